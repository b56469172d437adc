import Text

/// Text of Emacs's Org mode as Markdown: emphasis, code, links, blocks of source.
enum OrgText {
  static func markdown(_ lines: some Sequence<String>) -> String {
    var result: [String] = []
    var isCode = false
    for line in lines {
      let trimmed = line.trimmed()
      let lower = trimmed.lowercased()
      if lower.hasPrefix("#+begin_src") || lower.hasPrefix("#+begin_example") {
        let words = trimmed.split(separator: " ")
        result.append("```" + (lower.hasPrefix("#+begin_src") && words.count > 1 ? words[1] : ""))
        isCode = true
      } else if lower.hasPrefix("#+end_src") || lower.hasPrefix("#+end_example") {
        result.append("```")
        isCode = false
      } else if isCode {
        result.append(line)
      } else if lower.hasPrefix("#+") || trimmed == "#" || trimmed.hasPrefix("# ") {
        // Keywords and comments are no text.
        continue
      } else {
        result.append(inline(trimmed.isEmpty ? "" : line))
      }
    }
    if isCode { result.append("```") }
    // Text below a heading is often indented as the heading is.
    let used = result.filter { !$0.trimmed().isEmpty }
    let indent = used.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return result.map { $0.trimmed().isEmpty ? "" : $0.dropFirst(indent).trimmedEnd() }
      .joined(separator: "\n").trimmed()
  }

  /// A line with its links and emphasis in Markdown.
  static func inline(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    var previous: Character = " "
    while let character = rest.first {
      if character == "[", rest.hasPrefix("[["), let end = rest.firstRange(of: "]]") {
        let inner = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
        result += link(inner)
        rest = rest[end.upperBound...]
        previous = "]"
        continue
      }
      if let mark = marks[character], previous.isWhitespace || "([{\"'-—".contains(previous),
        let end = closing(character, in: rest)
      {
        let inner = rest[rest.index(after: rest.startIndex)..<end]
        result += mark + (mark == "`" ? String(inner) : inline(String(inner))) + mark
        rest = rest[rest.index(after: end)...]
        previous = character
        continue
      }
      result.append(character)
      previous = character
      rest = rest.dropFirst()
    }
    return result
  }

  private static let marks: [Character: String] = ["*": "**", "/": "*", "=": "`", "~": "`"]

  /// Where emphasis that begins a text ends: before white space or a sign, within 200 characters.
  private static func closing(_ mark: Character, in text: Substring) -> String.Index? {
    let inner = text.dropFirst()
    guard let first = inner.first, !first.isWhitespace, first != mark else { return nil }
    var previous = first
    var index = inner.index(after: inner.startIndex)
    var count = 0
    while index < inner.endIndex, count < 200 {
      let next = inner.index(after: index)
      if inner[index] == mark, !previous.isWhitespace,
        next == inner.endIndex || inner[next].isWhitespace || "-.,;:!?'\")}]".contains(inner[next])
      {
        return index
      }
      previous = inner[index]
      index = next
      count += 1
    }
    return nil
  }

  private static func link(_ inner: Substring) -> String {
    let parts = inner.firstRange(of: "][").map {
      (inner[..<$0.lowerBound], inner[$0.upperBound...])
    }
    let target = parts?.0 ?? inner
    let name = FileName(String(target)).name
    if target.hasPrefix("file:"),
      ["png", "jpg", "jpeg", "gif", "svg", "webp"].contains(FileName(name).ending)
    {
      return "[image: \(name.replacing("file:", with: ""))]"
    }
    guard let parts else { return String(target) }
    return target.hasPrefix("http") ? "\(parts.1) (\(target))" : String(parts.1)
  }
}
