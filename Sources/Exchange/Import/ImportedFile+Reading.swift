import Flashcards

extension ImportedFile {
  /// Reads a file.
  /// - Parameter file: The file's name, for diagnostics.
  package init(_ bytes: [UInt8], file: String, options: ImportOptions = ImportOptions()) {
    switch options.format ?? ImportFormat(of: bytes) {
    case .markdown: self = Self.markdown(bytes, file: file)
    case .delimited: self = Self.delimited(bytes, file: file, options)
    case .json: self = Self.json(bytes, file: file)
    case .anki: self = Self.anki(bytes, file: file, options)
    case .codes: self = Self.codes(bytes, file: file, options)
    case .hashcards: self = Self.hashcards(bytes, file: file, options)
    case .repeater: self = RepeaterReader.read(bytes, file: file, options)
    case .history: self = HistoryTable.read(bytes, file: file, options)
    case .obsidian: self = ObsidianReader.read(bytes, file: file, options)
    }
  }

  private static func markdown(_ bytes: [UInt8], file: String) -> ImportedFile {
    let result = DeckParser.parse(bytes, file: file)
    let deck = ImportedDeck(
      name: result.deck.frontMatter.name, frontMatter: result.deck.frontMatter,
      notes: result.deck.notes, original: result.diagnostics.isEmpty ? bytes : nil)
    return ImportedFile(
      format: .markdown, decks: [deck], diagnostics: result.diagnostics, summary: ["Markdown deck"])
  }
}

extension ImportFormat {
  /// Tells the format from the content, whatever the file is called.
  package init(of bytes: [UInt8]) {
    self =
      if Self.isZipArchive(bytes) {
        .anki
      } else if HashcardsExport.begins(bytes) {
        .hashcards
      } else if ForeignJSON.looksLikeJSON(bytes) {
        // What is no export of ours is refused with advice.
        .json
      } else if HistoryColumns.areNamed(in: bytes) {
        .history
      } else if CodeFileLayout.isCodeFile(bytes) {
        .codes
      } else if let peer = Self.peer(of: bytes) {
        peer
      } else if Self.looksLikeDeck(bytes) {
        .markdown
      } else {
        .delimited
      }
  }

  /// Whether the file begins as a zip archive does, even one with nothing in it.
  private static func isZipArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Markdown if any line begins with the tag of a card; but a table under a header, or
  /// under Anki's lines, stays one, whatever its cells begin with.
  private static func looksLikeDeck(_ bytes: [UInt8]) -> Bool {
    guard holdsCardTag(bytes.prefix(1 << 20)) else { return false }
    let beginning = Array(bytes.prefix(1 << 16))
    let text = DecodedText(beginning)
    if text.utf8.first == .numberSign, AnkiTextHeader(text).isPresent { return false }
    return !Dialect.detect(beginning).hasHeader
  }

  private static func holdsCardTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isLineStart = true
    var holdsOrdering = false
    for offset in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3..<bytes.count : bytes.indices {
      if isLineStart, offset + 1 < bytes.count {
        switch (bytes[offset], bytes[offset + 1]) {
        case (UInt8(ascii: "Q"), UInt8(ascii: ":")), (UInt8(ascii: "T"), UInt8(ascii: ":")),
          (UInt8(ascii: "C"), UInt8(ascii: ":")):
          return true
        case (UInt8(ascii: "O"), UInt8(ascii: ":")): holdsOrdering = true
        case (UInt8(ascii: "1"), UInt8(ascii: ".")), (UInt8(ascii: "1"), UInt8(ascii: ")")):
          // An ordering is one only with its list.
          if holdsOrdering { return true }
        default: break
        }
      }
      isLineStart = bytes[offset].isLineEnd
    }
    return false
  }
}
