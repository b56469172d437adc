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

  /// Makes room for the names of so many notes beforehand.
  init(capacity: Int) {
    places.reserveCapacity(capacity)
  }

  /// Takes a note in, unless one of its cards has a name that is taken.
  /// - Parameter names: The names of its cards.
  /// - Returns: What is wrong, or nil.
  mutating func insert(_ note: Note, names: [CardID], at place: Place) -> DeckProblem? {
    if names.count == 1 {
      // One look-up, not two, for the most frequent kind of note.
      guard let first = places.updateValue(place, forKey: names[0]) else { return nil }
      places[names[0]] = first
      return problem(note, names[0], first)
    }
    for name in names {
      if let first = places[name] { return problem(note, name, first) }
    }
    for name in names { places[name] = place }
    return nil
  }

  private func problem(_ note: Note, _ id: CardID, _ first: Place) -> DeckProblem {
    note.details.id == nil
      ? .repeatedCard(first: first.text) : .repeatedID(id.text, first: first.text)
  }

  /// Takes a note of a file in.
  /// - Returns: The diagnostic of a note that is there already, or nil.
  package mutating func insert(_ note: Note, of file: String) -> Diagnostic? {
    insert(note, names: note.names, of: file)
  }

  /// Takes a note of a file in whose cards' names are known.
  /// - Returns: The diagnostic of a note that is there already, or nil.
  package mutating func insert(
    _ note: Note, names: [CardID], of file: String
  ) -> Diagnostic? {
    let place = Place(file: file, line: note.line)
    guard let problem = insert(note, names: names, at: place) else { return nil }
    let firstLine = DeckPrinter().block(note).split(separator: "\n").first.map(String.init)
    return Diagnostic(
      location: SourceLocation(file: file, line: note.line), severity: problem.severity,
      message: problem.message, hint: problem.hint, sourceLine: firstLine ?? "")
  }
}
