import Collection
import Flashcards
import JSON
import Journal
import Screen
import SpacedRepetition
import Statistics
import Text

/// What a trial has shown, in words and as JSON.
struct TrialReport {
  private let trial: Trial
  private let result: TrialResult
  private let outsiders: Int
  private let began: Day
  private let ended: Day?
  private let today: Day

  @MainActor
  init(_ trial: Trial, in collection: Collection, on today: Day) {
    self.trial = trial
    result = TrialResult(trial, in: collection.history)
    // A card with one wording is the same in both arms of a trial of wordings.
    outsiders = collection.history.outsiders(of: trial) { card in
      trial.kind != .variants || collection.entry(of: card)?.card.hasSeveralWordings ?? false
    }
    func day(_ time: Int) -> Day {
      Clock.studyDay(at: time, rolloverHour: collection.settings.rolloverHour)
    }
    began = day(trial.began)
    ended = trial.ended.map(day)
    self.today = today
  }

  private var arms: [TrialResult.Arm] { [result.first, result.second] }

  // MARK: Words

  var title: String {
    let notes = counted(result.first.notes + result.second.notes, "note")
    let time =
      ended.map { ", \(began) to \($0)" } ?? ", day \(max(1, today - began + 1)) since \(began)"
    return "Trial of \(trial.event.words)\(time): \(notes)."
  }

  /// The rows of the table: what they are of, and the cells of both arms.
  var rows: [[String]] {
    var rows = [
      ["arm"] + arms.map(\.arm.words),
      ["notes"] + arms.map { "\($0.notes)" },
    ]
    for horizon in TrialResult.Horizon.allCases {
      let counts = arms.map { $0.count(horizon) }
      rows.append(["\(horizon.rawValue) days"] + counts.map(Self.share))
      guard counts.contains(where: { $0.total > 0 }) else { continue }
      rows.append(["  95 %"] + counts.map(Self.interval))
      if trial.kind == .policy {
        rows.append(
          ["  unseen"] + arms.map { $0.wait(horizon).map { "\(Self.whole($0)) days" } ?? "" })
      }
    }
    rows.append(
      ["minutes"] + arms.map { $0.minutes.map { "\(FSRSText.decimals($0, 1)) a note" } ?? "" })
    return rows
  }

  private static func share(_ count: PassCount) -> String {
    count.share.map { "\(whole($0 * 100)) % of \(count.total)" } ?? "none yet"
  }

  private static func interval(_ count: PassCount) -> String {
    count.interval.map { "\(whole($0.lowerBound * 100)) to \(whole($0.upperBound * 100)) %" } ?? ""
  }

  private static func whole(_ number: Double) -> String { "\(Int(number.rounded()))" }

  /// What follows from the numbers.
  var sentences: [String] {
    var sentences = [decision]
    if trial.kind == .policy {
      sentences.append("Policies ask at different times, so compare the minutes too.")
    }
    if outsiders > 0 {
      sentences.append(
        "\(counted(outsiders, "new card")) \(outsiders == 1 ? "takes" : "take") no part: answered "
          + "by a script, or on a machine that did not know of the trial.")
    }
    return sentences
  }

  private var decision: String {
    let (first, second) = (result.first.arm, result.second.arm)
    let difference = result.difference(.deciding)
    let size = difference.value ?? 0
    let points = Self.points(abs(size))
    switch result.verdict {
    case .better(let arm):
      return "Found: after 21 days, \(points) points more are remembered with `\(arm.words)` than "
        + "with `\((arm == first ? second : first).words)` (95 % interval: "
        + "\(interval(difference, seenFrom: arm)))."
    case .alike:
      return "Found: after 21 days the arms differ by no more than 10 points (`\(second.words)` "
        + "minus `\(first.words)`, 95 % interval: \(interval(difference, seenFrom: second)))."
    case .tooLittle(let answers):
      let few = "about \(StatsDigest.rounded(answers)) more answers after 21 days"
      let start = trial.isRunning ? "Too little yet: \(few)." : "Too little: it lacked \(few)."
      guard difference.value != nil else { return start }
      let arm = size < 0 ? first : second
      let lead =
        points == "0" ? "the arms are alike" : "`\(arm.words)` is \(points) points ahead"
      return "\(start) So far \(lead) (95 % interval: \(interval(difference, seenFrom: arm)))."
    }
  }

  /// The interval of a difference, in points by which an arm is ahead of the other.
  private func interval(_ difference: ShareDifference, seenFrom arm: TrialArm) -> String {
    guard let interval = difference.interval else { return "" }
    let (low, high) =
      arm == result.second.arm
      ? (interval.lowerBound, interval.upperBound) : (-interval.upperBound, -interval.lowerBound)
    return "\(Self.points(low)) to \(Self.points(high))"
  }

  /// A difference in percentage points.
  private static func points(_ difference: Double) -> String {
    let points = Int((difference * 100).rounded())
    return points < 0 ? "−\(-points)" : "\(points)"
  }

  // MARK: JSON

  var json: JSONObject {
    var object: JSONObject = [
      "trial": .string(trial.kind.rawValue), "seed": .integer(trial.event.seed),
      "began": JSONValue(began), "ended": JSONValue(ended),
      "arms": .array(arms.map(Self.json)),
      "differences": .array(
        TrialResult.Horizon.allCases.map { horizon in
          let difference = result.difference(horizon)
          return .object([
            "days": .integer(horizon.rawValue), "difference": Self.json(difference.value),
            "low": Self.json(difference.interval?.lowerBound),
            "high": Self.json(difference.interval?.upperBound),
          ])
        }),
    ]
    switch result.verdict {
    case .better(let arm):
      object["verdict"] = .string("better")
      object["better"] = .string(arm.rawValue)
    case .alike: object["verdict"] = .string("alike")
    case .tooLittle(let answers):
      object["verdict"] = .string("too little")
      object["answersNeeded"] = .integer(answers)
    }
    object["leftOut"] = .integer(outsiders)
    return object
  }

  private static func json(_ arm: TrialResult.Arm) -> JSONValue {
    .object([
      "arm": .string(arm.arm.rawValue), "notes": .integer(arm.notes),
      "minutes": arm.minutes.map { .number(($0 * 100).rounded() / 100) } ?? .null,
      "retention": .array(
        TrialResult.Horizon.allCases.map { horizon in
          let count = arm.count(horizon)
          return .object([
            "days": .integer(horizon.rawValue), "passed": .integer(count.passed),
            "failed": .integer(count.failed), "share": json(count.share),
            "low": json(count.interval?.lowerBound), "high": json(count.interval?.upperBound),
            "unseen": arm.wait(horizon).map { .number(($0 * 10).rounded() / 10) } ?? .null,
          ])
        }),
    ])
  }

  /// A share with four decimals.
  private static func json(_ share: Double?) -> JSONValue {
    share.map { .number(($0 * 10_000).rounded() / 10_000) } ?? .null
  }
}

extension TrialEvent {
  /// What is tried, to follow “trial of”.
  var words: String {
    switch kind {
    case .guess: "guesses"
    case .variants: "wordings"
    case .policy: "\(first.rawValue) and \(second.rawValue)"
    }
  }

  /// What is done with the notes of the arms, as two halves of a sentence.
  var promise: String {
    switch kind {
    case .guess: "half of your new notes wait for a guess before they show their answer"
    case .variants: "half of your new notes are always asked in their first wording"
    case .policy:
      "half of your new notes are scheduled by \(first.rawValue), half by \(second.rawValue)"
    }
  }
}

extension TrialArm {
  /// The name of the arm, for people.
  var words: String { rawValue.replacing("-", with: " ") }
}
