import Flashcards
import Text

/// Reads the cards in notes of Obsidian's plugin Spaced Repetition, with their schedules.
///
/// A state machine over lines. A paragraph, meaning the lines between two blank ones, is a card if
/// `?` or `??` alone on a line splits it or if it has deletions; a line with `::` or `:::` is a
/// card by itself. Unlike the plugin's reader, this one continues after an unclosed comment or
/// fence, and does not take `::` within code or within the answer of an open card for a new card.
struct ObsidianReader {
  /// A line of the open paragraph.
  struct Line {
    var text: String
    var number: Int
    var isCode = false
    /// The title, if it is a heading.
    var title: String?
  }

  var text: PeerText
  let lines: [String]
  private let comments: ObsidianComments
  private let frontMatter: ObsidianFrontMatter
  var decks: ObsidianDecks
  var path = HeadingPath()

  var paragraph: [Line] = []
  /// The index in the paragraph at which the second side begins, and whether both sides are asked.
  var separator: (index: Int, isReversed: Bool)?
  var hasDeletion = false
  /// The schedules of the current card: the comment's text and its line.
  var schedule: (comment: Substring, line: Int)?
  /// The last line of the previous card; a comment right after it belongs to that card.
  var lastCardEnd: Int?

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = ObsidianReader(bytes, file: file, context)
    reader.run()
    return reader.decks.imported(reader.text)
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    text = PeerText(bytes, file: file, context)
    lines = (0..<text.lines.count).map { [text] in text.lines.text($0) }
    frontMatter = ObsidianFrontMatter(lines)
    comments = ObsidianComments(lines, text.fences, from: frontMatter.endLine)
    decks = ObsidianDecks(frontMatter.tags, context)
  }

  private mutating func run() {
    if frontMatter.isUnclosed {
      text.report(
        .warning, line: 0, "these properties have no closing `---` and are read as text",
        hint: "write `---` on a line of its own after the last property")
    }
    if let line = frontMatter.reviewLine {
      text.skip(
        line: line, name: "sr-due", "the note is scheduled as a whole, so it is not a card")
    }
    text.reportUnclosedFences(from: frontMatter.endLine)
    for line in comments.unclosed {
      text.report(
        .warning, line: line, "this comment is never closed; only its first line is left out",
        hint: "close it with `-->`")
    }
    for line in frontMatter.endLine..<max(frontMatter.endLine, lines.count) {
      if comments.isComment[line] { continue }
      if text.fences.isCode[line] {
        paragraph.append(Line(text: lines[line], number: line, isCode: true))
      } else {
        read(line)
      }
    }
    finishParagraph()
  }

  // MARK: Lines

  private mutating func read(_ line: Int) {
    var content = lines[line]
    takeSchedule(from: &content, line)
    let trimmed = content.trimmed()
    if trimmed.isEmpty {
      // A line that is blank without its schedule ends the paragraph.
      if lines[line].trimmed().isEmpty { finishParagraph() }
    } else if trimmed == "?" || trimmed == "??" {
      readSeparator(line, content, isReversed: trimmed == "??")
    } else if separator != nil {
      readAnswer(line, content)
    } else if let heading = HeadingLine(content) {
      readHeading(line, heading)
    } else if ObsidianTags.isTagLine(content) {
      decks.enter(ObsidianTags(in: content))
    } else {
      readFront(line, content)
    }
  }

  private mutating func readSeparator(_ line: Int, _ content: String, isReversed: Bool) {
    if separator != nil {
      text.report(
        .warning, line: line,
        "a second `\(content.trimmed())` in one card is part of its answer, as in the plugin",
        hint: "leave a line blank before the question above it if that is a separate card")
      readAnswer(line, content)
    } else if paragraph.isEmpty {
      text.report(
        .warning, line: line, "`\(content.trimmed())` without a question right above it",
        hint: "write the question on the line above, with no blank line between")
    } else {
      separator = (paragraph.count, isReversed)
    }
  }

  private mutating func readAnswer(_ line: Int, _ content: String) {
    if case .card(let separator) = InlineSeparator.find(in: Array(content.utf8), .none) {
      text.report(
        .warning, line: line, offset: separator.range.lowerBound,
        "this line is part of the answer above; the plugin would make a card of this line instead",
        hint: "leave a line blank before it if it is a separate card")
    }
    paragraph.append(Line(text: content, number: line))
  }

  private mutating func readHeading(_ line: Int, _ heading: HeadingLine) {
    finishParagraph()
    var title = heading.title
    decks.enter(ObsidianTags(in: title))
    _ = ObsidianTags.takeOff(&title)
    path.leave(level: heading.level)
    if readInline(line, title) { return }
    path.enter(title, level: heading.level)
    paragraph = [Line(text: title, number: line, title: title)]
    hasDeletion = ObsidianCloze.hasDeletion(title)
  }

  private mutating func readFront(_ line: Int, _ content: String) {
    if readInline(line, content) { return }
    paragraph.append(Line(text: content, number: line))
    hasDeletion = hasDeletion || ObsidianCloze.hasDeletion(content)
  }

  /// Reads a line that is a card by itself.
  private mutating func readInline(_ line: Int, _ content: String) -> Bool {
    var content = content
    let own = content.utf8.contains(.colon) ? ObsidianTags.takeOff(&content) : ObsidianTags()
    let bytes = Array(content.utf8)
    switch InlineSeparator.find(in: bytes, .none) {
    case .none:
      return false
    case .code:
      text.report(
        .warning, line: line, offset: lines[line].utf8.offset(of: "::"),
        "`::` in what looks like code is read as text; the plugin makes a card of this line",
        hint: "put spaces around it if the line is a card")
      return false
    case .card(let separator):
      finishParagraph(beforeLine: line)
      let (front, back) = separator.sides(of: bytes)
      add(
        separator.isReversed
          ? .term(term: front, definition: withoutBlockID(back))
          : .basic(question: front, answer: withoutBlockID(back)), own, line...line)
      return true
    }
  }
}

extension UInt8 {
  fileprivate static let colon = UInt8(ascii: ":")
}
