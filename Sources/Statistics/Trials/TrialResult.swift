package import Journal

/// What a trial has shown so far: how well the notes of each arm are remembered after 7, 21 and 60
/// days, and what they cost.
///
/// A note counts once for each of these times: with the first answer that retention counts and that
/// was given at least so many days after its first answer, and before the next of these times (for
/// the last, within 180 days). So answers of one arm are independent of each other, and a note that
/// is forgotten often weighs no more than another.
package struct TrialResult: Hashable, Sendable {
  /// A time after the first answer, in days.
  package enum Horizon: Int, CaseIterable, Hashable, Sendable {
    case week = 7
    case threeWeeks = 21
    case twoMonths = 60

    /// The days after the first answer whose answers count here.
    package var days: Range<Int> {
      switch self {
      case .week: 7..<21
      case .threeWeeks: 21..<60
      case .twoMonths: 60..<180
      }
    }

    /// The one by which the trial is decided. It is fixed, so that nobody picks the one that
    /// happens to differ.
    package static let deciding = Horizon.threeWeeks
  }

  /// The answers of one arm.
  package struct Arm: Hashable, Sendable {
    package let arm: TrialArm
    package fileprivate(set) var notes = 0
    package fileprivate(set) var counts: [Horizon: PassCount] = [:]
    /// The days between the counted answer and the answer before it, in all.
    fileprivate var waits: [Horizon: Int] = [:]
    /// The time of all answers to the notes, in milliseconds.
    fileprivate var milliseconds = 0

    package init(_ arm: TrialArm) { self.arm = arm }

    package func count(_ horizon: Horizon) -> PassCount { counts[horizon] ?? PassCount() }

    /// The minutes that a note has taken so far, on average; nil without notes.
    package var minutes: Double? {
      notes > 0 ? Double(milliseconds) / 60_000 / Double(notes) : nil
    }

    /// The days that a note was not seen before the counted answer, on average.
    package func wait(_ horizon: Horizon) -> Double? {
      let total = count(horizon).total
      return total > 0 ? Double(waits[horizon] ?? 0) / Double(total) : nil
    }
  }

  package private(set) var first: Arm
  package private(set) var second: Arm

  package init(_ first: TrialArm, _ second: TrialArm) {
    self.first = Arm(first)
    self.second = Arm(second)
  }

  /// Adds a note with its answers while the trial ran.
  /// - Parameters:
  ///   - first: Its first answer.
  ///   - later: The others, in time order.
  package mutating func add(
    to arm: TrialArm, _ first: ReviewNumbers, _ later: some Sequence<ReviewNumbers>
  ) {
    var note = arm == self.first.arm ? self.first : second
    note.notes += 1
    note.milliseconds += Int(first.milliseconds)
    var last = first.day
    var seen: Set<Horizon> = []
    for answer in later {
      note.milliseconds += Int(answer.milliseconds)
      let age = Int(answer.day - first.day)
      if Retention.counts(answer), let horizon = Horizon.allCases.first(where: { $0.days ~= age }),
        seen.insert(horizon).inserted
      {
        note.counts[horizon, default: PassCount()].add(answer.grade)
        note.waits[horizon, default: 0] += Int(answer.day - last)
      }
      last = answer.day
    }
    if arm == self.first.arm { self.first = note } else { second = note }
  }

  /// How much more of the second arm is remembered.
  package func difference(_ horizon: Horizon) -> ShareDifference {
    ShareDifference(first.count(horizon), second.count(horizon))
  }

  package enum Verdict: Hashable, Sendable {
    /// An arm is remembered better.
    case better(TrialArm)
    /// Whatever the difference is, it is less than 10 points.
    case alike
    /// Nothing can be said yet.
    case tooLittle(answers: Int)
  }

  /// What can be said by now, by retention after 21 days.
  package var verdict: Verdict {
    let difference = difference(.deciding)
    if let interval = difference.interval {
      if interval.lowerBound > 0 { return .better(second.arm) }
      if interval.upperBound < 0 { return .better(first.arm) }
      if interval.lowerBound > -ShareDifference.wanted,
        interval.upperBound < ShareDifference.wanted
      {
        return .alike
      }
    }
    return .tooLittle(answers: difference.answersNeeded)
  }
}
