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
  /// A table of codes as CMS and X12 publish it: conversions of ICD-10, reason and remark codes,
  /// places of service, NCCI's pairs of codes.
  case codeTable = "code-table"
  /// A deck of hashcards, or the output of `hashcards export`.
  case hashcards
  /// Notes that contain cards of repeater.
  case repeater
  /// A note that contains cards of Obsidian's plugin Spaced Repetition.
  case obsidian
  /// A table of answers, without the texts of the cards.
  case history
  /// A list of cards in JSON or YAML.
  case cards
  /// A deck of CrowdAnki.
  case crowdAnki = "crowdanki"
  /// Notes with blocks of Obsidian_to_Anki.
  case ankiBlocks = "obsidian-to-anki"
  /// Notes whose headings are questions, as the plugin Decks has them, and decks with `???`.
  case headings
  /// A file of Org mode with cards of org-drill or org-fc.
  case org
  /// XML of Mnemosyne 1.
  case mnemosyne
  /// A spreadsheet: `.xlsx` or `.ods`.
  case spreadsheet
  /// Questions in GIFT.
  case gift
  /// Questions with options as text or Markdown, Aiken among them.
  case quiz
  /// Questions in Moodle's XML.
  case moodle
  /// Questions in QTI 1.2, 2.1 or later, as a package or a file of it.
  case qti

  /// Whether a user can fix errors in the file itself: then nothing is imported until that is done.
  package var isMendable: Bool {
    switch self {
    case .markdown, .delimited, .json, .hashcards, .repeater, .obsidian, .history, .codes,
      .codeTable,
      .gift, .quiz, .spreadsheet, .cards, .ankiBlocks, .headings, .org:
      true
    case .anki, .moodle, .qti, .crowdAnki, .mnemosyne: false
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
    case "yaml", "yml": self = .cards
    case "aiken": self = .quiz
    case "xlsx", "ods": self = .spreadsheet
    case let name: self.init(rawValue: name)
    }
  }
}
