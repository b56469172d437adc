/// Reads one record after another.
///
/// A quoted field ends at the first run of an odd number of quotes after its opening one. If that
/// stands on a later line and is followed by neither a delimiter nor a line end, it opens a field
/// of its own and the earlier quote is the one that was never closed. Since no byte between two odd
/// runs is read as quoted text twice, reading is linear however many quotes stay open.
struct DelimitedReader {
  enum Step {
    case record(DelimitedText.Record)
    case comment
    case unclosedQuote
    case end
  }

  private(set) var faults: [DelimitedText.Fault] = []
  private let text: DecodedText
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int

  init(_ text: DecodedText, delimiter: Delimiter, from start: Int) {
    self.text = text
    bytes = text.utf8
    self.delimiter = delimiter.byte
    position = start
  }

  /// Reads up to the end of the next record or comment; empty lines are passed over.
  mutating func next(skipsComments: Bool) -> Step {
    while position < bytes.count, let next = bytes.offsetAfterLineEnd(at: position) {
      position = next
    }
    guard position < bytes.count else { return .end }
    if skipsComments, bytes[position] == .numberSign {
      skipLine()
      return .comment
    }
    return record()
  }

  private mutating func record() -> Step {
    let line = text.lines.line(at: position)
    let faultsBefore = faults.count
    var fields: [DelimitedText.Field] = []
    while true {
      guard let field = field() else {
        faults.removeSubrange(faultsBefore..<(faults.count - 1))
        return .unclosedQuote
      }
      fields.append(field)
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    if faults.count > faultsBefore { faults.removeSubrange((faultsBefore + 1)...) }
    return .record(DelimitedText.Record(line: line, fields: fields))
  }

  /// Reads a field up to its delimiter or line end; nil if its quote is never closed, with the
  /// position then on the next line.
  private mutating func field() -> DelimitedText.Field? {
    let start = position
    let opening = offset(afterSpacesFrom: start)
    guard opening < bytes.count, bytes[opening] == .quote else { return literalField(from: start) }
    guard let (value, closing) = quotedText(opening: opening) else {
      return reportUnclosedQuote(opening)
    }
    let behind = offset(afterSpacesFrom: closing + 1)
    if behind == bytes.count || bytes[behind] == delimiter || bytes[behind].isLineEnd {
      position = behind
      return DelimitedText.Field(value: value, range: start..<behind)
    }
    if bytes[opening..<closing].contains(where: \.isLineEnd) { return reportUnclosedQuote(opening) }
    faults.append(DelimitedText.Fault(kind: .textAfterQuote, offset: behind))
    position = behind
    return literalField(from: start)
  }

  /// A field as it is written, from `start` to the first delimiter or line end from here on.
  private mutating func literalField(from start: Int) -> DelimitedText.Field {
    while position < bytes.count, bytes[position] != delimiter, !bytes[position].isLineEnd {
      position += 1
    }
    let value = String(decoding: bytes[start..<position], as: UTF8.self)
    return DelimitedText.Field(value: value, range: start..<position)
  }

  /// The text between the quote at `opening` and its closing quote; nil if there is none.
  private func quotedText(opening: Int) -> (value: String, closing: Int)? {
    var unescaped: [UInt8] = []
    var segment = opening + 1
    var position = segment
    while position < bytes.count {
      guard bytes[position] == .quote else {
        position += 1
        continue
      }
      if position + 1 < bytes.count, bytes[position + 1] == .quote {
        unescaped.append(contentsOf: bytes[segment...position])
        position += 2
        segment = position
      } else if unescaped.isEmpty {
        return (String(decoding: bytes[segment..<position], as: UTF8.self), position)
      } else {
        unescaped.append(contentsOf: bytes[segment..<position])
        return (String(decoding: unescaped, as: UTF8.self), position)
      }
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

  private mutating func skipLine() {
    while position < bytes.count {
      if let next = bytes.offsetAfterLineEnd(at: position) {
        position = next
        return
      }
      position += 1
    }
  }
}
