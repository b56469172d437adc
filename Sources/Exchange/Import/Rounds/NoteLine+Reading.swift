import Flashcards
import JSON
import Journal
import Text

extension NoteLine {
  /// The note of a line, if it is valid in a deck.
  static func read(_ view: JSONView, line: Int) throws(FieldError) -> Note {
    var fields = ExportFields(view)
    let path = try fields.texts("path")
    let content = try content(&fields)
    let note = Note(content: content, details: try details(&fields), path: path, line: line)
    guard note.hasSoundWordings else {
      throw FieldError("wordings", "up to 14 texts, for a question or a multiple choice")
    }
    return note
  }

  private static func content(_ fields: inout ExportFields) throws(FieldError) -> Note.Content {
    switch fields.word("kind").flatMap(Card.Kind.init) {
    case .basic:
      let question = try fields.text("question")
      return .basic(question: question, answer: try fields.text("answer"))
    case .term:
      let term = try fields.text("term")
      return .term(term: term, definition: try fields.text("definition"))
    case .choice:
      let question = try fields.text("question")
      return .choice(question: question, options: try options(&fields))
    case .cloze: return .cloze(try cloze(&fields))
    case .ordering:
      let question = try fields.text("question")
      return .ordering(question: question, items: try items(&fields))
    case nil: throw FieldError("kind", "basic, term, cloze, choice or ordering")
    }
  }

  private static func options(
    _ fields: inout ExportFields
  ) throws(FieldError) -> [Note.Option] {
    var options: [Note.Option] = []
    for view in try fields.elements("options") {
      var option = ExportFields(view)
      let text = try option.text("text")
      let isCorrect = try option.bool("correct")
      options.append(
        Note.Option(
          text: text, isCorrect: isCorrect, whyNot: try option.optionalText("whyNot")))
    }
    guard 2...15 ~= options.count, options.contains(where: \.isCorrect) else {
      throw FieldError("options", "2 to 15 options, at least one of them correct")
    }
    return options
  }

  private static func items(_ fields: inout ExportFields) throws(FieldError) -> [String] {
    let items = try fields.texts("items")
    let names = Set(items.map { normalized($0) })
    guard 2...15 ~= items.count, names.count == items.count, !names.contains("") else {
      throw FieldError("items", "2 to 15 texts, no two of them alike")
    }
    return items
  }

  private static func cloze(_ fields: inout ExportFields) throws(FieldError) -> Cloze {
    let notation: Cloze.Notation
    switch fields.word("notation") {
    case Cloze.Notation.brackets.name: notation = .brackets
    case Cloze.Notation.numbered.name: notation = .numbered
    default: throw FieldError("notation", "brackets or numbered")
    }
    var cloze = Cloze(notation: notation, segments: [])
    for view in try fields.elements("text") {
      if let text = view.string {
        cloze.segments.append(.text(text))
        continue
      }
      var deletion = ExportFields(view)
      let text = try deletion.text("deletion")
      let hint = try deletion.optionalText("hint")
      let group = try deletion.integer("group", atLeast: 1)
      let groups = try deletion.optionalIntegers("groups", atLeast: 1)
      cloze.segments.append(
        .deletion(
          Cloze.Deletion(
            text: text, hint: hint, group: group, otherGroups: groups.filter { $0 != group })))
    }
    guard !cloze.groups.isEmpty, cloze.isWithinLimits else {
      throw FieldError("text", "texts with 1 to 1000 deletions in 1 to 200 groups from 1 to 9999")
    }
    return cloze
  }

  private static func details(_ fields: inout ExportFields) throws(FieldError) -> Note.Details {
    var details = Note.Details()
    details.otherWordings = try fields.texts("wordings")
    details.also = try fields.texts("also")
    details.hint = try fields.optionalText("hint")
    details.why = try fields.optionalText("why")
    details.source = try fields.optionalText("source")
    details.asOf = try fields.optionalDate("asOf")
    details.validUntil = try fields.optionalDate("validUntil")
    details.tags = try fields.tags("tags")
    if let name = try fields.optionalText("id") {
      guard CardID.isValid(name) else {
        throw FieldError("id", "1 to 64 letters, digits, -, _ or ., or null")
      }
      details.id = CardID(name)
    }
    return details
  }
}
