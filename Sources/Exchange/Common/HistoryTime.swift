import SpacedRepetition

/// Reads the times in a table of answers.
enum HistoryTime {
  /// Milliseconds since 1970, from a number of milliseconds or from
  /// `2024-03-29T20:32:32.250+00:00`: a date and a time with a zone, with `T` or a space in
  /// between. Nil if the text is neither.
  static func milliseconds(_ text: String) -> Int? {
    if text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
      // A number of seconds would be a time in 1970.
      return Int(text).flatMap { 100_000_000_000...99_999_999_999_999 ~= $0 ? $0 : nil }
    }
    let mark = text.lastIndex { $0 == "+" || $0 == "-" || $0 == "Z" || $0 == "z" }
    guard let mark, mark > text.startIndex, let offset = zone(text[mark...]) else { return nil }
    let local = text[..<mark].replacing(" ", with: "T", maxReplacements: 1)
    guard let time = LocalTime(String(local)) else { return nil }
    return time.day.number * 86_400_000 + time.milliseconds - offset * 60_000
  }

  /// The zone's offset from UTC in minutes: `Z`, `+02:00`, `-0530`, `+02`.
  private static func zone(_ text: Substring) -> Int? {
    if text.lowercased() == "z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard [2, 4].contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let hours = Int(digits.prefix(2)), hours < 24,
      let minutes = digits.count == 2 ? 0 : Int(digits.suffix(2)), minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
  }
}
