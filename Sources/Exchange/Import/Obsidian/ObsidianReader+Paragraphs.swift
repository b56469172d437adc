import Flashcards
import Text

extension ObsidianReader {
  /// Turns the paragraph into a card if it is one.
  /// - Parameter beforeLine: The line with a schedule, which is not part of the paragraph.
  mutating func finishParagraph(beforeLine: Int? = nil) {
    let kept = schedule.flatMap { $0.line == beforeLine ? $0 : nil }
    if kept != nil { schedule = nil }
    if let first = paragraph.first, let last = paragraph.last {
      let span = first.number...last.number
      if let separator {
        finishSides(paragraph[..<separator.index], paragraph[separator.index...], span)
      } else if hasDeletion {
        finishCloze(span)
      } else {
        // Tags within prose apply to the cards below it.
        for line in paragraph where !line.isCode { decks.enter(ObsidianTags(in: line.text)) }
      }
    }
    if let schedule { leaveOutSchedule(line: schedule.line) }
    paragraph = []
    separator = nil
    hasDeletion = false
    schedule = kept
  }

  private mutating func finishSides(
    _ front: ArraySlice<Line>, _ back: ArraySlice<Line>, _ span: ClosedRange<Int>
  ) {
    let asked = withoutHeading(front)
    var question = Self.joined(asked.lines)
    var tags = ObsidianTags.takeOff(&question)
    var answer = withoutBlockID(Self.joined(back))
    tags.add(ObsidianTags.takeOff(&answer))
    let isReversed = separator?.isReversed ?? false
    add(
      isReversed
        ? .term(term: question, definition: answer) : .basic(question: question, answer: answer),
      tags, span, isUnderOwnHeading: asked.isHeading)
  }

  private mutating func finishCloze(_ span: ClosedRange<Int>) {
    let asked = withoutHeading(paragraph[...])
    var whole = withoutBlockID(Self.joined(asked.lines))
    let tags = ObsidianTags.takeOff(&whole)
    // Outside fences, removes the tags and the block's ID; code keeps its lines as they are.
    let pieces =
      asked.lines.contains(where: \.isCode)
      ? asked.lines.map { ($0.text, $0.isCode) }
      : whole.split(separator: "\n", omittingEmptySubsequences: false).map { (String($0), false) }
    switch ObsidianCloze.parse(pieces) {
    case .none: break
    case .overlapping:
      text.leaveOut(
        line: span.lowerBound,
        "a cloze that says card by card what is hidden and shown cannot be imported",
        hint: "number the deletions, as in `==1;;words==`")
    case .cloze(let cloze, let hasPlain):
      if hasPlain {
        text.report(
          .warning, line: span.lowerBound,
          "deletions without a number between numbered ones are read as text",
          hint: "number all deletions of the paragraph, or none")
      }
      guard cloze.groups.count <= 200 else {
        text.leaveOut(
          line: span.lowerBound, "\(cloze.groups.count) deletions; a cloze may have 200",
          hint: "split the text into several paragraphs")
        return
      }
      add(.cloze(cloze), tags, span, isUnderOwnHeading: asked.isHeading)
    }
  }

  /// The question's lines: a heading above other lines is left out; a heading by itself is the
  /// question.
  private func withoutHeading(
    _ front: ArraySlice<Line>
  ) -> (lines: ArraySlice<Line>, isHeading: Bool) {
    let rest = front.drop { $0.title != nil }
    return rest.isEmpty ? (front, true) : (rest, false)
  }

  private static func joined(_ lines: ArraySlice<Line>) -> String {
    lines.map(\.text).joined(separator: "\n").trimmed()
  }

  /// A text without the ID ` ^name` that other notes link to.
  func withoutBlockID(_ text: String) -> String {
    guard let mark = text.lastIndex(of: "^"), mark > text.startIndex,
      text[text.index(before: mark)].isWhitespace
    else { return text }
    let name = text[text.index(after: mark)...]
    let isName =
      !name.isEmpty && name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    return isName ? text[..<mark].trimmed() : text
  }

  mutating func add(
    _ content: Note.Content, _ tags: ObsidianTags, _ span: ClosedRange<Int>,
    isUnderOwnHeading: Bool = false
  ) {
    if let side = content.emptySide {
      text.leaveOut(
        line: span.lowerBound, "the \(side) is empty, so this is not a card",
        hint: "write the \(side), or delete the separator")
      return
    }
    let titles = isUnderOwnHeading ? path.titles.dropLast() : path.titles[...]
    let note = Note(
      content: content, path: Array(titles), line: span.lowerBound + 1,
      lastLine: span.upperBound + 1)
    decks.add(note, tags)
    lastCardEnd = span.upperBound
    if let schedule { decks.schedule(schedule.comment, line: schedule.line, &text) }
    schedule = nil
  }
}

extension Note.Content {
  /// The name of the side without text, if there is one.
  fileprivate var emptySide: String? {
    switch self {
    case .basic(let front, let back), .term(let front, let back):
      front.isEmpty ? "question" : back.isEmpty ? "answer" : nil
    default: nil
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
