import Text

/// Makes notes from the positions of their parts, and reports their problems.
struct NoteBuilder {
  let lines: TextLines
  let fences: CodeFences
  let isHashcards: Bool
  /// Whether a side without text is filled instead of being an error.
  var fillsEmptySides = false
  var reports: DiagnosticCollector

  /// The note of `draft`, which ends before `endLine`; nil if it has an error.
  mutating func note(from draft: NoteDraft, endLine: Int, path: [String]) -> Note? {
    var isBroken = draft.isBroken
    let detailsStart = draft.details.first?.line ?? endLine
    let content = content(of: draft, endLine: detailsStart, isBroken: &isBroken)
    var details = details(of: draft, endLine: endLine, isBroken: &isBroken)
    details.otherWordings = otherWordings(
      of: draft, besides: content, endLine: detailsStart, isBroken: &isBroken)
    guard let content, !isBroken else { return nil }
    reportUselessAlso(draft, content)
    let wholeSpan = TextLines.Span(firstLine: draft.line, offset: 0, endLine: endLine)
    return Note(
      content: content, details: details, path: path, line: lines.number(of: draft.line),
      lastLine: lines.number(of: lines.endWithoutBlank(wholeSpan) - 1))
  }

  private mutating func reportUselessAlso(_ draft: NoteDraft, _ content: Note.Content) {
    guard draft.details.contains(where: { $0.tag == .also }) else { return }
    let problem: DeckProblem
    switch content {
    case .cloze(let cloze) where cloze.groups.count > 1: problem = .alsoForSeveralDeletions
    case .ordering: problem = .alsoForOrdering
    default: return
    }
    for detail in draft.details where detail.tag == .also {
      reports.add(problem, line: detail.line)
    }
  }

  // MARK: Sides

  private mutating func content(
    of draft: NoteDraft, endLine: Int, isBroken: inout Bool
  ) -> Note.Content? {
    let hasList = draft.secondSide == nil && draft.listStart != nil
    let frontEnd =
      draft.wordings.first?.line ?? draft.secondSide?.line ?? draft.listStart ?? endLine
    let frontSpan = TextLines.Span(
      firstLine: draft.line, offset: draft.offset, endLine: frontEnd)
    var front = text(frontSpan, as: draft.tag == .ordering ? .ordering : .other)
    let isFilled = fillsEmptySides && draft.secondSide != nil && !draft.isBroken
    if front.isEmpty, !isFilled {
      reports.add(.emptySide(draft.tag), line: draft.line)
      isBroken = true
    }
    switch draft.tag {
    case .cloze:
      return cloze(front, frontSpan, isBroken: &isBroken)
    case .question where hasList:
      let options = options(from: draft.listStart!, to: endLine, isBroken: &isBroken)
      return .choice(question: front, options: options)
    case .ordering:
      let items = items(from: draft.listStart!, to: endLine, isBroken: &isBroken)
      return .ordering(question: front, items: items)
    default:
      guard let second = draft.secondSide else {
        reports.add(
          draft.tag == .term ? .termWithoutDefinition : .questionWithoutAnswer, line: draft.line)
        isBroken = true
        return nil
      }
      var back = text(
        TextLines.Span(firstLine: second.line, offset: second.offset, endLine: endLine))
      if isFilled, front.isEmpty, back.isEmpty {
        reports.add(.emptyCard, line: draft.line)
        isBroken = true
        return nil
      }
      if isFilled {
        fill(&front, of: draft.tag, line: draft.line)
        fill(&back, of: draft.tag == .term ? .definition : .answer, line: second.line)
      } else if back.isEmpty, !draft.isBroken {
        reports.add(.emptySide(draft.tag == .term ? .definition : .answer), line: second.line)
        isBroken = true
      }
      return draft.tag == .term
        ? .term(term: front, definition: back) : .basic(question: front, answer: back)
    }
  }

  private mutating func fill(_ side: inout String, of tag: Tag, line: Int) {
    guard side.isEmpty else { return }
    reports.add(.emptySideFilled(tag), line: line)
    side = Note.emptySide
  }

  private mutating func cloze(
    _ text: String, _ span: TextLines.Span, isBroken: inout Bool
  ) -> Note.Content? {
    guard !text.isEmpty else { return nil }
    let (cloze, problems) = ClozeParser(isHashcards: isHashcards).parse(text)
    for found in reported(problems) {
      let (line, offset) = place(of: found.offset, in: text, span)
      reports.add(found.problem, line: line, offset: offset)
      if found.problem.severity == .error { isBroken = true }
    }
    if cloze.deletions.isEmpty, problems.allSatisfy({ $0.problem.severity == .warning }) {
      reports.add(.clozeWithoutDeletion, line: span.firstLine)
      isBroken = true
    }
    let cards = cloze.groups.count
    let deletions = cloze.deletions.count
    if cards > Cloze.mostCards {
      reports.add(.clozeWithTooManyDeletions(cards), line: span.firstLine)
      isBroken = true
    } else if deletions > Cloze.mostDeletions {
      reports.add(
        .clozeWithTooManyDeletions(deletions, most: Cloze.mostDeletions), line: span.firstLine)
      isBroken = true
    }
    return .cloze(cloze)
  }

