import Text

/// Reads one record after another.
///
/// A quoted field ends at the first run of an odd number of quotes after its opening one. If that
/// run is on a later line and is followed by neither a delimiter nor a line end, it opens a field
/// of its own and the earlier quote is the unclosed one. Since no byte between two odd runs is read
/// as quoted text twice, reading is linear however many quotes stay open.
struct DelimitedReader {
  enum Step {
    case record
    case comment
    case unclosedQuote
    case end
  }

  private(set) var faults: [DelimitedText.Fault] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// The whole delimiter, if it is more than one byte.
  private let longDelimiter: [UInt8]?
  private let skipsComments: Bool
  private let rowEnd: RowEnd
  private let endsWithLine: Bool
  /// The most fields of a record; the last one includes any further delimiters.
  private let mostFields: Int
  private var isInLastField = false
  /// Byte order marks at the beginning of records, which are skipped.
  private(set) var byteOrderMarks: [Int] = []
  private var position: Int

  /// - Parameter bytes: The text; valid as long as the reader is used.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ format: DelimitedText.Format, from start: Int) {
    self.bytes = bytes
    delimiter = format.delimiter.byte
    longDelimiter = format.delimiter.bytes.count > 1 ? format.delimiter.bytes : nil
    skipsComments = format.skipsComments
    rowEnd = format.rowEnd
    endsWithLine = format.rowEnd == .line
    mostFields = format.mostFields ?? .max
    position = start
  }

  /// Reads up to the end of the next record or comment; skips empty lines.
  mutating func next(into fields: inout [DelimitedText.Field]) -> Step {
    while position < bytes.count {
      if bytes[position].isLineEnd {
        position += 1
      } else if endsRecord(position) {
        position += recordEndLength
      } else if bytes[position] == 0xEF, starts(with: [0xEF, 0xBB, 0xBF], at: position) {
        // Concatenated files repeat the mark.
        byteOrderMarks.append(position)
        position += 3
      } else {
        break
      }
    }
    guard position < bytes.count else { return .end }
    if skipsComments, bytes[position] == .numberSign {
      skipLine()
      return .comment
    }
    return record(&fields)
  }

  private func starts(with text: [UInt8], at offset: Int) -> Bool {
    offset + text.count <= bytes.count && text.indices.allSatisfy { bytes[offset + $0] == text[$0] }
  }

  private func endsRecord(_ offset: Int) -> Bool {
    if endsWithLine { return bytes[offset].isLineEnd }
    switch rowEnd {
    case .line: return bytes[offset].isLineEnd
    case .text(let text): return bytes[offset] == text[0] && starts(with: text, at: offset)
    case .blankLine:
      guard bytes[offset].isLineEnd else { return false }
      var next = offset + 1
      if bytes[offset] == .carriageReturn, next < bytes.count, bytes[next] == .lineFeed {
        next += 1
      }
      while next < bytes.count, bytes[next] == .space || bytes[next] == UInt8(ascii: "\t") {
        next += 1
      }
      return next == bytes.count || bytes[next].isLineEnd
    }
  }

  private var recordEndLength: Int {
    if case .text(let text) = rowEnd { text.count } else { 1 }
  }

  private func isDelimiter(at offset: Int) -> Bool {
    guard bytes[offset] == delimiter, !isInLastField else { return false }
    guard let longDelimiter else { return true }
    return starts(with: longDelimiter, at: offset)
  }

  private mutating func record(_ fields: inout [DelimitedText.Field]) -> Step {
    let faultsBefore = faults.count
    let fieldsBefore = fields.count
    isInLastField = false
    while true {
      guard let field = field() else {
        faults.removeSubrange(faultsBefore..<(faults.count - 1))
        fields.removeSubrange(fieldsBefore...)
        return .unclosedQuote
      }
      fields.append(field)
      guard position < bytes.count, isDelimiter(at: position) else { break }
      position += longDelimiter?.count ?? 1
      isInLastField = fields.count - fieldsBefore == mostFields - 1
    }
    if isInLastField { reportFurtherDelimiter(in: fields[fields.count - 1]) }
    if faults.count > faultsBefore { faults.removeSubrange((faultsBefore + 1)...) }
    return .record
  }

  private mutating func reportFurtherDelimiter(in field: DelimitedText.Field) {
    isInLastField = false
    guard field.form == .plain else { return }
    if let further = (field.start..<field.end).first(where: { isDelimiter(at: $0) }) {
      faults.append(DelimitedText.Fault(kind: .furtherDelimiter, offset: further))
    }
  }

  /// Reads a field up to its delimiter or line end; nil if its quote is never closed, with the
  /// position then on the next line.
  private mutating func field() -> DelimitedText.Field? {
    let start = position
    let opening = offset(afterSpacesFrom: start)
    guard opening < bytes.count, bytes[opening] == .quote else { return literalField(from: start) }
    guard let (closing, isDoubled) = closingQuote(opening: opening) else {
      return reportUnclosedQuote(opening)
    }
    let behind = offset(afterSpacesFrom: closing + 1)
    if behind == bytes.count || isDelimiter(at: behind) || endsRecord(behind) {
      position = behind
      return DelimitedText.Field(opening + 1..<closing, isDoubled ? .doubled : .quoted)
    }
    if bytes[opening..<closing].contains(where: \.isLineEnd) { return reportUnclosedQuote(opening) }
    faults.append(DelimitedText.Fault(kind: .textAfterQuote, offset: behind))
    position = behind
    return literalField(from: start)
  }

  /// A field in its source form, from `start` to the first delimiter or line end from here on.
  private mutating func literalField(from start: Int) -> DelimitedText.Field {
    while position < bytes.count, !isDelimiter(at: position), !endsRecord(position) {
      position += 1
    }
    return DelimitedText.Field(start..<position)
  }

  /// The closing quote for the one at `opening`, and whether there are doubled quotes in between;
  /// nil if there is none.
  private func closingQuote(opening: Int) -> (offset: Int, isDoubled: Bool)? {
    var isDoubled = false
    var position = opening + 1
    while let quote = bytes.firstOffset(of: .quote, from: position) {
      guard quote + 1 < bytes.count, bytes[quote + 1] == .quote else { return (quote, isDoubled) }
      isDoubled = true
      position = quote + 2
    }
    return nil
  }

  private mutating func reportUnclosedQuote(_ opening: Int) -> DelimitedText.Field? {
    faults.append(DelimitedText.Fault(kind: .unclosedQuote, offset: opening))
    position = opening
    skipLine()
    return nil
  }

  private func offset(afterSpacesFrom start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == .space, delimiter != .space { offset += 1 }
    return offset
  }

  /// Moves to the end of the line; the line end itself is skipped with the empty lines.
  private mutating func skipLine() {
    while position < bytes.count, !bytes[position].isLineEnd { position += 1 }
  }
}
