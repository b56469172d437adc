import Collection
import Files
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("A collection")
struct CollectionReadingTests {
  @Test("in a folder that does not exist is empty, and looking at it makes nothing")
  func fresh() throws {
    try withSandbox { sandbox in
      let collection = try sandbox.look()
      #expect(collection.library.entries.isEmpty)
      #expect(collection.problems.diagnostics.isEmpty)
      #expect(try FileSystem.names(in: sandbox.root) == [])
    }
  }

  @Test("is made where it does not exist when it is opened to study")
  func made() throws {
    try withSandbox { sandbox in
      try sandbox.write(deck("one"), to: "built-in/a.md")
      try sandbox.answer("one", .hesitant)
      let collection = try sandbox.look()
      #expect(try collection.reviews(of: "one") == 1)
      #expect(collection.dueCount(by: today) == 0)
      #expect(collection.dueCount(by: today + 1) == 1)
    }
  }

  @Test("takes the learner's deck instead of the built-in one of the same name")
  func shadows() throws {
    try withSandbox { sandbox in
      try sandbox.write(deck("one"), to: "built-in/a.md")
      try sandbox.write(deck("two"), to: "built-in/b.md")
      try sandbox.deck(deck("three"), "a.md")
      let library = try sandbox.look().library
      #expect(library.entries.map(\.card.question) == ["three", "two"])
      #expect(library.decks.map(\.isBuiltIn) == [false, true])
    }
  }

  @Test("reads decks in sub-folders, and none that is hidden or has another ending")
  func folders() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"), "exam/cpc/a.md")
      try sandbox.deck(deck("two"), "b.MD")
      try sandbox.deck(deck("three"), ".hidden.md")
      try sandbox.deck(deck("four"), ".obsidian/a.md")
      try sandbox.deck(deck("five"), "a.txt")
      let library = try sandbox.look().library
      #expect(library.decks.map(\.name) == ["b", "exam/cpc/a"])
      #expect(library.entries.count == 2)
    }
  }

  @Test("has no deck for a file of prose, and one for a named file that has no cards yet")
  func prose() throws {
    try withSandbox { sandbox in
      try sandbox.deck("# My decks\n\nSome prose.\n", "README.md")
      try sandbox.deck("", "empty.md")
      try sandbox.deck("---\nname: Later\n---\n", "later.md")
      let collection = try sandbox.look()
      #expect(collection.library.decks.map(\.name) == ["Later"])
      #expect(collection.problems.diagnostics.isEmpty)
    }
  }

  @Test("leaves out and reports a card that another deck has")
  func repeated() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"), "a.md")
      try sandbox.deck(deck("three", "two", "four"), "b.md")
      try sandbox.deck(deck("two"), "c.md")
      let collection = try sandbox.look()
      let library = collection.library
      #expect(library.entries.map(\.card.question) == ["one", "two", "three", "four"])
      #expect(library.decks.map(\.cards) == [0..<2, 2..<4, 4..<4])
      let places = collection.problems.diagnostics.map {
        "\($0.location.file.suffix(4)):\($0.location.line)"
      }
      #expect(places == ["b.md:4", "c.md:1"])
      #expect(library.deck(at: 1).notes.count == 2)
    }
  }

  @Test("gives all cards of one note the same number, and each note another")
  func notes() throws {
    try withSandbox { sandbox in
      try sandbox.deck("T: a\nD: b\n\nC: [c] and [d] and [e]\n\nQ: f\nA: g\n")
      #expect(try sandbox.look().library.entries.map(\.note) == [0, 0, 1, 1, 1, 2])
    }
  }

  @Test("reads the good cards of a deck with errors, and says what is wrong")
  func errors() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\n\nQ: two\nA: answer of two\n")
      let collection = try sandbox.look()
      #expect(collection.library.entries.map(\.card.question) == ["two"])
      #expect(collection.problems.diagnostics.map(\.severity) == [.error])
    }
  }

  @Test("counts overdue cards among the due ones, and no suspended or new ones")
  func dueCount() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      for question in ["one", "two"] { try sandbox.answer(question, .hesitant) }
      #expect(try sandbox.look().dueCount(by: today + 9) == 2)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 2000)
      let id = try Collection(sandbox.place, writer: &writer, at: 2000).id(asking: "one")
      try writer.append(.suspend(id), at: 2000)
      let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
      #expect(collection.dueCount(by: today) == 0)
      #expect(collection.dueCount(by: today + 1) == 1)
      #expect(try collection.state(of: #require(collection.library[id]), on: today) == .suspended)
    }
  }

  @Test("cannot be opened to study while another process writes")
  func locked() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      let writer = try Writer(sandbox.place, waitingUpTo: 0, at: 0)
      #expect(throws: StudyError.self) { try sandbox.open() }
      #expect(try sandbox.look().library.entries.count == 1)
      _ = consume writer
      try sandbox.open()
    }
  }

  @Test("reports a damaged line of a journal and counts the others")
  func damagedJournal() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      try sandbox.answer("one", .hesitant)
      try sandbox.answer("two", .hesitant)
      let name = try FileSystem.listFiles(sandbox.place.folder.journal)[0]
      var lines = try sandbox.journal.split(separator: UInt8(ascii: "\n")).map { Array($0) }
      lines[1][10] ^= 1
      let bytes = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
      try sandbox.write(String(decoding: bytes, as: UTF8.self), to: "home/journal/\(name)")
      let collection = try sandbox.look()
      #expect(collection.problems.journal.map(\.location.line) == [2])
      #expect(try collection.reviews(of: "one") == 0)
      #expect(try collection.reviews(of: "two") == 1)
    }
  }

  @Test("writes events after all that are known, also when a clock was ahead")
  func clockAhead() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.answer("one", .hesitant, on: today, at: 5000)
      try sandbox.answer("one", .perfect, on: today + 1, at: 400)
      var writer = try JournalWriter(
        folder: sandbox.place.folder.journal, device: DeviceID("zzz")!, at: 0)
      let card = try sandbox.look().id(asking: "one")
      try writer.append(.answer(card.text, .difficult, day: 2), at: 9000)
      try sandbox.answer("one", .blackout, on: today + 3, at: 500)
      let history = try sandbox.look().history
      #expect(history.reviews.map(\.grade) == [.hesitant, .perfect, .difficult, .blackout])
      #expect(history.lastDone.first?.id.device != DeviceID("zzz")!)
    }
  }

  @Test("is the same whichever machine's journal was written first", arguments: 0..<8)
  func twoMachines(seed: Int) throws {
    var random = SeededGenerator(seed)
    var events: [(device: DeviceID, at: Int, action: Action)] = []
    for device in [Script.laptop, Script.desktop] {
      for number in 0..<20 {
        let grade = Grade.allCases.randomElement(using: &random)!
        let action: Action = .answer("c\(Int.random(in: 0..<4, using: &random))", grade)
        events.append((device, number * 10 + Int.random(in: 0...25, using: &random), action))
      }
    }
    var found: [[CardRecord]] = []
    for order in [[Script.laptop, Script.desktop], [Script.desktop, Script.laptop]] {
      try withSandbox { sandbox in
        for device in order {
          var writer = try JournalWriter(
            folder: sandbox.place.folder.journal, device: device, at: 0)
          for event in events where event.device == device {
            try writer.append(event.action, at: event.at)
          }
        }
        let history = try sandbox.look().history
        found.append((0..<4).map { history.record(of: CardID("c\($0)")) })
        #expect(history.events.count == 40)
      }
    }
    #expect(found[0] == found[1])
  }
}
