import Files
import Flashcards
import Journal
import PackedBytes
import Sandboxes
import SpacedRepetition
import Testing

@testable import Collection
@testable import Study

@Suite("A snapshot that somebody has bent, with the right checksums,")
struct BentSnapshotTests {
  /// Reads everything there is.
  private func use(_ collection: Collection) throws {
    let (library, history) = (collection.library, collection.history)
    // The program would end with a message here.
    guard library.areNotesSound else { return }
    for (position, entry) in library.entries.enumerated() {
      _ = (entry.card.question, entry.card.answer, entry.head, library.tags(of: entry))
      _ = (library.deck(of: entry), collection.record(of: entry), entry.note)
      _ = (history.names(of: entry.id), history.events(of: entry.id), position)
    }
    _ = (history.lastTrial.map { history.participants(in: $0).count }, history.hasSteps)
    _ = library.entries.map { history.arm(of: $0.id) }
    for index in history.events.indices { _ = history.isUndone(history.events[index]) }
    _ = (Array(history.reviews), collection.orphans, collection.problems.diagnostics)
    _ = (DayQueue(collection, on: today + 3).order, collection.eventsByRecord, history.knownNames)
    for deck in library.decks.indices { _ = library.deck(at: deck) }
  }

  private func filled(_ sandbox: Sandbox) throws -> PackedBytes? {
    try sandbox.deck(
      "Q: one\nA: 1\nTags: t\n\nT: term\nD: meaning\nHint: h\n\nC: a [b] and [c]{hint}\n\n"
        + "Q: which?\n- [x] this\n- [ ] that\n")
    try sandbox.deck("Q: two\nA: 2\n\nC: [a](b)\n", "b.md")
    for number in 0..<4 { try sandbox.answer("one", .hesitant, on: today + number, at: 2000) }
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 5000)
    let id = try Collection(sandbox.place, writer: &writer, at: 5000).id(asking: "two")
    for action: Action in [
      .suspend(id), .bury(id, until: today), .relink(from: CardID("old"), to: id), .flag(id, 3),
      .imported(ImportEvent(source: "x", events: 2)), .unsuspend(id), .suspend(id),
      .trial(TrialEvent(kind: .policy, first: .delphi, second: .fsrs, seed: 1)),
    ] { try writer.append(action, at: 6000) }
    let learning = try Collection(sandbox.place, writer: &writer, at: 6500)
    let answer = learning.answer(
      try learning.id(asking: "which?"), .perfect, took: 1, on: today, at: 6500)
    try writer.append(answer.actions, at: 6500)
    let collection = try Collection(sandbox.place, writer: &writer, at: 7000)
    try writer.append(.undo(try #require(collection.history.events.first?.id)), at: 8000)
    try Collection(sandbox.place, writer: &writer, at: 9000).keepSnapshot()
    return PackedBytes(try FileSystem.readFile(sandbox.place.folder.snapshot)) {
      CRC32C.checksum($0)
    }
  }

  @Test("is taken for none, or does no harm, whichever byte it is")
  func everyByte() throws {
    try withSandbox { sandbox in
      let whole = try #require(try filled(sandbox))
      let path = sandbox.place.folder.snapshot
      try AtomicFile.write(whole.sealed, to: path)
      #expect(Snapshot(sandbox.place, rules(sandbox)) != nil, "the seal is right")
      // Steps that are not a power of two reach every byte of a number; Fuzz/Snapshot tries them
      // all.
      for index in stride(from: 0, to: whole.bytes.count, by: 7) {
        var bent = whole
        bent.bytes[index] ^= [0xFF, 0x80, 0x01][index % 3]
        try AtomicFile.write(bent.sealed, to: path)
        try use(sandbox.look())
      }
    }
  }

  @Test("is taken for none under another policy, if the journals do not have its events either")
  func unreadable() throws {
    try withSandbox { sandbox in
      var bent = try #require(try filled(sandbox))
      let action = Array("\"bury\"".utf8)
      let start = try #require(
        bent.bytes.indices.first { bent.bytes[$0...].starts(with: action) })
      bent.bytes[start + 1] = UInt8(ascii: "x")
      try AtomicFile.write(bent.sealed, to: sandbox.place.folder.snapshot)
      for name in try FileSystem.names(in: sandbox.place.folder.journal) {
        try FileSystem.removeFile(sandbox.place.folder.journal + "/" + name)
      }
      var settings = Settings()
      settings.policy = .anki
      #expect(Snapshot(sandbox.place, FoldRules(settings, sandbox.place)) == nil)
    }
  }

  @Test("is taken for none, or does no harm, whatever its table of arrays says")
  func forgedTable() throws {
    try withSandbox { sandbox in
      let whole = try #require(try filled(sandbox))
      let path = sandbox.place.folder.snapshot
      let table = whole.tableStart
      let count = Int(whole.bytes[table])
      for place in stride(from: table, to: table + 8 + 24 * count, by: 8) {
        let old = whole.bytes[place]
        for value: [UInt8] in [
          [0, 0, 0, 0, 0, 0, 0, 0], [old &+ 1], Array(repeating: 0xFF, count: 8),
        ] {
          var bent = whole
          bent.bytes.replaceSubrange(place..<(place + value.count), with: value)
          try AtomicFile.write(bent.sealed, to: path)
          if Snapshot(sandbox.place, rules(sandbox)) != nil { try use(sandbox.look()) }
        }
      }
    }
  }

  private func rules(_ sandbox: Sandbox) -> FoldRules { FoldRules(Settings(), sandbox.place) }

  @Test(
    "is taken for none where it says how much there is and there is less",
    arguments: [
      "", "1111", "1111111122222222", String(repeating: "\u{FF}", count: 40),
      String(repeating: "\u{0}", count: 8), "\u{3}" + String(repeating: "\u{0}", count: 7),
    ])
  func short(table: String) throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: 1\n")
      _ = try sandbox.open()
      // A table at the beginning, its length, its checksum, the mark.
      let bytes = table.unicodeScalars.map { UInt8($0.value) }
      let end: [UInt8] =
        Array(repeating: 0, count: 8) + [UInt8(bytes.count)] + Array(repeating: 0, count: 7)
        + [0, 0, 0, 0, 0x03, 0x00, 0x52, 0x53]
      let file = try #require(PackedBytes(bytes + end) { CRC32C.checksum($0) })
      try AtomicFile.write(file.sealed, to: sandbox.place.folder.snapshot)
      #expect(try sandbox.look().library.count == 1)
    }
  }
}
