import Text

/// A line of a file whose fields are columns of fixed width.
///
/// A column is a byte. Only a line that was converted to UTF-8 and has characters outside ASCII is
/// counted in characters, since those were single bytes when the columns were laid out.
struct CodeLine {
  /// The line's number, counted from 1.
  let number: Int
  /// The bytes without the line end and the white space before it.
  private let bytes: ArraySlice<UInt8>
  /// The characters of a UTF-8 line that is not pure ASCII.
  private let characters: [Unicode.Scalar]?

  init(_ bytes: ArraySlice<UInt8>, number: Int) {
    self.number = number
    var bytes = bytes
    // Carriage returns, Ctrl-Z and padding: trailing characters have no meaning.
    while let last = bytes.last, last <= .space { bytes.removeLast() }
    self.bytes = bytes
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    characters =
      isASCII ? nil : String(validating: bytes, as: UTF8.self).map { Array($0.unicodeScalars) }
  }

  var isBlank: Bool { bytes.isEmpty }

  /// The number of columns used.
  var length: Int { characters?.count ?? bytes.count }

  /// The byte in a column, counted from 1; a space after the end, and 0xFF for a character outside
  /// ASCII.
  subscript(column: Int) -> UInt8 {
    guard column <= length else { return .space }
    if let characters {
      return UInt8(exactly: characters[column - 1].value).map { min($0, 0xFF) } ?? 0xFF
    }
    return bytes[bytes.startIndex + column - 1]
  }

  func isBlank(_ columns: ClosedRange<Int>) -> Bool {
    columns.allSatisfy { self[$0] <= .space }
  }

  /// The text in some columns, trimmed and with every run of white space made one space.
  func text(_ columns: ClosedRange<Int>) -> String {
    let end = min(columns.upperBound, length)
    guard columns.lowerBound <= end else { return "" }
    if let characters {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: characters[(columns.lowerBound - 1)..<end].map(Self.shown))
      return String(view).joiningWords()
    }
    let start = bytes.startIndex
    return decoded(bytes[(start + columns.lowerBound - 1)..<(start + end)])
  }

  /// The text from a column to the end of the line.
  func text(from column: Int) -> String {
    text(column...max(column, length))
  }

  /// The whole line, for a message about it.
  var text: String { text(from: 1) }

  /// A character; a space for a control character, which no deck can hold.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.generalCategory == .control ? " " : scalar
  }

  private func decoded(_ field: ArraySlice<UInt8>) -> String {
    var field = field
    while let last = field.last, last <= .space { field.removeLast() }
    while let first = field.first, first <= .space { field.removeFirst() }
    var isPlain = true
    var previous: UInt8 = 0
    for byte in field {
      if byte < .space || byte >= 0x7F || (byte == .space && previous == .space) {
        isPlain = false
        break
      }
      previous = byte
    }
    if isPlain { return String(decoding: field, as: UTF8.self) }
    return String(
      field.map {
        $0 < 0x80
          ? Character(Self.shown(Unicode.Scalar($0)))
          : CodePage.windows1252.scalar($0).map(Character.init) ?? "\u{FFFD}"
      }
    )
    .joiningWords()
  }
}

/// The lines of a file that end with LF or CRLF; with CR if there is no LF.
///
/// - Complexity: O(*n*) in the number of bytes.
func codeLines(_ bytes: [UInt8]) -> [CodeLine] {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  let separator: UInt8 = bytes.contains(.lineFeed) ? .lineFeed : .carriageReturn
  var lines: [CodeLine] = []
  lines.reserveCapacity(bytes.count / 64)
  var position = start
  while position < bytes.count {
    let end = bytes[position...].firstIndex(of: separator) ?? bytes.count
    lines.append(CodeLine(bytes[position..<end], number: lines.count + 1))
    position = end + 1
  }
  return lines
}

extension String {
  /// The words joined by single spaces; control characters separate words too.
  fileprivate func joiningWords() -> String {
    unicodeScalars.split { $0.value <= 0x20 || (0x7F...0xA0).contains($0.value) }
      .map { String($0) }.joined(separator: " ")
  }
}
