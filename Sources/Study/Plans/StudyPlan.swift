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

  /// The days between a card's first answer and its fourth, if it is remembered: 1, 6 and 15. A card
  /// that is learned that many days before the exam can be recalled on three days after the first,
  /// which is how often to relearn (K. A. Rawson and J. Dunlosky, J. Exp. Psychol. Gen. 140, 2011,
  /// 283–302).
  package static let relearningDays = 22

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

  /// What there is time for between the last new card and the exam.
  package enum Goal: Sendable {
    /// To recall each card on three days after the first.
    case relearning
    /// To see each card three times.
    case settling
    /// To see each card.
    case seeing
  }

  /// The goal: relearning if at least as many days remain to learn the cards as to relearn them.
  package var goal: Goal {
    if daysLeft >= 2 * Self.relearningDays { return .relearning }
    return daysLeft > Self.settlingDays ? .settling : .seeing
  }

  /// The days between the last new card and the exam that the goal takes.
  private var spareDays: Int {
    switch goal {
    case .relearning: Self.relearningDays
    case .settling: Self.settlingDays
    case .seeing: 1
    }
  }

  /// Whether all cards are learned early enough for the goal, or for each to come up three times.
  package var isComfortable: Bool {
    lastNew.map { exam - $0 >= max(spareDays, Self.settlingDays) } ?? false
  }

  /// The lowest pace from tomorrow on that gets all cards learned as many days before the exam as
  /// the goal takes; nil if no day is left.
  package var neededPerDay: Int? {
    let rest = newCards - min(leftToday, newCards)
    // Today and the exam's day do not count.
    let days = daysLeft - spareDays
    if rest == 0 { return daysLeft > 0 ? 0 : nil }
    guard days >= 1 else { return nil }
    return (rest + days - 1) / days
  }
}
