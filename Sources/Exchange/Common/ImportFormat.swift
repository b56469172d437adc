/// The kind of file that is imported.
package enum ImportFormat: String, CaseIterable, Sendable {
  /// A deck as this program writes it.
  case markdown
  /// Rows of fields: CSV, TSV and similar formats.
  case delimited
  /// JSON Lines as this program exports them.
  case json
  /// An Anki package, `.apkg` or `.colpkg`.
  case anki
  /// Codes as CMS publishes them: ICD-10-CM, ICD-10-PCS, HCPCS Level II, and their addenda.
  case codes
  /// A deck of hashcards, or the output of `hashcards export`.
  case hashcards
  /// Notes that contain cards of repeater.
  case repeater
  /// A note that contains cards of Obsidian's plugin Spaced Repetition.
  case obsidian
  /// A table of answers, without the texts of the cards.
  case history

  /// Whether a user can fix errors in the file itself: then nothing is imported until that is done.
  package var isMendable: Bool {
    switch self {
    case .markdown, .delimited, .json, .hashcards, .repeater, .obsidian, .history, .codes: true
    case .anki: false
    }
  }

  /// Whether the file is a history whose cards may be in decks next to it, which are read first.
  package var followsDecks: Bool { self == .hashcards || self == .history }

  /// Takes a format's name or its file extension; `export` uses some of the extensions as names.
  package init?(named name: String) {
    switch name.lowercased() {
    case "csv", "tsv", "txt": self = .delimited
    case "apkg", "colpkg": self = .anki
    case "md": self = .markdown
    case "jsonl": self = .json
    case let name: self.init(rawValue: name)
    }
  }
}
