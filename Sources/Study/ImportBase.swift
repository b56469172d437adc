package import Flashcards
package import Journal
import SpacedRepetition

/// A deck's notes as the files that were imported into it had them, never as the learner edited
/// them: the base of the three-way merge when a file comes again.
package struct ImportBase: Sendable {
  /// The notes of the last imported file.
  package private(set) var latest: [Note] = []
  /// The file that was imported last, as the user named it.
  package private(set) var source: String?
  private var latestCards: Set<CardID> = []
  private var notes: [CardID: Note] = [:]

  /// Whether nothing was imported into the deck.
  package var isEmpty: Bool { notes.isEmpty }

  /// The note that has a card in the files.
  package subscript(card: CardID) -> Note? { notes[card] }

  package func note(withAnyOf cards: [CardID]) -> Note? {
    cards.lazy.compactMap { notes[$0] }.first
  }

  /// Whether the file that was imported last had any of some cards.
  package func isLatest(_ cards: [CardID]) -> Bool { cards.contains(where: latestCards.contains) }

  /// The notes that the last imported file did not have, in no order.
  /// - Parameter isLatest: Whether a file that is imported now has a card.
  package func notes(without isLatest: (CardID) -> Bool) -> [Note] {
    var seen: Set<CardID> = []
    return notes.values.filter { note in
      let ids = note.faces.map { note.id(of: $0) }
      return !ids.contains(where: isLatest) && seen.insert(ids[0]).inserted
    }
  }

  /// Reads what the imports into a deck had, the last one first.
  ///
  /// An import of which only the changed deck was kept had the notes that it changed.
  /// - Parameters:
  ///   - relative: The deck's path within the learner's folder of decks.
  ///   - imports: The imports that count, the last one first.
  package init(of relative: RelativePath, _ imports: [Event], in folder: CollectionFolder) {
    let store = ImportStore(folder)
    for event in imports {
      func notes(_ part: RelativePath) -> [Note]? {
        let path = store.folder(of: event.id).appending(part).appending(relative)
        guard let bytes = (try? store.contentIfThere(path, in: folder.imports)) ?? nil else {
          return nil
        }
        return DeckParser.parse(bytes, file: relative.text).deck.notes
      }
      if let base = notes("base") {
        take(base, of: event)
        take(notes("older") ?? [], of: event)
        return
      }
      guard let after = notes("after") else { continue }
      guard let before = notes("before") else {
        take(after, of: event)
        return
      }
      let known = Dictionary(before.map { ($0.id(of: $0.faces[0]), $0) }) { first, _ in first }
      take(
        after.filter { note in
          known[note.id(of: note.faces[0])].map { !$0.isSame(as: note) } ?? true
        }, of: event)
    }
  }

  private mutating func take(_ more: [Note], of event: Event) {
    if source == nil, case .imported(let what) = event.action {
      source = what.source
      latest = more
      for note in more { latestCards.formUnion(note.faces.map { note.id(of: $0) }) }
    }
    for note in more {
      for face in note.faces {
        let id = note.id(of: face)
        if notes[id] == nil { notes[id] = note }
      }
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
  package var imports: [Event] {
    var result: [Event] = []
    events.forEachRow { index, row in
      guard !row.isPackedReview, case .imported(let what) = events.action(of: row),
        what.isOfFiles, !isUndone(row)
      else { return }
      result.append(events[index])
    }
    return result.reversed()
  }
}
