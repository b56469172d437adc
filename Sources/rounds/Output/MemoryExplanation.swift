import Collection
import Flashcards
import Journal
import Screen
import SpacedRepetition
import Text

/// Why a card is due on its day under FSRS: its memory after each answer, and the effect of an
/// answer now.
struct MemoryExplanation {
  private let fsrs: FSRS6
  private let progress: CardProgress
  private let steps: [History.Step]
  private let day: Day
  /// The share of cards that are easier; nil if there are too few to say.
  private let rank: Double?
  /// How uncertain long intervals are; nil if that is not known.
  private let spread: MemorySpread?

  /// - Returns: Nil if another policy schedules, or the card is new.
  init?(_ card: CardID, in collection: Collection, on day: Day) {
    guard case .fsrs(let fsrs) = collection.history.scheduler(of: card) else { return nil }
    let progress = collection.history.record(of: card).progress
    guard !progress.isNew else { return nil }
    self.fsrs = fsrs
    self.progress = progress
    self.day = day
    steps = collection.history.steps(of: card)
    spread = MemorySpread(card, in: collection, on: day)
    let difficulty = fsrs.memory(of: progress)?.difficulty ?? 0
    let all = collection.library.entries.compactMap {
      fsrs.memory(of: collection.record(of: $0).progress)?.difficulty
    }
    rank =
      all.count < 10
      ? nil : Double(all.count { $0 < difficulty }) / Double(all.count)
  }

  /// The current state of the memory, in sentences.
  var sentences: [String] {
    guard let memory = fsrs.memory(of: progress) else { return [] }
    let stability = memory.stability
    var first =
      "Recall today is \(Self.percent(fsrs.recall(of: progress, on: day))). It falls to 90 %"
      + " \(Self.days(stability)) after an answer (stability)"
    let retention = fsrs.options.desiredRetention
    if retention != 0.9 {
      first +=
        ", and to your \(Self.percent(retention)) after"
        + " \(Self.days(fsrs.interval(stability, retention: retention)))"
    }
    if stability >= Double(MemorySpread.least), let range = spread?.stability {
      first +=
        ". That is uncertain: of FSRS fitted to other draws of your cards, nine of ten say"
        + " \(Self.text(range)) days"
    }
    let difficulty = "Difficulty \(FSRSText.difficulty(memory.difficulty)) of 10"
    let rank = rank.map { ": harder than \(Self.percent($0)) of your cards" } ?? ""
    return [first + ".", difficulty + rank + "."]
  }

  /// A line for each past answer.
  func history(width: Int) -> [String] {
    steps.flatMap { step -> [String] in
      let review = step.review
      let kind = review.kind.isScheduling ? "" : " \(review.kind.rawValue)"
      let head = "\(review.day)  grade \(review.grade.rawValue)\(kind)"
      guard step.after != step.before, let memory = step.after.memory else { return [head] }
      var parts: [String] = []
      if let before = step.before.memory, let last = step.before.lastReviewed, review.day > last {
        let chance = fsrs.recall(before.stability, after: Double(review.day - last))
        parts.append("recall \(Self.percent(chance))")
      }
      parts.append(
        "stability " + (step.before.memory.map { FSRSText.days($0.stability) + " → " } ?? "")
          + FSRSText.days(memory.stability))
      parts.append("difficulty \(FSRSText.difficulty(memory.difficulty))")
      if step.after.due != step.before.due || step.before.isNew {
        parts.append("next in \(counted(step.after.state.interval, "day"))")
      }
      let line = head + "  " + parts.joined(separator: ", ")
      return displayWidth(line) <= width
        ? [line]
        : [head]
          + wrapped(parts.joined(separator: ", "), width: width, firstIndent: "  ", indent: "  ")
    }
  }

  /// The effect of each answer now, in words.
  var choices: [String] {
    let before = fsrs.memory(of: progress)
    let preview = fsrs.preview(progress, on: day)
    return [
      ("0-2 (again)", Grade.almost), ("3 (hard)", .difficult), ("4 (good)", .hesitant),
      ("5 (easy)", .perfect),
    ].map { name, grade in
      let outcome = preview[grade]
      var wait = intervalText(outcome.wait.signed)
      if case .days(let days) = outcome.wait, days >= MemorySpread.least, let spread {
        wait += " (\(Self.text(spread.interval(after: grade))) days)"
      }
      guard let memory = outcome.progress.memory, let before else { return "\(name): \(wait)" }
      let times = memory.stability / before.stability
      let change =
        abs(times - 1) < 0.005
        ? "stability stays" : "stability × \(FSRSText.decimals(times, times < 10 ? 2 : 0))"
      return "\(name): next in \(wait), \(change)"
    }
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func days(_ days: Double) -> String {
    let text = FSRSText.days(days)
    return text == "1" ? "1 day" : text + " days"
  }
}
