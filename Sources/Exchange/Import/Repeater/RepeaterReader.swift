import Flashcards
import Text

/// Reads notes with cards of repeater in them: `Q:` and `A:`, `C:`, and lines `term :: meaning`
/// outside these.
///
/// The blocks are essentially those of hashcards, so the deck parser reads them after repeater's
/// own lines are converted. Unlike repeater, this reader knows code fences, makes a card of every
/// deletion, does not take `::` in code for a separator, and continues after a card with an error.
struct RepeaterReader {
  private var text: PeerText
  private var lines: [String]
  private var path = HeadingPath()
  /// The headings above each line that begins a card.
  private var paths: [Int: [String]] = [:]
  private var oneLiners: [Note] = []

  /// The content of a block so far.
  private enum Block {
    case none
    case question
    /// It has an answer, or is a cloze.
    case complete
  }

  private var block = Block.none

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = RepeaterReader(bytes, file: file, context)
    for line in reader.lines.indices.dropFirst(reader.frontMatterEnd) { reader.read(line) }
    return reader.finish()
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    text = PeerText(bytes, file: file, context)
    lines = (0..<text.lines.count).map { [text] in text.lines.text($0) }
  }

  /// The line after the front matter; the block ends before any card.
  private var frontMatterEnd: Int {
    guard lines.first?.trimmed() == "---",
      let end = lines.dropFirst().firstIndex(where: { line in
        line.trimmed() == "---" || line.hasPrefix("Q:") || line.hasPrefix("C:")
      }), lines[end].trimmed() == "---"
    else { return 0 }
    return end + 1
  }

  private mutating func read(_ line: Int) {
    let content = lines[line]
    if text.fences.isCode[line], !text.fences.isOpening[line] {
      if case .none = block { lines[line] = "" }
      return
    }
    if content.hasPrefix("Q:") || content.hasPrefix("C:") {
      block = content.hasPrefix("C:") ? .complete : .question
      paths[line + 1] = path.titles
    } else if content.hasPrefix("---") {
      // `----` and `--- notes` also end a card.
      lines[line] = "---"
      block = .none
    } else if case .none = block {
      // The deck parser ignores text between cards.
      lines[line] = ""
      if !text.fences.isCode[line] { readNotes(line, content) }
    } else {
      readBlock(line, content)
    }
  }

  private mutating func readNotes(_ line: Int, _ content: String) {
    if let heading = HeadingLine(content) {
      path.enter(heading.title, level: heading.level)
      return
    }
    let bytes = Array(content.utf8)
    switch InlineSeparator.find(in: bytes, .behind) {
    case .none: break
    case .card(let separator):
      let sides = separator.sides(of: bytes)
      if sides.front.isEmpty || sides.back.isEmpty {
        text.leaveOut(
          line: line, offset: separator.range.lowerBound,
          "there is nothing \(sides.front.isEmpty ? "before" : "after") `::`, so this is not a card",
          hint: "write `term :: meaning`, or delete the colons")
      } else {
        oneLiners.append(
          Note(
            content: .basic(question: sides.front, answer: sides.back), path: path.titles,
            line: line + 1, lastLine: line + 1))
      }
    case .code(let offset):
      text.report(
        .warning, line: line, offset: offset,
        "`::` without spaces is read as text; repeater makes a card of this line",
        hint: "put spaces around it if the line is a card")
    }
  }

  private mutating func readBlock(_ line: Int, _ content: String) {
    if let heading = HeadingLine(content), case .complete = block, line > 0,
      lines[line - 1].trimmed().isEmpty
    {
      // Notes under a heading are not part of the answer above it.
      lines[line] = "---"
      block = .none
      path.enter(heading.title, level: heading.level)
      return
    }
    let trimmed = content.trimmed()
    if trimmed.hasPrefix("A:"), case .question = block {
      lines[line] = trimmed
      block = .complete
    } else if ["Q:", "A:", "C:"].contains(where: { trimmed.hasPrefix($0) }), content != trimmed {
      text.report(
        .warning, line: line,
        "`\(trimmed.prefix(2))` after white space is read as text; repeater starts a new card there",
        hint: "delete the white space if a card begins here")
    }
  }

  private consuming func finish() -> ImportedFile {
    let result = DeckParser.parse(
      Array(lines.joined(separator: "\n").utf8), file: text.file, isHashcards: true)
    text.add(result.diagnostics)
    var notes = result.deck.notes
    for index in notes.indices { notes[index].path = paths[notes[index].line] ?? [] }
    reportSeveralDeletions(notes)
    notes = (notes + oneLiners).sorted { $0.line < $1.line }
    return ImportedFile(
      format: .repeater,
      decks: [
        ImportedDeck(
          name: result.deck.frontMatter.name, frontMatter: result.deck.frontMatter, notes: notes)
      ],
      diagnostics: text.diagnostics.sorted { $0.location < $1.location }, skipped: text.skipped,
      summary: [
        "notes of repeater: \(counted(notes.count - oneLiners.count, "block")), "
          + counted(oneLiners.count, "one-line card"),
        "repeater keeps its schedules in a database of its own, which is not read: "
          + "the cards begin as new",
      ])
  }

  private mutating func reportSeveralDeletions(_ notes: [Note]) {
    let several = notes.filter {
      if case .cloze(let cloze) = $0.content { cloze.groups.count > 1 } else { false }
    }
    guard let first = several.first else { return }
    let others = several.count - 1
    text.report(
      .warning, line: first.line - 1,
      "repeater asks for the first deletion only; each one becomes a card"
        + (others == 0 ? "" : " (so in \(counted(others, "further cloze")))"),
      hint: "write `\\[` and `\\]` around what is not to be asked")
  }
}
