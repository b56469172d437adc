package import Flashcards
package import Journal
package import SpacedRepetition

/// What is taken out of a collection: decks, and with them what was done with their cards.
package struct ExportedCollection: Sendable {
  /// A deck with its place.
  package struct ExportedDeck: Sendable {
    /// The deck, under the name that the learner knows.
    package var deck: Deck
    /// The path of its file within the folder of decks.
    package var file: String
    /// Whether the file says its name although its path gives it.
    package var isNamed: Bool

    package init(_ deck: Deck, file: String, isNamed: Bool = false) {
      self.deck = deck
      self.file = file
      self.isNamed = isNamed
    }

    package var name: String { deck.frontMatter.name ?? "" }
  }

  /// What was done with the cards, and where that has left them.
  package struct Past: Sendable {
    /// What counts, ascending in time, each card by its present name.
    package var actions: TimedActions
    /// Where each card stands that is not new or that is marked in some way.
    package var standings: [CardID: Standing]

    package init(actions: TimedActions, standings: [CardID: Standing]) {
      self.actions = actions
      self.standings = standings
    }
  }

  /// What FSRS knows of a card, as Anki keeps it.
  package struct Memory: Hashable, Sendable {
    package var state: MemoryState
    package var desiredRetention: Double
    /// How the curve of forgetting bends: the last of the parameters.
    package var decay: Double

    package init(_ state: MemoryState, _ fsrs: FSRS6) {
      self.state = state
      desiredRetention = fsrs.options.desiredRetention
      decay = fsrs.parameters[20]
    }
  }

  /// Where a card stands today.
  package struct Standing: Hashable, Sendable {
    /// Its place in the calendar; nil for a card that was never answered.
    package var schedule: ScheduleEvent?
    package var isSuspended: Bool
    package var isBuried: Bool
    /// A colored flag from 1 to 7, or 0.
    package var flag: Int
    /// What is known of its memory, where FSRS schedules.
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
  /// Nil if the cards go without their history.
  package var past: Past?
  /// When it is exported, in milliseconds since 1970 UTC.
  package var at: Int
  /// The study day on which it is exported.
  package var today: Day
  /// The name of the scheduler that makes the schedules from the answers.
  package var policy: String

  package init(decks: [ExportedDeck], past: Past? = nil, at: Int, today: Day, policy: String) {
    self.decks = decks
    self.past = past
    self.at = at
    self.today = today
    self.policy = policy
  }
}
