import Flashcards
import Journal
import Statistics
import Study

extension ReviewColumns {
  /// The answers of some of a collection's cards: a card's number is its place among `cards`. Cards
  /// that are in no deck any more come after them, where all cards count.
  /// - Complexity: Linear in the number of answers.
  init(_ collection: Collection, _ scope: StatsScope) {
    self.init()
    let history = collection.history
    if scope.isWhole { reserveCapacity(history.events.count) }
    var hours = LocalHours()
    // Two cards of the decks may have one history, after an edit that was taken back.
    var isTaken = [Bool](repeating: false, count: history.events.count)
    var number = 0
    func take(_ id: CardID) {
      let events = history.record(of: id).events
      guard let first = events.first, !isTaken[first] else { return }
      isTaken[first] = true
      for index in events {
        guard case .review(let review) = history.events[index].action else { continue }
        let moment = history.events[index].at
        append(review, at: moment, card: number, hour: hours.hour(at: moment))
      }
    }
    for position in scope.cards {
      take(collection.library.entries[position].card.id)
      number += 1
    }
    guard scope.isWhole else { return }
    for names in history.knownNames {
      guard let name = names.last else { continue }
      take(name)
      number += 1
    }
  }
}

/// The hours that the learner's clock shows: the calendar is asked once for each quarter of an
/// hour, since no zone's hours begin within one.
private struct LocalHours {
  private var quarter = Int.min
  private var hour = 0

  mutating func hour(at milliseconds: Int) -> Int {
    let quarter = milliseconds / 900_000
    if quarter != self.quarter {
      self.quarter = quarter
      hour = Clock.hour(at: milliseconds)
    }
    return hour
  }
}
