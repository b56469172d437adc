import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("What FSRS knew of a card in Anki")
struct AnkiMemoryTests {
  /// The schedule of a card in review with such data.
  private func schedule(_ data: String, type: Int = 2) throws -> ScheduleEvent? {
    var package = MadePackage()
    package.notes = [["f", "b"]]
    package.sql = [
      """
      UPDATE cards SET type = \(type), queue = \(type), due = 40, ivl = 12, factor = 2500, reps = 4,
        data = '\(data)'
      """
    ]
    return ImportedCards(try package.read()).schedules.values.first
  }

  @Test(
    "comes along, whatever stands around it",
    arguments: [
      #"{"s":12.0312,"d":5.25,"dr":0.9,"decay":0.154,"lrt":1779896784}"#,
      #"{"pos":3,"d":5.25,"s":12.0312}"#, #"{"cd":"{\"x\":1}","s":12.0312,"d":5.25}"#,
    ])
  func taken(data: String) throws {
    let schedule = try #require(try schedule(data))
    #expect(schedule.memory == MemoryState(stability: 12.0312, difficulty: 5.25))
    #expect(schedule.interval == 12)
  }

  @Test("is moved into its bounds, and left out where it is none")
  func bounds() throws {
    #expect(
      try schedule(#"{"s":1e9,"d":10.001}"#)?.memory
        == MemoryState(stability: 36_500, difficulty: 10))
    for data in [
      "", "{}", #"{"s":12.5}"#, #"{"d":5}"#, #"{"s":-1,"d":5}"#, #"{"s":x,"d":5}"#,
      #"{"s":"12","d":5}"#, #"{"s":12,"d":0}"#, #"{"s":"#, #"{"lrt":1}"#,
    ] {
      let found = try schedule(data)
      #expect(found != nil && found?.memory == nil, "\(data)")
    }
  }

  @Test("is what our own package says, rounded as Anki rounds it")
  func own() throws {
    let card = CardID("a")
    let fsrs = FSRS6(options: FSRS6.Options(desiredRetention: 0.85))
    let state = MemoryState(stability: 33.123_456, difficulty: 6.789_123)
    let schedule = ScheduleEvent(
      card: card, phase: .review, lastReviewed: Day("2026-06-08")!, due: Day("2026-06-24")!,
      interval: 16, repetition: 3, reviews: 3)
    var note = Note(content: .basic(question: "q", answer: "a"))
    note.details.id = card
    let deck = Deck(frontMatter: Deck.FrontMatter(name: "D"), notes: [note])
    let bytes = try AnkiPackageWriter(
      ExportedCollection(
        decks: [.init(deck, file: "d.md")],
        past: .init(
          actions: [], standings: [card: .init(schedule, memory: .init(state, fsrs))]),
        at: 1_782_757_800_000, today: Day("2026-06-29")!, policy: "fsrs")
    ).bytes()
    let file = ImportedFile(bytes, file: "own.apkg", options: AnkiSamples.options)
    let back = try #require(ImportedCards(file).schedules[card])
    #expect(back.memory == MemoryState(stability: 33.1235, difficulty: 6.789))
    #expect(file.summary.contains { $0.contains("1 card brings what FSRS knew of it") })
  }
}
