import Text

extension NoteBuilder {
  /// The further wordings of a question, each of them once.
  mutating func otherWordings(
    of draft: NoteDraft, besides content: Note.Content?, endLine: Int, isBroken: inout Bool
  ) -> [String] {
    guard !draft.wordings.isEmpty else { return [] }
    guard draft.wordings.count < Note.mostWordings else {
      let place = draft.wordings[Note.mostWordings - 1]
      reports.add(.tooManyWordings(draft.wordings.count + 1), line: place.line)
      isBroken = true
      return []
    }
    var seen: Set<String> = []
    switch content {
    case .basic(let question, _), .choice(let question, _): seen.insert(normalized(question))
    default: break
    }
    let end = draft.secondSide?.line ?? draft.listStart ?? endLine
    let ends = draft.wordings.dropFirst().map(\.line) + [end]
    var texts: [String] = []
    for (start, end) in zip(draft.wordings, ends) {
      let span = TextLines.Span(firstLine: start.line, offset: start.offset, endLine: end)
      let text = text(span, as: .question)
      if text.isEmpty {
        reports.add(.emptyWording, line: start.line)
      } else if !seen.insert(normalized(text)).inserted {
        reports.add(.repeatedWording, line: start.line)
      } else {
        texts.append(text)
      }
    }
    return texts
  }
}
