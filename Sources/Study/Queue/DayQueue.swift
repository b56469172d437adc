package import Collection
package import Flashcards
package import SpacedRepetition

/// The cards to review on a day: due cards and new ones, within the day's limits.
package struct DayQueue: Sendable {
  /// The selection of cards, and their limits.
  package struct Options: Sendable {
    /// The purpose of the session.
    package enum Purpose: Hashable, Sendable {
      /// The day's review: due cards and new ones.
      case day
      /// Only new cards.
      case new
      /// The day's review, with the cards due within that many days.
      case ahead(Int)
      /// Any card, due or not; the answers change no schedule.
      case practice
    }

    package var purpose = Purpose.day
    /// The pairs to ask side by side, as practice, instead of cards one by one.
    package var confusions: [ConfusionPair] = []
    /// The only cards to include; nil for all.
    package var cards: Set<CardID>?
    /// The decks to include; nil for all.
    package var decks: Set<Int>?
    /// The tags to include: cards with one of them; empty for all.
    package var tags: [String] = []
    /// Whether to include only cards of the collection's focus, if it has one.
    package var isFocused = false
    /// The number of new cards to take, instead of what the day's limit leaves.
    package var newCards: Int?
    /// The total number of cards to take.
    package var limit: Int?

    package init() {}

    /// The day's review of the collection's focus, or of all cards if it has none.
    package static var focused: Options {
      var options = Options()
      options.isFocused = true
      return options
    }

    /// Whether the learner has chosen decks, tags or cards.
    package var isChoice: Bool { decks != nil || cards != nil || !tags.isEmpty }

    /// Whether a card is in one of the decks and has one of the tags.
    package func admits(_ entry: Library.Entry, in library: Library) -> Bool {
      if let decks, !decks.contains(entry.deck) { return false }
      if let cards, !cards.contains(entry.id) { return false }
      guard !tags.isEmpty else { return true }
      let own = library.tags(of: entry).map { $0.lowercased() }
      return tags.contains { own.contains($0.lowercased()) }
    }
  }

  /// The due cards to review, in order.
  package private(set) var due: [CardID] = []
  /// The new cards to learn, in order.
  package private(set) var new: [CardID] = []
  /// The cards in Anki's steps within a day, which come up at their times; none under SM-2.
  package private(set) var steps: [CardID] = []
  /// The number of due cards beyond the day's limit.
  package private(set) var dueBeyondLimit = 0
  /// The number of all due cards, including those that the limit or a sibling postpones; without
  /// those in steps.
  package private(set) var dueInAll = 0
  /// What was done on the day already.
  package let tally: DayTally
  /// The due and the new cards in display order.
  package private(set) var order: [CardID] = []

  /// - Complexity: O(n log n) in the number of cards.
  package init(_ collection: Collection, on day: Day, options: Options = Options()) {
    let settings = collection.settings
    let focus = collection.focusMatcher(on: day)
    let admitted = options.isFocused ? focus : nil
    tally = DayTally(collection.history, on: day)
    if !options.confusions.isEmpty { return }
    if options.purpose == .practice {
      let cards = Self.practice(collection, day, options, admitted)
      due = Array(cards.prefix(options.limit ?? .max))
      order = due
      return
    }
    let today = tally
    let exam = collection.exam(after: day)
    var candidates = Candidates(collection, day: day, options: options, focus: admitted)
    let stepEntries = candidates.steps.sorted { $0.dueAt < $1.dueAt }.map(\.entry)
      .prefix(options.limit ?? .max)
    steps = stepEntries.map(\.id)

    var notes = NoteMarks(settings.keepsSiblingsApart ? collection.library.noteCount : nil)
    if settings.keepsSiblingsApart {
      for entry in today.scheduledCards.compactMap(collection.entry(of:)) + stepEntries {
        _ = notes.mark(entry.note)
      }
    }
    let room = options.limit.map { $0 - steps.count } ?? .max
    let reviewsLeft = max(0, settings.reviewsPerDay - today.reviewed)
    var limits = LimitTally(collection, today)
    let dueOrder = DueOrder(settings.dueCardOrder, candidates, on: day)
    let entries = collection.library.entries
    // Without a choice, nothing of the cards beyond the day's limit is looked at.
    let isWhole = admitted == nil && !options.isChoice && exam == nil && limits.isEmpty
    let dueEntries: [Library.Entry]
    if isWhole, settings.dueCardOrder != .deck {
      let first = candidates.firstDue(min(reviewsLeft, room), in: dueOrder, &notes)
      dueInAll = first.inAll
      dueEntries = first.cards.map { entries[$0.position] }
      dueBeyondLimit = first.free - dueEntries.count
    } else {
      candidates.sortDue(dueOrder)
      dueInAll = candidates.due.count
      if let exam { candidates.putLast(broughtForwardTo: exam, collection) }
      if settings.keepsSiblingsApart, settings.dueCardOrder == .deck {
        candidates.keepLongestDueSiblings()
      }
      let free = candidates.due.filter { notes.mark($0.note) }.map { entries[$0.position] }
      dueEntries = Array(
        free.filter { limits.takeReview($0) }.prefix(min(reviewsLeft, room)))
      dueBeyondLimit = free.count - dueEntries.count
    }
    due = dueEntries.map(\.id)
    let dueCount = due.count

    let newLeft = options.newCards ?? max(0, settings.newPerDay - today.learned)
    let newCount = min(newLeft, room - dueCount)
    // A requested number of new cards overrides the limits of decks.
    let isAsked = options.newCards != nil
    func isTaken(_ entry: Library.Entry) -> Bool {
      guard isAsked || limits.hasRoom(forNew: entry), notes.mark(entry.note) else { return false }
      _ = limits.takeNew(entry)
      return true
    }
    if let focusOrder = Self.focusOrder(collection, focus, options) {
      let chosen = focusOrder.chosen(
        newCount, of: Array(candidates.new), in: collection, on: day, isFree: isTaken)
      new = focusOrder.arranged(chosen).map(\.id)
    } else {
      for entry in settings.newCardChoice.ordered(candidates.new, of: collection) {
        if new.count >= newCount { break }
        if isTaken(entry) { new.append(entry.id) }
      }
    }
    // Cards that come early because of an exam give way to due and new cards.
    let early = Set(due.filter { candidates.early.contains($0) })
    order =
      Self.arranged(due: due.filter { !early.contains($0) }, new: new, settings.newCardOrder)
      + due.filter(early.contains)
  }

  /// All cards for practice, in an order that the day fixes.
  private static func practice(
    _ collection: Collection, _ day: Day, _ options: Options, _ focus: FocusMatcher?
  ) -> [CardID] {
    collection.library.entries.filter {
      !collection.record(of: $0).isSuspended && options.admits($0, in: collection.library)
        && focus?.contains($0) ?? true
    }.map(\.id).shuffled(on: day)
  }

  /// The focus's order of new cards, unless the learner has chosen decks or cards, or another
  /// order.
  private static func focusOrder(
    _ collection: Collection, _ matcher: FocusMatcher?, _ options: Options
  ) -> FocusOrder? {
    guard collection.settings.newCardChoice == .deck, !options.isChoice, let matcher else {
      return nil
    }
    return collection.focus.map { FocusOrder($0, matcher) }
  }

  private static func arranged(
    due: [CardID], new: [CardID], _ order: Settings.NewCardOrder
  ) -> [CardID] {
    switch order {
    case .first: return new + due
    case .last: return due + new
    case .spread:
      // The i-th of n new cards comes after the share i / n of the due ones, so that a day begins
      // with a due card.
      var result: [CardID] = []
      var taken = 0
      for (index, card) in new.enumerated() {
        let share = (index + 1) * due.count / (new.count + 1)
        result += due[taken..<share]
        taken = share
        result.append(card)
      }
      return result + due[taken...]
    }
  }
}
