import Text

/// A header line in its original form, before a spreadsheet saved the file.
///
/// A spreadsheet pads every line to the number of cells of the longest (`#deck:Billing,,,`) and
/// quotes a line that contains its delimiter (`"#tags:a,b",,`).
struct HeaderLine {
  /// The line without quotes and trailing delimiters.
  let content: String
  /// The trailing delimiter.
  let trailing: Delimiter?

  /// Nil if something else follows the quotes.
  init?(_ line: String) {
    var text = line[...].trimmed()[...]
    let delimiters: [Character] = [",", ";", "\t", "|"]
    // Trimming removes tabs, which may be the spreadsheet's.
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

  /// The delimiter named in Excel's first line `sep=;`, ignoring what follows it; nil for any other
  /// line.
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
