package import Text

extension Diagnostic {
  /// A note of which a card is in another deck already.
  /// - Parameters:
  ///   - name: The card's name.
  ///   - file: The file in which the note stands.
  ///   - first: Where the other one stands.
  package static func repeated(
    _ note: Note, _ name: CardID, of file: String, first: String
  ) -> Diagnostic {
    let problem = DeckProblem.repeated(note, name, first: first)
    let firstLine = DeckPrinter().block(note).split(separator: "\n").first.map(String.init)
    return Diagnostic(
      location: SourceLocation(file: file, line: note.line), severity: problem.severity,
      message: problem.message, hint: problem.hint, sourceLine: firstLine ?? "")
  }
}

extension DeckProblem {
  /// What is wrong with a note that has the name of an earlier card, or is the same card.
  static func repeated(_ note: Note, _ name: CardID, first: String) -> DeckProblem {
    note.details.id == nil
      ? .repeatedCard(first: first) : .repeatedID(name.text, first: first)
  }
}
