package import SpacedRepetition

/// The date of a fact as its author knows it: a day, a month or a year (`As of:`, `Valid until:`).
package struct FactDate: Hashable, Sendable, CustomStringConvertible {
  // Each note holds two of these, so they are kept small.
  private let storedYear: Int16
  private let storedMonth: UInt8
  private let storedDay: UInt8

  package var year: Int { Int(storedYear) }
  /// The month, if the author stated one.
  package var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// The day of the month, if the author stated one.
  package var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else, including a day that does not
  /// exist.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, lengths).allSatisfy({ part, length in
        part.utf8.count == length
          && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    let year = Int(parts[0])!
    let month = parts.count > 1 ? Int(parts[1]) : nil
    let day = parts.count > 2 ? Int(parts[2]) : nil
    // A month or a day of 0 does not exist.
    guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
    storedYear = Int16(year)
    storedMonth = UInt8(month ?? 0)
    storedDay = UInt8(day ?? 0)
  }

  /// The date as a number of its own, never 0.
  var code: Int32 { (Int32(storedYear) + 1) << 16 | Int32(storedMonth) << 8 | Int32(storedDay) }

  /// The date that has a number; nil if none has it.
  init?(code: Int32) {
    storedYear = Int16(truncatingIfNeeded: code >> 16) &- 1
    (storedMonth, storedDay) = (
      UInt8(truncatingIfNeeded: code >> 8), UInt8(truncatingIfNeeded: code)
    )
    guard 0...9999 ~= storedYear, storedMonth > 0 || storedDay == 0,
      Day(year: year, month: month ?? 1, day: day ?? 1) != nil
    else { return nil }
  }

  /// The first day that the date covers.
  package var firstDay: Day {
    Day(year: year, month: month ?? 1, day: day ?? 1)!
  }

  /// The last day that the date covers.
  package var lastDay: Day {
    if day != nil { return firstDay }
    let month = month ?? 12
    return month == 12
      ? Day(year: year, month: 12, day: 31)! : Day(year: year, month: month + 1, day: 1)! - 1
  }

  /// The date as its author wrote it.
  package var description: String {
    let text = firstDay.description
    return String(text.prefix(day != nil ? 10 : month != nil ? 7 : 4))
  }
}
