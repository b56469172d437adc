import Flashcards

/// Which record of the history each card of the library has.
///
/// All of them are looked up by name once, and then kept up: a day's queue asks for every card's.
struct RecordNumbers: Sendable {
  /// By the card's place in the library; -1 for a card without a record.
  private var numbers: [Int32]

  /// - Complexity: Linear in the number of cards.
  init(_ library: Library, _ history: History) {
    numbers = (0..<library.count).map { position in
      Int32(history.slot(of: library.shelf.names[position]) ?? -1)
    }
  }

  /// The number of the record that the card at a place has; nil if it has none.
  subscript(position: Int) -> Int? { numbers[position] >= 0 ? Int(numbers[position]) : nil }

  /// Follows what has changed.
  /// - Parameter cards: Those whose records may have become others; nil for all.
  mutating func update(_ cards: [CardID]?, _ library: Library, _ history: History) {
    guard let cards else {
      self = RecordNumbers(library, history)
      return
    }
    for card in cards {
      // Another name of the card may be the one in the decks.
      for name in history.names(of: card) + [card] {
        if let position = library.position(of: name) {
          numbers[position] = Int32(history.slot(of: name) ?? -1)
        }
      }
    }
  }

  func pack(to packer: inout BytePacker) { packer.append(array: numbers) }

  init(from unpacker: inout ByteUnpacker, _ library: Library, _ history: History)
    throws(UnpackingError)
  {
    numbers = try unpacker.array()
    guard numbers.count == library.count, numbers.allSatisfy({ $0 < history.recordCount }) else {
      throw UnpackingError()
    }
  }
}
