import Collection
import Files
import Flashcards
import Journal
import Posix
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("A snapshot")
struct SnapshotTests {
  /// What a collection shows, in comparable form.
  private struct View: Equatable {
    let cards: [Card]
    let tags: [[String]]
    let decks: [String]
    let records: [CardRecord]
    let names: [[CardID]]
    let events: [Event]
    let isUndone: [Bool]
    let positions: [[Int]]
    let reviews: [ReviewEvent]
    let orphans: [CardID]
    let problems: [String]
    let due: [CardID]
    let trial: Trial?
    let arms: [TrialArm?]
    let policies: [Scheduler.Policy]

    init(_ collection: Collection) {
      let (library, history) = (collection.library, collection.history)
      cards = library.entries.map(\.card)
      tags = library.entries.map { library.tags(of: $0) }
      decks = library.decks.map { "\($0.name) \($0.file) \($0.cards) \($0.frontMatter)" }
      records = library.entries.map { collection.record(of: $0) }
      names = library.entries.map { history.names(of: $0.id) }
      events = Array(history.events)
      isUndone = history.events.map { history.isUndone($0) }
      positions = library.entries.map { history.events(of: $0.id) }
      reviews = Array(history.reviews)
      orphans = collection.orphans
      problems =
        collection.problems.diagnostics.map { "\($0.location) \($0.message)" }
        + collection.problems.journal.map { "\($0.location) \($0.message)" }
      due = DayQueue(collection, on: today + 3).order
      trial = history.lastTrial
      arms = library.entries.map { history.arm(of: $0.id) }
      policies = library.entries.map { history.scheduler(of: $0.id).policy }
    }
  }

