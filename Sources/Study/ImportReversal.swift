import Flashcards

/// A deck file that was edited after an import, without what the import brought.
///
/// Notes that the import added go, and notes that it changed become what they were, unless they
/// were edited since: those stay.
struct ImportReversal {
  let bytes: [UInt8]
  /// Whether something of the import stays.
  private(set) var keepsSome = false
  /// Whether no note is left.
  let isEmpty: Bool
  /// The notes of the import that the learner has edited or deleted since, as the import had them.
  private(set) var edited: [Note] = []

  /// - Parameter isKept: Whether another import brought a note too, which stays then.
  init(
    before: [UInt8], after: [UInt8], now: [UInt8], isKept: (Note) -> Bool = { _ in false }
  ) {
    let old = Self.notes(DeckParser.parse(before, file: "").deck.notes)
    let new = Self.notes(DeckParser.parse(after, file: "").deck.notes)
    var edit = DeckEdit(now)
    var left = edit.notes.count
    for note in edit.notes {
      let name = Self.name(note)
      guard let imported = new[name], old[name] != imported else { continue }
      if Self.unplaced(note) != imported {
        keepsSome = true
        edited.append(imported)
      } else if let before = old[name] {
        edit.replace(note, with: before)
      } else if !isKept(note) {
        edit.remove(note)
        left -= 1
      }
    }
    // A note that was edited and has no name of its own is not found under the one it had.
    let present = Set(edit.notes.map(Self.name))
    let gone = new.filter { old[$0.key] == nil && !present.contains($0.key) }
    if !gone.isEmpty { keepsSome = true }
    edited += gone.values
    bytes = edit.bytes()
    isEmpty = left == 0
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
