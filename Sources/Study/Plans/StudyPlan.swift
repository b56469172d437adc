package import SpacedRepetition

/// A forecast of whether every new card will have been seen by the day of an exam, and of the pace
/// that this takes.
package struct StudyPlan: Hashable, Sendable {
  /// Cards that were never answered.
  package let newCards: Int
  /// New cards per day.
  package let perDay: Double
  package let today: Day
  package let exam: Day

  /// The number of new cards left for today.
  private let leftToday: Int

  /// The days between a card's first answer and its third, if it is remembered: 1 and 6. A learner
  /// who sees the last card that many days before the exam sees each at least three times.
  package static let settlingDays = 7

  /// - Parameters:
  ///   - perDay: New cards per day, 0 or more; a measured pace may be a fraction.
  ///   - learnedToday: The number of new cards already learned today.
  package init(newCards: Int, perDay: Double, learnedToday: Int, today: Day, exam: Day) {
    self.newCards = newCards
    self.perDay = perDay
    self.today = today
    self.exam = exam
    leftToday = max(0, Int(perDay) - learnedToday)
  }

  /// Makes a plan with a whole number of cards per day, such as the setting.
  package init(newCards: Int, perDay: Int, learnedToday: Int, today: Day, exam: Day) {
    self.init(
      newCards: newCards, perDay: Double(perDay), learnedToday: learnedToday, today: today,
      exam: exam)
  }

  /// The days from today to the exam; 0 on its day, negative after it.
  package var daysLeft: Int { exam - today }

  /// The day on which the last new card is learned; nil if it is never reached.
  package var lastNew: Day? {
    if newCards <= leftToday { return today }
    let days = (Double(newCards - leftToday) / perDay).rounded(.up)
    // A day beyond the calendar counts as never.
    return days < Double(Day.latest - today) ? today + Int(days) : nil
  }

  /// The number of new cards not yet learned when the day of the exam begins.
  package var uncovered: Int {
    guard daysLeft > 0 else { return newCards }
    return max(0, newCards - leftToday - Int(perDay * Double(daysLeft - 1)))
  }

  /// Whether all cards are learned early enough for each to come up three times before the exam.
  package var isComfortable: Bool {
    lastNew.map { exam - $0 >= Self.settlingDays } ?? false
  }

  /// The lowest pace from tomorrow on that gets all cards learned ``settlingDays`` before the exam,
  /// or before the exam if there is no time for that; nil if no day is left.
  package var neededPerDay: Int? {
    let rest = newCards - min(leftToday, newCards)
    // Today and the exam's day do not count.
    let comfortable = daysLeft - Self.settlingDays
    let days = comfortable >= 1 ? comfortable : daysLeft - 1
    if rest == 0 { return daysLeft > 0 ? 0 : nil }
    guard days >= 1 else { return nil }
    return (rest + days - 1) / days
  }
}
