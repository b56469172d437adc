import SpacedRepetition
import Statistics
import Study
import Text

/// Text about when the learner will have seen every card, compared with the exam's date.
struct PaceText {
  private let newCards: Int
  private let pace: LearningPace
  private let exam: Day?
  private let plan: StudyPlan

  init(_ summary: StatsSummary) {
    newCards = summary.cards.newToCome
    pace = summary.pace
    exam = summary.examDate
    // Even without an exam, the plan shows when the last card comes.
    plan = summary.plan(for: exam ?? summary.today + 1)
  }

  var lines: [String] {
    let start = exam.map { Self.text($0, plan.daysLeft) }
    if newCards == 0 { return start.map { [$0] } ?? [] }
    if pace.perDay == 0 {
      return [
        (start.map { $0 + ": " } ?? "") + "\(counted(newCards, "card")) new, and none learned"
          + (pace.basis == .setting ? ": new-per-day is 0" : " in the \(pace.reason)")
      ]
    }
    let rate = "at \(pace.text) (\(pace.reason))"
    let end =
      plan.lastNew.map { "you will have seen every card by \($0)" }
      ?? "you will not see every card"
    guard let start, plan.daysLeft > 0 else {
      return (start.map { [$0] } ?? []) + ["\(rate) \(end)"]
    }
    return [
      plan.uncovered > 0
        ? "\(start): \(counted(plan.uncovered, "card")) short \(rate)" : "\(start): \(rate) \(end)"
    ]
  }

  /// `exam 2026-12-20, in 22 days`.
  private static func text(_ exam: Day, _ daysLeft: Int) -> String {
    if daysLeft == 0 { return "exam today" }
    return "exam \(exam), " + (daysLeft > 0 ? "in \(counted(daysLeft, "day"))" : "past")
  }
}

extension LearningPace {
  /// `20 new a day`.
  var text: String {
    let number =
      switch basis {
      case .setting: "\(Int(perDay))"
      case .lastDays: perDay < 0.05 ? "less than 0.1" : StatsDigest.tenths(perDay)
      }
    return "\(number) new a day"
  }

  /// The source of the pace.
  var reason: String {
    switch basis {
    case .setting: "new-per-day"
    case .lastDays(let days): "last \(days) days"
    }
  }
}
