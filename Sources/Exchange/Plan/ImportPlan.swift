package import Collection
package import Flashcards
package import Journal
package import Text

/// What an import would change in a collection: found out first, applied as a whole.
package struct ImportPlan: Sendable {
  /// What becomes of the notes that go into one deck.
  package struct DeckPart: Sendable {
    /// The deck's name.
    package let name: String
    /// The file's path within the learner's folder of decks.
    package let relativePath: String
    package var added: [Note] = []
    package var updated: [Note] = []
    /// How many notes are in the collection already, as they are.
    package var unchanged = 0
    /// How many notes came here from each other deck, as they did in the file since it was last
    /// imported.
    package var moved: [String: Int] = [:]
    /// How many notes are in each other deck of the collection, and stay there.
    package var elsewhere: [String: Int] = [:]
    /// How many notes are in other files of decks, of whatever name.
    package var strays = 0
    /// How many notes the learner has deleted since the file was last imported; they stay deleted.
    package var deleted = 0
    /// How many notes got another name, since theirs belongs to a card of another deck.
    package var renamed = 0

    /// Whether any of its notes are in the deck of that name, once all is written: else all are in
    /// other decks, and there is no such file.
    package var isThere: Bool {
      added.count + updated.count + unchanged + moved.values.reduce(0, +) > strays
    }
  }

  /// What becomes of one imported file.
  package struct Item: Sendable {
    /// The file as the user named it.
    package let file: String
    package let format: ImportFormat
    package var decks: [DeckPart] = []
    /// What is left out, by the file's own faults or since the collection stands against it.
    package var skipped: [ImportedFile.Skipped]
    /// How many of them the collection stands against.
    package var conflicting = 0
    package let diagnostics: [Diagnostic]
    package let summary: [String]
    /// What was decided about single notes, one sentence each, without full stops.
    package var notes: [String] = []
    /// Answers that are new here, and those that were known.
    package var reviews = (added: 0, known: 0)
    /// Cards that get a schedule, a suspension, a flag or a burial from the file.
    package var placed = 0
    /// Cards of an earlier version of the file that are not in this one; they stay.
    package var missing = 0

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    package var added: Int { decks.reduce(0) { $0 + $1.added.count } }
    package var updated: Int { decks.reduce(0) { $0 + $1.updated.count } }
    package var unchanged: Int { decks.reduce(0) { $0 + $1.unchanged } }
    /// How many notes move from one deck to another.
    package var moved: Int { decks.reduce(0) { $0 + $1.moved.values.reduce(0, +) } }
  }

  package private(set) var items: [Item] = []
  /// The deck files as they are to be.
  package private(set) var changes = DeckChanges()
  /// What is to be journalled.
  package private(set) var actions: TimedActions = []

  /// Whether the collection has it all already.
  package var isEmpty: Bool { changes.isEmpty && actions.isEmpty }

  /// Plans the import of files into a collection.
  /// - Parameters:
  ///   - files: Each file as the user named it, and what was read from it.
  ///   - deck: The deck that all notes are to go into; files that name several decks keep them
  ///     below it. Nil for the names that the files give, else their own.
  ///   - now: The time in milliseconds since 1970.
  /// - Complexity: Linear in the notes of the files and of the decks that they go into.
  package init(
    _ files: [(name: String, content: ImportedFile)], deck: String?, into collection: Collection,
    at now: Int
  ) throws(StudyError) {
    var notes = NotePlanner(collection, source: files.first?.name ?? "", at: now)
    for file in files {
      items.append(try notes.plan(file.content, named: file.name, into: deck))
    }
    changes = notes.changes()
    // The journal tells when a card was given a new name before it tells what came in with it.
    actions = notes.relinks
    actions.append(contentsOf: notes.actions)
    if !isEmpty { changes.bases = notes.newBases() }
  }
}
