import Collection
import Flashcards

/// Matches the new cards of a file's later version with cards of an earlier version, where no name
/// does.
struct Succession {
  struct Pair {
    /// The card in the collection.
    let entry: Library.Entry
    /// The card's note in the earlier version.
    let earlier: Note
    /// The note in the later version.
    let note: Note
  }

  private(set) var pairs: [Pair] = []
  /// The notes that are really new.
  private(set) var unmatched: [Note] = []
  /// The number of notes of the earlier version that the later one lacks.
  private(set) var missing = 0

  /// - Parameters:
  ///   - appeared: The notes of the later version that the collection does not have.
  ///   - later: All notes of the later version.
  ///   - earlier: The notes of the earlier version.
  ///   - isInFile: Whether a card is in any deck of the later version.
  ///   - entry: The collection's card for a card of the earlier version.
  init(
    of appeared: [Note], in later: [Note], after earlier: [Note], isInFile: (CardID) -> Bool,
    entry: (CardID) -> Library.Entry?
  ) {
    let vanished = earlier.filter { note in !note.cardIDs.contains(where: isInFile) }
    let open = appeared.filter { $0.details.id == nil }
    var successor: [CardID: CardID] = [:]
    if !vanished.isEmpty, !open.isEmpty {
      let matches = Relinking(
        from: Deck(notes: earlier).cards, to: Deck(notes: later).cards,
        isStillThere: isInFile, wasThere: { entry($0) != nil }
      ).matches
      successor = Dictionary(matches.map { ($0.new, $0.old) }) { first, _ in first }
    }
    let notes = Dictionary(
      vanished.flatMap { note in note.cardIDs.map { ($0, note) } }, uniquingKeysWith: { $1 })
    var used: Set<Int> = []
    for note in appeared {
      let old = note.cardIDs.compactMap { successor[$0] }.first { entry($0) != nil }
      if let old, let card = entry(old), let earlier = notes[old], note.details.id == nil,
        card.card.kind == Card(note: note, face: note.faces[0]).kind,
        used.insert(card.note).inserted
      {
        pairs.append(Pair(entry: card, earlier: earlier, note: note))
      } else {
        unmatched.append(note)
      }
    }
    missing = vanished.count(where: { note in
      guard let entry = note.cardIDs.compactMap({ entry($0) }).first else { return false }
      return !used.contains(entry.note)
    })
  }
}
