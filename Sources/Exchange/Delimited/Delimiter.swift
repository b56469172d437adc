/// What stands between the fields of a row.
package struct Delimiter: Hashable, Sendable {
  /// The character, always one byte in UTF-8.
  package let byte: UInt8
  /// Whether the character delimits only with a space on both sides.
  let isSpaced: Bool

  package static let comma = Delimiter(byte: UInt8(ascii: ","))
  package static let tab = Delimiter(byte: UInt8(ascii: "\t"))
  package static let semicolon = Delimiter(byte: UInt8(ascii: ";"))
  package static let pipe = Delimiter(byte: UInt8(ascii: "|"))
  /// ` - `, which Quizlet offers.
  package static let spacedHyphen = Delimiter(byte: UInt8(ascii: "-"), isSpaced: true)

  private init(byte: UInt8, isSpaced: Bool = false) {
    self.byte = byte
    self.isSpaced = isSpaced
  }

  /// Takes any ASCII punctuation, tab or space; quotes, letters, digits and line ends delimit nothing.
  package init?(_ character: Character) {
    guard let byte = character.asciiValue, byte != .quote,
      character == "\t" || byte >= .space && byte < 0x7F,
      !character.isLetter, !character.isNumber
    else { return nil }
    self.init(byte: byte)
  }

  /// Takes a name as people and Anki write it (`comma`, `Tab`, `\t`) or the character itself.
  package init?(named name: String) {
    switch name.lowercased() {
    case "comma": self = .comma
    case "tab", "\\t": self = .tab
    case "semicolon": self = .semicolon
    case "pipe": self = .pipe
    case "colon": self.init(":")
    case "space": self.init(" ")
    case " - ": self = .spacedHyphen
    default:
      guard let character = name.first, name.count == 1 else { return nil }
      self.init(character)
    }
  }

  /// The delimiter's name for people.
  package var name: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    case .pipe: "pipe"
    case .spacedHyphen: "“ - ”"
    default: byte == .space ? "space" : "“\(Character(Unicode.Scalar(byte)))”"
    }
  }
}
