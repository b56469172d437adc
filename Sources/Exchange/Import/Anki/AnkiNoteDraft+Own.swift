import Flashcards

extension AnkiNoteDraft {
  /// The notes of a row that ``AnkiPackageWriter`` made, with later edits from Anki.
  func ownNotes(
    _ own: OwnNoteType, _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    let fields = own.fields(row.fields)
    let reading = OwnNote(own.kind, fields)
    let deck = decks[cards[0].deck]?.own
    guard var note = reading.note(named: name, tags: tags, of: deck) else {
      return try ownQuestions(own, reading, of: deck, &renderer, &findings)
    }
    try renderer.keep(fields.reduce(0) { $0 + $1.utf8.count })
    let empty = note.fillEmptySides()
    findings.note(.emptySide, count: empty)
    addFields(of: own, to: &note, &renderer, &findings)
    var drafted = Drafted(note: note, cards: [])
    var added: [Int] = []
    for (index, card) in cards.enumerated() {
      if !type.isCloze, card.ord >= own.templates {
        added.append(index)
      } else if let face = own.face(card.ord), note.faces.contains(face) {
        drafted.cards.append((index, face))
      } else {
        findings.skip(
          .missingDeletion, "card \(card.id)", "the text has no deletion \(card.ord + 1)")
      }
    }
    // Somebody has added a template in Anki.
    let questions = try questions(added, &renderer, &findings).map { question in
      var question = question
      question.note.details.tags = note.details.tags
      return question
    }
    return drafted.cards.isEmpty ? questions : [drafted] + questions
  }

  /// The notes of a row whose text is not one of our clozes: its sides as they are, with our other
  /// fields as detail lines.
  private func ownQuestions(
    _ own: OwnNoteType, _ reading: OwnNote, of deck: OwnDeck?, _ renderer: inout AnkiRenderer,
    _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    let plain = AnkiNoteDraft(
      row, own.plainType(type), name: name, tags: tags, cards: cards, decks: decks)
    renderer.startNote(fields: row.fields.count)
    return try plain.notesOfTemplates(&renderer, &findings).map { drafted in
      var drafted = drafted
      let id = drafted.note.details.id
      drafted.note.details = reading.details(of: deck)
      drafted.note.details.tags = reading.ownTags(tags, of: deck)
      drafted.note.details.id = id
      drafted.note.path = reading.path
      addFields(of: own, to: &drafted.note, &renderer, &findings)
      return drafted
    }
  }

  /// Keeps the fields that somebody has added to one of our types.
  private func addFields(
    of own: OwnNoteType, to note: inout Note, _ renderer: inout AnkiRenderer,
    _ findings: inout AnkiFindings
  ) {
    for field in own.addedFields where hasContent(row.fields[field]) {
      note.details.add(renderer.text(ofField: row.fields[field]), from: type.fields[field])
      findings.keep(field: type.fields[field])
    }
  }
}

extension OwnNoteType {
  /// The face shown by the card at a position.
  func face(_ ord: Int) -> Card.Face? {
    switch (kind, ord) {
    case (.cloze, _): .group(ord + 1)
    case (_, 0): .front
    case (.term, 1): .reverse
    default: nil
    }
  }

  /// The type with templates that show only the sides.
  func plainType(_ type: AnkiNoteType) -> AnkiNoteType {
    var plain = AnkiNoteType(name: type.name, isCloze: type.isCloze, fields: type.fields)
    let (question, answer) =
      kind == .cloze ? ("{{cloze:Text}}", "{{cloze:Text}}") : ("{{Front}}", "{{Back}}")
    plain.addTemplate(0, name: "", question: question, answer: answer)
    return plain
  }
}

extension Note {
  /// Fills sides without text, which no deck can have, and returns how many there were.
  fileprivate mutating func fillEmptySides() -> Int {
    var count = 0
    func filled(_ text: String) -> String {
      if !text.isEmpty { return text }
      count += 1
      return "(empty)"
    }
    switch content {
    case .basic(let question, let answer):
      content = .basic(question: filled(question), answer: filled(answer))
    case .term(let term, let definition):
      content = .term(term: filled(term), definition: filled(definition))
    case .choice(let question, let options):
      content = .choice(question: filled(question), options: options)
    case .ordering(let question, let items):
      content = .ordering(question: filled(question), items: items)
    case .cloze: break
    }
    return count
  }
}
