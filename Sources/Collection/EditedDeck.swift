import Files
package import Flashcards
import SpacedRepetition
package import Text

/// What an edit of decks has changed: the collection before it compared with the one after it.
package struct EditedDeck {
  /// Cards that are there now and were not before, but for those that others have become.
  package private(set) var added: [CardID] = []
  /// Cards that are gone.
  package private(set) var removed: [CardID] = []
  /// Cards that have another name now, and keep their history under it.
  package private(set) var renamed: [(old: CardID, new: CardID)] = []
  /// Cards that have other text: under the same name, or under another one and without a history
  /// that would have followed.
  package private(set) var changed: [CardID] = []
  /// What is wrong now and was not before.
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

  /// What cards without a history have become, as far as it is plain.
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
  /// Whether two cards say the same, wherever they stand.
  fileprivate func hasText(of other: Card) -> Bool {
    note.content == other.note.content && note.details == other.note.details
      && note.path == other.note.path
  }
}

extension Diagnostic {
  /// Lines move when something is written above them.
  fileprivate var withoutPlace: Diagnostic {
    var copy = self
    copy.location.line = 0
    return copy
  }
}

extension DeckChanges {
  /// What to say of an edit after which a deck that had cards has none; nil if it still has some.
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
