import Flashcards
import Text

/// An Anki note on its way to our notes.
///
/// - A note of a cloze type becomes a cloze, unless its deletions are nested.
/// - Two cards that are each other's reverse become a term and its definition.
/// - Any other card becomes a question with its answer.
struct AnkiNoteDraft {
  /// A note, and the cards that are its faces.
  struct Drafted {
    var note: Note
    /// Positions in ``AnkiNoteDraft/cards``.
    var cards: [(card: Int, face: Card.Face)]
  }

  let row: AnkiNotes.Row
  let type: AnkiNoteType
  let name: CardID
  let cards: [AnkiCard]
  let decks: [Int: AnkiCollection.Deck]
  let tags: [String]
  /// The type, if it is one of ours.
  let own: OwnNoteType?

  init(
    _ row: AnkiNotes.Row, _ type: AnkiNoteType, own: OwnNoteType? = nil, name: CardID,
    tags: [String], cards: [AnkiCard], decks: [Int: AnkiCollection.Deck]
  ) {
    self.row = row
    self.type = type
    self.own = own
    self.name = name
    self.cards = cards
    self.decks = decks
    self.tags = tags
  }

  /// The notes; lists what is left out.
  func notes(_ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings) throws -> [Drafted] {
    if let own { return try ownNotes(own, &renderer, &findings) }
    return try foreignNotes(&renderer, &findings)
  }

  /// The notes of a row whose type is not ours.
  func foreignNotes(
    _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    renderer.startNote(fields: row.fields.count)
    var drafted = try notesOfTemplates(&renderer, &findings)
    try addHiddenFields(to: &drafted, &renderer, &findings)
    return drafted
  }

  /// The notes that the templates make.
  func notesOfTemplates(
    _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    if type.isCloze {
      let clozes = clozeTexts
      if clozes.contains(where: \.isImageOcclusion) {
        findings.skip(
          .imageOcclusion, "note \(row.id)", "it hides parts of a picture, which a terminal cannot")
        return []
      }
      let hidden = clozes.reduce(into: Set<Int>()) { $0.formUnion($1.numbers) }
      let fitting = cards.indices.filter { hidden.contains(cards[$0].ord + 1) }
      if fitting.isEmpty { return try textWithoutDeletion(&renderer, &findings) }
      for index in cards.indices where !fitting.contains(index) {
        findings.skip(
          .missingDeletion, "card \(cards[index].id)",
          "the text has no deletion \(cards[index].ord + 1)")
      }
      if clozes.allSatisfy(\.isPlain), let drafted = try cloze(fitting, &renderer) {
        return [drafted]
      }
      return try questions(fitting, &renderer, &findings)
    }
    return try questions(Array(cards.indices), &renderer, &findings)
  }

  private var clozeTexts: [AnkiCloze] {
    guard let template = type.template(0) else { return [] }
    return template.question.clozeFields.sorted().filter { $0 < row.fields.count }
      .map { AnkiCloze(row.fields[$0]) }
  }

  // MARK: Questions

  func questions(
    _ indices: [Int], _ renderer: inout AnkiRenderer, _ findings: inout AnkiFindings
  ) throws -> [Drafted] {
    var sides: [Sides] = []
    for index in indices {
      guard let template = type.template(cards[index].ord) else { continue }
      let values = values(of: cards[index], template)
      let number = values.number
      var question = try renderer.rendered(template.question, values, .question(number))
      var answer = try renderer.rendered(
        template.answer, values, .answer(number), answerOnly: !template.hasAnswerMark)
      if !template.hasAnswerMark { answer.text = answer.text.withoutBeginning(question.text) }
      answer.hiddenSounds.removeAll { question.withSounds.contains($0) }
      let hint = hint(template.question, &renderer)
      if hint != nil { question.text = withoutHintLines(question.text, template.question) }
      sides.append(Sides(card: index, question: question, answer: answer, hint: hint))
    }
    if let term = term(sides) { return [term] }
    return sides.compactMap { side in
      let card = cards[side.card]
      let question = side.question.withSounds
      let answer = side.answer.withSounds
      if question.isEmpty, answer.isEmpty {
        findings.skip(.noContent, "card \(card.id)", "there is nothing on it")
        return nil
      }
      if question.isEmpty || answer.isEmpty { findings.note(.emptySide) }
      var details = details(name(ofCardAt: card.ord))
      details.hint = side.hint
      let content = Note.Content.basic(
        question: question.isEmpty ? "(empty)" : question,
        answer: answer.isEmpty ? "(empty)" : answer)
      return Drafted(note: Note(content: content, details: details), cards: [(side.card, .front)])
    }
  }

