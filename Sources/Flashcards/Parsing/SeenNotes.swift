/// The notes of a file read so far, to find repeated ones.
struct SeenNotes {
  /// The lines of the notes, by the names of their cards.
  private var lines: [CardID: Int] = [:]

  init() {}

  /// Reserves room for the names of that many notes.
  init(capacity: Int) {
    lines.reserveCapacity(capacity)
  }

  /// Adds a note, unless one of its cards has a name that is taken.
  /// - Parameter names: The names of its cards.
  /// - Returns: The problem, or nil.
  mutating func insert(_ note: Note, names: [CardID]) -> DeckProblem? {
    if names.count == 1 {
      // One lookup instead of two for the most frequent kind of note.
      guard let first = lines.updateValue(note.line, forKey: names[0]) else { return nil }
      lines[names[0]] = first
      return .repeated(note, names[0], first: "line \(first)")
    }
    for name in names {
      if let first = lines[name] { return .repeated(note, name, first: "line \(first)") }
    }
    for name in names { lines[name] = note.line }
    return nil
  }
}
