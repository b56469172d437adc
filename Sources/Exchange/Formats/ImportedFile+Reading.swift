import Flashcards
import Text

extension ImportedFile {
  /// Reads a file.
  /// - Parameter file: The file's name, for diagnostics; of a Markdown file it also tells the kind.
  package init(_ bytes: [UInt8], file: String, options: ImportOptions = ImportOptions()) {
    // What is told by lines and read by them is UTF-8; tables and packages decode for themselves.
    let text = Self.utf8(bytes, options.context.encoding)
    let format = options.format ?? ImportFormat(of: text, file: file)
    let context = options.context
    var textContext = context
    textContext.encoding = nil
    switch format {
    case .markdown: self = Self.markdown(text, file: file)
    case .delimited where FileName(file).isMarkdown && options.format == nil:
      self = Self.table(text, file: file, options.table, textContext)
    case .delimited: self = Self.delimited(bytes, file: file, options.table, context)
    case .json: self = Self.json(bytes, file: file)
    case .anki: self = Self.anki(bytes, file: file, context)
    case .codes where options.codes.since != nil:
      self = Self.codeChanges(
        bytes, file: file, since: options.codes.since!, options.codes, context)
    case .codes: self = Self.codes(bytes, file: file, options.codes, context)
    case .codeTable: self = CodeTableReader.read(bytes, file: file, options.codes, context)
    case .hashcards: self = Self.hashcards(text, file: file, textContext)
    case .repeater: self = RepeaterReader.read(text, file: file, textContext)
    case .history: self = HistoryTable.read(bytes, file: file, options.table, context)
    case .obsidian: self = ObsidianReader.read(text, file: file, textContext)
    case .cards: self = CardListReader.read(text, file: file, options.table)
    case .crowdAnki: self = CrowdAnkiReader.read(text, file: file)
    case .ankiBlocks: self = AnkiBlocks.read(text, file: file, textContext)
    case .headings: self = HeadingCards.read(text, file: file, textContext)
    case .org: self = OrgReader.read(text, file: file, textContext)
    case .mnemosyne: self = MnemosyneReader.read(bytes, file: file, context)
    case .spreadsheet:
      self = SpreadsheetReader.read(bytes, file: file, options.table, options.codes, context)
    case .gift: self = GIFTReader.read(text, file: file, textContext)
    case .quiz: self = QuizReader.read(text, file: file, textContext)
    case .moodle: self = MoodleReader.read(bytes, file: file)
    case .qti: self = QTIReader.read(bytes, file: file)
    }
    isUntagged =
      format == .obsidian && options.format == nil && ImportFormat.isUntaggedNote(text)
    if format.isNotes, !HashcardsExport.begins(text) { findCardless(text, file: file) }
  }

  private static func markdown(_ bytes: [UInt8], file: String) -> ImportedFile {
    let result = DeckParser.parse(bytes, file: file, fillsEmptySides: true)
    let deck = ImportedDeck(
      name: result.deck.frontMatter.name, frontMatter: result.deck.frontMatter,
      notes: result.deck.notes, original: result.diagnostics.isEmpty ? bytes : nil)
    return ImportedFile(
      format: .markdown, decks: [deck], diagnostics: result.diagnostics, summary: ["Markdown deck"])
  }

  /// Reads a Markdown file that is a table.
  private static func table(
    _ bytes: [UInt8], file: String, _ options: TableOptions, _ context: ReadingContext
  ) -> ImportedFile {
    var result = delimited(bytes, file: file, options, context)
    result.isMarkdownTable = true
    return result
  }

  /// The bytes as UTF-8, if they are in an encoding that is known.
  private static func utf8(_ bytes: [UInt8], _ wanted: TextEncoding?) -> [UInt8] {
    let marked = TextEncoding(detecting: bytes)
    let isMarked = marked != .utf8 && marked != .utf8WithByteOrderMark
    let encoding =
      wanted ?? (isMarked ? marked : TextEncoding.unmarkedUTF16(in: bytes))
    return encoding.map { DecodedText(bytes, as: $0).utf8 } ?? bytes
  }
}

extension ImportFormat {
  /// Whether it is text with cards among notes: a file may have none and be as it should be.
  fileprivate var isNotes: Bool {
    switch self {
    case .markdown, .hashcards, .repeater, .obsidian: true
    case .delimited, .json, .anki, .codes, .codeTable, .history, .gift, .quiz, .moodle, .qti,
      .spreadsheet,
      .cards, .crowdAnki, .ankiBlocks, .headings, .org, .mnemosyne:
      false
    }
  }
}
