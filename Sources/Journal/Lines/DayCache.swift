internal import SpacedRepetition

/// Reads dates, and caches the last one: most lines have the same date as the line before.
struct DayCache: Sendable {
  private var text: [UInt8] = []
  private var day: Day?

  /// The day written as `utf8`; nil if it is not a date.
  mutating func day(_ utf8: UnsafeRawBufferPointer) -> Day? {
    if !utf8.elementsEqual(text) {
      text = Array(utf8)
      day = Day(String(decoding: utf8, as: UTF8.self))
    }
    return day
  }
}
