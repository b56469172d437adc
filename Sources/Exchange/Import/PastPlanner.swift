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
  private(set) var actions: [TimedAction] = []
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
    var record: History.Record
  }

  init(_ history: History, at now: Int) {
    self.history = history
    self.now = now
  }

  /// Takes the past of a file.
  /// - Parameter fates: The cards that the import brings or finds, by the file's names.
  mutating func take(_ past: [TimedAction], _ fates: [CardID: CardFate]) {
    // A million answers are not copied where all of them come in as they are.
    var isWhole = true
    for (index, timed) in past.enumerated() {
      guard let taken = taken(timed, fates) else {
        if isWhole { actions = Array(past[..<index]) }
        isWhole = false
        continue
      }
      if isWhole, taken.action.card != timed.action.card {
        actions = Array(past[..<index])
        isWhole = false
      }
      if !isWhole { actions.append(taken) }
    }
    if isWhole { actions = past }
  }

  /// An event as the collection is to have it; nil if it is left out or known.
  private mutating func taken(
    _ timed: TimedAction, _ fates: [CardID: CardFate]
  ) -> TimedAction? {
    guard let card = timed.action.card, let fate = fates[card] else {
      leftOut += 1
      return nil
    }
    let isNew = history.events.isEmpty || !history.knows(fate.name)
    guard isNew || isNews(timed, for: fate.name) else { return nil }
    if case .review = timed.action {
      reviews.added += 1
    } else if placedCards.insert(fate.name).inserted {
      placed += 1
    }
    return fate.name == card ? timed : TimedAction(at: timed.at, timed.action.renamed(fate.name))
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
    case .bury: return !card.isStudiedHere && card.record.events.isEmpty
    default: return false
    }
  }

  private func knownCard(_ name: CardID) -> KnownCard {
    var card = KnownCard(record: history.record(of: name))
    for index in card.record.events {
      let event = history.events[index]
      card.times.insert(event.at)
      if !history.isImported(event) { card.isStudiedHere = true }
    }
    return card
  }
}

extension Action {
  /// The card that it is about, where it is about one.
  var card: CardID? {
    switch self {
    case .review(let review): review.card
    case .schedule(let schedule): schedule.card
    case .suspend(let card), .unsuspend(let card), .unlink(let card): card
    case .flag(let card, _), .bury(let card, _): card
    case .undo, .relink, .imported: nil
    }
  }

  /// The same for a card of another name.
  func renamed(_ name: CardID) -> Action {
    switch self {
    case .review(var review):
      review.card = name
      return .review(review)
    case .schedule(var schedule):
      schedule.card = name
      return .schedule(schedule)
    case .suspend: return .suspend(name)
    case .unsuspend: return .unsuspend(name)
    case .unlink: return .unlink(name)
    case .flag(_, let flag): return .flag(name, flag)
    case .bury(_, let day): return .bury(name, until: day)
    case .undo, .relink, .imported: return self
    }
  }
}
