/// The separator between the rows of a table.
package enum RowEnd: Hashable, Sendable {
  /// A line end of any kind.
  case line
  /// An empty line: a row may span several lines.
  case blankLine
  /// These characters, in UTF-8: a row may span several lines.
  case text([UInt8])

  package static let semicolon = RowEnd.text([UInt8(ascii: ";")])

  /// Takes `line`, `blank`, a delimiter's name, or the characters themselves, at least one of them
  /// neither a letter nor a digit.
  package init?(named name: String) {
    switch name.lowercased() {
    case "line": self = .line
    case "blank": self = .blankLine
    default:
      guard let characters = Delimiter(named: name) else { return nil }
      self = .text(characters.bytes)
    }
  }

  /// Its name in a file's explanation.
  var name: String {
    switch self {
    case .line: "a line end"
    case .blankLine: "an empty line"
    case .text(let bytes):
      self == .semicolon ? "semicolon" : "“\(String(decoding: bytes, as: UTF8.self))”"
    }
  }
}
