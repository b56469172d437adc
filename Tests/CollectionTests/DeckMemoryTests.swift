import Collection
import Files
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Edits of decks")
struct DeckMemoryTests {
  private let old = "Q: What is an EOB?\nA: Explanation of benefits\n"
  private let edited = "Q: What does EOB stand for?\nA: Explanation of benefits\n"

  @Test("count while another process writes, and are journalled by the next one that can")
  func locked() throws {
    try withSandbox { sandbox in
      try sandbox.deck(old)
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(edited)
      let before = try sandbox.journal
      do {
        let lock = try CollectionLock.acquire(sandbox.place.folder.path)
        let collection = try sandbox.look()
        #expect(try collection.reviews(of: "What does EOB stand for?") == 1)
        #expect(collection.orphans.isEmpty)
        #expect(try sandbox.journal == before)
        _ = consume lock
      }
      #expect(try sandbox.look().reviews(of: "What does EOB stand for?") == 1)
      #expect(try sandbox.journal.count > before.count)
      let after = try sandbox.journal
      #expect(try sandbox.open().history.relinks == 1)
      #expect(try sandbox.journal == after)
    }
  }

  @Test("count where nothing can be written")
  func unwritable() throws {
    try withSandbox { sandbox in
      try sandbox.deck(old)
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(edited)
      // A folder in the lock's place prevents all writing, even by root.
      sandbox.remove("home/.lock")
      try FileSystem.makeFolder("\(sandbox.root)/home/.lock")
      let before = try sandbox.journal
      #expect(try sandbox.look().reviews(of: "What does EOB stand for?") == 1)
      #expect(try sandbox.journal == before)
      #expect(throws: StudyError.self) { try sandbox.open() }
    }
  }

  @Test("are not followed without the cache, whose loss breaks nothing")
  func cacheDeleted() throws {
    try withSandbox { sandbox in
      try sandbox.deck(old + "\n" + deck("one"))
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.answer("one", .hesitant)
      let id = try sandbox.look().id(asking: "What is an EOB?")
      try sandbox.deck(edited + "\n" + deck("one"))
      sandbox.remove("home/.cache")
      let collection = try sandbox.open()
      #expect(collection.orphans == [id])
      #expect(try collection.reviews(of: "What does EOB stand for?") == 0)
      #expect(try collection.reviews(of: "one") == 1)
      #expect(collection.history.relinks == 0)
    }
  }

  @Test("are journalled where the decks cannot be remembered, which is said")
  func noMemory() throws {
    try withSandbox { sandbox in
      try sandbox.deck(old)
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(edited)
      sandbox.remove("home/.cache/decks/own/a.md")
      try sandbox.write("", to: "home/.cache/decks/own/a.md/in-the-way")
      let collection = try sandbox.open()
      #expect(collection.problems.notices.count == 1)
      #expect(collection.library.entries.count == 1)
    }
  }

  @Test("do not cost a card its history that was broken while a deck was being written")
  func broken() throws {
    try withSandbox { sandbox in
      try sandbox.deck(old)
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(edited.replacing("A: ", with: "A "))
      #expect(try sandbox.open().library.entries.isEmpty)
      try sandbox.deck(edited)
      #expect(try sandbox.open().reviews(of: "What does EOB stand for?") == 1)
    }
  }

  @Test("of a built-in deck are followed, also into the learner's copy of it")
  func copied() throws {
    try withSandbox { sandbox in
      try sandbox.write(old, to: "built-in/a.md")
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(edited)
      #expect(try sandbox.open().reviews(of: "What does EOB stand for?") == 1)
    }
  }
}
