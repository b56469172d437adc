package import Collection
package import Flashcards
package import Journal
import SpacedRepetition

extension Session {
  /// Updates the session with the collection as read again, after its decks were edited or another
  /// program wrote to it.
  ///
  /// Cards that are gone, not due today any more, or answered elsewhere leave the session; a
  /// reworded card stays under its new name. Cards that have become due or new in the meantime, for
  /// example because an answer was undone, come at the end, as far as the day's limits have room.
  /// The current card stays current if it is still to be asked.
  /// - Parameter own: New events that this session caused.
  /// - Complexity: O(n log n) in the number of cards.
  package mutating func reload(_ collection: Collection, own: Set<EventID> = []) {
    let (old, asked, order) = (self.collection, current, drill.cards)
    self.collection = collection
    for event in collection.history.events.dropFirst(old.history.events.count)
    where !own.contains(event.id) {
      foreign.insert(event.id)
    }
    answers.removeAll { collection.history.isUndone($0) }
    options.decks = options.decks.map { Self.moved($0, from: old.library, to: collection.library) }

    let cards = remaining + order + (asked.map { [$0.card] } ?? [])
    let reworded = Self.reworded(
      cards.filter { collection.entry(of: $0) == nil }, from: old.library, to: collection.library)
    func present(_ card: CardID) -> CardID? { collection.entry(of: card)?.id ?? reworded[card] }
    func reviews(_ card: CardID, _ collection: Collection) -> Int {
      collection.history.record(of: card).progress.reviews
    }
    remaining = remaining.filter { card in
      isPractice || reviews(card, collection) <= reviews(card, old)
    }.compactMap(present)
    let out = Set(remaining.filter(isOut))
    remaining.removeAll { out.contains($0) }
    confusions?.keep(present)
    leaveOutConfusions()
    steps = StepQueue()
    if !isPractice {
      take(DayQueue(collection, on: days.upperBound, options: optionsLeft), since: old)
    }
    rebuildDrill(first: order.compactMap(present))
    first = asked.flatMap { item in
      present(item.card).map { Item(card: $0, repetition: item.repetition) }
    }
    if let item = first, !isWaiting(item) { first = nil }
    countNew()
    renamed = renamed.mapValues { reworded[$0] ?? $0 }.merging(reworded) { _, new in new }
  }

  /// The present form of a card from before the last reading; nil if it is in no deck.
  package func entry(of card: CardID) -> Library.Entry? {
    collection.entry(of: card) ?? renamed[card].flatMap { collection.library[$0] }
  }

  /// Why a card is no longer asked, as a sentence without its subject; nil if it still is.
  package func departure(of item: Item) -> String? {
    guard let entry = entry(of: item.card) else { return "is no longer in any deck" }
    if let current, current.card == entry.id, current.isDrill == item.isDrill { return nil }
    let record = collection.record(of: entry)
    if record.isSuspended { return "was suspended in another terminal" }
    if record.isLeftOut(on: days.upperBound) { return "was buried in another terminal" }
    guard
      let last = collection.history.lastEvent(of: entry.id).map({ collection.history.events[$0] }),
      case .review(let review) = last.action
    else { return "was rescheduled in another terminal" }
    return "was answered in another terminal (grade \(review.grade.rawValue))"
  }

  /// Adds what a new queue has because of events since the old collection, but no more of each kind
  /// than the queue has: another choice among new cards adds none.
  private mutating func take(_ queue: DayQueue, since old: Collection) {
    for card in queue.steps { updateStep(card) }
    let library = collection.library
    let isApart = collection.settings.keepsSiblingsApart
    let kept = Set(remaining)
    let notes = Set(isApart ? remaining.compactMap { library[$0]?.note } : [])
    let newKept = remaining.count(where: isNew)
    func more(_ cards: [CardID], besides count: Int) -> [CardID] {
      let others = cards.filter { card in
        guard !kept.contains(card), !isDoneToday(card), let entry = library[card],
          !notes.contains(entry.note)
        else { return false }
        return old.library[card].map { old.record(of: $0) != collection.record(of: entry) } ?? true
      }
      return Array(others.prefix(max(0, cards.count - count)))
    }
    let all =
      more(queue.due, besides: remaining.count - newKept) + more(queue.new, besides: newKept)
    remaining.insert(contentsOf: all.reversed(), at: 0)
  }

  /// Whether a card was answered during this session's days and is due on a later one, as happens
  /// in a review ahead.
  private func isDoneToday(_ card: CardID) -> Bool {
    let progress = collection.history.record(of: card).progress
    guard let last = progress.lastReviewed, let due = progress.due else { return false }
    return last >= days.lowerBound && due > days.upperBound
  }

  /// The options with the remaining limits of the session.
  private var optionsLeft: DayQueue.Options {
    var left = options
    let scheduled = answers.compactMap { event -> ReviewEvent? in
      guard case .review(let review) = event.action, review.kind.isScheduling, !review.isStep else {
        return nil
      }
      return review
    }
    left.limit = options.limit.map { max(0, $0 - scheduled.count) }
    left.newCards = options.newCards.map {
      max(0, $0 - scheduled.count { $0.kind == .learn })
    }
    return left
  }

  /// What cards that are gone have become in their decks: cards without a history are not in the
  /// journal.
  private static func reworded(
    _ gone: [CardID], from old: Library, to new: Library
  ) -> [CardID: CardID] {
    guard !gone.isEmpty else { return [:] }
    let decks = Set(gone.compactMap { old[$0]?.deck })
    func cards(_ decks: Set<Int>, _ library: Library) -> [Card] {
      decks.sorted().flatMap { library.entries[library.decks[$0].cards].map(\.card) }
    }
    let matches = Relinking(
      from: cards(decks, old), to: cards(moved(decks, from: old, to: new), new),
      isStillThere: new.contains, wasThere: old.contains
    ).matches
    return Dictionary(matches.map { ($0.old, $0.new) }) { first, _ in first }
  }

  /// The same decks by their numbers in another library.
  private static func moved(
    _ decks: Set<Int>, from old: Library, to new: Library
  ) -> Set<Int> {
    let paths = Set(decks.map { old.decks[$0].relativePath })
    return Set(new.decks.indices.filter { paths.contains(new.decks[$0].relativePath) })
  }
}
