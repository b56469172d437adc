import Collection
import Flashcards

/// Which cards of an earlier version of a file the new ones of a later version have become, where
/// no name tells.
struct Succession {
  struct Pair {
    /// The card that the collection has.
    let entry: Library.Entry
    /// The note that the card was in the earlier version.
    let earlier: Note
    /// The note that it is now.
    let note: Note
  }

  private(set) var pairs: [Pair] = []
  /// The notes that are new indeed.
  private(set) var unmatched: [Note] = []
  /// How many notes of the earlier version are in the later one no more.
  private(set) var missing = 0

  /// - Parameters:
  ///   - appeared: The notes of the later version that the collection does not have.
  ///   - later: All notes of the later version.
  ///   - earlier: The notes of the earlier version.
  ///   - isInFile: Whether a card is in any deck of the later version.
  ///   - entry: What a card of the earlier version is in the collection.
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
