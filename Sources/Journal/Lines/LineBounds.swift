/// The valid numbers in a journal's line. A line with any other number is damaged: it is reported,
/// left out and stays in the file.
///
/// The bounds are far beyond what happens, and far enough below what `Int` holds that sums of them
/// fit, however many lines there are.
package struct LineBounds: Sendable {
  package let range: ClosedRange<Int>
  /// What a number should be, to follow “should be”.
  let expected: StaticString

  /// An event's number, within what every JSON reader can hold.
  package static let number = LineBounds(
    range: 1...9_007_199_254_740_991, expected: "an integer from 1 to 9007199254740991")

  /// Milliseconds since 1970 UTC, over 100,000 years either way.
  package static let time = LineBounds(
    range: -4_000_000_000_000_000...4_000_000_000_000_000,
    expected: "a time in milliseconds since 1970")

  /// How many times something happened.
  package static let count = LineBounds(
    range: 0...1_000_000_000, expected: "an integer from 0 to 1000000000")

  /// How long an answer took, in milliseconds.
  package static let duration = LineBounds(
    range: 0...1_000_000_000_000, expected: "an integer from 0 to 1000000000000")

  /// An interval in days.
  package static let days = LineBounds(
    range: 0...1_000_000, expected: "an integer from 0 to 1000000")

  /// An interval in days, or if negative in seconds.
  package static let wait = LineBounds(
    range: -10_000_000_000...1_000_000,
    expected: "days up to 1000000, or seconds down to -10000000000")

  static let version = LineBounds(
    range: JournalHeader.currentVersion...Int.max, expected: "a positive integer")
}
