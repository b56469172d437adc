import Flashcards
import Journal
import SpacedRepetition
import Study

/// Finds out which past events are new to a collection.
struct PastPlanner {
  private let history: History
  private let now: Int
  /// What is known of the cards that have a history here.
  private var known: [CardID: KnownCard] = [:]
  private(set) var reviews = (added: 0, known: 0)
  /// How many cards are put in a place of the file's.
  private(set) var placed = 0
  /// How many events belong to cards that the import leaves out.
  private(set) var leftOut = 0
  private var placedCards: Set<CardID> = []

  private struct KnownCard {
    /// When it was answered or set.
    var times: Set<Int> = []
    /// Whether something was done with it here, and not by an import.
    var isStudiedHere = false
    var record: CardRecord
    /// The positions of the events that count for it.
    var events: [Int]
  }

  init(_ history: History, at now: Int) {
    self.history = history
    self.now = now
  }

  /// What of a file's past is new, under the names that the cards have in the collection.
  /// - Parameter fates: The cards that the import brings or finds, by the file's names.
  mutating func take(_ past: TimedActions, _ fates: [CardID: CardFate]) -> TimedActions {
    let names = past.cards.map { fates[$0]?.name }
    let isNew = names.map { $0.map { history.events.isEmpty || !history.knows($0) } ?? false }
    var news = past
    news.rename { place, card in names[place] ?? card }
    news.removeAll { row, place in
      // Most of a large past are answers of new cards, so these are to be quick.
      let isReview = past.isReview(row)
      if !isReview || !(place.map { isNew[$0] } ?? false) {
        guard let place, let name = names[place] else {
          leftOut += 1
          return true
        }
        guard isNew[place] || isNews(past[row], for: name) else { return true }
        if !isReview, placedCards.insert(name).inserted { placed += 1 }
      }
      if isReview { reviews.added += 1 }
      return false
    }
    return news
  }

  private mutating func isNews(_ timed: TimedAction, for name: CardID) -> Bool {
    let card = known[name] ?? knownCard(name)
    known[name] = card
    switch timed.action {
    case .review:
      guard card.times.contains(timed.at) else { return true }
      reviews.known += 1
      return false
    case .schedule where timed.at < now:
      return !card.times.contains(timed.at)
    case .schedule(let schedule):
      // Who has studied the card here goes on from here.
      return !card.isStudiedHere && card.record.progress != Progress(schedule)
    // What is known already may have been followed by its end.
    case .suspend:
      return !card.isStudiedHere && !card.record.isSuspended && !card.times.contains(timed.at)
    case .flag(_, let flag):
      return !card.isStudiedHere && card.record.flag != flag && !card.times.contains(timed.at)
    case .bury: return !card.isStudiedHere && card.events.isEmpty
    default: return false
    }
  }

  private func knownCard(_ name: CardID) -> KnownCard {
    var card = KnownCard(record: history.record(of: name), events: history.events(of: name))
    for index in card.events {
      let event = history.events[index]
      card.times.insert(event.at)
      if !history.isImported(event) { card.isStudiedHere = true }
    }
    return card
  }
}
