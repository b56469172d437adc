#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension TerminalSession {
  /// How long the terminal may take to answer, in milliseconds.
  private static let answerPatience: Int32 = 600

  /// Whether the terminal's background is dark; nil if it does not say so in time. It is asked once.
  ///
  /// What is typed meanwhile is kept. A question that every terminal answers follows at once (DA1), so
  /// that one that does not know the first need not be waited for.
  package func backgroundIsDark() -> Bool? {
    guard canPlaceText else { return nil }
    if let background { return background }
    takeTerminal()
    send("\u{1B}]11;?\u{1B}\\\u{1B}[c")
    var answer: Background?
    var deadline = Self.answerPatience
    while deadline > 0 {
      let before = Self.milliseconds
      let arrival = waitForInput(timeout: deadline)
      deadline -= Int32(clamping: Self.milliseconds - before)
      if case .timeout = arrival { deadline = 0 }
      guard case .input = arrival else { break }
      if let found = Background(in: pending.bytes) {
        answer = found
        pending.removeSubrange(found.range)
      }
      if let range = Self.attributes(in: pending.bytes) {
        pending.removeSubrange(range)
        break
      }
    }
    background = .some(answer?.isDark)
    answerMayBeLate = deadline <= 0
    return answer?.isDark
  }

  /// Takes off an answer that has come too late to be one, so that it is not taken for keys.
  func dropLateAnswer() -> Bool {
    guard answerMayBeLate else { return false }
    let bytes = pending.bytes
    if let range = Self.attributes(in: bytes), range.lowerBound == bytes.startIndex {
      pending.removeSubrange(range)
      answerMayBeLate = false
      return true
    }
    guard bytes.starts(with: Array("\u{1B}]".utf8)) else { return false }
    while true {
      if let found = Background(in: pending.bytes), found.range.lowerBound == bytes.startIndex {
        pending.removeSubrange(found.range)
        return true
      }
      guard case .input = waitForInput(timeout: Self.answerPatience) else { return false }
    }
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Where the answer to the second question is: `ESC [ ? numbers c`.
  nonisolated static func attributes(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let head = Array("\u{1B}[?".utf8)
    return bytes.indices.lazy.compactMap { start -> Range<Int>? in
      guard bytes[start...].starts(with: head) else { return nil }
      let end = bytes[(start + head.count)...].firstIndex {
        !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: ";")
      }
      guard let end, bytes[end] == UInt8(ascii: "c") else { return nil }
      return start..<(end + 1)
    }.first
  }
}

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
