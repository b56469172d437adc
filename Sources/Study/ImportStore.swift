import Flashcards
import JSON
import Journal

/// The folder `imports` of a collection: for each import the deck files that it changed, as they
/// were before and as they were after, and the note of what is not finished yet.
///
/// ```
/// imports/pending                     only while files are being put in their place
/// imports/DEVICE-N/before/deck.md     N is the number of the import's event
/// imports/DEVICE-N/after/deck.md
/// imports/DEVICE-N/base/deck.md       its notes as the imported file has them
/// imports/DEVICE-N/older/deck.md      what earlier imports had of it that this file has not
/// ```
package struct ImportStore: Sendable {
  private let collection: CollectionFolder

  package init(_ collection: CollectionFolder) {
    self.collection = collection
  }

  /// What stands in `pending`.
  private struct Pending {
    /// The import that is done or taken back.
    let id: EventID
    let isUndo: Bool
    /// The files that are to go.
    let removed: [String]
  }

  private var pendingPath: String { FileSystem.join(collection.imports, "pending") }

  func folder(of id: EventID, _ part: String = "") -> String {
    FileSystem.join(
      FileSystem.join(collection.imports, "\(id.device)-\(id.number)"), part)
  }

  // MARK: Doing

  /// Lays the new files of an import ready, beside copies of what they replace.
  func stage(_ changes: DeckChanges, for id: EventID) throws(StudyError) {
    try asStudyError { () throws(FileError) in
      try FileSystem.removeFolder(folder(of: id))
      for (relative, content) in changes.files {
        let before =
          if let before = changes.before[relative] {
            before
          } else {
            try contentIfThere(FileSystem.join(collection.decks, relative))
          }
        if let before {
          try write(before, relative, in: folder(of: id, "before"))
        }
        if let content { try write(content, relative, in: folder(of: id, "after")) }
      }
      for (relative, base) in changes.bases {
        try write(base.latest, relative, in: folder(of: id, "base"))
        if !base.older.isEmpty { try write(base.older, relative, in: folder(of: id, "older")) }
      }
      try FileSystem.makeFolder(collection.imports)
      let removed = changes.files.filter { $0.value == nil }.keys.sorted()
      try write(Pending(id: id, isUndo: false, removed: removed))
    }
  }

  /// Forgets what was laid ready for an import that is not journalled.
  func discard(_ id: EventID) {
    try? FileSystem.removeFile(pendingPath)
    try? FileSystem.removeFolder(folder(of: id))
  }

  /// Puts the files that are laid ready in their place.
  func finish() throws(StudyError) {
    guard let pending = try pending() else { return }
    try asStudyError { () throws(FileError) in
      let ready = folder(of: pending.id, pending.isUndo ? "undone" : "after")
      for relative in try files(in: ready) {
        let path = FileSystem.join(collection.decks, relative)
        if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
        try AtomicFile.write(FileSystem.readFile(FileSystem.join(ready, relative)), to: path)
      }
      for relative in pending.removed {
        try FileSystem.removeFileDurably(FileSystem.join(collection.decks, relative))
      }
      // First the note: without it nobody looks for what is laid ready.
      try FileSystem.removeFileDurably(pendingPath)
      if pending.isUndo { try FileSystem.removeFolder(folder(of: pending.id)) }
    }
  }

  // MARK: Taking back

  /// What the decks are to be once an import is taken back, and in which of them something stays.
  func undoing(_ id: EventID) throws(StudyError) -> (changes: DeckChanges, edited: [String]) {
    try asStudyError { () throws(FileError) in
      var changes = DeckChanges()
      var edited: [String] = []
      let before = try files(in: folder(of: id, "before"))
      let after = try files(in: folder(of: id, "after"))
      for relative in Set(before + after).sorted() {
        func content(_ folder: String) throws(FileError) -> [UInt8]? {
          try contentIfThere(FileSystem.join(folder, relative))
        }
        let old = try content(folder(of: id, "before"))
        let new = try content(folder(of: id, "after"))
        let now = try content(collection.decks)
        if now == nil, new == nil, old != nil {
          changes.files.updateValue(old, forKey: relative)
          continue
        }
        // A file that is gone since then stays away.
        guard let now, now != old else { continue }
        if now == new {
          changes.files.updateValue(old, forKey: relative)
          continue
        }
        let back = ImportReversal(before: old ?? [], after: new ?? [], now: now)
        if back.keepsSome { edited.append(relative) }
        changes.files.updateValue(back.isEmpty && old == nil ? nil : back.bytes, forKey: relative)
      }
      return (changes, edited)
    }
  }

  /// Lays the files ready that take an import back.
  func stageUndo(_ changes: DeckChanges, of id: EventID) throws(StudyError) {
    try asStudyError { () throws(FileError) in
      for (relative, content) in changes.files {
        if let content { try write(content, relative, in: folder(of: id, "undone")) }
      }
      try FileSystem.makeFolder(collection.imports)
      let removed = changes.files.filter { $0.value == nil }.keys.sorted()
      try write(Pending(id: id, isUndo: true, removed: removed))
    }
  }

  func discardUndo() {
    if let pending = try? pending() {
      try? FileSystem.removeFolder(folder(of: pending.id, "undone"))
    }
    try? FileSystem.removeFile(pendingPath)
  }

  // MARK: Between

  /// Whether an import or its undo was cut off.
  var isCutOff: Bool { (try? FileStamp.ofFile(pendingPath)) ?? nil != nil }

  /// Finishes or forgets what was cut off, as the journal says.
  ///
  /// Of an import that did not come whole into the journal, what came is taken back.
  func recover(
    _ history: History, _ writer: inout Writer, at now: Int
  ) throws(StudyError) {
    guard let pending = try pending() else {
      try asStudyError { () throws(FileError) in try FileSystem.removeFile(pendingPath) }
      return
    }
    let isJournalled = history.events.contains { event in
      switch event.action {
      case .imported: !pending.isUndo && event.id == pending.id
      case .undo(let target): pending.isUndo && target == pending.id
      default: false
      }
    }
    if isJournalled, let missing = missingEvents(of: pending.id, history), !pending.isUndo {
      try writer.takeBackCutImport(pending.id, missing.upperBound, at: now)
      discard(pending.id)
    } else if isJournalled {
      try finish()
    } else if pending.isUndo {
      discardUndo()
    } else {
      discard(pending.id)
    }
  }

  /// The numbers of the events that an import says it brings and that are not there, at the end of
  /// them; nil if it is whole.
  private func missingEvents(of id: EventID, _ history: History) -> ClosedRange<Int>? {
    guard let head = history.events.first(where: { $0.id == id }),
      case .imported(let what) = head.action, what.events > 0
    else { return nil }
    let all = (id.number + 1)...(id.number + what.events)
    let last = history.events.lazy
      .filter { $0.id.device == id.device && all.contains($0.id.number) }.map(\.id.number).max()
    let firstMissing = (last ?? id.number) + 1
    return firstMissing > all.upperBound ? nil : firstMissing...all.upperBound
  }

  // MARK: Files

  private func files(in folder: String) throws(FileError) -> [String] {
    FileSystem.isFolder(folder) ? try FileSystem.listFiles(folder) : []
  }

  func contentIfThere(_ path: String) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try FileSystem.readFile(path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private func write(_ bytes: [UInt8], _ relative: String, in folder: String) throws(FileError) {
    let path = FileSystem.join(folder, relative)
    if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
    try AtomicFile.write(bytes, to: path)
  }

  private func write(_ pending: Pending) throws(FileError) {
    let object: JSONObject = [
      "import": ["device": .string(pending.id.device.text), "n": .integer(pending.id.number)],
      "undo": .bool(pending.isUndo),
      "removed": .array(pending.removed.map { .string($0) }),
    ]
    try AtomicFile.write(
      Array((JSONValue.object(object).description + "\n").utf8), to: pendingPath)
  }

  private func pending() throws(StudyError) -> Pending? {
    let bytes = try asStudyError { () throws(FileError) in try contentIfThere(pendingPath) }
    guard let bytes, case .object(let object) = try? JSONValue(parsing: bytes),
      case .object(let name)? = object["import"],
      let device = name["device"]?.string.flatMap({ DeviceID($0) }),
      let number = name["n"]?.integer,
      let isUndo = object["undo"]?.bool, case .array(let removed)? = object["removed"]
    else { return nil }
    return Pending(
      id: EventID(device: device, number: number), isUndo: isUndo,
      removed: removed.compactMap(\.string))
  }
}

/// Runs work on files whose errors a user sees as those of the collection.
private func asStudyError<Value>(
  _ work: () throws(FileError) -> Value
) throws(StudyError) -> Value {
  do {
    return try work()
  } catch {
    throw .file(error)
  }
}
