import SpacedRepetition

extension Settings {
  /// The schedulers of decks with parameters of their own, under FSRS.
  ///
  /// A name holds for the decks that `--deck` finds by it; of two names that hold for one deck the
  /// longer one counts.
  package func exceptions(in library: Library) -> SchedulerExceptions {
    var exceptions = SchedulerExceptions()
    for name in fsrsOfDecks.keys.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      guard let own = fsrsOfDecks[name] else { continue }
      let cards = library.decks(named: name).flatMap { library.decks[$0].cards }
      exceptions.add(
        .fsrs(FSRS6(own.parameters, options: fsrs6.options)),
        of: cards.lazy.map { library.entries[$0].id })
    }
    return exceptions
  }
}
