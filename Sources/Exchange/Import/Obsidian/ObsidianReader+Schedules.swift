import Text

extension ObsidianReader {
  mutating func leaveOutSchedule(line: Int) {
    text.leaveOut(
      line: line, "a schedule without a card right above it",
      hint: "put it on the line after its card")
  }

  /// Removes a comment with schedules from a line.
  mutating func takeSchedule(from content: inout String, _ line: Int) {
    if content.utf8.first == UInt8(ascii: ">") {
      let quoted = content.drop { $0 == ">" || $0 == " " }
      if quoted.hasPrefix("[!sr|card-metadata]") {
        content = ""
        lastCardEnd = lastCardEnd == line - 1 ? line : lastCardEnd
        return
      }
      if quoted.hasPrefix(ObsidianComments.schedule) { content = String(quoted) }
    }
    guard let start = content.firstRange(of: ObsidianComments.schedule) else { return }
    let rest = content[start.upperBound...]
    let end = rest.firstRange(of: "-->")
    if end == nil {
      text.report(
        .warning, line: line,
        offset: lines[line].utf8.offset(of: ObsidianComments.schedule),
        "this schedule is never closed; it ends with its line", hint: "close it with `-->`")
    }
    let comment = rest[..<(end?.lowerBound ?? rest.endIndex)]
    let before = content[..<start.lowerBound]
    let behind = end.map { rest[$0.upperBound...] } ?? ""
    let isAlone = before.trimmed().isEmpty && behind.trimmed().isEmpty
    if isAlone, separator == nil, !hasDeletion {
      if lastCardEnd == line - 1 {
        decks.schedule(comment, line: line, &text)
      } else {
        leaveOutSchedule(line: line)
      }
    } else {
      schedule = (comment, line)
    }
    content = before.trimmedEnd() + behind
  }
}

extension String.UTF8View {
  /// The number of bytes before a mark; 0 if it is missing.
  func offset(of mark: String) -> Int {
    firstRange(of: mark.utf8).map { distance(from: startIndex, to: $0.lowerBound) } ?? 0
  }
}
