/// The notes read so far, to find the one that comes a second time: in one file, or over all decks.
package struct SeenNotes {
  private var places: [CardID: Place] = [:]

  /// Where a note stands.
  struct Place {
    /// Nil where the note stands in the file that a message is about.
    var file: String?
    var line: Int

    /// As a message would put it.
    var text: String { file.map { "\($0):\(line)" } ?? "line \(line)" }
  }

  package init() {}

  /// Takes a note in, unless one of its cards has a name that is taken.
  /// - Returns: What is wrong, or nil.
  mutating func insert(_ note: Note, at place: Place) -> DeckProblem? {
    let ids = note.faces.map { note.id(of: $0) }
    if ids.count == 1 {
      // One look-up, not two, for the most frequent kind of note.
      guard let first = places.updateValue(place, forKey: ids[0]) else { return nil }
      places[ids[0]] = first
      return problem(note, ids[0], first)
    }
    for id in ids {
      if let first = places[id] { return problem(note, id, first) }
    }
    for id in ids { places[id] = place }
    return nil
  }

  private func problem(_ note: Note, _ id: CardID, _ first: Place) -> DeckProblem {
    note.details.id == nil
      ? .repeatedCard(first: first.text) : .repeatedID(id.text, first: first.text)
  }

  /// Takes a note of a file in.
  /// - Returns: The diagnostic of a note that is there already, or nil.
  package mutating func insert(_ note: Note, of file: String) -> Diagnostic? {
    guard let problem = insert(note, at: Place(file: file, line: note.line)) else { return nil }
    let firstLine = DeckPrinter().block(note).split(separator: "\n").first.map(String.init)
    return Diagnostic(
      location: SourceLocation(file: file, line: note.line), severity: problem.severity,
      message: problem.message, hint: problem.hint, sourceLine: firstLine ?? "")
  }
}