  private struct Sides {
    let card: Int
    let question: AnkiRenderer.Rendered
    let answer: AnkiRenderer.Rendered
    let hint: String?
  }

  /// Two cards that are each other's reverse, as one term.
  private func term(_ sides: [Sides]) -> Drafted? {
    guard !type.isCloze, sides.count == 2, type.templates.count == 2,
      sides.allSatisfy({ $0.hint == nil }), sides[0].question.text == sides[1].answer.text,
      sides[0].answer.text == sides[1].question.text, !sides[0].question.text.isEmpty,
      !sides[0].answer.text.isEmpty
    else { return nil }
    var details = details(name)
    let sounds = sides.flatMap { $0.question.hiddenSounds + $0.answer.hiddenSounds }
    for (index, sound) in sounds.enumerated() where !sounds[..<index].contains(sound) {
      details.addToWhy(sound)
    }
    let content = Note.Content.term(
      term: sides[0].question.text, definition: sides[0].answer.text)
    return Drafted(
      note: Note(content: content, details: details),
      cards: [(sides[0].card, .front), (sides[1].card, .reverse)])
  }

  /// A question without the lines that only announce a hint.
  private func withoutHintLines(_ question: String, _ template: AnkiTemplate) -> String {
    let names = template.hintFields.map { "[\(type.fields[$0])]" }
    let lines = question.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !names.contains(String($0)) }
    return kept.isEmpty ? question : kept.joined(separator: "\n").trimmed()
  }

  /// The first field that the question shows on request.
  private func hint(_ template: AnkiTemplate, _ renderer: inout AnkiRenderer) -> String? {
    for index in template.hintFields where hasContent(row.fields[index]) {
      let text = renderer.text(ofField: row.fields[index])
      if !text.isEmpty { return text }
    }
    return nil
  }

  func values(
    of card: AnkiCard, _ template: AnkiNoteType.CardTemplate
  ) -> AnkiRenderer.Values {
    AnkiRenderer.Values(
      fields: row.fields, tags: tags.joined(separator: " "), deck: decks[card.deck]?.name ?? "",
      card: type.isCloze ? "\(template.name) \(card.ord + 1)" : template.name, type: type.name,
      flag: card.flag, number: card.ord + 1)
  }

  /// `NAME` for the first card, `NAME-2` for the second.
  private func name(ofCardAt ord: Int) -> CardID {
    if ord == 0 { return name }
    let full = CardID("\(name)-\(ord + 1)")
    return CardID.isValid(full.text) ? full : CardID(imported: full.text)
  }

  func details(_ name: CardID) -> Note.Details {
    var details = Note.Details()
    details.tags = tags
    details.id = name
    return details
  }

  // MARK: Cloze

  /// The note as a cloze; nil if our notation cannot express it.
  private func cloze(_ indices: [Int], _ renderer: inout AnkiRenderer) throws -> Drafted? {
    guard let template = type.template(0) else { return nil }
    let numbers = Set(indices.map { cards[$0].ord + 1 })
    let values = values(of: cards[indices[0]], template)
    let marked = try renderer.text(template.question, values, .marked(numbers))
    guard let cloze = Cloze(marked: marked), Set(cloze.groups) == numbers, cloze.isWithinLimits
    else { return nil }
    var details = details(name)
    let rest = try renderer.text(
      template.answer, values, .withoutCloze, answerOnly: !template.hasAnswerMark)
    let above = try renderer.text(template.question, values, .withoutCloze)
    let why = rest.withoutBeginning(above)
    details.why = why.isEmpty ? nil : why
    details.hint = hint(template.question, &renderer)
    return Drafted(
      note: Note(content: .cloze(cloze), details: details),
      cards: indices.map { ($0, .group(cards[$0].ord + 1)) })
  }
}

extension AnkiCloze {
  /// Whether the deletions are shapes that cover a picture.
  fileprivate var isImageOcclusion: Bool {
    nodes.contains { node in
      guard case .deletion(let deletion) = node, case .text(let text)? = deletion.content.first
      else { return false }
      return text.hasPrefix("image-occlusion:")
    }
  }
}

extension String {
  /// The rest of a text after a prefix, trimmed; the whole text without that prefix.
  func withoutBeginning(_ beginning: String) -> String {
    guard !beginning.isEmpty, utf8.starts(with: beginning.utf8) else { return self }
    let rest = self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...].trimmed()
    return rest.isEmpty ? self : rest
  }
}
