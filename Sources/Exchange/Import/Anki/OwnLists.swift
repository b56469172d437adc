import Text

/// The lists of a multiple choice and of an ordering in the fields of one of our notes.
enum OwnLists {
  /// The rows of the list at the end of a field, and the text before it; nil if there is none, or
  /// if something follows it.
  static func split(_ html: String, _ element: String) -> (before: String, rows: [String])? {
    guard let start = html.utf8.firstRange(of: "<\(element)>".utf8) else { return nil }
    var rest = html[start.upperBound...]
    var rows: [String] = []
    while let row = rest.utf8.firstRange(of: "<li>".utf8),
      rest[..<row.lowerBound].allSatisfy(\.isWhitespace)
    {
      guard let end = rest[row.upperBound...].utf8.firstRange(of: "</li>".utf8) else { return nil }
      rows.append(String(rest[row.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    let tail = rest.trimmed()
    guard tail.hasPrefix("</\(element)>"), !hasContent(String(tail.dropFirst(element.count + 3)))
    else { return nil }
    return (String(html[..<start.lowerBound]), rows)
  }

  /// The options that the answer names, if it names nothing else: one after another in list order,
  /// or otherwise one per line.
  static func correct(_ options: [String], in answer: String) -> Set<Int>? {
    var rest = answer[...]
    var found: Set<Int> = []
    for (index, option) in options.enumerated() where !option.isEmpty && !rest.isEmpty {
      if rest == option {
        rest = ""
        found.insert(index)
      } else if rest.hasPrefix(option + "<br>") {
        rest = rest.dropFirst(option.count + 4)
        found.insert(index)
      }
    }
    if rest.isEmpty, !found.isEmpty { return found }
    let lines = lines(of: answer).map(normalized)
    let places = lines.map { line in options.firstIndex { normalized($0) == line } }
    guard !places.isEmpty, !places.contains(nil) else { return nil }
    return Set(places.compactMap(\.self))
  }

  /// The lines of a field that are not empty.
  static func lines(of html: String) -> [String] {
    html.replacing("<div>", with: "<br>").replacing("</div>", with: "<br>")
      .split(separator: "<br>").map { $0.trimmed() }.filter { !$0.isEmpty }
  }
}
