import Flashcards
import Text

extension ImportFormat {
  /// The format of another program's plain text, told by what only that program knows; nil if there
  /// is nothing of the kind.
  ///
  /// Decks of `Q:`, `A:` and `C:` are decks to everybody and stay `markdown`.
  /// - Parameter isMarkdown: Whether the file is called a Markdown file, which is no table.
  static func peer(of bytes: [UInt8], isMarkdown: Bool = false) -> ImportFormat? {
    let signs = PeerSigns(bytes)
    guard signs.isPlausible else { return nil }
    if !isMarkdown, isTable(Array(bytes.prefix(1 << 16))) { return nil }
    if signs.hasSchedule { return .obsidian }
    if signs.hasFlashcardsTag, !signs.hasDeckTags || signs.separators > 0 || signs.inline > 0 {
      return .obsidian
    }
    if signs.hasDeckTags {
      // Lines `term :: meaning` between cards are repeater's, unless our own tags stand there too.
      return signs.spacedInline > 0 && !signs.hasOwnTags ? .repeater : nil
    }
    if signs.separators > 0,
      isMarkdown || Dialect.detect(Array(bytes.prefix(1 << 16))).columnCount == 1
    {
      return .obsidian
    }
    return signs.inline > 0 && signs.inline * 2 >= signs.textLines ? .obsidian : nil
  }

  /// Whether nothing but lines with `::` tells that a text is a note with Obsidian's cards: neither
  /// the tag that the plugin asks for, nor a schedule. Properties of Dataview look so too.
  static func isUntaggedNote(_ bytes: [UInt8]) -> Bool {
    let signs = PeerSigns(bytes)
    return !signs.hasSchedule && !signs.hasFlashcardsTag && signs.separators == 0
  }

  private static func isTable(_ beginning: [UInt8]) -> Bool {
    Dialect.detect(beginning).hasHeader || AnkiTextHeader(DecodedText(beginning)).isPresent
  }
}

/// What a text holds that only some programs know.
private struct PeerSigns {
  /// A comment with a schedule of Obsidian's plugin.
  var hasSchedule = false
  /// A tag `#flashcards`, at the end of a line, in properties or on a line of tags.
  var hasFlashcardsTag = false
  /// A line that begins a card in a deck.
  var hasDeckTags = false
  /// A line with a tag of our own decks.
  var hasOwnTags = false
  /// Lines `?` and `??` with text above and below.
  var separators = 0
  /// Lines parted by `::`.
  var inline = 0
  /// Those of them outside of cards that have a space behind the colons.
  var spacedInline = 0
  /// Lines that are neither blank, headings, tags nor code.
  var textLines = 0

  /// Whether there is any reason to look closer.
  var isPlausible: Bool { hasSchedule || hasFlashcardsTag || separators > 0 || inline > 0 }

  private static let ownTags = [
    "T:", "D:", "Also:", "Hint:", "Why:", "Source:", "As of:", "Valid until:", "Tags:", "Id:",
    "- [ ] ", "- [x] ",
  ]

  /// Looks through the first megabyte.
  init(_ bytes: [UInt8]) {
    let sample = Array(bytes.prefix(1 << 20))
    guard Self.hasMark(sample) else { return }
    let text = DecodedText(sample)
    let lines = TextLines(text.utf8)
    let fences = CodeFences(lines)
    let all = (0..<lines.count).map { lines.text($0) }
    let properties = ObsidianFrontMatter(all)
    hasFlashcardsTag = !properties.tags.decks.isEmpty
    var isInCard = false
    for (number, line) in all.enumerated() where number >= properties.endLine {
      if fences.isCode[number] && !fences.isOpening[number] { continue }
      let trimmed = line.trimmed()
      if CardTags.open(all, at: number) {
        hasDeckTags = true
        isInCard = true
      } else if line.hasPrefix("---") {
        isInCard = false
      }
      hasOwnTags = hasOwnTags || Self.ownTags.contains { line.hasPrefix($0) }
      if fences.isCode[number] || trimmed.isEmpty { continue }
      hasSchedule = hasSchedule || line.contains("<!--SR:!")
      if line.utf8.contains(.numberSign) {
        hasFlashcardsTag = hasFlashcardsTag || !ObsidianTags(in: line).decks.isEmpty
        if HeadingLine(line) != nil || ObsidianTags.isTagLine(line) { continue }
      }
      textLines += 1
      if trimmed == "?" || trimmed == "??" {
        let hasText = [number - 1, number + 1].allSatisfy {
          all.indices.contains($0) && !all[$0].trimmed().isEmpty
        }
        separators += hasText ? 1 : 0
      } else if line.utf8.contains(UInt8(ascii: ":")) {
        count(Array(line.utf8), isInCard: isInCard)
      }
    }
  }

  /// Whether any of the marks is there at all, in one pass: most files have none.
  private static func hasMark(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var previous = UInt8.lineFeed
      for index in bytes.indices {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: ":") where previous == byte: return true
        case UInt8(ascii: "?") where previous.isLineEnd: return true
        case UInt8(ascii: "<") where bytes[index...].starts(with: "<!--SR:".utf8): return true
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
          if bytes[index...].dropFirst().starts(with: "lashcards".utf8) { return true }
        default: break
        }
        previous = byte
      }
      return false
    }
  }

  private mutating func count(_ line: [UInt8], isInCard: Bool) {
    if case .card(let separator) = InlineSeparator.find(in: line, .none) {
      let sides = separator.sides(of: line)
      inline += sides.front.isEmpty || sides.back.isEmpty ? 0 : 1
    }
    if !isInCard, case .card(let separator) = InlineSeparator.find(in: line, .behind) {
      let sides = separator.sides(of: line)
      spacedInline += sides.front.isEmpty || sides.back.isEmpty ? 0 : 1
    }
  }
}
