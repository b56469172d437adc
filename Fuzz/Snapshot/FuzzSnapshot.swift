import Collection
import Files
import Flashcards
import FuzzDriver
import Journal
import PackedBytes
import SpacedRepetition
import Study
import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A collection with cards and answers of all kinds, whose snapshot is altered.
private struct Target {
  let place: CollectionPlace
  /// The original snapshot.
  let whole: PackedBytes

  init() throws {
    // In memory if there is such a folder: a disk takes far longer to make an answer durable.
    let parent = FileSystem.isFolder("/dev/shm") ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/rounds-fuzz-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { preconditionFailure("no folder") }
    let folder = CollectionFolder(path: String(cString: made))
    place = CollectionPlace(
      folder: folder, builtInDecks: folder.path + "/none", hostName: "fuzz")
    try FileSystem.makeFolder(folder.decks)
    let deck =
      "---\nname: Fuzz\ntags: [d]\n---\n# Head\n\nQ: one\nA: 1\nId: one\nTags: t\n\n"
      + "T: term\nD: meaning\nHint: h\nWhy: w\n\nC: a [b] and [c]{hint}\n\nC: {{c1::x}} {{c2,1::y}}\n\n"
      + "Q: which?\n- [x] this\n- [ ] that\n\nO: order\n1. a\n2. b\n3. c\n\nC: [a](b)\n"
    try AtomicFile.write(Array(deck.utf8), to: folder.decks + "/a.md")
    try AtomicFile.write(Array("Q: two\nA: 2\nId: two\n".utf8), to: folder.decks + "/b.md")
    var writer = try Writer(place, waitingUpTo: 500, at: 0)
    let (one, two) = (CardID("one"), CardID("two"))
    let day = Day("2026-03-01")!
    for action: Action in [
      .suspend(two), .bury(two, until: day), .relink(from: CardID("old"), to: two),
      .relink(from: CardID("older"), to: two), .flag(two, 3),
      .imported(ImportEvent(source: "x", events: 2)), .unsuspend(two), .suspend(one),
      .schedule(ScheduleEvent(card: two, phase: .learning, due: day, dueAt: 5, stepsLeft: 2)),
    ] { try writer.append(action, at: 1000) }
    for number in 0..<6 {
      try writer.append(
        .review(
          ReviewEvent(
            card: one, grade: .hesitant, day: day + number, took: 5000, kind: .review, before: 1,
            after: 2, scheduler: number.isMultiple(of: 2) ? "published" : "anki")),
        at: 2000 * number)
    }
    let collection = try Collection(place, writer: &writer, at: 20_000)
    try writer.append(.undo(collection.history.events[0].id), at: 20_000)
    try Collection(place, writer: &writer, at: 30_000).keepSnapshot()
    let bytes = try FileSystem.readFile(folder.snapshot)
    guard let whole = PackedBytes(bytes, checksum: { CRC32C.checksum($0) }) else {
      preconditionFailure("no snapshot")
    }
    self.whole = whole
  }
}

private let target: Target = {
  guard let target = try? Target() else { preconditionFailure("no collection") }
  return target
}()

/// A snapshot altered at places and with values taken from groups of three input bytes, with the
/// right checksums.
private func fuzzSnapshot(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  var bent = target.whole
  for index in stride(from: 0, to: count - 2, by: 3) {
    let place = (Int(input[index]) << 8 | Int(input[index + 1])) % bent.bytes.count
    bent.bytes[place] = input[index + 2]
  }
  let sealed = bent.sealed
  guard let file = fopen(target.place.folder.snapshot, "w") else { return 0 }
  _ = sealed.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  fclose(file)
  if let collection = try? Collection(reading: target.place, at: 40_000) { use(collection) }
  return 0
}

private func use(_ collection: Collection) {
  let (library, history) = (collection.library, collection.history)
  // The program ends with a message here; in the second case, if the journals do not help either.
  guard library.areNotesSound, history.events.isWhole else { return }
  for entry in library.entries {
    _ = (entry.card.question, entry.card.answer, entry.head, library.tags(of: entry), entry.note)
    _ = (library.deck(of: entry), collection.record(of: entry), history.names(of: entry.id))
    for index in history.events(of: entry.id) { _ = history.events.answer(at: index) }
  }
  for event in history.events { _ = (history.isUndone(event), history.isImported(event)) }
  for index in history.events.indices {
    _ = history.events.numbers(of: history.events.row(at: index))
  }
  _ = (history.reviews.count { _ in true }, history.knownNames, history.undoneByThemselves)
  _ = (collection.orphans, collection.eventsByRecord, collection.problems.journal)
  _ = collection.problems.diagnostics.map(\.message)
  _ = DayQueue(collection, on: Day("2026-03-05")!).due
  _ = try? CardSearch(parsing: "a is:due or prop:ivl>1 rated:3").matches(
    in: collection, on: Day("2026-03-05")!)
  for deck in library.decks.indices { _ = library.deck(at: deck) }
}

@_cdecl("FuzzSnapshot_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzSnapshot)
}
