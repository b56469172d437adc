import Text

/// Writes a card's text as Anki's HTML.
///
/// Line breaks become `<br>`, leading spaces stay, and the simple Markdown that people use on cards
/// is rendered: `**bold**`, `` `code` `` and fenced code. Everything else stays plain text.
struct CardHTML {
  /// Whether the text is part of a cloze, where Anki interprets braces and colons.
  var isCloze = false

  /// - Parameter isContinued: Whether the text begins in the middle of a line.
  func html(_ text: String, isContinued: Bool = false) -> String {
    guard isContinued else { return html(ofLines: text[...], isAfterLine: false) }
    let line = text.prefix { $0 != "\n" }
    guard line.endIndex < text.endIndex else { return inline(line) }
    return inline(line) + html(ofLines: text[line.endIndex...].dropFirst(), isAfterLine: true)
  }

  private func html(ofLines text: Substring, isAfterLine: Bool) -> String {
    // The line break at the end makes an empty last line count as a line too.
    let lines = TextLines(Array("\(text)\n".utf8))
    let fences = CodeFences(lines, after: [])
    let ends = Set(fences.blocks.map(\.upperBound))
    var result = ""
    var isAfterLine = isAfterLine
    for (number, range) in lines.ranges.enumerated() {
      let line = String(decoding: lines.bytes[range], as: UTF8.self)[...]
      if fences.isOpening[number] {
        result += "<pre\(language(line))>"
        isAfterLine = false
      } else if fences.isCode[number] {
        let isEnd = ends.contains(number)
        result += isEnd ? "</pre>" : (isAfterLine ? "\n" : "") + escaped(line)
        isAfterLine = !isEnd
      } else {
        result += (isAfterLine ? "<br>" : "") + self.line(line)
        isAfterLine = true
      }
    }
    return result
  }

  /// The attribute for the language named after a fence.
  private func language(_ fence: Substring) -> String {
    let name = fence.drop { "`~ ".contains($0) }
    let isWord = name.utf8.allSatisfy(\.isLanguageName)
    return name.isEmpty || !isWord ? "" : #" class="language-\#(name)""#
  }

  private func line(_ line: Substring) -> String {
    let indent = line.prefix { $0 == " " }
    return String(repeating: "&nbsp;", count: indent.count) + inline(line[indent.endIndex...])
  }

  private func inline(_ rest: Substring) -> String {
    rest.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "*") }
      ? marked(rest) : escaped(rest)
  }

  private func marked(_ line: Substring) -> String {
    var result = ""
    var rest = line
    var plain = rest.startIndex
    func flush(_ end: Substring.Index) { result += escaped(line[plain..<end]) }
    while let first = rest.first {
      if first == "`", let inner = span(rest, "`") {
        flush(rest.startIndex)
        result += "<code>\(escaped(inner))</code>"
        rest = line[inner.endIndex...].dropFirst()
        plain = rest.startIndex
      } else if first == "*", rest.hasPrefix("**"), let inner = span(rest, "**") {
        flush(rest.startIndex)
        result += "<b>\(marked(inner))</b>"
        rest = line[inner.endIndex...].dropFirst(2)
        plain = rest.startIndex
      } else {
        rest.removeFirst()
      }
    }
    flush(line.endIndex)
    return result
  }

  /// The text between a leading mark and the next one like it, if it is not empty and begins and
  /// ends with neither a space nor a mark.
  private func span(_ text: Substring, _ mark: String) -> Substring? {
    let start = text.dropFirst(mark.count)
    guard let end = start.firstRange(of: mark)?.lowerBound else { return nil }
    let inner = start[..<end]
    guard let first = inner.first, let last = inner.last, !first.isWhitespace, !last.isWhitespace,
      first != mark.first
    else { return nil }
    return inner
  }

  // MARK: Escapes

  /// Text that Anki would take for media or LaTeX.
  private static let bracketed = ["[sound:", "[anki:", "[latex]", "[$]", "[$$]"]

  private func escaped(_ text: Substring) -> String {
    var result = ""
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "<", ">": result += htmlReference(for: scalar) ?? ""
      case "{" where isCloze: result += "&#123;"
      case "}" where isCloze: result += "&#125;"
      case ":" where isCloze && before == ":": result += "&#58;"
      // A control character separates the fields, and no other is of any use on a card.
      case "\0"..."\u{1F}" where scalar != "\t", "\u{7F}": break
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    guard result.contains("[") else { return result }
    for mark in Self.bracketed {
      result = result.replacing(mark, with: "&#91;" + mark.dropFirst())
    }
    return result
  }
}
