import Collection
import Files
import Flashcards
import Journal
import Posix
import SpacedRepetition
import Study

/// The first day of every test.
let today = Day("2026-03-01")!

/// A collection in a temporary folder, with built-in decks next to it.
struct Sandbox {
  let root: String

  var place: CollectionPlace {
    CollectionPlace(
      folder: CollectionFolder(path: "\(root)/home"), builtInDecks: "\(root)/built-in",
      hostName: "test")
  }

  var journal: [UInt8] {
    get throws {
      let names = try FileSystem.listFiles(place.folder.journal)
      return try names.flatMap { try FileSystem.readFile("\(place.folder.journal)/\($0)") }
    }
  }

  func write(_ text: String, to path: String) throws {
    let path = "\(root)/\(path)"
    try FileSystem.makeFolder(FileSystem.parent(of: path)!)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// Writes one of the learner's decks.
  func deck(_ text: String, _ name: String = "a.md") throws {
    try write(text, to: "home/decks/\(name)")
  }

  func remove(_ path: String) { removeAll("\(root)/\(path)") }

  /// Opens the collection for changes, and releases the lock.
  @discardableResult
  func open(at now: Int = 1000) throws -> Collection {
    var writer = try Writer(place, waitingUpTo: 500, at: now)
    return try Collection(place, writer: &writer, at: now)
  }

  func look(at now: Int = 1000) throws -> Collection { try Collection(reading: place, at: now) }

  /// Answers the card with this question.
  func answer(_ question: String, _ grade: Grade, on day: Day = today, at now: Int = 1000) throws {
    var writer = try Writer(place, waitingUpTo: 500, at: now)
    let collection = try Collection(place, writer: &writer, at: now)
    let id = try collection.id(asking: question)
    try writer.append(
      collection.answer(id, grade, took: nil, on: day, at: now).actions, at: now)
  }
}

struct Missing: Error {
  let question: String
}

extension Collection {
  /// The name of the card with this question.
  func id(asking question: String) throws -> CardID {
    guard let entry = library.entries.first(where: { $0.card.question == question }) else {
      throw Missing(question: question)
    }
    return entry.card.id
  }

  /// The number of reviews that count for the card with this question.
  func reviews(of question: String) throws -> Int {
    history.record(of: try id(asking: question)).progress.reviews
  }

  func question(_ id: CardID) -> String { library[id]?.card.question ?? "?" }
}

/// Runs `body` with an empty collection, and deletes it.
func withSandbox(_ body: (Sandbox) throws -> Void) throws {
  var template = Array("/tmp/rounds-study-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else { throw FileError(.create, "/tmp", code: errno) }
  let root = String(cString: made)
  defer { removeAll(root) }
  try body(Sandbox(root: root))
}

private func removeAll(_ path: String) {
  if unlink(path) == 0 { return }
  for name in (try? FileSystem.names(in: path)) ?? [] { removeAll(path + "/" + name) }
  rmdir(path)
}

/// A deck of cards `Q: one`, `A: answer of one`, and so on.
func deck(_ questions: String...) -> String {
  questions.map { "Q: \($0)\nA: answer of \($0)\n\n" }.joined()
}

/// Events as they would be journaled, in time order.
struct Script {
  private(set) var events: [Event] = []
  private var numbers: [DeviceID: Int] = [:]

  static let laptop = DeviceID("laptop")!
  static let desktop = DeviceID("desktop")!

  /// Adds an event; without a time it comes after all others.
  @discardableResult
  mutating func add(
    _ action: Action, on device: DeviceID = laptop, at time: Int? = nil
  ) -> EventID {
    let number = (numbers[device] ?? 0) + 1
    numbers[device] = number
    let id = EventID(device: device, number: number)
    let at = time ?? (events.map(\.at).max() ?? 0) + 1
    events.append(Event(id: id, at: at, action: action))
    events.sort()
    return id
  }

  @discardableResult
  mutating func review(
    _ card: String, _ grade: Grade, day: Int = 0, kind: ReviewKind = .review,
    on device: DeviceID = laptop, at time: Int? = nil
  ) -> EventID {
    add(.answer(card, grade, day: day, kind: kind), on: device, at: time)
  }

  var history: History { History(events: events) }

  func progress(_ card: String) -> CardProgress { history.record(of: CardID(card)).progress }
}

extension Action {
  static func answer(
    _ card: String, _ grade: Grade, day: Int = 0, kind: ReviewKind = .review
  ) -> Action {
    .review(
      ReviewEvent(
        card: CardID(card), grade: grade, day: today + day, took: nil, kind: kind, before: nil,
        after: 1, scheduler: "published"))
  }

  static func relink(_ old: String, _ new: String) -> Action {
    .relink(from: CardID(old), to: CardID(new))
  }
}

/// The progress under SM-2 for grades on the days 0, 1, 2 …
func progress(_ grades: Grade...) -> CardProgress {
  SM2().progress(
    after: grades.enumerated().map { Review(day: today + $0.offset, grade: $0.element) })
}

extension SeededGenerator {
  init(_ seed: Int) { self.init(seed: UInt64(seed)) }
}
