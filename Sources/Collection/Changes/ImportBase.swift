package import Files
package import Flashcards
package import Journal
import SpacedRepetition

/// A deck's notes as they were in the files imported into it, without the learner's edits: the base
/// of the three-way merge when a file is imported again.
///
/// A file is compared with its own last version. Notes that this version did not have may come from
/// another file, such as an earlier version under another name.
package struct ImportBase: Sendable {
  /// The notes of the file's last version, or of the file imported last.
  package private(set) var latest: [Note] = []
  /// The file that ``latest`` comes from, as the user named it.
  package private(set) var source: String?
  /// Whether ``latest`` comes from an earlier version of the file being imported now.
  private var isOwn = false
  private var latestCards: Set<CardID> = []
  private var notes: [CardID: Note] = [:]

  /// Whether nothing was ever imported into the deck.
  package var isEmpty: Bool { notes.isEmpty }

  /// The note that holds a card in the files.
  package subscript(card: CardID) -> Note? { notes[card] }

  package func note(withAnyOf cards: [CardID]) -> Note? {
    cards.lazy.compactMap { notes[$0] }.first
  }

  /// Whether the last version of the file itself had any of these cards.
  package func isOwn(_ cards: [CardID]) -> Bool {
    isOwn && cards.contains(where: latestCards.contains)
  }

  /// The notes that are missing from the file being imported now, in no particular order.
  package func notes(without isInFile: (CardID) -> Bool) -> [Note] {
    var seen: Set<CardID> = []
    return notes.values.filter { note in
      let ids = note.faces.map { note.id(of: $0) }
      return !ids.contains(where: isInFile) && seen.insert(ids[0]).inserted
    }
  }

  /// Reads the notes that were imported into a deck.
  /// - Parameters:
  ///   - relative: The deck's path within the learner's folder of decks.
  ///   - source: The file being imported now, as the user names it.
  ///   - imports: The imports that count, latest first.
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

  /// The decks that the imports of a file left copies of.
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

  /// All imported versions of a deck's notes, by the names of their cards.
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

  /// - Returns: Whether earlier imports cannot add anything.
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

  /// Reads the copies of one deck that imports left.
  private struct Reader {
    let relative: RelativePath
    let folder: CollectionFolder

    struct Notes {
      var latest: [Note]
      var older: [Note] = []
      /// Whether these are all notes that imported files had so far.
      var isWhole: Bool
    }

    /// The notes that an import left of the deck; nil if it left none. An import that kept only the
    /// changed deck had the notes that it changed.
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
  /// Whether two notes say the same, regardless of their places.
  package func isSame(as other: Note) -> Bool {
    content == other.content && details == other.details
  }
}

extension ImportEvent {
  /// Whether this is an import of files. Edits, and restores of a backup ("backup DAY"), are
  /// journaled as imports too.
  fileprivate var isOfFiles: Bool {
    !isEdit && !(source.hasPrefix("backup ") && Day(String(source.dropFirst(7).prefix(10))) != nil)
  }
}

extension History {
  /// The imports of files that count, latest first.
  /// - Complexity: Linear in the number of events; skips answers.
  package var imports: [Event] { importsAndUndoneOnes.filter { !isUndone($0) } }

  /// All imports of files, undone or not, latest first.
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
