/// The beginning of each line of a text; lines end with LF, CRLF or a lone CR.
package struct LineIndex: Sendable {
  /// The kinds of line ends.
  package enum Ending: String, CaseIterable, Sendable {
    case lf = "LF"
    case crlf = "CRLF"
    case cr = "CR"
  }

  /// The offset of each line's first byte, ascending; never empty.
  private var starts = [0]
  private var end = 0
  /// The lines, counted from 1, that have more than printable ASCII and tabs.
  private(set) var unusual: [Int] = []
  /// The first line with each kind of line end.
  package private(set) var firstLine: [Ending: Int] = [:]

  /// Finds the lines of `bytes` in one pass, eight bytes at a time where there is nothing special.
  init(_ bytes: [UInt8]) {
    end = bytes.count
    // Unused capacity costs no memory; growing would copy everything again and again.
    starts.reserveCapacity(bytes.count / 16)
    bytes.withUnsafeBytes { raw in
      var position = 0
      while position < raw.count {
        if position + 8 <= raw.count {
          let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          if word.isPrintableASCII {
            position += 8
            continue
          }
        }
        let stop = min(raw.count, position + 8)
        while position < stop { position = take(raw, position) }
      }
    }
  }

  /// Processes a byte and returns the offset of the next.
  private mutating func take(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int {
    let byte = bytes[position]
    if byte >= 0x20, byte < 0x7F { return position + 1 }
    switch byte {
    case .lineFeed:
      finishLine(.lf, next: position + 1)
    case .carriageReturn:
      let isPair = position + 1 < bytes.count && bytes[position + 1] == .lineFeed
      finishLine(isPair ? .crlf : .cr, next: position + (isPair ? 2 : 1))
      return position + (isPair ? 2 : 1)
    case UInt8(ascii: "\t"): break
    default:
      if unusual.last != starts.count { unusual.append(starts.count) }
    }
    return position + 1
  }

  private mutating func finishLine(_ ending: Ending, next: Int) {
    if ending != lastEnding {
      lastEnding = ending
      if firstLine[ending] == nil { firstLine[ending] = starts.count }
    }
    starts.append(next)
  }

  private var lastEnding: Ending?

  /// The number of lines; a line end at the very end starts one more, empty line.
  package var count: Int { starts.count }

  /// The line, counted from 1, that holds the byte at `offset`.
  ///
  /// - Complexity: O(log *n*) in the number of lines.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The line that holds the byte at `offset`, searched from an earlier line on.
  package func line(at offset: Int, from line: Int) -> Int {
    var line = line
    while line < starts.count, starts[line] <= offset { line += 1 }
    return line
  }

  /// The bytes of a line, counted from 1, with its line end.
  package func range(ofLine line: Int) -> Range<Int> {
    starts[line - 1]..<(line < starts.count ? starts[line] : end)
  }
}

extension UInt64 {
  /// Whether all eight bytes are from 0x20 to 0x7E.
  fileprivate var isPrintableASCII: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let belowSpace = (self &- ones &* 0x20) & ~self
    return (self | (self &+ ones) | belowSpace) & (ones << 7) == 0
  }
}
