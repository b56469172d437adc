import Flashcards
package import SpacedRepetition

/// What a day's queue asks of each card of the library, in one narrow column: so that nothing else of
/// the cards that are not asked is looked at.
package struct Agenda: Sendable {
  /// A card's place in the calendar.
  package struct Turn: BitwiseCopyable, Sendable {
    struct Marks: OptionSet, BitwiseCopyable, Sendable {
      let rawValue: UInt32
      static let isNew = Marks(rawValue: 1)
      static let isSuspended = Marks(rawValue: 2)
      /// Whether the card is due at a moment within the day.
      static let hasMoment = Marks(rawValue: 4)
    }

    fileprivate let stability: Double
    /// The number of the card's record; -1 if it has none.
    fileprivate let record: Int32
    private let dueDay: Int32
    private let storedInterval: Int32
    private let lastReviewed: Int32
    private let buriedUntil: Int32
    private let marks: Marks

    /// - Parameter number: The record's; -1 if the card has none.
    fileprivate init(_ record: PackedRecord, _ number: Int) {
      self.record = Int32(number)
      dueDay = record.dueDay
      storedInterval = record.interval
      lastReviewed = record.lastReviewed
      buriedUntil = record.buriedDay
      stability = record.stability
      var marks: Marks = []
      if record.isNew { marks.insert(.isNew) }
      if record.isSuspended { marks.insert(.isSuspended) }
      if record.hasMoment { marks.insert(.hasMoment) }
      self.marks = marks
    }

    /// The turn of a card without a record.
    fileprivate static let new = Turn(.named(-1), -1)

    package var isNew: Bool { marks.contains(.isNew) }
    package var hasMoment: Bool { marks.contains(.hasMoment) }
    package var hasMemory: Bool { stability > 0 }
    package var interval: Int { Int(storedInterval) }

    package var due: Day? { dueDay == .min ? nil : Day(number: Int(dueDay)) }

    /// How many days ago the card was due; 0 if it has no day.
    package func overdue(on day: Day) -> Int { dueDay == .min ? 0 : day.number - Int(dueDay) }

    /// How far the card's memory has faded: the days since its last answer by its stability.
    package func decay(on day: Day) -> Double {
      let stability = hasMemory ? stability : Double(max(1, interval))
      return Double(lastReviewed == .min ? 0 : day.number - Int(lastReviewed))
        / max(stability, 0.001)
    }

    /// Whether the card is asked on a day, if all cards are that are due by another.
    fileprivate func comesUp(on day: Int, dueBy last: Int) -> Bool {
      !marks.contains(.isSuspended) && (buriedUntil == .min || day >= Int(buriedUntil))
        && (dueDay == .min || Int(dueDay) <= last)
    }

    fileprivate func isDue(by day: Int) -> Bool {
      !marks.contains(.isSuspended) && dueDay != .min && Int(dueDay) <= day
        && (buriedUntil == .min || Int(buriedUntil) <= day)
    }
  }

  private let turns: Section
  private var changed: [Int: Turn] = [:]

  private static let size = MemoryLayout<Turn>.stride

  /// - Complexity: Linear in the number of cards, each of which is looked up.
  init(_ library: Library, _ history: History) {
    turns = Section(
      (0..<library.count).map { Self.turn(library.shelf.names[$0], history) })
  }

  init(
    from unpacker: inout ByteUnpacker, _ library: Library, _ history: History
  ) throws(UnpackingError) {
    unpacker.remakeNext(isExact: true) {
      var packer = BytePacker()
      Agenda(library, history).pack(to: &packer)
      return packer
    }
    let records = Int32(clamping: history.recordCount)
    turns = try unpacker.section(of: Turn.self) { _, bytes in
      let turns = bytes.assumingMemoryBound(to: Turn.self)
      var index = 0
      while index < turns.count {
        if turns[index].record < -1 || turns[index].record >= records { return false }
        index += 1
      }
      return true
    }
    guard turns.count == library.count * Self.size else { throw UnpackingError() }
  }

  func pack(to packer: inout BytePacker) { packer.append(turns, of: Turn.self) }

  private static func turn(_ name: CardID, _ history: History) -> Turn {
    guard let number = history.slot(of: name) else { return .new }
    return Turn(history.record(at: number), number)
  }

  private subscript(position: Int) -> Turn {
    if !changed.isEmpty, let turn = changed[position] { return turn }
    return turns.address(of: position, size: Self.size).load(as: Turn.self)
  }

  /// The number of the record that the card at a place has; nil if it has none.
  func record(ofCardAt position: Int) -> Int? {
    let record = self[position].record
    return record >= 0 ? Int(record) : nil
  }

  /// Follows what has changed.
  /// - Parameter cards: Those whose records may have changed; nil for all.
  mutating func update(_ cards: [CardID]?, _ library: Library, _ history: History) {
    guard let cards else {
      self = Agenda(library, history)
      return
    }
    for card in cards {
      // Another name of the card may be the one in the decks.
      for name in history.names(of: card) + [card] {
        if let position = library.position(of: name) {
          changed[position] = Self.turn(name, history)
        }
      }
    }
  }

  /// The cards that may be asked on a day, in the order of the library.
  /// - Parameter last: The day by which they are due; nil for those without a day.
  /// - Complexity: Linear in the number of cards.
  func turns(on day: Day, dueBy last: Day?) -> [(position: Int, turn: Turn)] {
    var found: [(position: Int, turn: Turn)] = []
    forEach { position, turn in
      if turn.comesUp(on: day.number, dueBy: last?.number ?? .min) {
        found.append((position, turn))
      }
    }
    return found
  }

  /// The positions of the cards that are due or come back by a day.
  func due(by day: Day) -> [Int] {
    var found: [Int] = []
    forEach { position, turn in
      if turn.isDue(by: day.number) { found.append(position) }
    }
    return found
  }

  private func forEach(_ body: (Int, Turn) -> Void) {
    let turns = turns.bytes.assumingMemoryBound(to: Turn.self)
    var position = 0
    while position < turns.count {
      if !changed.isEmpty, let turn = changed[position] {
        body(position, turn)
      } else {
        body(position, turns[position])
      }
      position += 1
    }
  }
}
