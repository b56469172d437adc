internal import SpacedRepetition

/// Reads dates, and remembers the last one: most lines have the date of the line before.
struct DayCache: Sendable {
  private var text: [UInt8] = []
  private var day: Day?

  /// The day that is written as `utf8`, or nil if that is no date.
  mutating func day(_ utf8: UnsafeRawBufferPointer) -> Day? {
    if !utf8.elementsEqual(text) {
      text = Array(utf8)
      day = Day(String(decoding: utf8, as: UTF8.self))
    }
    return day
  }
}
