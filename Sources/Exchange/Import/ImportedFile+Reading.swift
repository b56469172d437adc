import Flashcards

extension ImportedFile {
  /// Reads a file.
  /// - Parameter file: The file's name, for diagnostics; of a Markdown file it also tells the kind.
  package init(_ bytes: [UInt8], file: String, options: ImportOptions = ImportOptions()) {
    let isMarkdown = FileName(file).isMarkdown
    // Readers of decks know UTF-8 only; the others decode for themselves.
    let bytes = isMarkdown ? Self.utf8(bytes, options) : bytes
    let format = options.format ?? ImportFormat(of: bytes, file: file)
    switch format {
    case .markdown: self = Self.markdown(bytes, file: file)
    case .delimited where isMarkdown && options.format == nil:
      self = Self.table(bytes, file: file, options)
    case .delimited: self = Self.delimited(bytes, file: file, options)
    case .json: self = Self.json(bytes, file: file)
    case .anki: self = Self.anki(bytes, file: file, options)
    case .codes: self = Self.codes(bytes, file: file, options)
    case .hashcards: self = Self.hashcards(bytes, file: file, options)
    case .repeater: self = RepeaterReader.read(bytes, file: file, options)
    case .history: self = HistoryTable.read(bytes, file: file, options)
    case .obsidian: self = ObsidianReader.read(bytes, file: file, options)
    }
    isUntagged =
      format == .obsidian && options.format == nil && ImportFormat.isUntaggedNote(bytes)
    if format.isNotes, !HashcardsExport.begins(bytes) { findCardless(bytes, file: file) }
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
    _ bytes: [UInt8], file: String, _ options: ImportOptions
  ) -> ImportedFile {
    var options = options
    options.delimiter = options.delimiter ?? .pipe
    options.header = options.header ?? true
    let rows = MarkdownTable(bytes)?.rows ?? bytes
    var result = delimited(rows, file: file, options)
    result.isMarkdownTable = true
    if let first = result.summary.first {
      // Nobody has asked but this reader.
      result.summary[0] = "a table in Markdown: " + first.replacing(", as asked", with: "")
    }
    return result
  }

  /// The bytes of a Markdown file as UTF-8, if they are in an encoding that is known.
  private static func utf8(_ bytes: [UInt8], _ options: ImportOptions) -> [UInt8] {
    let marked = TextEncoding(detecting: bytes)
    let encoding =
      options.encoding ?? (marked.isUTF16 ? marked : TextEncoding.unmarkedUTF16(in: bytes))
    return encoding.map { DecodedText(bytes, as: $0).utf8 } ?? bytes
  }
}

extension ImportFormat {
  /// Whether it is text with cards among notes: a file may have none and be as it should be.
  fileprivate var isNotes: Bool {
    switch self {
    case .markdown, .hashcards, .repeater, .obsidian: true
    case .delimited, .json, .anki, .codes, .history: false
    }
  }
}
