import Flashcards
import Text

/// A card as typed in, before it is in a deck.
struct TypedCard {
  var kind: Card.Kind
  /// The question, the term, or the text of a cloze.
  var front: String
  /// The answer or the definition; for a multiple choice the options, with a `*` before the right
  /// ones.
  var back: [String] = []
  var details = Note.Details()

  /// The kinds that can be typed in.
  static let kinds: [Card.Kind] = [.basic, .term, .cloze, .choice]

  /// The note for the card.
  func note() throws(Failure) -> Note {
    let note = Note(content: try content(), details: details)
    guard note.takesWordings || details.otherWordings.isEmpty else {
      throw Failure(
        .usage, "a \(kind.rawValue) has one wording",
        hint: "only a question and a multiple choice can have several")
    }
    guard details.otherWordings.count < Note.mostWordings else {
      throw Failure(
        .usage, "a question may have \(Note.mostWordings) wordings", hint: "leave some out")
    }
    guard note.hasSoundWordings else {
      throw Failure(.usage, "a wording is empty", hint: "write the question in other words")
    }
    return note
  }

  private func content() throws(Failure) -> Note.Content {
    guard front.contains(where: { !$0.isWhitespace }) else {
      throw Failure(.usage, "there is no \(frontName)", hint: "write what the card should ask")
    }
    switch kind {
    case .cloze: return try cloze()
    case .choice: return .choice(question: front, options: try options())
    case .term: return .term(term: front, definition: try answer("a definition"))
    default: return .basic(question: front, answer: try answer("an answer"))
    }
  }

  var frontName: String {
    switch kind {
    case .term: "term"
    case .cloze: "text"
    default: "question"
    }
  }

  private func answer(_ name: String) throws(Failure) -> String {
    guard let text = back.first, text.contains(where: { !$0.isWhitespace }) else {
      throw Failure(
        .usage, "the \(frontName) has no \(name.split(separator: " ").last ?? "")",
        hint: "write \(name) after it, in its own quotation marks")
    }
    guard back.count == 1 else {
      throw Failure(
        .usage, "there are \(back.count) texts after the \(frontName)",
        hint: "put \(name) of several words in quotation marks; --kind choice takes options")
    }
    return text
  }

  private func options() throws(Failure) -> [Note.Option] {
    let options = back.map { text in
      let isCorrect = text.hasPrefix("*")
      return Note.Option(
        text: String(text.dropFirst(isCorrect ? 1 : 0)).trimmed(), isCorrect: isCorrect)
    }
    guard (2...15).contains(options.count), options.contains(where: \.isCorrect),
      options.allSatisfy({ !$0.text.isEmpty })
    else {
      throw Failure(
        .usage, "a multiple choice needs 2 to 15 options, and a right one",
        hint: "write each option in quotation marks, with a * before the right ones: "
          + "'CMS-1500' '*UB-04'")
    }
    return options
  }

  private func cloze() throws(Failure) -> Note.Content {
    guard back.isEmpty else {
      throw Failure(
        .usage, "a cloze is one text",
        hint: "put it in quotation marks, with the blanks in [brackets]")
    }
    let read = DeckParser.parse("C: \(front)\n", file: "")
    if let problem = read.diagnostics.first {
      throw Failure(.usage, problem.message, hint: problem.hint)
    }
    guard read.deck.notes.count == 1, case .cloze = read.deck.notes[0].content else {
      throw Failure(
        .usage, "this text cannot be a cloze",
        hint: "put the blanks in [brackets], and begin no line with a label such as `Q:`"
      )
    }
    return read.deck.notes[0].content
  }
}
