import Collection
import Exchange
import Flashcards
import SpacedRepetition
import Study
import Testing
import Text

@Suite("Whatever people hold")
struct ForeignCollectionTests {
  @Test(
    "comes once, follows its newer versions with its history, keeps the learner's edits and can be undone",
    arguments: ForeignSample.all)
  func again(sample: ForeignSample) throws {
    let sandbox = try CollectionSandbox()
    #expect(ForeignFile(sample.bytes, file: sample.name) == nil)
    let first = try sandbox.take(sample.bytes, named: sample.name)
    #expect(first.items.map(\.added) == [sample.notes])
    #expect(try sandbox.take(sample.bytes, named: sample.name).isEmpty)
    let deck = try #require(
      sandbox.decks.first { (try? sandbox.deck($0))?.contains("OLD") ?? false })
    let question = try #require(
      try sandbox.collection().library.entries.first {
        $0.card.answer.contains("OLD") || $0.card.options.contains { $0.text.contains("OLD") }
      }
    ).card.question
    try sandbox.answer(question, .perfect)
    try sandbox.write(try sandbox.deck(deck) + "\nQ: Mine?\nA: Yes.\n", deck)
    let before = try sandbox.deck(deck)
    let newer = try sandbox.take(sample.newer, named: sample.name)
    #expect(newer.items.map(\.added) == [0] && newer.items.map(\.updated) == [1])
    let after = try sandbox.deck(deck)
    #expect(after.contains("NEW") && !after.contains("OLD") && after.contains("Q: Mine?"))
    #expect(try sandbox.cards().contains { $0.hasPrefix(question) && $0.contains("(") })
    #expect(try sandbox.undo() == [])
    #expect(try sandbox.deck(deck) == before)
  }

  /// Twenty broken files of each kind, the same at each run.
  @Test(
    "brings only what can stand in a deck, and says what is wrong, if it is broken",
    arguments: ForeignSample.all)
  func broken(sample: ForeignSample) {
    var random = Seeded(state: 7)
    for number in 0..<20 {
      var bytes = sample.bytes
      switch number % 5 {
      case 0: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      case 1:
        for _ in 0..<4 {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
      case 2:
        let start = Int(random.next() % UInt64(bytes.count))
        bytes.removeSubrange(start..<min(bytes.count, start + 40))
      case 3:
        let start = Int(random.next() % UInt64(bytes.count))
        bytes.insert(
          contentsOf: bytes[start..<min(bytes.count, start + 60)],
          at: Int(random.next() % UInt64(bytes.count)))
      default:
        bytes.insert(
          contentsOf: [0xFF, 0, 0xC3, 0x28], at: Int(random.next() % UInt64(bytes.count)))
      }
      check(file(bytes, sample.name), "\(sample.name), broken file \(number)")
      // As a file of its kind that it no longer looks like.
      var options = ImportOptions(now: 1_782_757_800_000)
      options.format = file(sample.bytes, sample.name).format
      check(
        ImportedFile(bytes, file: sample.name, options: options), "\(sample.name), named \(number)")
    }
  }

  private func check(_ found: ImportedFile, _ comment: Comment) {
    #expect(!found.notes.isEmpty || !found.diagnostics.isEmpty || !found.past.isEmpty, comment)
    for diagnostic in found.diagnostics {
      #expect(!diagnostic.message.isEmpty && diagnostic.location.line >= 0, comment)
    }
    for deck in found.decks where deck.original == nil {
      let text = DeckPrinter().bytes(of: Deck(notes: deck.notes))
      let read = DeckParser.parse(text, file: "deck")
      #expect(read.deck.notes.count == deck.notes.count, comment)
      #expect(!read.diagnostics.contains { $0.severity == .error }, comment)
    }
  }

  /// A generator whose numbers are the same at each run.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 17
    }
  }
}
