package import Text

extension Diagnostic {
  /// A note with a card that is already in another deck.
  /// - Parameters:
  ///   - name: The card's name.
  ///   - file: The file with the note.
  ///   - first: The place of the other note.
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
  /// The problem of a note that has the name of an earlier card, or is the same card.
  static func repeated(_ note: Note, _ name: CardID, first: String) -> DeckProblem {
    note.details.id == nil
      ? .repeatedCard(first: first) : .repeatedID(name.text, first: first)
  }
}
