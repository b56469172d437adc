/// Recalls an earlier line of the prompt, like shells: `!!` is the last one, `!rev` the last that
/// begins with `rev`. Text after that is appended.
enum RecalledLine {
  /// - Parameter history: The earlier lines, oldest first.
  /// - Returns: The recalled line; nil if `line` recalls none.
  static func line(_ line: String, from history: [String]) throws(Failure) -> String? {
    let trimmed = line.drop(while: \.isWhitespace)
    guard trimmed.first == "!" else { return nil }
    let word = trimmed.dropFirst().prefix { !$0.isWhitespace }
    let rest = trimmed.dropFirst(1 + word.count)
    guard !word.isEmpty else {
      throw Failure(
        .usage, "`!` alone recalls nothing",
        hint: "write !! for the last line, or !rev for the last that begins with rev")
    }
    let isLast = word.hasPrefix("!")
    guard let found = isLast ? history.last : history.last(where: { $0.hasPrefix(word) }) else {
      throw Failure(
        .usage,
        isLast ? "there is no earlier line" : "no earlier line begins with `\(word)`",
        hint: "the Up key steps through earlier lines, Ctrl-R searches them")
    }
    return found + (isLast ? String(word.dropFirst()) : "") + rest
  }
}
