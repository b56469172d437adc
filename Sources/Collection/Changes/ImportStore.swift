import Files
import Flashcards
import JSON
import Journal

/// The folder `imports` of a collection: the files that each import changed, before and after, and
/// a note of what is unfinished.
///
/// ```
/// imports/pending                     only while files are being put in their place
/// imports/DEVICE-N/before/deck.md     N is the number of the import's event
/// imports/DEVICE-N/after/deck.md
/// imports/DEVICE-N/base/deck.md       its notes as the imported file has them
/// imports/DEVICE-N/older/deck.md      what earlier imports had of it that this file has not
/// imports/DEVICE-N/collection/before/config.json     what else changed, and the same for after
/// ```
package struct ImportStore: Sendable {
  let collection: CollectionFolder

  package init(_ collection: CollectionFolder) {
    self.collection = collection
  }

  /// The folder of an import within `imports`.
  func folder(of id: EventID) -> RelativePath {
    guard let path = RelativePath(exactly: "\(id.device)-\(id.number)") else {
      preconditionFailure("a machine's name has no slash and no full stop")
    }
    return path
  }

  func folder(
    of id: EventID, _ part: ImportedPart, _ version: ImportedPart.Version
  ) -> RelativePath {
    folder(of: id).appending(part.folder(version))
  }

  // MARK: Doing

  /// Writes the new files of an import next to copies of the files that they replace; fails if one
  /// of them could not be put in place.
  func stage(_ changes: DeckChanges, for id: EventID) throws(StudyError) {
    try asStudyError { () throws(FileError) in
      try remove(folder(of: id))
      for part in ImportedPart.allCases {
        for (relative, content) in part.files(of: changes) {
          let before =
            if let before = part.before(relative, in: changes) {
              before
            } else {
              try contentIfThere(relative, in: part.root(of: collection))
            }
          if let before { try write(before, relative, in: folder(of: id, part, .before)) }
          if let content { try write(content, relative, in: folder(of: id, part, .after)) }
        }
      }
      for (relative, base) in changes.bases {
        try write(base.latest, relative, in: folder(of: id).appending("base"))
        if !base.older.isEmpty {
          try write(base.older, relative, in: folder(of: id).appending("older"))
        }
      }
      try FileSystem.makeFolder(collection.imports)
      try write(Pending(id: id, by: id.device, isUndo: false, removing: changes))
      try prepare(changes)
    }
  }

  /// Deletes the files written for an import that is not journaled.
  func discard(_ id: EventID, _ changes: DeckChanges) {
    for files in prepared(changes) { files.discard() }
    try? FileSystem.removeFile(pendingPath)
    try? remove(folder(of: id))
  }

  /// Puts the prepared files in place.
  /// - Parameter source: What the journal calls the import.
  func finish(_ source: String) throws(StudyError) {
    guard let pending = try pending() else { return }
    do throws(FileError) {
      for files in try prepared(pending) { try files.putInPlace() }
      // The note goes first: without it nobody looks for prepared files.
      try FileSystem.removeFileDurably(pendingPath)
      if pending.isUndo { try remove(folder(of: pending.id)) }
    } catch {
      throw .unfinished(source, isUndo: pending.isUndo, error)
    }
  }

  // MARK: Undoing

  /// The contents that files get when an import is undone, and the files that keep some of its
  /// changes.
  /// - Parameter others: The other imports that count, latest first: their changes stay.
  func undoing(_ id: EventID, besides others: [Event]) throws(StudyError) -> Undoing {
    try asStudyError { () throws(FileError) in
      var changes = DeckChanges()
      var edited: [String] = []
      var editedNotes: [Note] = []
      let elsewhere = try notes(editedSince: id)
      for part in ImportedPart.allCases {
        let before = folder(of: id, part, .before)
        let after = folder(of: id, part, .after)
        let files = try files(of: id, part, .before) + files(of: id, part, .after)
        for relative in Set(files).sorted() {
          let old = try contentIfThere(before.appending(relative), in: collection.imports)
          let new = try contentIfThere(after.appending(relative), in: collection.imports)
          let now = try contentIfThere(relative, in: part.root(of: collection))
          if now == nil, new == nil, old != nil {
            changes.set(relative, of: part, to: old)
            continue
          }
          // A file deleted since then stays deleted, with the notes that were moved out of it.
          guard let now else {
            if new != nil, !isPending(id) { edited.append(relative.text) }
            continue
          }
          if now == old { continue }
          let kept =
            part == .decks
            ? ImportBase(of: relative, for: "", others, in: collection) : nil
          if now == new, kept?.isEmpty ?? true {
            changes.set(relative, of: part, to: old)
            continue
          }
          let back = Self.reversal(
            of: part, relative, old, new, now, besides: kept, isElsewhere: elsewhere.contains)
          if back.keepsSome { edited.append(relative.text) }
          editedNotes += back.edited
          changes.set(relative, of: part, to: back.bytes)
        }
      }
      return Undoing(changes: changes, edited: edited, editedNotes: editedNotes)
    }
  }

  /// The names of the notes in an import's decks that differ from what it left.
  private func notes(editedSince id: EventID) throws(FileError) -> Set<CardID> {
    var result: Set<CardID> = []
    for relative in try files(of: id, .decks, .after) {
      guard let now = try contentIfThere(relative, in: collection.decks) else { continue }
      let after = folder(of: id, .decks, .after).appending(relative)
      let new = try contentIfThere(after, in: collection.imports) ?? []
      if now != new { result.formUnion(ImportReversal.names(editedIn: now, since: new)) }
    }
    return result
  }

  /// The result of undoing an import.
  struct Undoing {
    let changes: DeckChanges
    /// The files that keep some of the import's changes.
    let edited: [String]
    /// The import's notes that the learner has edited or deleted since, as the import had them.
    let editedNotes: [Note]
  }

  /// A file that was changed after an import, without the import's changes.
  private static func reversal(
    of part: ImportedPart, _ relative: RelativePath, _ old: [UInt8]?, _ new: [UInt8]?,
    _ now: [UInt8], besides kept: ImportBase?, isElsewhere: (CardID) -> Bool
  ) -> (bytes: [UInt8]?, keepsSome: Bool, edited: [Note]) {
    switch part {
    case .decks:
      let back = ImportReversal(
        before: old ?? [], after: new ?? [], now: now, isElsewhere: isElsewhere
      ) { note in kept?[note.id(of: note.faces[0])] != nil }
      return (back.isEmpty && old == nil ? nil : back.bytes, back.keepsSome, back.edited)
    case .others where relative == "config.json":
      let back = SettingsReversal(before: old, after: new, now: now)
      return (back.bytes, back.keepsSome, [])
    case .others:
      return (now, true, [])
    }
  }

  /// Writes the files that undo an import; fails if one of them could not be put in place.
  func stageUndo(
    _ changes: DeckChanges, of id: EventID, by device: DeviceID
  ) throws(StudyError) {
    try asStudyError { () throws(FileError) in
      for part in ImportedPart.allCases {
        for case (let relative, let content?) in part.files(of: changes) {
          try write(content, relative, in: folder(of: id, part, .undone))
        }
      }
      try FileSystem.makeFolder(collection.imports)
      let isUnfinished = isPending(id)
      try write(
        Pending(
          id: id, by: device, isUndo: true, ofUnfinished: isUnfinished, removing: changes))
      try prepare(changes)
    }
  }

  /// Deletes the files written for an undo that is not journaled.
  func discardUndo(_ changes: DeckChanges) {
    for files in prepared(changes) { files.discard() }
    if let pending = try? pending() { forget(pending) }
  }

  // MARK: Between

  /// Finishes or discards what was cut off, as the journal says.
  ///
  /// If only part of an import's events reached the journal, they are undone.
  func recover(
    _ history: History, _ writer: inout Writer, at now: Int
  ) throws(StudyError) {
    guard let pending = try pending() else {
      // This program writes no such note, and it says nothing that could be finished.
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
    guard isJournalled else {
      forget(pending)
      if pending.isOfUnfinished { try finish(source(of: pending.id, history)) }
      return
    }
    if let missing = missingEvents(of: pending.id, history), !pending.isUndo {
      try writer.takeBackCutImport(pending.id, missing.upperBound, at: now)
      forget(pending)
    } else {
      try finish(source(of: pending.id, history))
    }
  }

  private func source(of id: EventID, _ history: History) -> String {
    for event in history.events.reversed() where event.id == id {
      if case .imported(let what) = event.action { return what.source }
    }
    return "import"
  }

  /// The numbers of the trailing events that an import announces and that are missing; nil if it is
  /// complete.
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

  /// The files that `imports` keeps of an import.
  ///
  /// They may come from another machine: of the collection's own folder, an import changes files
  /// such as settings and never a journal.
  func files(
    of id: EventID, _ part: ImportedPart, _ version: ImportedPart.Version
  ) throws(FileError) -> [RelativePath] {
    try RelativePath.files(in: collection.imports, folder(of: id, part, version))
      .filter { part == .decks || CollectionFolder.ownFiles.contains($0) }
  }

  /// The content of a file; nil for a missing file or a folder.
  func contentIfThere(
    _ relative: RelativePath, in root: String
  ) throws(FileError) -> [UInt8]? {
    do throws(FileError) {
      return try FileSystem.readFile(relative.path(in: root), followsLinks: false)
    } catch {
      if error.isMissing || error.isOfFolder || error.isOfOtherKind { return nil }
      throw error
    }
  }

  /// Removes a folder of `imports`.
  func remove(_ folder: RelativePath) throws(FileError) {
    try FileSystem.removeFolder(folder.path(in: collection.imports))
  }

  private func write(
    _ bytes: [UInt8], _ relative: RelativePath, in folder: RelativePath
  ) throws(FileError) {
    let path = try folder.appending(relative).path(in: collection.imports)
    if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
    try AtomicFile.write(bytes, to: path)
  }

  private func prepare(_ changes: DeckChanges) throws(FileError) {
    for files in prepared(changes) { try files.prepare() }
  }

  private func prepared(_ changes: DeckChanges) -> [PreparedFiles] {
    ImportedPart.allCases.map {
      PreparedFiles(root: $0.root(of: collection), files: $0.files(of: changes))
    }
  }
}
