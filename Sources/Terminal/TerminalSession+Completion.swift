import CReadline
import Posix
import Screen

/// What is to be completed when Tab is pressed.
package struct CompletionRequest: Hashable, Sendable {
  /// The whole line.
  package var line: String
  /// The beginning of the word at the cursor, without an opening quotation mark.
  package var word: String
  /// Where the word begins: the number of characters of the line before it.
  package var wordStart: Int

  package init(line: String, word: String, wordStart: Int) {
    self.line = line
    self.word = word
    self.wordStart = wordStart
  }
}

/// The candidates that readline is going through, as it will insert them.
@MainActor private var candidates: ArraySlice<String> = []

/// The next of them in memory that readline frees, or nil at the end.
private func nextCandidate() -> UnsafeMutablePointer<CChar>? {
  MainActor.assumeIsolated { candidates.popFirst() }.flatMap { strdup($0) }
}

extension TerminalSession {
  /// How many candidates are listed; of more, only the number is shown.
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
    // A space after a backslash ends no word.
    rl_char_is_quoted_p = { line, index in
      guard let line, index > 0 else { return 0 }
      let before = UnsafeBufferPointer(start: line, count: Int(index)).reversed()
      return before.prefix { $0 == CChar(UInt8(ascii: "\\")) }.count % 2 == 1 ? 1 : 0
    }
    rl_attempted_completion_function = { text, start, _ in
      // Pointers do not leave the actor's closure, numbers do.
      let matches = MainActor.assumeIsolated {
        // Never fall back to the names of files.
        rl_attempted_completion_over = 1
        let word = text.map { String(cString: $0) } ?? ""
        candidates = TerminalSession.current?.completions(of: word, at: Int(start)) ?? []
        guard let first = candidates.first else { return UInt(0) }
        // A word that goes on takes no space; readline sets this anew for each completion.
        if candidates.count == 1, let last = first.last, "/:<>=".contains(last) {
          rl_completion_append_character = 0
        }
        return UInt(bitPattern: rl_completion_matches(text) { _, _ in nextCandidate() })
      }
      return UnsafeMutablePointer(bitPattern: matches)
    }
  }

  // These live as long as readline does. Words end at spaces and quotation marks only: tags, card ids
  // and paths hold most other characters.
  private static let wordEnds = strdup(" \t\n\"'")
  private static let quotes = strdup("\"'")
  private static let nothing = strdup("")

  /// Says what is completed: the word at the cursor, or the line as a whole.
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
    // A line as a whole needs no marks around it.
    return insertable(complete(request), isQuoted: isQuoted || !isWord)[...]
  }
}

/// A word without the backslashes that keep its spaces in it.
private func withoutEscapes(_ word: String) -> String {
  var isEscaped = false
  return word.filter { character in
    isEscaped = character == "\\" && !isEscaped
    return !isEscaped
  }
}

/// The candidates as they are put into the line: in quotation marks where one of them has a space,
/// so that they still share a beginning. Those that a line cannot hold are left out.
func insertable(_ candidates: [String], isQuoted: Bool) -> [String] {
  let clean = candidates.filter {
    !$0.isEmpty && !$0.contains("\"") && sanitized($0, keepNewlines: false) == $0
  }
  guard !isQuoted, clean.contains(where: { $0.contains(" ") }) else { return clean }
  return clean.map { "\"\($0)\"" }
}
