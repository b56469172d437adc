import Collection
import Exchange
import Flashcards
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A collection of hashcards")
struct HashcardsCollectionTests {
  @Test("comes in with its history, once")
  func deckAndHistory() throws {
    let sandbox = try CollectionSandbox()
    let deck = read(HashcardsHistoryTests.deck)
    var options = ImportOptions(now: sandbox.now)
    options.context.known = deck.notes
    let history = read(HashcardsHistoryTests.export, nil, options)
    let plan = try sandbox.take([("Forms.md", deck), ("history.json", history)])
    #expect(plan.items.map(\.added) == [2, 0])
    #expect(plan.items[1].reviews.added == 4)
    #expect(sandbox.decks == ["Forms.md"])
    #expect(try sandbox.deck("Forms.md") == HashcardsHistoryTests.deck)
    let cards = try sandbox.cards()
    #expect(cards.first == "Which form? => UB-04 (3)")
    let again = try sandbox.take([("Forms.md", deck), ("history.json", history)])
    #expect(again.isEmpty)
  }

  @Test("can come as its history alone, which then finds the cards that are there")
  func historyAfterwards() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(HashcardsHistoryTests.deck, named: "Forms.md")
    let history = read(HashcardsHistoryTests.export, nil, ImportOptions(now: sandbox.now))
    let plan = try sandbox.take(history, named: "history.json")
    #expect(plan.items[0].added == 0 && plan.items[0].reviews.added == 4)
    let other = try CollectionSandbox()
    try other.take(history, named: "history.json")
    #expect(
      try other.deck("Forms.md").hasSuffix(
        "Q: Which form?\nA: UB-04\n\nC: Résumé of [ERA] and [EOB] \\[1\\]\n"))
  }
}

@Suite("A vault of Obsidian")
struct ObsidianCollectionTests {
  @Test("becomes decks by its tags, with its schedules, once")
  func vault() throws {
    let sandbox = try CollectionSandbox()
    let text = """
      #flashcards/coding/icd

      # Diabetes
      E11.9:::type 2 without complications
      <!--SR:!2026-08-16,51,230!2026-07-01,3,250-->
      #flashcards
      a::b
      """
    let file = read(text, nil, ImportOptions(now: sandbox.now))
    let plan = try sandbox.take(file, named: "vault/Codes.md")
    #expect(plan.items[0].added == 2 && plan.items[0].placed == 2)
    #expect(sandbox.decks.sorted() == ["Codes.md", "coding/icd.md"])
    #expect(try sandbox.take(file, named: "vault/Codes.md").isEmpty)
    let collection = try sandbox.collection()
    let entry = try #require(collection.library.entries.first { $0.card.question == "E11.9" })
    let progress = collection.record(of: entry).progress
    #expect(progress.due == Day("2026-08-16") && progress.state.interval == 51)
  }
}
