package import Flashcards
package import Journal
package import Text

/// What an import of a file would bring: decks with their notes, what is known of their past, and
/// everything to be said about the rest.
///
/// Each reader of a format makes one of these and knows nothing of the collection; which notes are
/// new there is found out afterwards, the same way for all formats.
package struct ImportedFile: Sendable {
  /// Something of the file that is not taken.
  package struct Skipped: Hashable, Sendable {
    /// The line on which it begins, counted from 1; nil where the file has no lines.
    package var line: Int?
    /// What it is called in the file, such as `note 1772438401000`.
    package var name: String?
    /// Why, as a part of a sentence: `it repeats line 4`.
    package var reason: String

    package init(line: Int? = nil, name: String? = nil, reason: String) {
      self.line = line
      self.name = name
      self.reason = reason
    }
  }

  package var format: ImportFormat
  package var decks: [ImportedDeck]
  /// What was done with the cards before, elsewhere: answers with the times they were given, and
  /// what they left behind (schedules, suspensions, flags). Cards are named as ``decks`` name them.
  package var past: TimedActions
  /// The row of ``past`` from which on nothing has a time of its own: what a file says of cards as
  /// they were when it was written. Nil if all has.
  package var firstUndated: Int?
  /// What is wrong or doubtful, in the order of the file.
  package var diagnostics: [Diagnostic]
  /// Everything that is left out, whether or not a diagnostic tells of it too.
  package var skipped: [Skipped]
  /// What was decided about the file, one sentence each, without full stops.
  package var summary: [String]

  /// Where the file is in the folder that is imported: the name of its deck, if it does not tell
  /// another. Nil for a file that is imported by itself.
  package var place: String?
  /// Why a file of notes has no card; nil if it has one, or is meant to.
  package internal(set) var cardless: Cardless?
  /// The first problem of a file that has no card, which may have been meant to have one.
  package internal(set) var doubt: Diagnostic?
  /// Whether it is a note of Obsidian by its lines with `::` alone, without the plugin's tag.
  package internal(set) var isUntagged = false
  /// Whether the file is Markdown and nothing but a table.
  package internal(set) var isMarkdownTable = false

  package init(
    format: ImportFormat, decks: [ImportedDeck] = [], past: TimedActions = [],
    diagnostics: [Diagnostic] = [], skipped: [Skipped] = [], summary: [String] = []
  ) {
    self.format = format
    self.decks = decks
    self.past = past
    self.diagnostics = diagnostics
    self.skipped = skipped
    self.summary = summary
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// The notes that go into one deck.
package struct ImportedDeck: Sendable {
  /// The deck's name; levels are parted by `::`. Nil if the file does not tell.
  package var name: String?
  /// The path that its file had among the decks of another collection, if the file tells. It is as
  /// it came: ``DeckPath`` takes only one that stays within the decks.
  package var file: String?
  package var frontMatter: Deck.FrontMatter
  package var notes: [Note]
  /// The file's bytes, if they are a deck that can be taken as it is.
  package var original: [UInt8]?

  package init(
    name: String? = nil, file: String? = nil, frontMatter: Deck.FrontMatter = .init(),
    notes: [Note], original: [UInt8]? = nil
  ) {
    self.name = name
    self.file = file
    self.frontMatter = frontMatter
    self.notes = notes
    self.original = original
  }
}
