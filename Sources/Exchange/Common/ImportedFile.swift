package import Flashcards
package import Journal
package import Text

/// What an import of a file would bring: decks with their notes, the history of their cards, and
/// messages about the rest.
///
/// Each reader of a format makes one of these and knows nothing of the collection; which notes are
/// new is determined afterwards, in the same way for all formats.
package struct ImportedFile: Sendable {
  /// A part of the file that is not imported.
  package struct Skipped: Hashable, Sendable {
    /// The line on which it begins, counted from 1; nil if the file has no lines.
    package var line: Int?
    /// Its name in the file, such as `note 1772438401000`.
    package var name: String?
    /// The reason, as a clause: `it repeats line 4`.
    package var reason: String

    package init(line: Int? = nil, name: String? = nil, reason: String) {
      self.line = line
      self.name = name
      self.reason = reason
    }
  }

  package var format: ImportFormat
  package var decks: [ImportedDeck]
  /// What was done with the cards elsewhere: answers with their times, and their results
  /// (schedules, suspensions, flags). Cards have the names that they have in ``decks``.
  package var past: TimedActions
  /// The first row of ``past`` without a time of its own: from there on, the file's statements
  /// about cards at the time when it was written. Nil if all rows have a time.
  package var firstUndated: Int?
  /// How cards that came from here stand there by now, by their names in ``decks``.
  package var standings: [CardID: ImportedStanding] = [:]
  /// Errors and warnings, in file order.
  package var diagnostics: [Diagnostic]
  /// Everything that is left out, whether or not a diagnostic mentions it too.
  package var skipped: [Skipped]
  /// The decisions made about the file, one sentence each, without periods.
  package var summary: [String]

  /// The file's path within the imported folder: the name of its deck unless the file states
  /// another. Nil for a file that is imported by itself.
  package var place: String?
  /// Why a file of notes has no cards; nil if it has some, or is meant to.
  package internal(set) var cardless: Cardless?
  /// The first problem of a file that has no cards but may have been meant to have some.
  package internal(set) var doubt: Diagnostic?
  /// Whether only its lines with `::` mark it as a note of Obsidian, without the plugin's tag.
  package internal(set) var isUntagged = false
  /// Whether the file is Markdown with only a table in it.
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
  /// The deck's name, with levels separated by `::`; nil if the file does not state one.
  package var name: String?
  /// The path of its file among the decks of another collection, if stated. It is unchecked:
  /// ``DeckPath`` accepts only a path within the decks.
  package var file: String?
  package var frontMatter: Deck.FrontMatter
  package var notes: [Note]
  /// The file's bytes, if they are a deck that can be used unchanged.
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
