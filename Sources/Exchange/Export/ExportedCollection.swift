package import Flashcards
package import Journal
package import SpacedRepetition

/// The exported part of a collection: decks, and optionally the history of their cards.
package struct ExportedCollection: Sendable {
  /// A deck with its file's path.
  package struct ExportedDeck: Sendable {
    /// The deck, under the name that the learner knows.
    package var deck: Deck
    /// The path of its file within the folder of decks.
    package var file: String
    /// Whether the file states its name although its path implies it.
    package var isNamed: Bool

    package init(_ deck: Deck, file: String, isNamed: Bool = false) {
      self.deck = deck
      self.file = file
      self.isNamed = isNamed
    }

    package var name: String { deck.frontMatter.name ?? "" }
  }

  /// The history of the cards, and their resulting state.
  package struct Past: Sendable {
    /// The actions that count, ascending in time, each card under its present name.
    package var actions: TimedActions
    /// The state of each card that is not new or that is flagged, suspended or buried.
    package var standings: [CardID: Standing]

    package init(actions: TimedActions, standings: [CardID: Standing]) {
      self.actions = actions
      self.standings = standings
    }
  }

  /// The FSRS memory of a card, in Anki's form.
  package struct Memory: Hashable, Sendable {
    package var state: MemoryState
    package var desiredRetention: Double
    /// The exponent of the forgetting curve: the last of the parameters.
    package var decay: Double

    package init(_ state: MemoryState, _ fsrs: FSRS6) {
      self.state = state
      desiredRetention = fsrs.options.desiredRetention
      decay = fsrs.parameters[20]
    }
  }

  /// The current state of a card.
  package struct Standing: Hashable, Sendable {
    /// Its schedule; nil for a card that was never answered.
    package var schedule: ScheduleEvent?
    package var isSuspended: Bool
    package var isBuried: Bool
    /// A colored flag from 1 to 7, or 0.
    package var flag: Int
    /// Its memory, if FSRS schedules.
    package var memory: Memory?

    package init(
      _ schedule: ScheduleEvent?, isSuspended: Bool = false, isBuried: Bool = false, flag: Int = 0,
      memory: Memory? = nil
    ) {
      self.memory = memory
      self.schedule = schedule
      self.isSuspended = isSuspended
      self.isBuried = isBuried
      self.flag = flag
    }
  }

  package var decks: [ExportedDeck]
  /// The history of the cards; nil if it is not exported.
  package var past: Past?
  /// The time of the export, in milliseconds since 1970 UTC.
  package var at: Int
  /// The study day of the export.
  package var today: Day
  /// The name of the scheduler that derives the schedules from the answers.
  package var policy: String

  package init(decks: [ExportedDeck], past: Past? = nil, at: Int, today: Day, policy: String) {
    self.decks = decks
    self.past = past
    self.at = at
    self.today = today
    self.policy = policy
  }
}
