import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("A package that was imported and is exported again")
struct AnkiRoundTripTests {
  private static func exported(_ file: ImportedFile) -> ExportedCollection {
    let cards = ImportedCards(file)
    var standings: [CardID: ExportedCollection.Standing] = [:]
    for id in cards.cards.keys {
      let standing = ExportedCollection.Standing(
        cards.schedules[id].flatMap { $0.phase == .new ? nil : $0 },
        isSuspended: cards.suspended.contains(id), isBuried: cards.buried[id] != nil,
        flag: cards.flags[id] ?? 0)
      standings[id] = standing
    }
    let actions = file.past.filter { $0.at < AnkiSamples.now }
    return ExportedCollection(
      decks: file.decks.map {
        .init(Deck(frontMatter: $0.frontMatter, notes: $0.notes), file: "\($0.name ?? "").md")
      }, past: .init(actions: TimedActions(actions), standings: standings), at: AnkiSamples.now,
      today: Day("2026-06-29")!, policy: "anki")
  }

  @Test("has the same cards where they stood, and their answers")
  func everything() throws {
    let first = try AnkiSamples.read("modern.apkg")
    let bytes = try AnkiPackageWriter(Self.exported(first)).bytes()
    let second = ImportedFile(bytes, file: "again.apkg", options: AnkiSamples.options)
    #expect(second.skipped.isEmpty)
    let (before, after) = (ImportedCards(first), ImportedCards(second))
    #expect(before.cards.count == after.cards.count)
    let questions = [before, after].map { cards in
      Set(cards.cards.values.map { PlainHTML.folded($0.card.question) })
    }
    #expect(questions[0] == questions[1])
    for (id, event) in before.schedules where event.phase != .new {
      let again = try #require(after.schedules[id], "\(id)")
      #expect(again.due == event.due && again.interval == event.interval, "\(id)")
      #expect(again.easiness == event.easiness && again.phase == event.phase, "\(id)")
      #expect(again.reviews == event.reviews && again.lapses == event.lapses, "\(id)")
    }
    #expect(before.suspended == after.suspended)
    #expect(before.buried == after.buried)
    #expect(before.flags == after.flags)
    func reviews(_ file: ImportedFile) -> [String] {
      file.past.compactMap { timed in
        guard case .review(let review) = timed.action else { return nil }
        return "\(timed.at) \(review.card) \(review.grade) \(review.after)"
      }
    }
    #expect(reviews(first) == reviews(second))
  }
}
