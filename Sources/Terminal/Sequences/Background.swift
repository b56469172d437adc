/// A terminal's answer to what color its background has: `ESC ] 11 ; rgb:RRRR/GGGG/BBBB` and an end.
struct Background {
  let range: Range<Int>
  let isDark: Bool

  /// The first answer that is complete.
  init?(in bytes: ArraySlice<UInt8>) {
    let head = Array("\u{1B}]11;".utf8)
    for start in bytes.indices where bytes[start...].starts(with: head) {
      let body = bytes[(start + head.count)...].prefix { $0 != 0x07 && $0 != 0x1B }
      // BEL, or ESC and a backslash.
      let endsByBell = body.endIndex < bytes.endIndex && bytes[body.endIndex] == 0x07
      let end = body.endIndex + (endsByBell ? 1 : 2)
      guard end <= bytes.endIndex,
        let isDark = Self.isDark(String(decoding: body, as: UTF8.self))
      else { continue }
      (range, self.isDark) = (start..<end, isDark)
      return
    }
    return nil
  }

  /// - Parameter color: As X11 writes it, with one to four hexadecimal digits each.
  static func isDark(_ color: String) -> Bool? {
    let parts = color.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "rgb" || parts[0] == "rgba" else { return nil }
    let shares = parts[1].split(separator: "/", omittingEmptySubsequences: false).prefix(3)
      .compactMap { digits -> Double? in
        guard (1...4).contains(digits.count), let value = Int(digits, radix: 16) else { return nil }
        return Double(value) / Double((1 << (4 * digits.count)) - 1)
      }
    guard shares.count == 3 else { return nil }
    // As bright as the eye finds it (ITU-R BT.601).
    return 0.299 * shares[0] + 0.587 * shares[1] + 0.114 * shares[2] < 0.5
  }
}
