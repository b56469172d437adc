import Files
package import Flashcards

extension Collection {
  /// The deck file with one note changed, for ``Writer/editing(_:_:at:)``. A built-in deck becomes
  /// one of the learner's decks, which takes precedence over it.
  /// - Returns: Nil if the file no longer holds the note, or holds git's conflict marks.
  package func editing(
    _ entry: Library.Entry, _ change: (inout Note) -> Void
  ) throws(StudyError) -> DeckChanges? {
    let deck = library.deck(of: entry)
    var edit: DeckEdit
    do {
      edit = DeckEdit(try FileSystem.readFile(deck.file))
    } catch {
      throw .file(error)
    }
    guard !edit.isInConflict,
      let note = edit.notes.first(where: { $0.line == entry.card.note.line }),
      note.faces.contains(where: { note.id(of: $0) == entry.id })
    else { return nil }
    var changed = note
    change(&changed)
    edit.replace(note, with: changed)
    return DeckChanges([try place(of: deck): edit.bytes()])
  }

  private func place(of deck: Library.LoadedDeck) throws(StudyError) -> RelativePath {
    try asStudyError { () throws(FileError) in try RelativePath(deck.relativePath) }
  }

  /// The learner's own file of a deck; copies a built-in deck first.
  /// - Returns: The file's path and its content now; nil for the content of a new copy.
  package func ownFile(
    of deck: Library.LoadedDeck
  ) throws(StudyError) -> (path: String, before: [UInt8]?) {
    do {
      let bytes = try FileSystem.readFile(deck.file)
      let path = try RelativePath(deck.relativePath).path(in: folder.decks)
      guard deck.isBuiltIn else { return (deck.file, bytes) }
      if let parent = FileSystem.parent(of: path) { try FileSystem.makeFolder(parent) }
      try AtomicFile.write(bytes, to: path)
      return (path, nil)
    } catch {
      throw .file(error)
    }
  }

  /// Restores the content that a deck's file had before an edit.
  /// - Returns: Where the edited version is kept; nil if there is none.
  package func discardEdit(
    of deck: Library.LoadedDeck, at path: String, before: [UInt8]?
  ) throws(StudyError) -> String? {
    guard let change = try change(of: deck, at: path, before: before) else { return nil }
    do throws(FileError) {
      var kept: String?
      if case .some(.some(let edited)) = change.files[try RelativePath(deck.relativePath)] {
        try FileSystem.makeFolder(folder.edited)
        let name = deck.relativePath.utf8.split(separator: UInt8(ascii: "/")).last
        let path = try RelativePath(name.flatMap { String($0) } ?? "deck.md").path(
          in: folder.edited)
        kept = path
        try AtomicFile.write(edited, to: path)
      }
      if let before {
        try AtomicFile.write(before, to: path)
      } else {
        try FileSystem.removeFileDurably(path)
        FileSystem.removeEmptyFolders(above: path, upTo: folder.decks)
      }
      return kept
    } catch {
      throw .file(error)
    }
  }

  /// The change that an editor made to a deck's file, for ``Writer/editing(_:_:at:)``; nil if there
  /// is none. A file that an editor has deleted is a change like any other, and comes back with
  /// `undo`.
  package func change(
    of deck: Library.LoadedDeck, at path: String, before: [UInt8]?
  ) throws(StudyError) -> DeckChanges? {
    do throws(FileError) {
      let place = try RelativePath(deck.relativePath)
      var changes = DeckChanges()
      changes.before[place] = .some(before)
      guard try FileStamp.ofFile(path) != nil else {
        guard before != nil else { return nil }
        changes.files.updateValue(nil, forKey: place)
        return changes
      }
      let now = try FileSystem.readFile(path)
      let original = if let before { before } else { try FileSystem.readFile(deck.file) }
      if now == original {
        // A copy of a built-in deck is dropped if it was not edited.
        if before == nil {
          try FileSystem.removeFile(path)
          FileSystem.removeEmptyFolders(above: path, upTo: folder.decks)
        }
        return nil
      }
      changes.files[place] = .some(now)
      return changes
    } catch {
      throw .file(error)
    }
  }
}
