package import SpacedRepetition

/// A date of a fact as its author knows it: a day, a month or a year (`As of:`, `Valid until:`).
package struct FactDate: Hashable, Sendable, CustomStringConvertible {
  package let year: Int
  /// The month, if the author named one.
  package let month: Int?
  /// The day of the month, if the author named one.
  package let day: Int?

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else, and a day that does not exist, is nil.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, lengths).allSatisfy({ part, length in
        part.utf8.count == length
          && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    year = Int(parts[0])!
    month = parts.count > 1 ? Int(parts[1]) : nil
    day = parts.count > 2 ? Int(parts[2]) : nil
    guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
  }

  /// The first day the date covers.
  package var firstDay: Day {
    Day(year: year, month: month ?? 1, day: day ?? 1)!
  }

  /// The last day the date covers.
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
