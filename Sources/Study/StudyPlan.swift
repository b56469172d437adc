package import SpacedRepetition

/// Whether the new cards will all have been met by the day of an exam, and what rate would do it.
package struct StudyPlan: Hashable, Sendable {
  /// Cards that were never answered.
  package let newCards: Int
  /// New cards a day.
  package let perDay: Int
  package let today: Day
  package let exam: Day

  /// How many of the new cards today still takes.
  private let leftToday: Int

  /// The days between a card's first answer and its third, if it is remembered: 1 and 6. Who meets
  /// the last card as long before the exam has seen each at least three times.
  package static let settlingDays = 7

  /// - Parameter learnedToday: The new cards that were met today already.
  package init(newCards: Int, perDay: Int, learnedToday: Int, today: Day, exam: Day) {
    self.newCards = newCards
    self.perDay = perDay
    self.today = today
    self.exam = exam
    leftToday = max(0, perDay - learnedToday)
  }

  /// The days from today to the exam; 0 on its day, negative after it.
  package var daysLeft: Int { exam - today }

  /// The day on which the last new card is met; nil if that never comes.
  package var lastNew: Day? {
    if newCards <= leftToday { return today }
    guard perDay > 0 else { return nil }
    return today + (newCards - leftToday + perDay - 1) / perDay
  }

  /// The new cards that have not been met when the day of the exam begins.
  package var uncovered: Int {
    guard daysLeft > 0 else { return newCards }
    let days = min(daysLeft - 1, 1_000_000)
    let (later, overflow) = perDay.multipliedReportingOverflow(by: days)
    return overflow ? 0 : max(0, newCards - leftToday - later)
  }

  /// Whether all cards are met so early that each comes up three times before the exam.
  package var isComfortable: Bool {
    lastNew.map { exam - $0 >= Self.settlingDays } ?? false
  }

  /// The least rate from tomorrow on at which all cards are met ``settlingDays`` before the exam,
  /// or where there is no time for that, before it; nil if no day is left.
  package var neededPerDay: Int? {
    let rest = newCards - min(leftToday, newCards)
    // The exam's day and today do not count.
    let comfortable = daysLeft - Self.settlingDays
    let days = comfortable >= 1 ? comfortable : daysLeft - 1
    if rest == 0 { return daysLeft > 0 ? 0 : nil }
    guard days >= 1 else { return nil }
    return (rest + days - 1) / days
  }
}
