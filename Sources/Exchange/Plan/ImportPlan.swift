package import Collection
package import Flashcards
package import Journal
package import Text

/// The changes that an import would make to a collection: planned first, applied as a whole.
package struct ImportPlan: Sendable {
  /// The outcome for the notes of one deck.
  package struct DeckPart: Sendable {
    /// The deck's name.
    package let name: String
    /// The file's path within the learner's folder of decks.
    package let relativePath: String
    package var added: [Note] = []
    package var updated: [Note] = []
    /// The number of notes that the collection already has unchanged.
    package var unchanged = 0
    /// The number of notes moved here from each other deck, as in the file since its last import.
    package var moved: [String: Int] = [:]
    /// The number of notes that are in each other deck of the collection, and stay there.
    package var elsewhere: [String: Int] = [:]
    /// The number of notes in other files of decks, whatever their names.
    package var strays = 0
    /// The number of notes that the learner has deleted since the file was last imported; they stay
    /// deleted.
    package var deleted = 0
    /// The number of notes that got another name because theirs belongs to a card of another deck.
    package var renamed = 0

    /// Whether any of its notes are in the deck of that name once everything is written; otherwise
    /// all are in other decks, and the file does not exist.
    package var isThere: Bool {
      added.count + updated.count + unchanged + moved.values.reduce(0, +) > strays
    }
  }

  /// The outcome for one imported file.
  package struct Item: Sendable {
    /// The file as the user named it.
    package let file: String
    package let format: ImportFormat
    package var decks: [DeckPart] = []
    /// The parts left out because of errors in the file or conflicts with the collection.
    package var skipped: [ImportedFile.Skipped]
    /// The number of parts left out because of conflicts.
    package var conflicting = 0
    package let diagnostics: [Diagnostic]
    package let summary: [String]
    /// The decisions about single notes, one sentence each, without periods.
    package var notes: [String] = []
    /// The numbers of new and known answers.
    package var reviews = (added: 0, known: 0)
    /// The number of cards that get a schedule, a suspension, a flag or a burial from the file.
    package var placed = 0
    /// The number of cards of an earlier version of the file that this one lacks; they stay.
    package var missing = 0

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    package var added: Int { decks.reduce(0) { $0 + $1.added.count } }
    package var updated: Int { decks.reduce(0) { $0 + $1.updated.count } }
    package var unchanged: Int { decks.reduce(0) { $0 + $1.unchanged } }
    /// The number of notes that move from one deck to another.
    package var moved: Int { decks.reduce(0) { $0 + $1.moved.values.reduce(0, +) } }
  }

  package private(set) var items: [Item] = []
  /// The new contents of deck files.
  package private(set) var changes = DeckChanges()
  /// The actions to journal.
  package private(set) var actions: TimedActions = []

  /// Whether the collection already has everything.
  package var isEmpty: Bool { changes.isEmpty && actions.isEmpty }

  /// Plans the import of files into a collection.
  /// - Parameters:
  ///   - files: Each file as the user named it, and what was read from it.
  ///   - deck: The deck for all notes; files that name several decks keep them below it. Nil for
  ///     the names in the files, or otherwise the files' own names.
  ///   - now: The time in milliseconds since 1970.
  ///   - source: What later versions of the files are known by; nil for the first file's name.
  /// - Complexity: Linear in the notes of the files and of the decks that they go into.
  package init(
    _ files: [(name: String, content: ImportedFile)], deck: String?, into collection: Collection,
    at now: Int, source: String? = nil
  ) throws(StudyError) {
    var notes = NotePlanner(collection, source: source ?? files.first?.name ?? "", at: now)
    for file in files {
      items.append(try notes.plan(file.content, named: file.name, into: deck))
    }
    changes = notes.changes()
    // In the journal, a card's new name comes before the imported events about it.
    actions = notes.relinks
    actions.append(contentsOf: notes.actions)
    if !isEmpty { changes.bases = notes.newBases() }
  }
}
