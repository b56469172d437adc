package import SpacedRepetition

/// The backups to keep: those of the last seven days that have any, then the last one of each of
/// four weeks, and then the last one of each of twelve months.
///
/// Only newer backups displace older ones: whatever a clock says, the last ones stay.
package enum BackupSchedule {
  package static let days = 7
  package static let weeks = 4
  package static let months = 12

  /// - Returns: The days whose backups are kept.
  package static func kept(_ days: some Swift.Collection<Day>) -> Set<Day> {
    var rest = Set(days).sorted(by: >)[...]
    var kept = Set(rest.prefix(Self.days))
    rest = rest.dropFirst(Self.days)
    take(weeks, &rest, into: &kept) { ($0.number + 3).quotient(by: 7) }
    take(months, &rest, into: &kept) { $0.description.dropLast(3) }
    return kept
  }

  /// Takes the latest day of each period, up to `count` of them.
  private static func take<Period: Equatable>(
    _ count: Int, _ rest: inout ArraySlice<Day>, into kept: inout Set<Day>,
    period: (Day) -> Period
  ) {
    var last = kept.min().map(period)
    var taken = 0
    while taken < count, let day = rest.popFirst() {
      if period(day) == last { continue }
      last = period(day)
      kept.insert(day)
      taken += 1
    }
  }
}

extension Int {
  /// The quotient rounded down.
  fileprivate func quotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
