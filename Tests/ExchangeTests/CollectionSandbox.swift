import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study

/// A collection in a temporary folder, into which files are imported.
final class CollectionSandbox: Sandbox {
  /// The time; it passes while files are read and imported.
  var now = 1_782_757_800_000

  /// Writes one of the learner's decks, or a built-in one.
  func write(_ text: String, _ name: String, builtIn: Bool = false) throws {
    try write(text, to: (builtIn ? "built-in/" : "home/decks/") + name)
  }

  func deck(_ name: String) throws -> String {
    String(decoding: try FileSystem.readFile(root + "/home/decks/" + name), as: UTF8.self)
  }

  func removeDeck(_ name: String) { remove("home/decks/" + name) }

  /// Copies this machine's journals to another one, like a program that keeps folders in sync.
  func copyJournals(to other: CollectionSandbox) throws {
    for name in try FileSystem.listFiles(root + "/home/journal") {
      let bytes = try FileSystem.readFile(root + "/home/journal/" + name)
      let path = other.root + "/home/journal/" + name
      if let there = try? FileSystem.readFile(path), there.count >= bytes.count { continue }
      try FileSystem.makeFolder(other.root + "/home/journal")
      try AtomicFile.write(bytes, to: path)
    }
  }

  /// The collection as JSON Lines, with its history.
  func json() throws -> [UInt8] {
    let collection = try collection()
    let (library, history) = (collection.library, collection.history)
    let positions = library.entries.flatMap { history.events(of: $0.id) }.sorted()
    let actions = positions.map {
      TimedAction(at: history.events[$0].at, history.events[$0].action)
    }
    let exported = ExportedCollection(
      decks: library.decks.indices.map {
        .init(library.deck(at: $0), file: library.decks[$0].relativePath)
      }, past: .init(actions: TimedActions(actions), standings: [:]), at: now,
      today: Day(number: now / 86_400_000), policy: "published")
    return JSONExport(exported) { _ in [:] }.bytes
  }

  var decks: [String] { (try? FileSystem.listFiles(root + "/home/decks")) ?? [] }

  var imports: [String] { (try? FileSystem.listFiles(root + "/home/imports")) ?? [] }

  func device() throws -> String {
    let bytes = try FileSystem.readFile(root + "/home/.cache/device")
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined()
  }

  /// Simulates an import that was interrupted before its files were put in place.
  func leavePending(number: Int) throws {
    let text =
      #"{"import":{"device":"\#(try device())","n":\#(number)},"undo":false,"removed":[]}"#
    try AtomicFile.write(Array(text.utf8), to: root + "/home/imports/pending")
  }

  /// Opens the collection for changes.
  @discardableResult
  func with<Value>(_ work: (inout Writer, Collection) throws -> Value) throws -> Value {
    now += 1000
    var writer = try Writer(place, waitingUpTo: 5000, at: now)
    let collection = try Collection(place, writer: &writer, at: now)
    return try work(&writer, collection)
  }

  func collection() throws -> Collection { try Collection(reading: place, at: now) }

  /// Plans an import and applies it.
  @discardableResult
  func take(_ file: ImportedFile, named name: String = "f.csv", deck: String? = nil) throws
    -> ImportPlan
  {
    try take([(name, file)], deck: deck)
  }

  @discardableResult
  func take(_ files: [(String, ImportedFile)], deck: String? = nil) throws -> ImportPlan {
    try with { writer, collection in
      let plan = try ImportPlan(
        files.map { (name: $0.0, content: $0.1) }, deck: deck, into: collection, at: now)
      if !plan.isEmpty {
        try writer.importing(files[0].0, plan.changes, plan.actions, at: now)
      }
      return plan
    }
  }

  @discardableResult
  func take(_ text: String, named name: String = "f.csv", deck: String? = nil) throws -> ImportPlan
  {
    try take(Array(text.utf8), named: name, deck: deck)
  }

  /// Reads a file and imports it, while time passes.
  @discardableResult
  func take(_ bytes: [UInt8], named name: String, deck: String? = nil) throws -> ImportPlan {
    now += 1000
    return try take(
      ImportedFile(bytes, file: name, options: ImportOptions(now: now)), named: name, deck: deck)
  }

  /// Answers the card with this question.
  func answer(_ question: String, _ grade: Grade) throws {
    try with { writer, collection in
      let entry = collection.library.entries.first { $0.card.question == question }!
      let answer = collection.answer(
        entry.card.id, grade, took: nil, on: Day(number: 20_600), at: now)
      try writer.append(answer.actions, at: now)
    }
  }

  /// Undoes the last action; returns the decks in which some of it stays.
  @discardableResult
  func undo() throws -> [String] {
    try with { writer, collection in
      guard let last = collection.history.lastDone.first else { return ["nothing"] }
      guard case .imported = last.action else {
        try writer.append(.undo(last.id), at: now)
        return []
      }
      return try writer.undoImport(last, at: now)
    }
  }

  /// Each card as "question => answer", with the number of its reviews if there are any.
  func cards(own: Bool = true) throws -> [String] {
    let collection = try collection()
    return collection.library.entries.filter { !own || !collection.library.deck(of: $0).isBuiltIn }
      .map { entry in
        let reviews = collection.record(of: entry).progress.reviews
        return "\(entry.card.question) => \(entry.card.answer)"
          + (reviews > 0 ? " (\(reviews))" : "")
      }
  }
}
