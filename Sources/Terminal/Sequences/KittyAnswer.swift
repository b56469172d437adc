/// A terminal's answer to whether it knows kitty's graphics protocol: `ESC _ G i=1;OK ESC \`.
struct KittyAnswer {
  /// Asks whether a picture of one pixel would be taken; nothing is shown or kept.
  static let question = "\u{1B}_Gi=1,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"

  let range: Range<Int>
  let isYes: Bool

  /// The first answer that is complete.
  init?(in bytes: ArraySlice<UInt8>) {
    let head = Array("\u{1B}_G".utf8)
    guard
      let start = bytes.indices.first(where: { bytes[$0...].starts(with: head) }),
      let end = bytes[(start + head.count)...].firstIndex(of: 0x1B), end + 1 < bytes.endIndex,
      bytes[end + 1] == UInt8(ascii: "\\")
    else { return nil }
    range = start..<(end + 2)
    isYes = bytes[start..<end].suffix(3).elementsEqual(";OK".utf8)
  }
}
