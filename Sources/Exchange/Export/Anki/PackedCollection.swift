import Flashcards
import Journal
import SpacedRepetition

/// The tables of an Anki package.
///
/// The same collection at the same time gives the same tables.
struct PackedCollection {
  /// The day from which due days are counted, at 04:00 UTC.
  let start: Day
  /// When the package is made, in milliseconds since 1970.
  let at: Int
  private(set) var notes: [PackedNote] = []
  private(set) var cards: [PackedCard] = []
  private(set) var answers: [PackedAnswer] = []
  private(set) var decks: PackedDecks
  /// What a package that replaces a whole collection says besides.
  let whole: WholeCollection?
  let today: Day

  /// The collection's start in seconds since 1970.
  var created: Int { start.number * 86_400 + 4 * 3600 }

  /// - Complexity: Linear in cards and answers.
  init(_ exported: ExportedCollection, whole: WholeCollection? = nil) {
    self.whole = whole
    at = exported.at
    today = exported.today
    start = Self.firstDay(of: exported)
    // Anki's ids are times; no two notes, cards or decks may share one among themselves.
    let firstID = (start.number * 86_400 + 4 * 3600) * 1000
    decks = PackedDecks(firstID: firstID)
    let past = exported.past
    let lastChanges = Dictionary(
      past?.actions.compactMap { action in action.action.card.map { ($0, action.at) } } ?? []
    ) { max($0, $1) }
    var ids: [CardID: Int] = [:]
    let media = whole?.mediaNames ?? []
    for (place, exportedDeck) in exported.decks.enumerated() {
      let own = OwnDeck(exportedDeck, past: past, at: at)
      let deck = decks.id(of: own, parameters: whole?.ownParameters[place])
      for note in exportedDeck.deck.notes {
        let packed = PackedNote(note, of: own, id: firstID + notes.count, media: media)
        notes.append(packed)
        for (face, ordinal) in zip(note.faces, packed.ordinals) {
          let name = note.id(of: face)
          var card = PackedCard(
            id: firstID + cards.count, note: packed.id, deck: deck, ordinal: ordinal,
            modified: (lastChanges[name] ?? at) / 1000, position: notes.count)
          if let standing = past?.standings[name] { card.take(standing, start: start) }
          ids[name] = card.id
          cards.append(card)
        }
      }
    }
    answers = PackedAnswer.all(
      in: past?.actions ?? [], drillsCount: exported.policy == Scheduler.Policy.fsrs.rawValue
    ) { ids[$0] }
    for answer in answers where answer.movesSchedule {
      cards[answer.card - firstID].lastAnswered = answer.id / 1000
    }
  }

  /// A placeholder collection that tells old versions of Anki that they cannot read the package.
  init(placeholderAt at: Int, today: Day) {
    let note = Note(
      content: .basic(
        question: "This package was made for Anki 2.1 and later.",
        answer: "Please import it with a newer version of Anki."))
    let deck = Deck(frontMatter: Deck.FrontMatter(name: "Default"), notes: [note])
    self.init(
      ExportedCollection(
        decks: [ExportedCollection.ExportedDeck(deck, file: "")], at: at, today: today, policy: ""))
  }

  /// The first day with any data, so that no due day is negative.
  private static func firstDay(of exported: ExportedCollection) -> Day {
    let days = (exported.past?.standings.values.lazy.compactMap(\.schedule) ?? [])
      .flatMap { [$0.lastReviewed, $0.due].compactMap { $0 } }
    let answers = exported.past?.actions.lazy.compactMap { action in
      if case .review(let review) = action.action { review.day } else { nil }
    }
    let first = min(exported.today, days.min() ?? exported.today, answers?.min() ?? exported.today)
    return max(first, Day(number: 1))
  }
}
