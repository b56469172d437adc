package import Files
package import Flashcards
package import Journal
import SpacedRepetition

/// A deck's notes as the files that were imported into it had them, never as the learner edited
/// them: the base of the three-way merge when a file comes again.
///
/// A file is compared with its own last version. What it did not have then, another file may have
/// had, such as an earlier version by another name.
package struct ImportBase: Sendable {
  /// The notes of the file's last version, or of the file that was imported last.
  package private(set) var latest: [Note] = []
  /// The file that ``latest`` is of, as the user named it.
  package private(set) var source: String?
  /// Whether ``latest`` is of an earlier version of the file that is imported now.
  private var isOwn = false
  private var latestCards: Set<CardID> = []
  private var notes: [CardID: Note] = [:]

  /// Whether nothing was imported into the deck.
  package var isEmpty: Bool { notes.isEmpty }

  /// The note that has a card in the files.
  package subscript(card: CardID) -> Note? { notes[card] }

  package func note(withAnyOf cards: [CardID]) -> Note? {
    cards.lazy.compactMap { notes[$0] }.first
  }

  /// Whether the file itself had any of some cards, in its last version.
  package func isOwn(_ cards: [CardID]) -> Bool {
    isOwn && cards.contains(where: latestCards.contains)
  }

  /// The notes that a file does not have which is imported now, in no order.
  package func notes(without isInFile: (CardID) -> Bool) -> [Note] {
    var seen: Set<CardID> = []
    return notes.values.filter { note in
      let ids = note.faces.map { note.id(of: $0) }
      return !ids.contains(where: isInFile) && seen.insert(ids[0]).inserted
    }
  }

  /// Reads what the imports into a deck had.
  /// - Parameters:
  ///   - relative: The deck's path within the learner's folder of decks.
  ///   - source: The file that is imported now, as the user names it.
  ///   - imports: The imports that count, the last one first.
  package init(
    of relative: RelativePath, for source: String, _ imports: [Event], in folder: CollectionFolder
  ) {
    let reader = Reader(relative: relative, folder: folder)
    let own = imports.filter {
      if case .imported(let what) = $0.action { what.source == source } else { false }
    }
    for event in own {
      let read = reader.notes(of: event)
      isOwn = isOwn || read != nil
      if take(read, of: event) { break }
    }
    for event in imports where take(reader.notes(of: event), of: event) { break }
  }

  /// The decks of which the imports of a file left copies.
  /// - Parameter source: The file, as the user named it.
  package static func decks(
    of source: String, _ imports: [Event], in folder: CollectionFolder
  ) -> Set<RelativePath> {
    let store = ImportStore(folder)
    return imports.reduce(into: []) { result, event in
      guard case .imported(let what) = event.action, what.source == source else { return }
      for part: RelativePath in ["base", "after"] {
        let copies = try? RelativePath.files(
          in: folder.imports, store.folder(of: event.id).appending(part))
        result.formUnion(copies ?? [])
      }
    }
  }

  /// All versions of a deck's notes that imports had, by the names of their cards.
  package static func versions(
    of relative: RelativePath, _ imports: [Event], in folder: CollectionFolder
  ) -> [CardID: [Note]] {
    let reader = Reader(relative: relative, folder: folder)
    var result: [CardID: [Note]] = [:]
    for read in imports.compactMap({ reader.notes(of: $0) }) {
      for note in read.latest + read.older {
        result[note.id(of: note.faces[0]), default: []].append(note)
      }
    }
    return result
  }

  /// - Returns: Whether earlier imports can have nothing more.
  private mutating func take(_ read: Reader.Notes?, of event: Event) -> Bool {
    guard let read, case .imported(let what) = event.action else { return false }
    if source == nil {
      source = what.source
      latest = read.latest
      for note in latest { latestCards.formUnion(note.faces.map { note.id(of: $0) }) }
    }
    for note in read.latest + read.older {
      for face in note.faces {
        let id = note.id(of: face)
        if notes[id] == nil { notes[id] = note }
      }
    }
    return read.isWhole
  }

  /// Reads the copies that imports left of one deck.
  private struct Reader {
    let relative: RelativePath
    let folder: CollectionFolder

    struct Notes {
      var latest: [Note]
      var older: [Note] = []
      /// Whether these are all notes that files had until then.
      var isWhole: Bool
    }

    /// Nil if the import left nothing of the deck. An import of which only the changed deck was kept
    /// had the notes that it changed.
    func notes(of event: Event) -> Notes? {
      if let base = notes("base", of: event) {
        return Notes(latest: base, older: notes("older", of: event) ?? [], isWhole: true)
      }
      guard let after = notes("after", of: event) else { return nil }
      guard let before = notes("before", of: event) else {
        return Notes(latest: after, isWhole: true)
      }
      let known = Dictionary(before.map { ($0.id(of: $0.faces[0]), $0) }) { first, _ in first }
      let changed = after.filter { note in
        known[note.id(of: note.faces[0])].map { !$0.isSame(as: note) } ?? true
      }
      return Notes(latest: changed, isWhole: false)
    }

    private func notes(_ part: RelativePath, of event: Event) -> [Note]? {
      let store = ImportStore(folder)
      let path = store.folder(of: event.id).appending(part).appending(relative)
      guard let bytes = (try? store.contentIfThere(path, in: folder.imports)) ?? nil else {
        return nil
      }
      return DeckParser.parse(bytes, file: relative.text).deck.notes
    }
  }
}

extension Note {
  /// Whether two notes say the same, wherever they stand.
  package func isSame(as other: Note) -> Bool {
    content == other.content && details == other.details
  }
}

extension ImportEvent {
  /// Whether files were imported: an edit, and the restore of a backup, which says "backup DAY", are
  /// journalled as imports too.
  fileprivate var isOfFiles: Bool {
    !isEdit && !(source.hasPrefix("backup ") && Day(String(source.dropFirst(7).prefix(10))) != nil)
  }
}

extension History {
  /// The imports of files that count, the last one first.
  /// - Complexity: Linear in the number of events; only those that are no answers are looked at.
  package var imports: [Event] { importsAndUndoneOnes.filter { !isUndone($0) } }

  /// The imports of files, the last one first, whether or not they were undone.
  package var importsAndUndoneOnes: [Event] {
    var result: [Event] = []
    events.forEachRow { index, row in
      guard !row.isPackedReview, case .imported(let what) = events.action(of: row), what.isOfFiles
      else { return }
      result.append(events[index])
    }
    return result.reversed()
  }
}
