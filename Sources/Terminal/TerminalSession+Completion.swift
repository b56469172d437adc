import CReadline
import Posix
import Screen

/// A request for completion when Tab is pressed.
package struct CompletionRequest: Hashable, Sendable {
  /// The whole line.
  package var line: String
  /// The word at the cursor so far, without an opening quotation mark.
  package var word: String
  /// The number of characters in the line before the word.
  package var wordStart: Int

  package init(line: String, word: String, wordStart: Int) {
    self.line = line
    self.word = word
    self.wordStart = wordStart
  }
}

/// The candidates that readline is iterating over, in the form that it will insert.
@MainActor private var candidates: ArraySlice<String> = []

/// The next candidate in memory that readline frees; nil at the end.
private func nextCandidate() -> UnsafeMutablePointer<CChar>? {
  MainActor.assumeIsolated { candidates.popFirst() }.flatMap { strdup($0) }
}

extension TerminalSession {
  /// The most candidates listed; if there are more, only their number is shown.
  private static let listedCandidates = 100

  func prepareCompletion() {
    // Readline's question whether to list many cannot be answered in its callback interface.
    rl_completion_display_matches_hook = { matches, count, longest in
      MainActor.assumeIsolated {
        if count <= TerminalSession.listedCandidates {
          rl_display_match_list(matches, count, longest)
        } else {
          TerminalSession.current?.write("\n\(count) possibilities\n")
        }
        _ = rl_forced_update_display()
      }
    }
    // A space after a backslash does not end a word.
    rl_char_is_quoted_p = { line, index in
      guard let line, index > 0 else { return 0 }
      let before = UnsafeBufferPointer(start: line, count: Int(index)).reversed()
      return before.prefix { $0 == CChar(UInt8(ascii: "\\")) }.count % 2 == 1 ? 1 : 0
    }
    rl_attempted_completion_function = { text, start, _ in
      // Pointers cannot leave the actor's closure, but numbers can.
      let matches = MainActor.assumeIsolated {
        // Never fall back to file names.
        rl_attempted_completion_over = 1
        let word = text.map { String(cString: $0) } ?? ""
        candidates = TerminalSession.current?.completions(of: word, at: Int(start)) ?? []
        guard let first = candidates.first else { return UInt(0) }
        // A word that continues gets no space; readline resets this for each completion.
        if candidates.count == 1, let last = first.last, "/:<>=".contains(last) {
          rl_completion_append_character = 0
        }
        return UInt(bitPattern: rl_completion_matches(text) { _, _ in nextCandidate() })
      }
      return UnsafeMutablePointer(bitPattern: matches)
    }
  }

  // These live as long as readline. Words end only at spaces and quotation marks: tags, card ids
  // and paths contain most other characters.
  private static let wordEnds = strdup(" \t\n\"'")
  private static let quotes = strdup("\"'")
  private static let nothing = strdup("")

  /// Selects what is completed: the word at the cursor, or the whole line.
  func completeWords(_ completesWords: Bool) {
    rl_completer_word_break_characters = UnsafePointer(
      completesWords ? Self.wordEnds : Self.nothing)
    rl_completer_quote_characters = completesWords ? UnsafePointer(Self.quotes) : nil
  }

  private func completions(of word: String, at start: Int) -> ArraySlice<String> {
    guard let complete = lineInProgress?.complete else { return [] }
    let line = String(cString: rl_line_buffer)
    let before = String(decoding: line.utf8.prefix(start), as: UTF8.self)
    let isQuoted = rl_completion_quote_character != 0
    let isWord = rl_completer_quote_characters != nil
    let request = CompletionRequest(
      line: line, word: isWord && !isQuoted ? withoutEscapes(word) : word,
      wordStart: before.count)
    // A whole line needs no quotation marks.
    return insertable(complete(request), isQuoted: isQuoted || !isWord)[...]
  }
}

/// A word without the backslashes that escape its spaces.
private func withoutEscapes(_ word: String) -> String {
  var isEscaped = false
  return word.filter { character in
    isEscaped = character == "\\" && !isEscaped
    return !isEscaped
  }
}

/// The candidates in the form for the line: quoted if one of them has a space, so that they still
/// share a prefix. Candidates that a line cannot hold are left out.
func insertable(_ candidates: [String], isQuoted: Bool) -> [String] {
  let clean = candidates.filter {
    !$0.isEmpty && !$0.contains("\"") && sanitized($0, keepNewlines: false) == $0
  }
  guard !isQuoted, clean.contains(where: { $0.contains(" ") }) else { return clean }
  return clean.map { "\"\($0)\"" }
}
