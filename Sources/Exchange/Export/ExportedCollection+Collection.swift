package import Collection
import Flashcards
import Journal
package import SpacedRepetition

extension ExportedCollection {
  /// Exports decks of a collection.
  /// - Parameters:
  ///   - chosen: The decks, as positions in the library; nil for all decks, including the histories
  ///     of cards that are in no deck.
  ///   - hasPast: Whether to include the history of the cards.
  package init(
    _ chosen: Set<Int>?, of collection: Collection, withPast hasPast: Bool, at now: Int, today: Day
  ) {
    let library = collection.library
    let decks = chosen?.sorted() ?? Array(library.decks.indices)
    self.init(
      decks: decks.map { index in
        let deck = library.decks[index]
        let name = DeckFile.withoutExtension(deck.relativePath)
        return ExportedDeck(
          library.deck(at: index), file: deck.relativePath,
          isNamed: deck.frontMatter.name == name)
      },
      at: now, today: today, policy: collection.history.scheduler.policy.rawValue)
    guard hasPast else { return }
    var cards = decks.flatMap { library.entries[library.decks[$0].cards] }.map(\.id)
    if chosen == nil { cards += collection.orphans }
    past = Past(of: cards, in: collection.history, today: today)
  }
}

extension ExportedCollection.Past {
  fileprivate init(of cards: [CardID], in history: History, today: Day) {
    var actions: [(index: Int, action: Action)] = []
    var standings: [CardID: ExportedCollection.Standing] = [:]
    for card in cards {
      let record = history.record(of: card)
      let positions = history.events(of: card)
      guard !positions.isEmpty else { continue }
      let memory: ExportedCollection.Memory? =
        if case .fsrs(let fsrs) = history.scheduler(of: card) {
          fsrs.memory(of: record.progress).map { ExportedCollection.Memory($0, fsrs) }
        } else {
          nil
        }
      standings[card] = ExportedCollection.Standing(
        ScheduleEvent(record.progress, of: card), isSuspended: record.isSuspended,
        isBuried: record.isBuried(on: today), flag: record.flag, memory: memory)
      actions += positions.map { ($0, history.events[$0].action.renamed(to: card)) }
    }
    // The histories of the cards are merged in journal order.
    actions.sort { $0.index < $1.index }
    self.init(
      actions: TimedActions(
        actions.lazy.map { TimedAction(at: history.events[$0.index].at, $0.action) }),
      standings: standings)
  }
}

extension ScheduleEvent {
  /// A card's schedule; nil for a card that was never answered and never scheduled.
  fileprivate init?(_ progress: CardProgress, of card: CardID) {
    guard progress != .new else { return nil }
    let state = progress.state
    self.init(
      card: card, phase: progress.phase, lastReviewed: progress.lastReviewed, due: progress.due,
      dueAt: progress.dueAt.map { Int($0) }, interval: state.interval, easiness: state.easiness,
      repetition: state.repetition, stepsLeft: progress.stepsLeft, reviews: progress.reviews,
      lapses: progress.lapses)
  }
}
