#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension TerminalSession {
  /// Whether the terminal's background is dark; nil if it does not say so in time. It is asked once.
  package func backgroundIsDark() -> Bool? {
    guard canPlaceText else { return nil }
    if let background { return background }
    var answer: Background?
    ask("\u{1B}]11;?\u{1B}\\") { bytes in
      guard let found = Background(in: bytes) else { return nil }
      answer = found
      return found.range
    }
    background = .some(answer?.isDark)
    return answer?.isDark
  }

  /// How long the terminal may take to answer, in milliseconds.
  private static let answerPatience: Int32 = 600

  /// Asks the terminal something, and waits for its answer for a limited time.
  ///
  /// What is typed meanwhile is kept. A question that every terminal answers follows at once (DA1), so
  /// that one that does not know the first need not be waited for.
  ///
  /// - Parameter take: Returns where the answer is in what has arrived, if it is there.
  func ask(_ question: String, _ take: (ArraySlice<UInt8>) -> Range<Int>?) {
    takeTerminal()
    send(question + "\u{1B}[c")
    var deadline = Self.answerPatience
    while deadline > 0 {
      let before = Self.milliseconds
      let arrival = waitForInput(timeout: deadline)
      deadline -= Int32(clamping: Self.milliseconds - before)
      if case .timeout = arrival { deadline = 0 }
      if case .woken = arrival { continue }
      guard case .input = arrival else { break }
      if let range = take(pending.bytes) { pending.removeSubrange(range) }
      if let range = Self.attributes(in: pending.bytes) {
        deviceAttributes = Self.numbers(in: pending.bytes[range])
        pending.removeSubrange(range)
        break
      }
    }
    answerMayBeLate = deadline <= 0
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
    guard ["\u{1B}]", "\u{1B}_G"].contains(where: { bytes.starts(with: $0.utf8) }) else {
      return false
    }
    while true {
      let range = Background(in: pending.bytes)?.range ?? KittyAnswer(in: pending.bytes)?.range
      if let range, range.lowerBound == bytes.startIndex {
        pending.removeSubrange(range)
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

  private static func numbers(in answer: ArraySlice<UInt8>) -> Set<Int> {
    Set(
      answer.dropFirst(3).dropLast().split(separator: UInt8(ascii: ";"))
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) })
  }
}
