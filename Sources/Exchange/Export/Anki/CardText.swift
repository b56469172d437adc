import Text

/// Converts the HTML that ``CardHTML`` writes back to the original text, piece by piece.
///
/// It knows no other elements: those were added in Anki, and ``HTMLText`` reads them.
struct CardText {
  private var output: [UInt8] = []
  /// The start of the piece that ``cut()`` returns.
  private var start = 0
  /// The start of the open code.
  private var codeStart: Int?
  private var isInCode: Bool { codeStart != nil }
  private var isAfterCode = false

  /// The text of a whole field; nil if it has elements that ``CardHTML`` does not write.
  static func text(of html: String) -> String? {
    var text = CardText()
    return text.add(html[...]) ? text.cut(endsLine: false).trimmed() : nil
  }

  /// Adds the next piece; false if it has elements that ``CardHTML`` does not write.
  mutating func add(_ html: Substring) -> Bool {
    var rest = html.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "<"):
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        guard addTag(rest[..<end]) else { return false }
        rest = rest[rest.index(after: end)...]
      case UInt8(ascii: "&"):
        addInk()
        if let end = rest.prefix(10).firstIndex(of: UInt8(ascii: ";")),
          let scalar = Self.entity(rest[..<end])
        {
          output += String(scalar).utf8
          rest = rest[rest.index(after: end)...]
        } else {
          output.append(byte)
        }
      case 0x0A, 0x0D:
        // Outside code a line break is white space, and `CardHTML` writes none.
        guard isInCode else { return false }
        output.append(byte)
      default:
        addInk()
        output.append(byte)
      }
    }
    return true
  }

  /// Plain text without its character references.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "&"),
        let end = rest.prefix(10).firstIndex(of: UInt8(ascii: ";")),
        let scalar = entity(rest[..<end])
      {
        result += String(scalar).utf8
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text since the last cut.
  /// - Parameter endsLine: Whether code at its end has a line break after it.
  mutating func cut(endsLine: Bool) -> String {
    if isAfterCode, endsLine { output.append(0x0A) }
    isAfterCode = false
    defer { start = output.count }
    return String(decoding: output[start...], as: UTF8.self)
  }

  /// After code, the text continues on a new line.
  private mutating func addInk() {
    if isAfterCode { output.append(0x0A) }
    isAfterCode = false
  }

  private mutating func addTag(_ tag: Substring.UTF8View.SubSequence) -> Bool {
    switch String(Substring(tag)).lowercased() {
    case "br", "br/", "br /":
      guard !isInCode else {
        output.append(0x0A)
        return true
      }
      addInk()
      output.append(0x0A)
    case "b", "/b", "strong", "/strong":
      addInk()
      output += "**".utf8
    case "code", "/code":
      addInk()
      output.append(UInt8(ascii: "`"))
    case let name where name == "pre" || Self.isCodeOfLanguage(name):
      guard !isInCode else { return false }
      if !output.isEmpty { output.append(0x0A) }
      output += "```".utf8
      output += Substring(tag).dropFirst(Self.languageOpening.count).dropLast().utf8
      output.append(0x0A)
      codeStart = output.count
      isAfterCode = false
    case "/pre":
      guard let codeStart else { return false }
      if output.count > codeStart { output.append(0x0A) }
      output += "```".utf8
      self.codeStart = nil
      isAfterCode = true
    default: return false
    }
    return true
  }

  private static func isCodeOfLanguage(_ tag: String) -> Bool {
    guard tag.hasPrefix(languageOpening), tag.hasSuffix("\"") else { return false }
    return tag.dropFirst(languageOpening.count).dropLast().utf8.allSatisfy(\.isLanguageName)
  }

  private static let languageOpening = #"pre class="language-"#

  private static func entity(_ name: Substring.UTF8View.SubSequence) -> Unicode.Scalar? {
    switch String(Substring(name)) {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case "nbsp": " "
    case let name where name.hasPrefix("#x") || name.hasPrefix("#X"):
      UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let name where name.hasPrefix("#"):
      UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