  /// The first problems of each severity: a text of brackets only would have one at every scalar.
  private func reported(_ problems: [ClozeParser.Problem]) -> [ClozeParser.Problem] {
    let most = 10
    let errors = problems.filter { $0.problem.severity == .error }
    let warnings = problems.filter { $0.problem.severity == .warning }
    return Array(errors.prefix(most) + warnings.prefix(most))
  }

  /// The line and byte offset of a byte in a side's text.
  private func place(
    of byte: Int, in text: String, _ span: TextLines.Span
  ) -> (line: Int, offset: Int) {
    let before = text.utf8.prefix(byte)
    var line = span.firstLine
    let whole = lines.text(line, from: span.offset)
    let startsOnFirstLine = !whole.trimmed().isEmpty
    if !startsOnFirstLine {
      line = (line + 1..<span.endLine).first { !lines.text($0).trimmed().isEmpty } ?? line
    }
    let breaks = before.count { $0 == UInt8(ascii: "\n") }
    var offset = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    if breaks == 0 {
      let lead = startsOnFirstLine ? whole : lines.text(line)
      offset += indent(lead).utf8.count
      if startsOnFirstLine { offset += span.offset }
    }
    line += breaks
    // An escape is removed at the start of its line, before anything that has a position.
    let written = line == span.firstLine ? whole.trimmed() : lines.text(line)
    offset += written.utf8.count - unescaped(written, line).utf8.count
    return (line, offset)
  }

  // MARK: Details

  private mutating func details(
    of draft: NoteDraft, endLine: Int, isBroken: inout Bool
  ) -> Note.Details {
    var details = Note.Details()
    var seen: [DetailTag] = []
    for (index, detail) in draft.details.enumerated() {
      let next = index + 1 < draft.details.count ? draft.details[index + 1].line : endLine
      let end = detail.tag.isProse ? next : detail.line + 1
      let text = text(
        TextLines.Span(firstLine: detail.line, offset: detail.offset, endLine: end))
      guard !text.isEmpty else {
        reports.add(.emptyDetail(detail.tag), line: detail.line)
        continue
      }
      let mayRepeat = detail.tag == .also || detail.tag == .tags || detail.tag == .source
      guard mayRepeat || !seen.contains(detail.tag) else {
        reports.add(.repeatedDetail(detail.tag), line: detail.line)
        continue
      }
      if !mayRepeat { seen.append(detail.tag) }
      set(detail, text, in: &details, isBroken: &isBroken)
    }
    if draft.details.count(where: { $0.tag == .tags }) > 1 {
      var seenTags: Set<String> = []
      details.tags.removeAll { !seenTags.insert($0).inserted }
    }
    return details
  }

  private mutating func set(
    _ detail: NoteDraft.Detail, _ text: String, in details: inout Note.Details,
    isBroken: inout Bool
  ) {
    switch detail.tag {
    case .also: details.also.append(text)
    case .hint: details.hint = text
    case .why: details.why = text
    case .source:
      details.source = details.source.map { $0 + "\n" + text } ?? text
    case .asOf: details.asOf = date(text, detail)
    case .validUntil: details.validUntil = date(text, detail)
    case .tags: details.tags += tagList(text)
    case .id:
      if CardID.isValid(text) {
        details.id = CardID(text)
      } else {
        reports.add(.invalidID(text), line: detail.line, offset: textOffset(detail))
        isBroken = true
      }
    }
  }

  private mutating func date(_ text: String, _ detail: NoteDraft.Detail) -> FactDate? {
    let date = FactDate(text)
    if date == nil {
      reports.add(.invalidDate(text), line: detail.line, offset: textOffset(detail))
    }
    return date
  }

  private func textOffset(_ detail: NoteDraft.Detail) -> Int {
    let text = lines.text(detail.line, from: detail.offset)
    return detail.offset + indent(text).utf8.count
  }

  // MARK: Text

  /// The trimmed text of a span, with its escapes removed.
  func text(_ span: TextLines.Span, as side: LineEscape.Side = .other) -> String {
    let first = lines.trimmedText(span.firstLine, from: span.offset)
    var text = unescaped(first, span.firstLine, as: side)
    let endLine = lines.endWithoutBlank(span)
    guard span.firstLine + 1 < endLine else { return text }
    for line in (span.firstLine + 1)..<endLine {
      text += "\n"
      text += unescaped(lines.text(line), line, as: side)
    }
    return text.trimmed()
  }

  private func indent(_ text: String) -> String {
    String(text.unicodeScalars.prefix(while: \.isWhiteSpace))
  }

  func unescaped(_ text: String, _ line: Int, as side: LineEscape.Side = .other) -> String {
    isHashcards || fences.isCode[line] ? text : LineEscape.unescaped(text, as: side)
  }
}
