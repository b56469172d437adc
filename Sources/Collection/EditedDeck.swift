import Files
package import Flashcards
import SpacedRepetition
package import Text

/// The effect of an edit of decks: the collection before it compared with the one after it.
package struct EditedDeck {
  /// New cards, without those that earlier cards have become.
  package private(set) var added: [CardID] = []
  /// Cards that are gone.
  package private(set) var removed: [CardID] = []
  /// Cards that have a new name and keep their history under it.
  package private(set) var renamed: [(old: CardID, new: CardID)] = []
  /// Cards whose text has changed: under the same name, or under another one and without a history
  /// to move along.
  package private(set) var changed: [CardID] = []
  /// Problems that the edit introduced.
  package let problems: [Diagnostic]

  package init(from old: Collection, to new: Collection) {
    for entry in old.library.entries {
      let id = entry.id
      if let now = new.library[id] {
        if !now.card.hasText(of: entry.card) { changed.append(id) }
      } else if let now = new.entry(of: id) {
        renamed.append((id, now.card.id))
      } else {
        removed.append(id)
      }
    }
    let rewritten = Self.rewritten(Set(removed), from: old, to: new)
    changed += rewritten.map(\.new)
    let gone = Set(rewritten.map(\.old))
    removed.removeAll { gone.contains($0) }
    let successors = Set(renamed.map(\.new) + rewritten.map(\.new))
    added = new.library.entries.map(\.id)
      .filter { !old.library.contains($0) && !successors.contains($0) }
    let known = Set(old.problems.diagnostics.map(\.withoutPlace))
    problems = new.problems.diagnostics.filter { !known.contains($0.withoutPlace) }
  }

  /// What cards without a history have become, where that is clear.
  private static func rewritten(
    _ removed: Set<CardID>, from old: Collection, to new: Collection
  ) -> [Relinking.Match] {
    guard !removed.isEmpty else { return [] }
    return Relinking(
      from: old.library.entries.map(\.card), to: new.library.entries.map(\.card),
      isStillThere: { new.library.contains($0) || !removed.contains($0) },
      wasThere: { old.library.contains($0) }
    ).matches.filter { old.history.record(of: $0.old).progress.reviews == 0 }
  }

  package var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && renamed.isEmpty && changed.isEmpty && problems.isEmpty
  }
}

extension Card {
  /// Whether two cards say the same, regardless of their places.
  fileprivate func hasText(of other: Card) -> Bool {
    note.content == other.note.content && note.details == other.note.details
      && note.path == other.note.path
  }
}

extension Diagnostic {
  /// The diagnostic without its line, since text written above it moves lines.
  fileprivate var withoutPlace: Diagnostic {
    var copy = self
    copy.location.line = 0
    return copy
  }
}

extension DeckChanges {
  /// A warning for an edit that leaves no cards in a deck that had some; nil if it still has some.
  package func emptying(_ deck: Library.LoadedDeck, of collection: Collection) -> String? {
    let before = collection.library.entries.count {
      collection.library.deck(of: $0).relativePath == deck.relativePath
    }
    let bytes = RelativePath(exactly: deck.relativePath).flatMap { files[$0] ?? nil } ?? []
    guard before > 0, DeckParser.parse(bytes, file: "").deck.notes.isEmpty else { return nil }
    return
      "The deck has no cards now; `undo` brings back \(before == 1 ? "the one" : "all \(before)")."
  }
}
