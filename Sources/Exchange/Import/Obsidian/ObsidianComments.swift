import Text

/// The lines of an Obsidian note that are in HTML comments.
///
/// A comment starts at the beginning of a line and ends with the line that has `-->`. An unclosed
/// one covers only its own line.
struct ObsidianComments {
  /// The prefix of a comment with the schedules of cards; it does not count as a comment here.
  static let schedule = "<!--SR:"

  private(set) var isComment: [Bool]
  /// The lines that open a comment and never close it.
  private(set) var unclosed: [Int] = []

  /// - Complexity: Linear in the length of the text.
  init(_ lines: [String], _ fences: CodeFences, from start: Int) {
    isComment = Array(repeating: false, count: lines.count)
    // The first line from each line on that closes a comment.
    var closing = Array(repeating: lines.count, count: lines.count + 1)
    for line in lines.indices.reversed() {
      let closes = lines[line].utf8.contains(UInt8(ascii: ">")) && lines[line].contains("-->")
      closing[line] = closes ? line : closing[line + 1]
    }
    var line = start
    while line < lines.count {
      defer { line += 1 }
      guard lines[line].hasPrefix("<!--"), !lines[line].hasPrefix(Self.schedule),
        !fences.isCode[line]
      else { continue }
      isComment[line] = true
      let end = closing[line]
      if end == lines.count {
        unclosed.append(line)
        continue
      }
      while line < end {
        line += 1
        isComment[line] = true
      }
    }
  }
}
