package import SpacedRepetition

/// What FSRS expected of answers, against what happened.
///
/// An answer counts if it was given on a later day than the card's answer before it.
package struct FSRSCalibration: Sendable {
  /// Answers that are alike in something.
  package struct Group: Hashable, Sendable {
    package let name: String
    package fileprivate(set) var answers = PassCount()
    fileprivate var sum = 0.0

    fileprivate init(_ name: String) { self.name = name }

    /// The mean chance that was given to the answers; nil without answers.
    package var expected: Double? { answers.total > 0 ? sum / Double(answers.total) : nil }

    fileprivate mutating func add(_ isPass: Bool, _ chance: Double) {
      answers.add(isPass ? .hesitant : .incorrect)
      sum += chance
    }
  }

  /// By the chance that was expected, in steps of ten percent points; the first reaches down to 0.
  package private(set) var byChance = [
    "0–50 %", "50–60 %", "60–70 %", "70–80 %", "80–90 %", "90–100 %",
  ]
  .map(Group.init)
  /// By the interval before the answer: under 21 days, and longer.
  package private(set) var byMaturity = ["young", "mature"].map(Group.init)
  /// By how the answer came: before its day, on time, up to half the interval late, later.
  package private(set) var byLateness = ["early", "on time", "a little late", "late"].map(
    Group.init)
  /// By the answer before: hard, good, easy.
  package private(set) var byLastButton = ["after hard", "after good", "after easy"].map(Group.init)

  /// - Complexity: Linear in the number of answers.
  package init(_ log: AnswerLog, _ fsrs: FSRS6) {
    let chances = log.predictions(fsrs, 0..<log.items.count)
    for (row, chance) in zip(log.items, chances) {
      let isPass = log.isPass(row)
      byChance[max(0, min(Int(chance * 10), 9) - 4)].add(isPass, chance)
      let (interval, gap) = (Int(log.intervals[row]), Int(log.gaps[row]))
      byMaturity[interval >= 21 ? 1 : 0].add(isPass, chance)
      if interval > 0 {
        let late = gap - interval
        byLateness[late < 0 ? 0 : late == 0 ? 1 : 2 * late <= interval ? 2 : 3].add(isPass, chance)
      }
      if log.buttons[row - 1] > .again {
        byLastButton[log.buttons[row - 1].rawValue - 2].add(isPass, chance)
      }
    }
  }

  /// Whether hard seems to be given for cards that were not remembered: after it cards are remembered
  /// much worse than after good, beyond chance, and worse than FSRS expects. Nil with too few answers.
  package var misusesHard: Bool? {
    let (hard, good) = (byLastButton[0], byLastButton[1])
    guard hard.answers.total >= 30, good.answers.total >= 30, let share = hard.answers.share,
      let expected = hard.expected, let high = hard.answers.interval?.upperBound,
      let low = good.answers.interval?.lowerBound
    else { return nil }
    return high < expected && high < low - 0.1 && share < expected - 0.05
  }
}
