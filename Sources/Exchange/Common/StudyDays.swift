import SpacedRepetition

/// The study days of ascending moments: the learner's calendar is asked only now and then, since
/// all moments between two of one day belong to it too.
struct StudyDays: Sendable {
  private let studyDay: @Sendable (Int) -> Day
  private var last = Day(number: 0)
  /// The range of moments known to be on ``last``.
  private var known = 0..<0
  private static let stride = 3 * 3_600_000

  init(_ studyDay: @escaping @Sendable (Int) -> Day) {
    self.studyDay = studyDay
  }

  mutating func day(_ moment: Int) -> Day {
    if known.contains(moment) { return last }
    last = studyDay(moment)
    let later = moment + Self.stride
    known = moment..<(studyDay(later) == last ? later : moment + 1)
    return last
  }
}
