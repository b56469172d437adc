import Flashcards

/// The parts of a note that are on none of its cards but are kept anyway.
extension AnkiNoteDraft {
  /// The text of a cloze note without a readable deletion, as a question: mistyped marks are no
  /// reason to lose it.
  func textWithoutDeletion(
    _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    guard let template = type.template(0) else { return [] }
    for card in cards.dropFirst() {
      findings.skip(.missingDeletion, "card \(card.id)", "the text has no deletion \(card.ord + 1)")
    }
    let values = values(of: cards[0], template)
    let question = try renderer.text(template.question, values, .answer(values.number))
    guard !question.isEmpty else {
      findings.skip(.noContent, "card \(cards[0].id)", "there is nothing on it")
      return []
    }
    let answer = try renderer.text(
      template.answer, values, .answer(values.number), answerOnly: !template.hasAnswerMark)
    let rest = answer.withoutBeginning(question)
    let beginning = question.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(60)
    findings.note(.noDeletion, example: "note \(row.id) “\(beginning)”")
    let content = Note.Content.basic(
      question: question, answer: rest.isEmpty || rest == question ? "(empty)" : rest)
    return [Drafted(note: Note(content: content, details: details(name)), cards: [(0, .front)])]
  }

  /// Adds the fields that none of the note's cards show to its explanation, or reports them as left
  /// out if they only decide which cards exist.
  func addHiddenFields(
    to drafted: inout [Drafted], _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws {
    if drafted.isEmpty { return }
    for index in row.fields.indices where !renderer.isShown[index] && hasContent(row.fields[index])
    {
      let name = type.fields[index]
      if type.switches.contains(index) {
        findings.leaveOut(field: name)
        continue
      }
      let text = renderer.text(ofField: row.fields[index])
      if text.isEmpty { continue }
      try renderer.keep(text.utf8.count)
      var isKept = false
      for place in drafted.indices where !drafted[place].note.says(text) {
        drafted[place].note.details.add(text, from: name)
        isKept = true
      }
      if isKept { findings.keep(field: name) }
    }
  }
}

extension Note {
  /// Whether a text appears on one of the note's cards.
  fileprivate func says(_ text: String) -> Bool {
    let sides: [String] =
      switch content {
      case .basic(let question, let answer): [question, answer]
      case .term(let term, let definition): [term, definition]
      case .cloze(let cloze): [cloze.solution]
      case .choice, .ordering: []
      }
    return (sides + [details.hint, details.why].compactMap(\.self)).contains { $0.contains(text) }
  }
}
