import Flashcards

/// A deck file that was edited after an import, without the import's changes.
///
/// Notes that the import added are removed, and notes that it changed or removed come back, unless
/// they were edited since: edited notes stay.
struct ImportReversal {
  let bytes: [UInt8]
  /// Whether some of the import's changes stay.
  private(set) var keepsSome = false
  /// Whether no note is left.
  let isEmpty: Bool
  /// The import's notes that the learner has edited or deleted since, as the import had them.
  private(set) var edited: [Note] = []

  /// - Parameters:
  ///   - isElsewhere: Whether a note that the import removed is in another deck now.
  ///   - isKept: Whether another import brought a note too, so that it stays.
  init(
    before: [UInt8], after: [UInt8], now: [UInt8], isElsewhere: (CardID) -> Bool = { _ in false },
    isKept: (Note) -> Bool = { _ in false }
  ) {
    let earlier = DeckParser.parse(before, file: "").deck
    let later = DeckParser.parse(after, file: "").deck
    let old = Self.notes(earlier.notes)
    let new = Self.notes(later.notes)
    let origins = Self.origins(of: later, in: earlier)
    var edit = DeckEdit(now)
    var left = edit.notes.count
    let present = Set(edit.notes.map(Self.name))
    var back: Set<CardID> = []
    for note in edit.notes {
      let name = Self.name(note)
      guard let imported = new[name], old[name] != imported else { continue }
      let origin = origins[name].flatMap { present.contains($0) ? nil : $0 }
      if Self.unplaced(note) != imported {
        keepsSome = true
        edited.append(imported)
      } else if let before = old[name] ?? origin.flatMap({ old[$0] }) {
        edit.replace(note, with: before)
        if let origin { back.insert(origin) }
      } else if !isKept(note) {
        edit.remove(note)
        left -= 1
      }
    }
    // An edited note without a name of its own is not found under its old name.
    let gone = new.filter { old[$0.key] == nil && !present.contains($0.key) }
    if !gone.isEmpty { keepsSome = true }
    edited += gone.values
    // A note that the import turned into another one is back in its place, or was edited since.
    back.formUnion(origins.values)
    let returning = earlier.notes.filter { note in
      let name = Self.name(note)
      return new[name] == nil && !present.contains(name) && !back.contains(name)
        && !isElsewhere(name)
    }
    edit.append(returning)
    left += returning.count
    bytes = edit.bytes()
    isEmpty = left == 0
  }

  /// The notes that an import renamed: their earlier names by their later ones.
  private static func origins(of later: Deck, in earlier: Deck) -> [CardID: CardID] {
    func names(_ deck: Deck) -> [CardID: CardID] {
      Dictionary(
        deck.notes.flatMap { note in note.faces.map { (note.id(of: $0), name(note)) } },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (names(earlier), names(later))
    let matches = Relinking(
      from: earlier.cards, to: later.cards, isStillThere: { new[$0] != nil },
      wasThere: { old[$0] != nil }
    ).matches
    return Dictionary(
      matches.compactMap { match in
        guard let from = old[match.old], let to = new[match.new] else { return nil }
        return (to, from)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of a deck's notes that differ from what an import left.
  static func names(editedIn now: [UInt8], since after: [UInt8]) -> Set<CardID> {
    let new = notes(DeckParser.parse(after, file: "").deck.notes)
    return Set(
      notes(DeckParser.parse(now, file: "").deck.notes).filter { new[$0.key] != $0.value }.keys)
  }

  private static func name(_ note: Note) -> CardID {
    note.details.id ?? note.id(of: note.faces[0])
  }

  private static func unplaced(_ note: Note) -> Note {
    var note = note
    note.line = 0
    note.lastLine = 0
    note.path = []
    return note
  }

  private static func notes(_ notes: [Note]) -> [CardID: Note] {
    Dictionary(notes.map { (name($0), unplaced($0)) }) { first, _ in first }
  }
}
