import Text

extension ImportFormat {
  /// Tells the format from the content. Of the name it counts only whether the file is a Markdown
  /// file: that one holds cards or none, and is neither a table nor JSON, whatever its lines look
  /// like.
  /// - Parameter file: The file's name, or nothing where it has none.
  package init(of bytes: [UInt8], file: String = "") {
    let isMarkdown = FileName(file).isMarkdown
    self =
      if Self.isZipArchive(bytes) {
        QTIReader.isPackage(bytes)
          ? .qti : SpreadsheetReader.isSpreadsheet(bytes) ? .spreadsheet : .anki
      } else if !isMarkdown, let xml = Self.xml(bytes) {
        xml
      } else if isMarkdown {
        Self.markdown(bytes)
      } else if HashcardsExport.begins(bytes) {
        .hashcards
      } else if ForeignJSON.looksLikeJSON(bytes), let list = Self.list(bytes) {
        list
      } else if ForeignJSON.looksLikeJSON(bytes) {
        // What is no export of ours is refused with advice.
        .json
      } else if HistoryColumns.areNamed(in: bytes) {
        .history
      } else if CodeFileLayout.isCodeFile(bytes) {
        .codes
      } else if CodeTableReader.begins(bytes) {
        .codeTable
      } else if OrgReader.hasCards(bytes) {
        .org
      } else if let blocks = Self.blocks(bytes) {
        blocks
      } else if Self.isYAML(bytes, file), CardListReader.beginsAsYAML(bytes) {
        .cards
      } else if GIFTReader.begins(bytes) {
        .gift
      } else if let peer = Self.peer(of: bytes) {
        peer
      } else if Self.looksLikeDeck(bytes) {
        .markdown
      } else if Self.isQuiz(bytes), !Self.isTable(bytes) {
        .quiz
      } else {
        .delimited
      }
  }

  /// What a Markdown file is.
  private static func markdown(_ bytes: [UInt8]) -> ImportFormat {
    if let found = blocks(bytes) ?? peer(of: bytes, isMarkdown: true) { return found }
    if MarkdownTable.isAlone(in: bytes) { return .delimited }
    if holdsCardTag(bytes.prefix(1 << 20)) { return .markdown }
    if HeadingCards.isNote(bytes) { return .headings }
    return QuizReader.begins(bytes) ? .quiz : .markdown
  }

  /// Notes of Obsidian_to_Anki, if there is a block.
  private static func blocks(_ bytes: [UInt8]) -> ImportFormat? {
    AnkiBlocks.isNote(bytes) ? .ankiBlocks : nil
  }

  /// A list of cards in JSON that is no export of ours.
  static func list(_ bytes: [UInt8]) -> ImportFormat? {
    if bytes.prefix(200).firstRange(of: Array("\"rounds\"".utf8)) != nil { return nil }
    if CrowdAnkiReader.isDeck(bytes) { return .crowdAnki }
    return CardListReader.begins(bytes) ? .cards : nil
  }

  /// Whether the name or the first lines say that a text may be YAML.
  static func isYAML(_ bytes: [UInt8], _ file: String) -> Bool {
    if ["yaml", "yml"].contains(FileName(file).ending) { return true }
    let text = DecodedText(Array(bytes.prefix(400)))
    let first = (1...text.lines.count).lazy.map { text.sourceLine($0) }.first {
      !$0.isEmpty && !$0.hasPrefix("#") && $0 != "---"
    }
    guard let first, let colon = first.firstIndex(of: ":") else { return false }
    return first.hasPrefix("- ") && first[..<colon].count < 30
  }

  /// The format of an XML file that is read, by its root.
  static func xml(_ bytes: [UInt8]) -> ImportFormat? {
    let start = bytes.prefix(4096)
    guard let first = start.first(where: { !$0.isSpace && $0 < 0x80 }), first == UInt8(ascii: "<")
    else { return nil }
    func has(_ text: String) -> Bool { start.firstRange(of: Array(text.utf8)) != nil }
    if has("<mnemosyne ") || has("<mnemosyne>") { return .mnemosyne }
    if has("<quiz>") || has("<quiz ") { return .moodle }
    if has("<questestinterop") || has("<assessmentItem") || has("<qti-assessment-item") {
      return .qti
    }
    return nil
  }

  /// Whether the text has questions with options, and no card of our own decks.
  private static func isQuiz(_ bytes: [UInt8]) -> Bool {
    !holdsCardTag(bytes.prefix(1 << 20)) && QuizReader.begins(bytes)
  }

  /// Whether a header or the same number of cells in each row makes a table.
  private static func isTable(_ bytes: [UInt8]) -> Bool {
    let dialect = Dialect.detect(Array(bytes.prefix(1 << 16)))
    return dialect.hasHeader && dialect.columnCount > 1
  }

  /// Whether the file begins as a zip archive does, even one with nothing in it.
  static func isZipArchive(_ bytes: some Swift.Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Markdown if any line begins with the tag of a card; but a table under a header, or
  /// under Anki's lines, stays one, whatever its cells begin with.
  private static func looksLikeDeck(_ bytes: [UInt8]) -> Bool {
    guard holdsCardTag(bytes.prefix(1 << 20)) else { return false }
    let beginning = Array(bytes.prefix(1 << 16))
    let text = DecodedText(beginning)
    if text.utf8.first == .numberSign, AnkiTextHeader(text).isPresent { return false }
    if let table = MarkdownTable(text, from: 0) {
      return table.outerLines.contains { line in
        holdsCardTag(text.utf8[text.lines.range(ofLine: line)])
      }
    }
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
