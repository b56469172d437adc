/// The notes read so far, to find the one that comes a second time: in one file, or over all decks.
package struct SeenNotes {
  private var places: [CardID: String] = [:]

  package init() {}

  /// Takes a note in, unless one of its cards has a name that is taken.
  /// - Parameter place: Where the note stands, as a message would put it.
  /// - Returns: What is wrong, or nil.
  mutating func insert(_ note: Note, at place: String) -> DeckProblem? {
    let ids = note.faces.map { note.id(of: $0) }
    for id in ids {
      guard let first = places[id] else { continue }
      return note.details.id == nil
        ? .repeatedCard(first: first) : .repeatedID(id.text, first: first)
    }
    for id in ids { places[id] = place }
    return nil
  }

  /// Takes a note of a file in.
  /// - Returns: The diagnostic of a note that is there already, or nil.
  package mutating func insert(_ note: Note, of file: String) -> Diagnostic? {
    guard let problem = insert(note, at: "\(file):\(note.line)") else { return nil }
    let firstLine = DeckPrinter().block(note).split(separator: "\n").first.map(String.init)
    return Diagnostic(
      location: SourceLocation(file: file, line: note.line), severity: problem.severity,
      message: problem.message, hint: problem.hint, sourceLine: firstLine ?? "")
  }
}
