package import Flashcards

/// What an import of a file would bring: its notes, and everything to be said about the others.
package struct ImportedDeck: Sendable {
  /// What sort of file it is.
  package enum Format: String, CaseIterable, Sendable {
    case markdown
    /// Rows of fields: CSV, TSV and their kin.
    case delimited
  }

  /// How a user wants delimited text read; nil is found out from the text.
  package struct Options: Sendable {
    package var delimiter: Delimiter?
    package var header: Bool?
    package var columns: [ColumnRole]?

    package init() {}
  }

  package let format: Format
  package let frontMatter: Deck.FrontMatter
  package let notes: [Note]
  package let diagnostics: [Diagnostic]
  /// What was decided about the file, one sentence each, without full stops.
  package let summary: [String]

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Reads a file.
  /// - Parameters:
  ///   - file: The file's name, for diagnostics.
  ///   - format: Its format; nil to tell it from the content.
  package init(_ bytes: [UInt8], file: String, format: Format? = nil, options: Options = .init()) {
    self.format = format ?? Self.format(of: bytes)
    switch self.format {
    case .markdown:
      let result = DeckParser.parse(bytes, file: file)
      frontMatter = result.deck.frontMatter
      notes = result.deck.notes
      diagnostics = result.diagnostics
      summary = ["Markdown deck"]
    case .delimited:
      let table = DelimitedImport.plan(
        bytes: bytes, file: file, delimiter: options.delimiter, header: options.header,
        columns: options.columns)
      frontMatter = Deck.FrontMatter(name: table.deck)
      notes = table.rows.map(Note.init)
      diagnostics = table.diagnostics
      summary = table.summary
    }
  }

  /// Markdown if any line begins with the tag of a card, whatever the file is called; but a table
  /// under a header stays one, whatever its cells begin with.
  private static func format(of bytes: [UInt8]) -> Format {
    if Dialect.detect(bytes).hasHeader { return .delimited }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = String(decoding: start.prefix(1 << 20), as: UTF8.self)
    let isDeck = text.split(whereSeparator: \.isNewline).contains { line in
      ["Q:", "T:", "C:"].contains { line.hasPrefix($0) }
    }
    return isDeck ? .markdown : .delimited
  }
}

extension Note {
  /// The card that a row of a table is.
  fileprivate init(_ row: ImportedRow) {
    var details = Details()
    details.also = row.also
    details.hint = row.hint
    details.why = row.why
    details.source = row.source.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    details.tags = row.tags
    // A name from elsewhere that could not stand in a deck still gives the same card each time.
    details.id = row.id.map {
      CardID.isValid($0) ? CardID($0) : CardID(ContentHash(["import", $0]).base32)
    }
    self.init(
      content: .basic(question: row.front, answer: row.back), details: details, line: row.line)
  }
}