  @Test("changes nothing of what a collection shows, whatever was done since", arguments: 0..<12)
  func sameAsWithout(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withSandbox { sandbox in
      var steps = SnapshotSteps(sandbox, random: random)
      if seed.isMultiple(of: 3) {
        try sandbox.write(#"{"policy": "anki"}"#, to: "home/config.json")
      } else if seed % 3 == 1 {
        try sandbox.write(
          #"{"policy": "fsrs", "desired-retention": 0.85}"#, to: "home/config.json")
      }
      for _ in 0..<40 {
        try steps.next()
        // The first reading journals what edits have brought; its snapshot is without that.
        let view = View(try sandbox.look())
        let collection = try sandbox.look()
        #expect(view == View(collection))
        let snapshot = sandbox.place.folder.snapshot
        let kept = try? FileSystem.readFile(snapshot)
        try FileSystem.removeFile(snapshot)
        let fresh = try sandbox.look()
        #expect(view == View(fresh))
        for collection in [collection, fresh] { expectSameEventsByRecord(collection) }
        if let kept { try AtomicFile.write(kept, to: snapshot) }
        guard Int.random(in: 0..<4, using: &random) == 0, collection.isSnapshotDue else { continue }
        collection.keepSnapshot()
        let written = try FileSystem.readFile(snapshot)
        fresh.keepSnapshot()
        #expect(try written == FileSystem.readFile(snapshot), "the same bytes from the beginning")
      }
    }
  }

  /// Expects that events counted for many cards at once are those counted for each.
  private func expectSameEventsByRecord(_ collection: Collection) {
    let (events, entries) = (collection.eventsByRecord, collection.library.entries)
    let records = collection.recordNumbers(ofCardsAt: Array(entries.indices), andOthers: true)
    var seen: Set<[Int]> = []
    for (entry, record) in zip(entries, records) {
      let positions = collection.history.events(of: entry.id)
      let isFirst = !positions.isEmpty && seen.insert(positions).inserted
      let counted = record.map { events[$0].map { Int($0) } } ?? []
      #expect(counted == (isFirst ? positions : []))
    }
    let others = records.dropFirst(entries.count).compactMap(\.self)
    let orphans = collection.orphans.map { collection.history.events(of: $0) }
    #expect(
      Set(others.map { events[$0].map { Int($0) } }.filter { !$0.isEmpty })
        == Set(orphans.filter { !$0.isEmpty && !seen.contains($0) }))
  }

  @Test("that is damaged anywhere is taken for none, or does no harm")
  func damage() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      for number in 0..<6 { try sandbox.answer("one", .hesitant, on: today + number, at: 2000) }
      let collection = try sandbox.look()
      collection.keepSnapshot()
      let view = View(collection)
      let path = sandbox.place.folder.snapshot
      let bytes = try FileSystem.readFile(path)
      for index in stride(from: 0, to: bytes.count, by: 7) {
        var damaged = bytes
        damaged[index] ^= 0x10
        try AtomicFile.write(damaged, to: path)
        #expect(try View(sandbox.look()) == view, "byte \(index)")
      }
      for count in stride(from: 0, to: bytes.count, by: 101) {
        try AtomicFile.write(Array(bytes[..<count]), to: path)
        #expect(try View(sandbox.look()) == view, "\(count) bytes")
      }
    }
  }

  /// A collection whose snapshot has several blocks of each kind.
  private func filled(_ sandbox: Sandbox) throws {
    for name in ["a", "b", "c"] {
      let cards = (0..<250).map { "Q: \(name) \($0)?\nA: answer \($0) of \(name)\nTags: t\n\n" }
      try sandbox.deck(cards.joined(), "\(name).md")
    }
    try sandbox.age()
    let ids = try sandbox.open().library.entries.map(\.id)
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
    for start in stride(from: 0, to: 1500, by: 100) {
      let actions = (start..<(start + 100)).map { number -> Action in
        number % 100 == 99
          ? .suspend(ids[number % 750])
          : .answer(ids[number % 750].text, .hesitant, day: number / 250)
      }
      try writer.append(actions, at: 1000 + start)
    }
    try Collection(sandbox.place, writer: &writer, at: 20_000).keepSnapshot()
  }

  /// Where the blocks of a snapshot begin and end.
  private func borders(_ bytes: [UInt8]) throws -> [Int] {
    func integer(_ place: Int) -> Int {
      bytes[place..<(place + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let table = integer(bytes.count - 24)
    var borders: [Int] = []
    for extent in stride(from: table + 8, to: table + 8 + 24 * integer(table), by: 24) {
      let (start, size) = (integer(extent), integer(extent + 8))
      let stride = integer(extent + 16)
      borders += Swift.stride(
        from: start, to: start + size, by: max(1, (1 << 14) / stride) * stride)
    }
    return borders + [table, table + 8, bytes.count - 24, bytes.count]
  }

  @Test("that is cut at the border of a block, or has a wrong bit in one, does no harm")
  func damagedBlocks() throws {
    try withSandbox { sandbox in
      try filled(sandbox)
      let path = sandbox.place.folder.snapshot
      let bytes = try FileSystem.readFile(path)
      let view = View(try sandbox.look())
      let borders = try borders(bytes)
      #expect(Set(borders).count > 20)
      for (number, border) in borders.dropLast().enumerated() {
        try AtomicFile.write(Array(bytes[..<border]), to: path)
        #expect(try sandbox.look().library.count == 750, "cut at \(border)")
        var damaged = bytes
        let end = borders[number + 1]
        damaged[(border + end) / 2] ^= 1 << (number % 8)
        try AtomicFile.write(damaged, to: path)
        #expect(try View(sandbox.look()) == view, "\(border) to \(end)")
      }
    }
  }

  @Test("is read on when its file is cut, replaced or deleted meanwhile, and decks are edited")
  func changedWhileOpen() throws {
    try withSandbox { sandbox in
      try filled(sandbox)
      let path = sandbox.place.folder.snapshot
      let bytes = try FileSystem.readFile(path)
      let view = View(try sandbox.look())
      for cut in [0, 1, bytes.count / 3, bytes.count / 2] {
        try AtomicFile.write(bytes, to: path)
        let collection = try sandbox.look()
        // The same file, not another one in its place.
        #expect(truncate(path, off_t(cut)) == 0)
        #expect(View(collection) == view, "cut at \(cut)")
      }
      try AtomicFile.write(bytes, to: path)
      let replaced = try sandbox.look()
      try AtomicFile.write(Array(repeating: 1, count: bytes.count), to: path)
      #expect(View(replaced) == view)
      try AtomicFile.write(bytes, to: path)
      let edited = try sandbox.look()
      try FileSystem.removeFile(path)
      try sandbox.deck(deck("another"), "b.md")
      #expect(View(edited) == view)
      try AtomicFile.write(bytes, to: path)
      let cut = try sandbox.look()
      #expect(truncate(path, 0) == 0)
      #expect(cut.library.count == 501)
      #expect(cut.library.entries.map(\.card.question).contains("c 249?"))
    }
  }

  @Test("whose older events are damaged gives those of the journals, as far as it knows them")
  func damagedOlderEvents() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      try sandbox.age()
      let ids = try sandbox.look().library.entries.map(\.id)
      var actions: [Action] = []
      for number in 0..<15_000 {
        let card = ids[number % 2]
        actions.append(
          number % 500 == 499
            ? (number % 1000 == 999 ? .unsuspend(card) : .suspend(card))
            : .answer(card.text, .hesitant, day: number / 1000))
      }
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      for start in stride(from: 0, to: actions.count, by: 100) {
        try writer.append(Array(actions[start..<(start + 100)]), at: start)
      }
      let view = View(try Collection(sandbox.place, writer: &writer, at: 20_000))
      try Collection(sandbox.place, writer: &writer, at: 20_000).keepSnapshot()
      let path = sandbox.place.folder.snapshot
      let bytes = try FileSystem.readFile(path)
      for index in stride(from: 1000, to: bytes.count, by: bytes.count / 12) {
        var damaged = bytes
        damaged[index] ^= 0x10
        try AtomicFile.write(damaged, to: path)
        let collection = try sandbox.look()
        // Another machine's answers arrive before the older events are requested.
        var other = try JournalWriter(
          folder: sandbox.place.folder.journal, device: DeviceID("phone")!, at: 0)
        try other.append(.answer(ids[0].text, .blackout, day: 1), at: 50)
        #expect(View(collection) == view, "byte \(index)")
        try FileSystem.removeFile("\(sandbox.place.folder.journal)/phone.jsonl")
      }
    }
  }

  @Test("is not written again and again where two decks have one card, or one is held back")
  func notWrittenAgain() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "both"), "a.md")
      try sandbox.deck(deck("What is a claim?", "both"), "b.md")
      try sandbox.age()
      try sandbox.open().keepSnapshot()
      #expect(try !sandbox.look().isSnapshotDue)
      try sandbox.answer("What is a claim?", .hesitant)
      // The card is gone and the deck has an error: it may be open in an editor.
      try sandbox.deck("Q: half\n", "b.md")
      try sandbox.age()
      let collection = try sandbox.open()
      #expect(!collection.isSnapshotDue)
      try sandbox.deck(deck("What is a clean claim?", "both"), "b.md")
      #expect(try sandbox.open().reviews(of: "What is a clean claim?") == 1)
    }
  }

  @Test(
    "is renewed once after a change of the policy, and says no more of a deck that still changes")
  func renewal() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.age()
      try sandbox.answer("one", .blackout)
      try sandbox.open().keepSnapshot()
      try sandbox.write(#"{"policy": "delphi"}"#, to: "home/config.json")
      let changed = try sandbox.look()
      #expect(changed.isSnapshotDue)
      changed.keepSnapshot()
      #expect(try !sandbox.look().isSnapshotDue)
      try sandbox.deck(deck("one", "two"))
      #expect(try !sandbox.open().isSnapshotDue)
      try sandbox.age()
      #expect(try sandbox.open().isSnapshotDue)
    }
  }

  @Test("of another build of the program, or of a folder that was moved, is not used")
  func otherProgram() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.age()
      try sandbox.open().keepSnapshot()
      #expect(try !sandbox.look().isSnapshotDue)
      let other = CollectionPlace(
        folder: sandbox.place.folder, builtInDecks: sandbox.place.builtInDecks, hostName: "test",
        program: "another")
      #expect(try Collection(reading: other, at: 1000).isSnapshotDue)
    }
  }

  @Test("leaves decks that have not changed alone")
  func readsOnlyWhatChanged() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"), "a.md")
      try sandbox.deck(deck("two"), "b.md")
      try sandbox.age()
      try sandbox.open().keepSnapshot()
      // Unreadable files are not read.
      let first = "\(sandbox.place.folder.decks)/a.md"
      let bytes = try FileSystem.readFile(first)
      try sandbox.overwrite(first, Array(repeating: UInt8(ascii: "x"), count: bytes.count))
      #expect(try sandbox.look().library.entries.map(\.card.question) == ["one", "two"])
      try sandbox.deck(deck("two", "three"), "b.md")
      #expect(try sandbox.look().library.entries.map(\.card.question) == ["one", "two", "three"])
    }
  }
}
