package import Collection
import Files
package import Flashcards
import Journal
package import SpacedRepetition
import Study
import TestSupport

/// A collection in a temporary folder, with built-in decks next to it.
open class Sandbox {
  /// The first day of every test.
  package static let today = Day("2026-03-01")!

  private let folder: TemporaryFolder
  private let hostName: String

  package init(hostName: String = "test") throws {
    folder = try TemporaryFolder()
    self.hostName = hostName
  }

  /// The temporary folder: `home` in it is the collection, `built-in` the built-in decks.
  package var root: String { folder.path }

  package var place: CollectionPlace {
    CollectionPlace(
      folder: CollectionFolder(path: "\(root)/home"), builtInDecks: "\(root)/built-in",
      hostName: hostName)
  }

  /// The bytes of all journals.
  package var journal: [UInt8] {
    get throws {
      let names = try FileSystem.listFiles(place.folder.journal)
      return try names.flatMap { try FileSystem.readFile("\(place.folder.journal)/\($0)") }
    }
  }

  package func write(_ text: String, to path: String) throws {
    // As the program does it: a reader never sees half a file.
    let path = "\(root)/\(path)"
    try FileSystem.makeFolder(FileSystem.parent(of: path)!)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  package func remove(_ path: String) { folder.remove(path) }

  /// Writes a deck of the learner's.
  package func deck(_ text: String, _ name: String = "a.md") throws {
    try write(text, to: "home/decks/\(name)")
  }

  /// Opens the collection to change it, and releases the lock.
  @discardableResult
  package func open(at now: Int = 1000) throws -> Collection {
    var writer = try Writer(place, waitingUpTo: 500, at: now)
    return try Collection(place, writer: &writer, at: now)
  }

  package func look(at now: Int = 1000) throws -> Collection {
    try Collection(reading: place, at: now)
  }

  /// Answers the card with this question.
  package func answer(
    _ question: String, _ grade: Grade, on day: Day = today, at now: Int = 1000
  ) throws {
    var writer = try Writer(place, waitingUpTo: 500, at: now)
    let collection = try Collection(place, writer: &writer, at: now)
    let id = try collection.id(asking: question)
    try writer.append(
      collection.answer(id, grade, took: nil, on: day, at: now).actions, at: now)
  }
}

/// No card has this question.
struct Missing: Error {
  let question: String
}

extension Collection {
  /// The name of the card with this question.
  package func id(asking question: String) throws -> CardID {
    guard let entry = library.entries.first(where: { $0.card.question == question }) else {
      throw Missing(question: question)
    }
    return entry.card.id
  }
}
