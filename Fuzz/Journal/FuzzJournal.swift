import Collection
import Files
import Flashcards
import FuzzDriver
import Journal
import SpacedRepetition
import Statistics
import Study
import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The collection in which each input is read, as the journal of this machine and of another one.
private let place: CollectionPlace = {
  // In memory if there is such a folder: a disk takes far longer to make an answer durable.
  let parent = FileSystem.isFolder("/dev/shm") ? "/dev/shm" : "/tmp"
  var template = Array("\(parent)/rounds-fuzz-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { preconditionFailure("no folder") }
  let folder = CollectionFolder(path: String(cString: made))
  let deck = "Q: one\nA: 1\nId: c\n\nT: two\nD: 2\nId: d\n\nC: [b] of [c]\nId: x\n"
  do {
    try FileSystem.makeFolder(folder.decks)
    try FileSystem.makeFolder(folder.journal)
    try FileSystem.makeFolder(folder.cache)
    try AtomicFile.write(Array(deck.utf8), to: folder.decks + "/a.md")
    try AtomicFile.write(Array("fuzz\n".utf8), to: folder.cache + "/device")
  } catch {
    preconditionFailure("no collection")
  }
  return CollectionPlace(folder: folder, builtInDecks: folder.path + "/none", hostName: "fuzz")
}()

private let folder = place.folder.journal

private let today = Day("2026-07-01")!

/// The work of `stats`, `show`, `history`, `check`, `due` and `grade`, in a process with nothing
/// else.
private func useCollection() {
  guard let collection = try? Collection(reading: place, at: 1_782_900_000_000) else { return }
  let history = collection.history
  var columns = ReviewColumns()
  for entry in collection.library.entries {
    let record = collection.record(of: entry)
    let progress = record.progress
    _ = (progress.due.map { $0 - today }, record.isLeftOut(on: today), progress.reviews + 1)
    let moment = history.moment(1_782_900_000_000, on: today)
    let preview = history.scheduler.preview(progress, on: today, at: moment)
    _ = Grade.allCases.map { preview[$0] }
    for index in history.events(of: entry.id) {
      let row = history.events.row(at: index)
      if let numbers = history.events.numbers(of: row), !history.isUndone(history.events[index]) {
        columns.append(numbers, at: row.at, card: entry.position, hour: 9)
      }
    }
  }
  for first in [Day.earliest, today - 30] {
    _ = (Activity(columns, today: today).streak, Retention.byPeriod(columns, today: today))
    _ = (LearningCurve(columns, since: first), Calibration(columns, since: first))
  }
  let groups = RetentionGroups([columns])
  _ = (groups.byInterval, groups.byAnswerTime, groups.byWeekday, AnswerTimes([columns]).mean)
  _ = groups.overTime(10, each: 7, until: today)
  _ = collection.problems.journal.map(\.diagnostic.message)
  _ = DayQueue(collection, on: today).due
  guard let card = collection.library.entries.first,
    var writer = try? Writer(place, waitingUpTo: 500, at: 1_782_900_000_000),
    let own = try? Collection(place, writer: &writer, at: 1_782_900_000_000)
  else { return }
  for grade in [Grade.blackout, .perfect] {
    let answer = own.answer(card.id, grade, took: 5, on: today, at: 1_782_900_000_000)
    guard (try? writer.append(answer.actions, at: 1_782_900_000_000)) != nil else { return }
  }
  guard let after = try? Collection(reading: place, at: 1_782_900_000_001) else { return }
  precondition(after.history.events.count >= history.events.count + 2, "an answer is lost")
  after.keepSnapshot()
  guard let again = try? Collection(reading: place, at: 1_782_900_000_001) else { return }
  precondition(again.history.events == after.history.events, "a snapshot gives other events")
}

/// Any bytes as a journal: lines get missing checksums, so that the code after that check is fuzzed
/// too; the events are folded, and used like in commands.
private func fuzzJournal(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var text: [UInt8] = []
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    text += withChecksum(line) + [UInt8(ascii: "\n")]
  }
  let path = folder + "/fuzz.jsonl"
  try? FileSystem.removeFolder(folder)
  try? FileSystem.makeFolder(folder)
  try? FileSystem.removeFile(place.folder.snapshot)
  try? AtomicFile.write(Array("fuzz\n".utf8), to: place.folder.cache + "/device")
  let settings = count.isMultiple(of: 2) ? "{}" : #"{"policy": "anki"}"#
  try? AtomicFile.write(Array(settings.utf8), to: place.folder.settings)
  guard let file = fopen(path, "w") else { return 0 }
  _ = text.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
  fclose(file)
  do throws(JournalError) {
    let contents = try JournalReader.read(folder)
    for policy in Scheduler.Policy.allCases {
      let history = History(events: contents.events, scheduler: Scheduler(policy: policy))
      precondition(history.events.count == contents.events.count)
    }
    _ = JournalLines.mended(text, by: bytes)
    useCollection()
  } catch {
    precondition(!error.message.isEmpty)
  }
  return 0
}

/// A line that looks like an object, with its checksum at the end.
private func withChecksum(_ line: ArraySlice<UInt8>) -> [UInt8] {
  guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}") else { return Array(line) }
  let members = Array(line.dropLast())
  let digits = String(CRC32C.checksum(members), radix: 16)
  let zeros = String(repeating: "0", count: 8 - digits.count)
  return members + Array(",\"crc\":\"\(zeros)\(digits)\"}".utf8)
}

@_cdecl("FuzzJournal_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzJournal)
}
