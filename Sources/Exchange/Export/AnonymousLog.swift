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
    for review in history.reviews {
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
      text += JSONValue.object(line).description + "\n"
    }
    return Array(text.utf8)
  }
}
