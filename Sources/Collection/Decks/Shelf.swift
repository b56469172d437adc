import Flashcards

/// The cards of all decks in little memory: a card's text is unpacked when it is looked at.
final class Shelf: Sendable {
  /// Where a card's parts are.
  struct Row: BitwiseCopyable, Sendable {
    let deck: UInt32
    /// The index of the note among those of its deck.
    let note: UInt32
    private let storedFace: Int

    init(deck: Int, note: Int, face: Card.Face) {
      self.deck = UInt32(deck)
      self.note = UInt32(note)
      storedFace =
        switch face {
        case .front: -1
        case .reverse: -2
        case .group(let group): group
        }
    }

    var face: Card.Face {
      switch storedFace {
      case -1: .front
      case -2: .reverse
      default: .group(storedFace)
      }
    }
  }

  /// All cards, deck after deck.
  let rows: [Row]
  /// Their names, in the same order.
  let names: CardNames
  /// The notes of each deck.
  let notes: [PackedNotes]
  /// How many notes the decks before each deck have.
  let noteCounts: [Int]

  init(rows: [Row], names: CardNames, notes: [PackedNotes]) {
    self.rows = rows
    self.names = names
    self.notes = notes
    var count = 0
    noteCounts = notes.map { notes in
      defer { count += notes.count }
      return count
    }
  }

  func head(at position: Int) -> NoteHead {
    notes[Int(rows[position].deck)].head(of: Int(rows[position].note))
  }

  func note(at position: Int) -> Note {
    notes[Int(rows[position].deck)][Int(rows[position].note)]
  }
}
