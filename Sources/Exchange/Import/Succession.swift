import Flashcards
import Study

/// Which cards of an earlier version of a file the new ones of a later version have become, where
/// no name tells.
struct Succession {
  /// The card that the collection has, and the note that it is now.
  private(set) var pairs: [(old: Library.Entry, new: Note)] = []
  /// The notes that are new indeed.
  private(set) var unmatched: [Note] = []
  /// How many notes of the earlier version are in the later one no more.
  private(set) var missing = 0

  /// - Parameters:
  ///   - appeared: The notes of the later version that the collection does not have.
  ///   - later: All notes of the later version.
  ///   - known: The notes of the earlier version.
  init(of appeared: [Note], in later: [Note], after known: [Note], _ collection: Collection) {
    let incoming = Set(later.flatMap(\.cardIDs))
    let vanished = known.filter { note in !note.cardIDs.contains { incoming.contains($0) } }
    let open = appeared.filter { $0.details.id == nil }
    var successor: [CardID: CardID] = [:]
    if !vanished.isEmpty, !open.isEmpty {
      let matches = Relinking(
        from: Deck(notes: known).cards, to: Deck(notes: later).cards,
        isStillThere: { incoming.contains($0) }, wasThere: { collection.entry(of: $0) != nil }
      ).matches
      successor = Dictionary(matches.map { ($0.new, $0.old) }) { first, _ in first }
    }
    var used: Set<Int> = []
    for note in appeared {
      let old = note.cardIDs.lazy.compactMap { successor[$0] }
        .compactMap { collection.entry(of: $0) }.first
      if let old, note.details.id == nil,
        old.card.kind == Card(note: note, face: note.faces[0]).kind,
        used.insert(old.note).inserted
      {
        pairs.append((old, note))
      } else {
        unmatched.append(note)
      }
    }
    missing = vanished.count(where: { note in
      guard let entry = note.cardIDs.lazy.compactMap({ collection.entry(of: $0) }).first else {
        return false
      }
      return !used.contains(entry.note)
    })
  }
}
