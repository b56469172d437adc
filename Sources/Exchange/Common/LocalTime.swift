import SpacedRepetition

/// A date and a time of day without a zone, such as `2025-11-02T08:15:30.250`.
struct LocalTime: Hashable {
  let day: Day
  /// Milliseconds after midnight.
  let milliseconds: Int

  /// Reads `YYYY-MM-DDTHH:MM:SS` with up to nine decimals of a second, or none.
  init?(_ text: String) {
    guard let day = Day(String(text.prefix(10))) else { return nil }
    let bytes = Array(text.utf8.dropFirst(10))
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard bytes.count >= 9, bytes[0] == UInt8(ascii: "T"), bytes[3] == UInt8(ascii: ":"),
      bytes[6] == UInt8(ascii: ":"), let hour = number(1..<3), let minute = number(4..<6),
      let second = number(7..<9), hour < 24, minute < 60, second <= 60
    else { return nil }
    var fraction = 0
    if bytes.count > 9 {
      guard bytes[9] == UInt8(ascii: "."), 11...19 ~= bytes.count, number(10..<bytes.count) != nil
      else { return nil }
      let digits = bytes[10...].prefix(3) + Array("00".utf8)
      fraction = Int(String(decoding: digits.prefix(3), as: UTF8.self)) ?? 0
    }
    self.day = day
    milliseconds = (hour * 3600 + minute * 60 + second) * 1000 + fraction
  }
}
