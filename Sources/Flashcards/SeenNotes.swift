/// The notes of a file that were read so far, to find the one that comes a second time.
struct SeenNotes {
  /// The lines of the notes, by the names of their cards.
  private var lines: [CardID: Int] = [:]

  /// Takes a note in, unless one of its cards has a name that is taken.
  /// - Returns: What is wrong, or nil.
  mutating func insert(_ note: Note) -> DeckProblem? {
    let ids = note.faces.map { note.id(of: $0) }
    if ids.count == 1 {
      // One look-up, not two, for the most frequent kind of note.
      guard let first = lines.updateValue(note.line, forKey: ids[0]) else { return nil }
      lines[ids[0]] = first
      return .repeated(note, ids[0], first: "line \(first)")
    }
    for id in ids {
      if let first = lines[id] { return .repeated(note, id, first: "line \(first)") }
    }
    for id in ids { lines[id] = note.line }
    return nil
  }
}
