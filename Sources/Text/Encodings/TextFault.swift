/// An invalid place in a text file.
package struct TextFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// This byte begins no UTF-8 sequence.
    case invalidUTF8(UInt8)
    /// This byte has no meaning in the requested encoding.
    case undefined(UInt8)
    /// Half of a UTF-16 surrogate pair, or half of a code unit at the end of the file.
    case unpairedSurrogate
    /// A NUL byte.
    case nul
  }

  package let kind: Kind
  /// The offset in the decoded bytes.
  package let offset: Int
}

/// Findings on the lines of a text that have more than printable ASCII.
struct TextFindings {
  /// The first fault of each line.
  private(set) var faults: [TextFault] = []
  /// The offset of the first control character on each line, other than line ends and tabs.
  private(set) var controls: [Int] = []
  private(set) var hasDecodedNonASCII = false

  /// - Parameter known: The faults found before the text became UTF-8, ascending.
  init(in bytes: [UInt8], lines: LineIndex, known: [TextFault]) {
    var known = known[...]
    for line in lines.unusual {
      let range = lines.range(ofLine: line)
      var fault = inspect(bytes, range)
      let ofThisLine = known.prefix { $0.offset < range.upperBound }
      known = known.dropFirst(ofThisLine.count)
      if let first = ofThisLine.first, first.offset < fault?.offset ?? .max { fault = first }
      if let fault { faults.append(fault) }
    }
  }

  private mutating func inspect(_ bytes: [UInt8], _ range: Range<Int>) -> TextFault? {
    var position = range.lowerBound
    var hasControl = false
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == 0 { return TextFault(kind: .nul, offset: position) }
      var length = 1
      if byte >= 0x80 {
        guard let found = lengthOfUTF8Sequence(in: bytes, at: position) else {
          return TextFault(kind: .invalidUTF8(byte), offset: position)
        }
        length = found
        hasDecodedNonASCII = true
      }
      if !hasControl, bytes.hasControlCharacter(at: position) {
        hasControl = true
        controls.append(position)
      }
      position += length
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether a control character other than a tab or a line end begins at `offset` of valid UTF-8.
  func hasControlCharacter(at offset: Int) -> Bool {
    switch self[offset] {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F: true
    case 0xC2: offset + 1 < count && (0x80..<0xA0).contains(self[offset + 1])
    default: false
    }
  }
}

/// The length of the well-formed sequence of more than one byte at `offset` (The Unicode Standard,
/// table 3-7), or nil if there is none.
private func lengthOfUTF8Sequence(in bytes: [UInt8], at offset: Int) -> Int? {
  let (length, second): (Int, ClosedRange<UInt8>)
  switch bytes[offset] {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
  var index = offset + 2
  while index < offset + length {
    guard 0x80...0xBF ~= bytes[index] else { return nil }
    index += 1
  }
  return length
}
