/// Something in a text file that is no text.
package struct TextFault: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// This byte begins no UTF-8 sequence.
    case invalidUTF8(UInt8)
    /// Half of a UTF-16 surrogate pair, or half of a code unit at the end of the file.
    case unpairedSurrogate
    /// A NUL byte.
    case nul
  }

  package let kind: Kind
  /// The offset in the decoded bytes.
  package let offset: Int
}

/// Finds the first fault of each line, in one pass.
func findFaults(
  in bytes: [UInt8], lines: LineIndex, unpairedSurrogates: [Int]
) -> (faults: [TextFault], hasDecodedNonASCII: Bool) {
  var faults: [TextFault] = []
  var hasDecodedNonASCII = false
  var surrogates = unpairedSurrogates[...]
  for line in 1...lines.count {
    let range = lines.range(ofLine: line)
    var fault = firstFault(in: bytes, range, &hasDecodedNonASCII)
    let ofThisLine = surrogates.prefix { $0 < range.upperBound }
    surrogates = surrogates.dropFirst(ofThisLine.count)
    if let offset = ofThisLine.first, offset < fault?.offset ?? .max {
      fault = TextFault(kind: .unpairedSurrogate, offset: offset)
    }
    if let fault { faults.append(fault) }
  }
  return (faults, hasDecodedNonASCII)
}

private func firstFault(
  in bytes: [UInt8], _ range: Range<Int>, _ hasDecodedNonASCII: inout Bool
) -> TextFault? {
  var position = range.lowerBound
  while position < range.upperBound {
    let byte = bytes[position]
    if byte == 0 { return TextFault(kind: .nul, offset: position) }
    if byte < 0x80 {
      position += 1
      continue
    }
    guard let length = lengthOfUTF8Sequence(in: bytes, at: position) else {
      return TextFault(kind: .invalidUTF8(byte), offset: position)
    }
    hasDecodedNonASCII = true
    position += length
  }
  return nil
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
  let rest = bytes[(offset + 2)..<(offset + length)]
  return rest.allSatisfy { 0x80...0xBF ~= $0 } ? length : nil
}
