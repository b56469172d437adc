import Text

/// A line of a header as it was before a spreadsheet saved the file.
///
/// A spreadsheet gives every line as many cells as the longest has (`#deck:Billing,,,`) and puts a
/// line that holds its delimiter in quotes (`"#tags:a,b",,`).
struct HeaderLine {
  /// The line without quotes and without the delimiters behind it.
  let content: String
  /// The delimiter that stood behind it.
  let trailing: Delimiter?

  /// Nil if something else follows the quotes.
  init?(_ line: String) {
    var text = line[...].trimmed()[...]
    let delimiters: [Character] = [",", ";", "\t", "|"]
    // Trimming takes tabs, which may be the spreadsheet's.
    var last = line.last.flatMap { $0 == "\t" || $0 == " " ? $0 : nil }
    var quoted: String?
    if text.first == "\"" {
      var rest = text.dropFirst()
      var content = ""
      while let quote = rest.firstIndex(of: "\"") {
        content += rest[..<quote]
        rest = rest[rest.index(after: quote)...]
        guard rest.first == "\"" else { break }
        content.append("\"")
        rest = rest.dropFirst()
      }
      quoted = content
      text = rest
    }
    if let end = text.last, delimiters.contains(end) {
      last = end
      while text.last == end { text = text.dropLast() }
    }
    if let quoted {
      guard text.allSatisfy(\.isWhitespace) else { return nil }
      content = quoted
    } else if let last, text.lowercased() == "#separator:" {
      // `#separator:,` names the comma itself.
      content = text + String(last)
    } else {
      content = String(text)
    }
    trailing = last.flatMap { $0 == " " ? nil : Delimiter($0) }
  }

  /// The delimiter that Excel's first line `sep=;` names, whatever stands behind it; nil if the
  /// line is another.
  static func separator(_ line: String) -> Delimiter? {
    var text = line[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    if text.first == "\"" {
      text = text.dropFirst()
      guard let quote = text.lastIndex(of: "\""), !text[..<quote].contains("\"") else { return nil }
      guard text[text.index(after: quote)...].allSatisfy({ ",;\t| ".contains($0) }) else {
        return nil
      }
      text = text[..<quote]
    }
    guard text.prefix(4).lowercased() == "sep=" else { return nil }
    let value = text.dropFirst(4)
    guard let first = value.first, value.dropFirst().allSatisfy({ ",;\t| ".contains($0) }) else {
      return value.lowercased() == "\\t" ? .tab : nil
    }
    return Delimiter(first)
  }
}
