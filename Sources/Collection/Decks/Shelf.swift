import Flashcards

/// The cards of all decks in little memory: texts are unpacked on demand.
final class Shelf: Sendable {
  /// The location of a card's parts.
  struct Row: BitwiseCopyable, Sendable {
    let deck: UInt32
    /// The index of the note within its deck.
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

  /// All cards, deck by deck.
  let rows: [Row]
  /// The names of the cards, in the same order.
  let names: CardNames
  /// The notes of each deck.
  let notes: [PackedNotes]
  /// The number of notes in all decks before each deck.
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
