import Text

/// The separator between the fields of a row: one character or a few.
package struct Delimiter: Hashable, Sendable {
  /// Its characters in UTF-8.
  package let bytes: [UInt8]

  package static let comma = Delimiter(bytes: Array(",".utf8))
  package static let tab = Delimiter(bytes: Array("\t".utf8))
  package static let semicolon = Delimiter(bytes: Array(";".utf8))
  package static let pipe = Delimiter(bytes: Array("|".utf8))
  /// ` - `, an option of Quizlet.
  package static let spacedHyphen = Delimiter(bytes: Array(" - ".utf8))

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The first byte, which is the whole delimiter in nearly all cases.
  var byte: UInt8 { bytes[0] }

  /// Whether it may also occur in text, like ` - `: then a row has two fields, and only the first
  /// delimiter in a row separates them.
  var splitsOnce: Bool { bytes.count > 1 && bytes.contains(.space) }

  /// Takes any ASCII punctuation, tab or space; quotes, letters, digits and line ends cannot be
  /// delimiters.
  package init?(_ character: Character) {
    guard let byte = character.asciiValue, byte != .quote,
      character == "\t" || byte >= .space && byte < 0x7F,
      !character.isLetter, !character.isNumber
    else { return nil }
    self.init(bytes: [byte])
  }

  /// Takes a name as people and Anki write it (`comma`, `Tab`, `\t`) or the characters themselves,
  /// at least one of them neither a letter nor a digit: `;`, `::`, ` = `.
  package init?(named name: String) {
    switch name.lowercased() {
    case "comma": self = .comma
    case "tab", "\\t": self = .tab
    case "semicolon": self = .semicolon
    case "pipe": self = .pipe
    case "colon": self.init(":")
    case "space": self.init(" ")
    default:
      if let character = name.first, name.count == 1, character.isASCII {
        self.init(character)
        return
      }
      guard (1...20).contains(name.utf8.count),
        !name.utf8.contains(where: { $0 == .quote || $0.isLineEnd || $0 == 0 }),
        name.contains(where: { !$0.isLetter && !$0.isNumber && !$0.isWhitespace })
          || name.allSatisfy(\.isWhitespace)
      else { return nil }
      self.init(bytes: Array(name.utf8))
    }
  }

  /// The delimiter's display name.
  package var name: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    case .pipe: "pipe"
    default: bytes == [.space] ? "space" : "“\(String(decoding: bytes, as: UTF8.self))”"
    }
  }
}
