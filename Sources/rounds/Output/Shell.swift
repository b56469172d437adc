/// A shell in which Tab completes `rounds`.
///
/// Each script asks `rounds complete` for the candidates, so that decks, tags and cards are those
/// of the collection, and the shells complete the same as the prompt.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// Bash passes the line up to the cursor and the characters that end a word there; its
  /// replacement begins after the last of these.
  private static let bashScript = #"""
    # Completes rounds in bash.
    _rounds() {
      local reply
      COMPREPLY=()
      while IFS= read -r reply; do
        COMPREPLY+=("$reply")
      done < <(rounds complete bash "${COMP_LINE:0:$COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    }
    complete -o nospace -F _rounds rounds

    """#

  private static let zshScript = #"""
    #compdef rounds
    # Completes rounds in zsh.
    _rounds() {
      local -a found open
      found=(${(f)"$(rounds complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)"})
      # A word that goes on gets no space.
      open=(${(M)found:#*[:/<>=]})
      found=(${found:#*[:/<>=]})
      compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a -- found
      compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -S '' -a -- open
    }
    if [[ $funcstack[1] == _rounds ]]; then
      _rounds "$@"
    else
      compdef _rounds rounds
    fi

    """#

  private static let fishScript = #"""
    # Completes rounds in fish.
    function __rounds_complete
        set -l before (commandline -opc)
        set -l word (commandline -ct)
        rounds complete fish $before[2..-1] "$word" 2>/dev/null
    end
    complete -c rounds -f -a '(__rounds_complete)'

    """#
}

extension Shell {
  /// The text before the cursor.
  struct Typed {
    /// The whole words before the cursor, without the program's name.
    var before: [String]
    /// The part of the word at the cursor typed so far.
    var word: String
    /// The quotation mark that is open in the word.
    var quote: Character?
    /// How many characters of the word the shell keeps unchanged.
    var kept = 0

    /// The words from the command on.
    var commandWords: [String] {
      var words = before[...]
      while let first = words.first, first.hasPrefix("--collection") {
        words = words.dropFirst(first == "--collection" ? 2 : 1)
      }
      return Array(words)
    }
  }

  /// Parses the arguments from the shell's script.
  func typed(_ words: [String]) -> Typed {
    switch self {
    case .zsh: return Typed(before: words.dropLast(), word: words.last ?? "")
    case .fish:
      let word = ShellLine(words.last ?? "")
      return Typed(before: words.dropLast(), word: word.words.last ?? "")
    case .bash:
      let line = ShellLine(words.first ?? "")
      var typed = Typed(
        before: Array(line.words.dropFirst().dropLast()),
        word: line.words.count > 1 ? line.words.last! : "", quote: line.quote)
      let breaks = Set(words.count > 1 ? words[1] : "")
      if line.quote == nil, let last = typed.word.lastIndex(where: breaks.contains) {
        // Readline keeps an `@` with the word that it begins.
        let end = typed.word[last] == "@" ? last : typed.word.index(after: last)
        typed.kept = typed.word.distance(from: typed.word.startIndex, to: end)
      }
      return typed
    }
  }

  /// A candidate in the form that the shell inserts into the line.
  func written(_ candidate: String, for typed: Typed) -> String {
    // Zsh and fish add quotes themselves.
    guard self == .bash else { return candidate }
    func escaped(_ isPlain: (Character) -> Bool) -> String {
      candidate.dropFirst(typed.kept).map { isPlain($0) ? "\($0)" : "\\\($0)" }.joined()
    }
    switch typed.quote {
    case "'": return candidate.replacing("'", with: #"'\''"#)
    case "\"": return escaped { !"\"$`\\".contains($0) }
    default: break
    }
    let word = escaped { $0.isLetter || $0.isNumber || "-_.,/:=+%@".contains($0) }
    let goesOn = candidate.last.map { ":/<>=".contains($0) } ?? false
    return word + (goesOn ? "" : " ")
  }
}

/// A shell's line up to the cursor, as words.
private struct ShellLine {
  /// The last one is the word at the cursor, which may be empty.
  private(set) var words = [""]
  /// The quotation mark that is still open.
  private(set) var quote: Character?

  init(_ line: String) {
    var isEscaped = false
    for character in line {
      if isEscaped {
        words[words.count - 1].append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else if quote == nil, character.isWhitespace {
        if words.last != "" { words.append("") }
      } else {
        words[words.count - 1].append(character)
      }
    }
  }
}
