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
  let rows: Column<Row>
  /// The names of the cards, in the same order.
  let names: CardNames
  /// The notes of each deck.
  let notes: [PackedNotes]
  /// The number of notes in all decks before each deck.
  let noteCounts: [Int]

  init(rows: Column<Row>, names: CardNames, notes: [PackedNotes]) {
    self.rows = rows
    self.names = names
    self.notes = notes
    var count = 0
    noteCounts = notes.map { notes in
      defer { count += notes.count }
      return count
    }
  }

  /// How many cards there are.
  var count: Int { names.count }

  func row(at position: Int) -> Row { rows[position] }

  func head(at position: Int) -> NoteHead {
    let row = row(at: position)
    return notes[Int(row.deck)].head(of: Int(row.note))
  }

  func note(at position: Int) -> Note {
    let row = row(at: position)
    return notes[Int(row.deck)][Int(row.note)]
  }

  /// Whether cards, the first of which is at a place, are of the decks that have their places, each of
  /// a note of its deck.
  static func areSound(
    _ rows: UnsafeBufferPointer<Row>, from start: Int,
    _ decks: [(cards: Range<Int>, noteCount: UInt32)]
  ) -> Bool {
    var index = 0
    while index < rows.count {
      let deck = Int(rows[index].deck)
      guard deck < decks.count, decks[deck].cards.contains(start + index) else { return false }
      // Most cards behind one of a deck are of the same.
      let end = min(rows.count, decks[deck].cards.upperBound - start)
      let noteCount = decks[deck].noteCount
      while index < end {
        if rows[index].deck != UInt32(deck) || rows[index].note >= noteCount { return false }
        index += 1
      }
    }
    return true
  }
}
