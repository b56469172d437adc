package import Text

/// Parses a deck: a state machine over the lines of a Markdown file.
///
/// Text continues until the next tag, heading or `---`. Every problem of the file is reported; a
/// card with an error is left out, the others are read.
package struct DeckParser {
  /// The result of parsing a file.
  package struct Result: Sendable {
    package var deck: Deck
    /// The names of the cards of each note, which the parser computes to find repeated cards.
    package var names: [[CardID]]
    package var diagnostics: [Diagnostic]
  }

  /// Parses the bytes of a deck file.
  /// - Parameters:
  ///   - file: The file's name, for diagnostics.
  ///   - isHashcards: Whether the deck is a hashcards deck, where only `Q:`, `A:`, `C:` and `---`
  ///     have a meaning; nil to decide by its front matter.
  ///   - fillsEmptySides: Whether a side without text becomes “(empty)”, with a warning, as in an
  ///     import; in a collection it is an error.
  /// - Complexity: Linear in the length of the file.
  package static func parse(
    _ bytes: [UInt8], file: String, isHashcards: Bool? = nil, fillsEmptySides: Bool = false
  ) -> Result {
    var parser = DeckParser(bytes, file: file, isHashcards: isHashcards)
    parser.builder.fillsEmptySides = fillsEmptySides
    if let encoding = UTF16Mark(bytes) {
      parser.builder.reports.add(.otherEncoding(encoding.name))
    } else {
      parser.run()
    }
    return Result(
      deck: Deck(frontMatter: parser.frontMatter.frontMatter, notes: parser.notes),
      names: parser.names,
      diagnostics: parser.builder.reports.diagnostics.sorted { $0.location < $1.location })
  }

  /// Parses a deck from a string.
  package static func parse(_ text: String, file: String) -> Result {
    parse(Array(text.utf8), file: file)
  }

  /// The state of the parser.
  private enum State {
    /// Outside cards: prose, which is skipped.
    case prose
    /// In a card.
    case card(NoteDraft)
    /// After a misplaced tag: its text is skipped too.
    case skipping
  }

  private let lines: TextLines
  private let frontMatter: FrontMatterParser
  private let fences: CodeFences
  private let classifier: LineClassifier
  /// Makes the notes, and collects the problems of them and of the file.
  private var builder: NoteBuilder
  private var state = State.prose
  private var path: [(level: Int, title: String)] = []
  /// The titles of ``path``, shared by the notes below it.
  private var titles: [String] = []
  private var notes: [Note] = []
  private var names: [[CardID]] = []
  private var seen: SeenNotes

  private init(_ bytes: [UInt8], file: String, isHashcards: Bool?) {
    let all = TextLines(bytes)
    let conflicts = ConflictMarks(all)
    lines = all.leavingOut(conflicts.unread)
    frontMatter = FrontMatterParser(lines)
    fences = CodeFences(lines)
    classifier = LineClassifier(isHashcards: isHashcards ?? frontMatter.isHashcards)
    builder = NoteBuilder(
      lines: lines, fences: fences, isHashcards: classifier.isHashcards,
      reports: DiagnosticCollector(file: file, lines: lines))
    builder.reports.add(conflicts.problems, in: all)
    // The shortest typical cards have two lines and a blank one.
    seen = SeenNotes(capacity: lines.count / 3)
  }

  private mutating func run() {
    for (problem, line) in frontMatter.problems { builder.reports.add(problem, line: line) }
    for line in fences.unclosed { builder.reports.add(.unclosedFence, line: line) }
    reportTagsInFences()
    builder.reports.addUnreadableCharacters()
    for line in frontMatter.endLine..<max(frontMatter.endLine, lines.count) {
      read(line, kindInFence(line))
    }
    finishCard(before: lines.count)
  }

  private func kind(_ line: Int) -> LineKind {
    classifier.kind(of: lines.bytes[lines.ranges[line]])
  }

  private func kindInFence(_ line: Int) -> LineKind {
    fences.isCode[line] ? codeKind(line) : kind(line)
  }

  /// The kind of a line while searching for a card's list: a heading without a blank line before it
  /// is text.
  private func kindInCard(_ line: Int) -> LineKind {
    let kind = kindInFence(line)
    if case .heading = kind, !lines.isBlank(line - 1) { return .text }
    return kind
  }

  /// A fence's first line may have a tag before it; all other lines of a fence are text.
  private func codeKind(_ line: Int) -> LineKind {
    guard fences.isOpening[line] else { return .text }
    return switch kind(line) {
    case .tag(let tag, let rest): .tag(tag, rest: rest)
    case .detail(let tag, let rest): .detail(tag, rest: rest)
    default: .text
    }
  }

  // MARK: The state machine

  private mutating func read(_ line: Int, _ kind: LineKind) {
    switch kind {
    case .blank:
      if case .card(var draft) = state {
        draft.passBlank()
        state = .card(draft)
      }
    case .separator:
      finishCard(before: line)
    case .heading(let level, let rest):
      readHeading(line, level: level, rest: rest)
    case .tag(let tag, let rest):
      readTag(tag, line, rest: rest)
    case .detail(let tag, let rest):
      readDetail(tag, line, rest: rest)
    case .task, .item, .text:
      readText(line, isTask: isTask(kind))
    }
  }

  private func isTask(_ kind: LineKind) -> Bool {
    if case .task = kind { true } else { false }
  }

  private mutating func readHeading(_ line: Int, level: Int, rest: Int) {
    if case .card(let draft) = state {
      let followsBlank = line > 0 && lines.isBlank(line - 1)
      guard followsBlank, draft.takesDetails else {
        readText(line, isTask: false)
        return
      }
      finishCard(before: line)
    }
    state = .prose
    path.removeAll { $0.level >= level }
    let title = Heading.title(lines.text(line, from: rest))
    if !title.isEmpty { path.append((level, title)) }
    titles = path.map(\.title)
  }

  private mutating func readTag(_ tag: Tag, _ line: Int, rest: Int) {
    switch tag {
    case .ordering:
      // Without a list it may be a line of any text: SOLID's principles, or a SOAP note.
      guard let list = OrderingList.start(below: line, end: lines.count, kindInCard) else {
        builder.reports.add(.orderingWithoutList, line: line)
        readText(line, isTask: false)
        return
      }
      finishCard(before: line)
      state = .card(
        NoteDraft(tag, line: line, offset: rest, hasText: true, listStart: list))
    case .question where isWording:
      guard case .card(var draft) = state else { return }
      // As below, the draft has a single owner while it grows.
      state = .prose
      draft.addWording(line: line, offset: rest)
      state = .card(draft)
    case .question, .term, .cloze:
      finishCard(before: line)
      let hasText = !lines.trimmedText(line, from: rest).isEmpty
      state = .card(NoteDraft(tag, line: line, offset: rest, hasText: hasText))
    case .answer, .definition:
      readSecondSide(tag, line, rest: rest)
    }
  }

  /// Whether a `Q:` on this line is another wording of the open question. hashcards knows none.
  private var isWording: Bool {
    guard case .card(let draft) = state, !classifier.isHashcards else { return false }
    return draft.takesWording
  }

  private mutating func readSecondSide(_ tag: Tag, _ line: Int, rest: Int) {
    guard case .card(var draft) = state else {
      if case .prose = state {
        builder.reports.add(
          tag == .answer ? .answerWithoutQuestion : .definitionWithoutTerm, line: line)
        state = .skipping
      }
      return
    }
    switch draft.addSecondSide(tag, line: line, offset: rest) {
    case .added: break
    case .isText:
      readText(line, isTask: false)
      return
    case .wrong(let problem):
      builder.reports.add(problem, line: line)
      draft.isBroken = true
    }
    state = .card(draft)
  }

  private mutating func readDetail(_ tag: DetailTag, _ line: Int, rest: Int) {
    switch state {
    case .prose:
      builder.reports.add(.detailWithoutCard(tag), line: line)
    case .skipping:
      break
    case .card(var draft):
      if draft.takesDetails {
        // The draft has a single owner while it grows, so that its lines are not copied each time.
        state = .prose
        draft.addDetail(tag, line: line, offset: rest)
        state = .card(draft)
      } else {
        builder.reports.add(.detailBeforeAnswer(tag), line: line)
      }
    }
  }

  private mutating func readText(_ line: Int, isTask: Bool) {
    switch state {
    case .skipping: break
    case .prose:
      if !fences.isCode[line] { reportNearTag(line) }
    case .card(var draft):
      switch draft.addText(line: line, isTask: isTask) {
      case .added:
        state = .card(draft)
        if !fences.isCode[line], !classifier.isHashcards {
          reportSwallowedQuestion(line)
          if draft.listStart != nil, !draft.details.isEmpty { reportStrayWhyNot(line) }
        }
      case .outside:
        finishCard(before: line)
        reportNearTag(line)
      case .afterDetail(let tag):
        builder.reports.add(.textAfterDetail(tag), line: line)
        finishCard(before: line)
      }
    }
  }

  /// Makes the note of the card that ends before `line`, and returns to prose.
  private mutating func finishCard(before line: Int) {
    defer { state = .prose }
    guard case .card(let draft) = state else { return }
    guard let note = builder.note(from: draft, endLine: line, path: titles) else { return }
    let names = note.names
    if let problem = seen.insert(note, names: names) {
      builder.reports.add(problem, line: draft.line)
    } else {
      notes.append(note)
      self.names.append(names)
    }
  }

  // MARK: Likely mistakes

  /// Reports a line of text that was meant to begin the next card; the letters of other tags begin
  /// many lines of text.
  private mutating func reportSwallowedQuestion(_ line: Int) {
    guard holdsColon(line) else { return }
    let text = lines.text(line).trimmed().lowercased()
    if ["q:", "question:", "**q:**", "**q**:"].contains(where: { text.hasPrefix($0) }) {
      builder.reports.add(.nearTag("Q:"), line: line)
    }
  }

  /// Reports a `Why not:` that has become a part of the explanation.
  private mutating func reportStrayWhyNot(_ line: Int) {
    guard holdsColon(line), lines.text(line).trimmed().hasPrefix(OptionTag.whyNot) else { return }
    builder.reports.add(.whyNotWithoutOption, line: line)
  }

  /// Whether a line can be a tag or a one-line card at all; most text is not examined further.
  private func holdsColon(_ line: Int) -> Bool {
    lines.bytes[lines.ranges[line]].contains(UInt8(ascii: ":"))
  }

  private mutating func reportNearTag(_ line: Int) {
    guard holdsColon(line) else { return }
    if case .tag = kind(line) { return }
    let text = lines.text(line).trimmed()
    if let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) < 12 {
      let word = text[...colon].lowercased()
      let names = Tag.allCases.map(\.rawValue) + DetailTag.allCases.map(\.rawValue)
      let meant =
        names.first { $0.lowercased() == word }
        ?? ["question:": "Q:", "answer:": "A:", "front:": "Q:", "back:": "A:"][word]
      // `o:` begins many lines, and without a list it is only text.
      let isText =
        meant == Tag.ordering.rawValue
        && OrderingList.start(below: line, end: lines.count, kindInCard) == nil
      if let meant, !isText {
        builder.reports.add(.nearTag(meant), line: line)
        return
      }
    }
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    if parts.count >= 3, parts.dropFirst().dropLast().contains(where: { $0 == "::" || $0 == ":::" })
    {
      builder.reports.add(.oneLineCard, line: line)
    }
  }

  private mutating func reportTagsInFences() {
    for block in fences.blocks {
      for line in block.dropFirst() where line > 0 && lines.isBlank(line - 1) {
        guard case .tag(let tag, _) = kind(line) else { continue }
        let isMeant =
          switch tag {
          case .answer, .definition: false
          case .ordering: OrderingList.start(below: line, end: block.upperBound, kind) != nil
          case .question, .term, .cloze: true
          }
        if isMeant { builder.reports.add(.tagInFence(tag.rawValue), line: line) }
      }
    }
  }
}
