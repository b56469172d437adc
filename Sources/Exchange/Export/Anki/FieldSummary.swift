/// What Anki keeps of a note's first field, to sort notes and to find those with the same one.
///
/// A deck package may have anything there, since Anki works both out as it imports notes. A
/// collection package is opened as it is.
struct FieldSummary {
  /// The text without its elements, with the names of pictures.
  let text: String
  /// The first four bytes of the text's SHA-1.
  var checksum: Int { Int(SHA1.firstWord(of: Array(text.utf8))) }

  init(html: String) {
    var text = ""
    var rest = html[...]
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")),
      let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: ">"))
    {
      text += rest[..<start]
      text += MediaLink.pictureName(ofTag: rest[start...end]).map { " \($0) " } ?? ""
      rest = rest[rest.index(after: end)...]
    }
    self.text = CardText.decoded(text + rest)
  }
}

/// The checksum SHA-1 (FIPS 180-4), of which Anki takes the beginning.
enum SHA1 {
  static func firstWord(of message: [UInt8]) -> UInt32 {
    var bytes = message
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(message.count) * 8
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for start in stride(from: 0, to: bytes.count, by: 64) {
      add(bytes[start..<start + 64], to: &state)
    }
    return state[0]
  }

  private static func add(_ block: ArraySlice<UInt8>, to state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<80 {
      let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
      words.append(rotated(mixed, 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for (index, word) in words.enumerated() {
      let (mixed, constant): (UInt32, UInt32) =
        switch index {
        case ..<20: (b & c | ~b & d, 0x5A82_7999)
        case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotated(a, 5) &+ mixed &+ e &+ constant &+ word
      (a, b, c, d, e) = (next, a, rotated(b, 30), c, d)
    }
    for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
