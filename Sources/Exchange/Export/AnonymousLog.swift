package import Collection
import Flashcards
import JSON
import Journal
import SpacedRepetition

/// The answers of a collection without anything about the learner or about the material: cards are
/// numbered in the order in which they were first answered, and days count from the first.
package struct AnonymousLog {
  private let history: History

  package init(_ history: History) {
    self.history = history
  }

  /// JSON Lines: a header, then one answer per line in time order.
  package var bytes: [UInt8] {
    let header: JSONObject = ["rounds": "anonymous", "version": 1]
    var text = JSONValue.object(header).description + "\n"
    var numbers: [CardID: Int] = [:]
    var first: Int?
    let trials = trials
    for index in history.events.indices {
      let row = history.events.row(at: index)
      guard row.isReview, let review = history.events.answer(of: row),
        !history.isUndone(row)
      else { continue }
      // An edited card is one card under all its names.
      let card = history.names(of: review.card).first ?? review.card
      let number = numbers[card] ?? numbers.count + 1
      numbers[card] = number
      let start = first ?? review.day.number
      first = start
      var line: JSONObject = [
        "card": .integer(number), "day": .integer(review.day.number - start),
        "grade": .integer(review.grade.rawValue),
        "took": review.took.map { .integer($0) } ?? .null,
        "kind": .string(review.kind.rawValue),
        "before": review.before.map { .integer($0) } ?? .null, "after": .integer(review.after),
      ]
      if let wording = review.wording { line["wording"] = .integer(wording) }
      if let (trial, arm) = trials[index] {
        line["trial"] = .integer(trial)
        line["arm"] = .string(arm.rawValue)
      }
      text += JSONValue.object(line).description + "\n"
    }
    return Array(text.utf8)
  }

  /// The trial, by its number from 1, and the arm of each answer that a trial counts, by the answer's
  /// position.
  private var trials: [Int: (trial: Int, arm: TrialArm)] {
    var found: [Int: (trial: Int, arm: TrialArm)] = [:]
    for (number, trial) in history.allTrials.enumerated() {
      for card in history.participants(in: trial) {
        for position in [card.first] + card.later { found[position] = (number + 1, card.arm) }
      }
    }
    return found
  }
}
