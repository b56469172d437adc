/// Where each line of a text begins; lines end with LF, CRLF or CR alone.
struct LineIndex: Sendable {
  /// The offset of each line's first byte, ascending; never empty.
  private let starts: [Int]
  private let end: Int

  /// Finds the lines of `bytes` in one pass.
  init(_ bytes: [UInt8]) {
    var starts = [0]
    var position = 0
    while position < bytes.count {
      let next = bytes.offsetAfterLineEnd(at: position)
      if let next { starts.append(next) }
      position = next ?? position + 1
    }
    self.starts = starts
    end = bytes.count
  }

  /// The number of lines; a line end at the very end begins one more, empty line.
  var count: Int { starts.count }

  /// The line, counted from 1, that holds the byte at `offset`.
  ///
  /// - Complexity: O(log *n*) in the number of lines.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of a line, counted from 1, with its line end.
  func range(ofLine line: Int) -> Range<Int> {
    starts[line - 1]..<(line < starts.count ? starts[line] : end)
  }
}

extension [UInt8] {
  /// The offset behind the line end that begins at `offset`, or nil if none begins there.
  func offsetAfterLineEnd(at offset: Int) -> Int? {
    switch self[offset] {
    case .lineFeed: offset + 1
    case .carriageReturn:
      offset + 1 < count && self[offset + 1] == .lineFeed ? offset + 2 : offset + 1
    default: nil
    }
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let numberSign = UInt8(ascii: "#")

  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
