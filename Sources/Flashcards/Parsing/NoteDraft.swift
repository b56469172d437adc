/// A card while its lines are being read: the positions of its parts.
struct NoteDraft {
  /// A detail line after the card.
  struct Detail {
    var tag: DetailTag
    var line: Int
    var offset: Int
  }

  /// `Q:`, `T:`, `C:` or `O:`.
  let tag: Tag
  let line: Int
  /// The offset of the text in the first line.
  let offset: Int
  /// The start of the answer or the definition.
  private(set) var secondSide: (line: Int, offset: Int)?
  /// The starts of the question's further wordings.
  private(set) var wordings: [(line: Int, offset: Int)] = []
  private(set) var details: [Detail] = []
  /// The first line of the task list under `Q:`, or of the numbered list under `O:`.
  private(set) var listStart: Int?
  /// Whether an error excludes the card.
  var isBroken = false
  private var isBlankBefore = false
  /// Whether there is text after the first tag.
  private var hasText: Bool

  init(_ tag: Tag, line: Int, offset: Int, hasText: Bool, listStart: Int? = nil) {
    self.hasText = hasText
    self.tag = tag
    self.line = line
    self.offset = offset
    self.listStart = listStart
  }

  /// Whether the card is complete, so that details or a heading may follow.
  var takesDetails: Bool {
    tag == .cloze || secondSide != nil || listStart != nil
  }

  /// Whether a `Q:` on the next line is another wording of this question: right below its text, and
  /// before its answer. Anywhere else it opens a card.
  var takesWording: Bool {
    tag == .question && hasText && !isBlankBefore && !takesDetails && !isBroken
  }

  mutating func addWording(line: Int, offset: Int) {
    wordings.append((line, offset))
  }

  enum SecondSideOutcome {
    case added
    /// The tag has no meaning here, and its line is text.
    case isText
    case wrong(DeckProblem)
  }

  mutating func addSecondSide(_ second: Tag, line: Int, offset: Int) -> SecondSideOutcome {
    switch (tag, second) {
    case (.question, .answer), (.term, .definition):
      guard secondSide == nil, details.isEmpty else {
        return .wrong(second == .answer ? .secondAnswer : .secondDefinition)
      }
      secondSide = (line, offset)
      isBlankBefore = false
      return .added
    case (.term, .answer): return .wrong(.answerWithoutQuestion)
    case (.cloze, .answer): return .wrong(.answerToCloze)
    case (.ordering, .answer): return .wrong(.answerToOrdering)
    default: return .isText
    }
  }

  mutating func addDetail(_ tag: DetailTag, line: Int, offset: Int) {
    details.append(Detail(tag: tag, line: line, offset: offset))
    isBlankBefore = false
  }

  mutating func passBlank() {
    isBlankBefore = true
  }

  enum TextOutcome {
    case added
    /// The line follows a blank line that ended the card.
    case outside
    case afterDetail(DetailTag)
  }

  mutating func addText(line: Int, isTask: Bool) -> TextOutcome {
    if let last = details.last, !last.tag.isProse {
      return isBlankBefore ? .outside : .afterDetail(last.tag)
    }
    if tag == .question, secondSide == nil, isTask, listStart == nil, details.isEmpty {
      listStart = line
    }
    hasText = true
    isBlankBefore = false
    return .added
  }
}
