import Text

/// A heading of an Org file with what is under it, up to the next heading.
struct OrgHeading {
  var level: Int
  var title: String
  var tags: [String]
  /// Counted from 0.
  var line: Int
  var lastLine: Int
  /// By their names in capitals.
  var properties: [String: String] = [:]
  /// The rows of the drawer in which org-fc keeps its schedules.
  var reviews: [[String]] = []
  /// The day for which it is planned, as `2026-08-16`.
  var scheduled: String?
  var body: [String] = []

  /// Nil if a line is no heading.
  init?(_ text: String, line: Int) {
    let stars = text.utf8.prefix { $0 == UInt8(ascii: "*") }.count
    guard stars > 0, text.dropFirst(stars).first == " " else { return nil }
    level = stars
    var title = text.dropFirst(stars).trimmed()
    tags = []
    if title.hasSuffix(":"),
      let space = title.lastIndex(where: \.isWhitespace)
        ?? (title.hasPrefix(":") ? title.startIndex : nil)
    {
      let last = title[space...].trimmed()
      let names = last.split(separator: ":")
      if last.hasPrefix(":"), last.count > 2, !names.isEmpty {
        tags = names.map(String.init)
        title = title[..<space].trimmed()
      }
    }
    // Org's two standard task keywords are not part of a question.
    for word in ["TODO ", "DONE "] where title.hasPrefix(word) {
      title = String(title.dropFirst(word.count))
    }
    self.title = title
    self.line = line
    lastLine = line
  }

  var isDrill: Bool { tags.contains("drill") }
  var isFC: Bool { tags.contains("fc") }

  /// The headings of a file; and the tags that all of them have.
  static func all(_ lines: [String]) -> (headings: [OrgHeading], fileTags: [String]) {
    var headings: [OrgHeading] = []
    var fileTags: [String] = []
    var drawer: String?
    var isBlock = false
    for (number, line) in lines.enumerated() {
      let trimmed = line.trimmed()
      let lower = trimmed.lowercased()
      if lower.hasPrefix("#+begin_") { isBlock = true }
      if lower.hasPrefix("#+end_") { isBlock = false }
      if !isBlock, let heading = OrgHeading(line, line: number) {
        headings.append(heading)
        drawer = nil
        continue
      }
      guard !headings.isEmpty else {
        if lower.hasPrefix("#+filetags:") {
          fileTags = trimmed.dropFirst(11).split(whereSeparator: { ":  ".contains($0) }).map(
            String.init)
        }
        continue
      }
      let last = headings.count - 1
      if !trimmed.isEmpty { headings[last].lastLine = number }
      if !isBlock, drawer == nil, trimmed.count > 2, trimmed.hasPrefix(":"), trimmed.hasSuffix(":"),
        !trimmed.contains(" "), trimmed != ":END:"
      {
        drawer = trimmed.uppercased()
      } else if let name = drawer {
        if trimmed.uppercased() == ":END:" {
          drawer = nil
        } else if name == ":PROPERTIES:" {
          let parts = trimmed.dropFirst().split(separator: ":", maxSplits: 1)
          if parts.count == 2 {
            headings[last].properties[parts[0].uppercased()] = parts[1].trimmed()
          }
        } else if name == ":REVIEW_DATA:", trimmed.hasPrefix("|"), !trimmed.hasPrefix("|-") {
          headings[last].reviews.append(
            trimmed.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
              .map { $0.trimmed() })
        }
      } else if headings[last].body.allSatisfy({ $0.trimmed().isEmpty }),
        ["SCHEDULED:", "DEADLINE:", "CLOSED:"].contains(where: trimmed.hasPrefix)
      {
        if let mark = trimmed.firstRange(of: "SCHEDULED: <") {
          headings[last].scheduled = String(trimmed[mark.upperBound...].prefix(10))
        }
      } else {
        headings[last].body.append(line)
      }
    }
    return (headings, fileTags)
  }
}
