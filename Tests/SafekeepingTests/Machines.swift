import Collection
import Files
import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Study
import TestSupport
import Text

@testable import Safekeeping

/// Machines of one learner, each with a collection of its own, and a repository between them.
final class Machines {
  private let folder: TemporaryFolder
  private(set) var clocks: [String: Int] = [:]

  static let day = Day("2026-06-29")!
  static let noon = 1_782_734_400_000

  init() throws {
    folder = try TemporaryFolder()
    try write("Q: one\nA: 1\nId: a\n\nQ: two\nA: 2\nId: b\n", to: "built-in/deck.md")
  }

  var root: String { folder.path }
  var remote: String { root + "/remote" }

  func home(_ machine: String) -> String { "\(root)/\(machine)" }

  /// Sets a machine's clock wrong, by milliseconds.
  func skew(_ machine: String, by milliseconds: Int) { clocks[machine] = milliseconds }

  func write(_ text: String, to path: String) throws {
    let path = root + "/" + path
    try FileSystem.makeFolder(FileSystem.parent(of: path)!)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try FileSystem.readFile(root + "/" + path), as: UTF8.self)
  }

  func place(_ machine: String) -> CollectionPlace {
    CollectionPlace(
      folder: CollectionFolder(path: home(machine)), builtInDecks: root + "/built-in",
      hostName: machine)
  }

  private var steps = 0

  /// The time on a machine's clock, which advances with every call.
  func now(_ machine: String) -> Int {
    steps += 1
    return Self.noon + 1000 * steps + (clocks[machine] ?? 0)
  }

  /// Opens a machine's collection for changes.
  @discardableResult
  func open<Result>(
    _ machine: String, _ body: (inout Writer, inout Collection) throws -> Result
  ) throws -> Result {
    var writer = try Writer(place(machine), waitingUpTo: 500, at: now(machine))
    var collection = try Collection(place(machine), writer: &writer, at: now(machine))
    return try body(&writer, &collection)
  }

  func answer(_ machine: String, _ card: String, _ grade: Grade, day: Int = 0) throws {
    try open(machine) { writer, collection in
      let now = now(machine)
      let answer = collection.answer(
        CardID(card), grade, took: nil, on: Self.day + day, at: now)
      try writer.append(answer.actions, at: now)
    }
  }

  /// Undoes the last action on any machine, as far as this one knows.
  func undo(_ machine: String) throws {
    try open(machine) { writer, collection in
      guard let last = collection.history.lastDone.first else { return }
      try writer.append(.undo(last.id), at: now(machine))
    }
  }

  /// Syncs a machine with the remote, like the command.
  ///
  /// - Throws: The conflicts, once everything else is synced.
  @discardableResult
  func sync(_ machine: String, with address: String? = nil) throws -> CollectionSync.Merge {
    let merge = try syncAll(machine, with: address)
    if !merge.conflicts.isEmpty { throw SyncError.conflicts(merge.conflicts) }
    return merge
  }

  /// Like ``sync``, but conflicts are not an error.
  @discardableResult
  func syncAll(_ machine: String, with address: String? = nil) throws -> CollectionSync.Merge {
    try open(machine) { _, _ in }
    let sync = CollectionSync(CollectionFolder(path: home(machine)), git(machine))
    let remote = try connect(machine, to: address)
    var merge = CollectionSync.Merge()
    repeat {
      try sync.fetch(remote)
      let writer = try Writer(place(machine), waitingUpTo: 500, at: now(machine))
      merge = try sync.merge(remote, holding: writer)
    } while try !sync.push(remote)
    try open(machine) { _, _ in }
    return merge
  }

  /// The remote that a machine syncs with.
  func connect(_ machine: String, to address: String? = nil) throws -> Remote {
    let sync = CollectionSync(CollectionFolder(path: home(machine)), git(machine))
    return try sync.connect(to: try address.map { text in try Remote(text) { $0 } }, create: true)
  }

  func git(_ machine: String) -> Git {
    Git(
      folder: home(machine), machine: machine,
      environment: ["PATH": "/usr/bin:/bin", "HOME": root], mayAsk: false)
  }

  func look(_ machine: String) throws -> Collection {
    try Collection(reading: place(machine), at: now(machine))
  }

  /// The state known to a machine, as text that includes every byte of it.
  func state(_ machine: String) throws -> String { try look(machine).history.dump }

  func problems(_ machine: String) throws -> [JournalProblem] {
    try look(machine).problems.journal.filter { $0.diagnostic.severity == .error }
  }
}

extension History {
  /// The complete result of the fold, in an order determined by its content.
  var dump: String {
    let events = events.map { "\($0)\(isUndone($0) ? " taken back" : "")" }
    let records = knownNames.map { names in "\(names): \(record(of: names[0]))" }
    return (events + records.sorted()).joined(separator: "\n")
  }
}
