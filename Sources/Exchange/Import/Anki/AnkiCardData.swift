import SpacedRepetition

/// What Anki keeps of a card as JSON, such as `{"pos":3,"s":12.5,"d":5.31,"lrt":1779896784}`.
///
/// There is one for each of a collection's cards, so the members are looked for, not parsed.
enum AnkiCardData {
  /// The place that a card had among the new ones.
  static func position(_ json: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = value(#""pos":"#, in: json) else { return nil }
    var number: Int?
    for byte in json[start...].prefix(10) {
      guard digits.contains(byte) else { break }
      number = (number ?? 0) * 10 + Int(byte &- digits.lowerBound)
    }
    return number
  }

  /// What FSRS knew of a card, moved into its bounds; nil unless both numbers are there.
  static func memory(_ json: UnsafeBufferPointer<UInt8>) -> MemoryState? {
    guard let stability = number(#""s":"#, in: json), let difficulty = number(#""d":"#, in: json),
      stability > 0, difficulty > 0
    else { return nil }
    func moved(_ number: Double, _ range: ClosedRange<Double>) -> Double {
      min(max(number, range.lowerBound), range.upperBound)
    }
    return MemoryState(
      stability: moved(stability, FSRS6.stabilities),
      difficulty: moved(difficulty, FSRS6.difficulties))
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  private static func number(_ key: StaticString, in json: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let start = value(key, in: json) else { return nil }
    let text = json[start...].prefix(32).prefix {
      digits.contains($0) || [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "-")].contains($0)
    }
    return Double(String(decoding: UnsafeBufferPointer(rebasing: text), as: UTF8.self))
      .flatMap { $0.isFinite ? $0 : nil }
  }

  /// Where the value of a member begins.
  private static func value(_ key: StaticString, in json: UnsafeBufferPointer<UInt8>) -> Int? {
    let count = key.utf8CodeUnitCount
    guard json.count > count else { return nil }
    return key.withUTF8Buffer { key in
      (0..<(json.count - count)).first { start in
        json[start] == key[0] && json[start..<(start + count)].elementsEqual(key)
      }.map { $0 + count }
    }
  }
}
