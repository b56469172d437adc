import Flashcards
package import SpacedRepetition

/// The cards of the library in the order of the days on which they are due, so that a day's queue is a
/// stretch of them, and nothing of the others is looked at.
package struct Agenda: Sendable {
  /// A card's place in the calendar.
  package struct Turn: BitwiseCopyable, Sendable {
    struct Marks: OptionSet, BitwiseCopyable, Sendable {
      let rawValue: Int32
      static let isNew = Marks(rawValue: 1)
      /// Whether the card is due at a moment within the day.
      static let hasMoment = Marks(rawValue: 2)
    }

    fileprivate let dated: Dated
    fileprivate let memory: Memory
    fileprivate let buriedUntil: Int32
    fileprivate let marks: Marks

    package var position: Int { Int(dated.position) }
    /// The index of the card's note among all notes.
    package var note: Int { Int(dated.note) }
    package var isNew: Bool { marks.contains(.isNew) }
    package var hasMoment: Bool { marks.contains(.hasMoment) }
    package var hasMemory: Bool { memory.stability > 0 }
    package var interval: Int { Int(dated.interval) }

    package var due: Day? { dated.day == .min ? nil : Day(number: Int(dated.day)) }

    /// How many days ago the card was due; 0 if it has no day.
    package func overdue(on day: Day) -> Int {
      dated.day == .min ? 0 : day.number - Int(dated.day)
    }

    /// How far the card's memory has faded: the days since its last answer by its stability.
    package func decay(on day: Day) -> Double {
      let stability = hasMemory ? memory.stability : Double(max(1, interval))
      return Double(memory.lastReviewed == .min ? 0 : day.number - Int(memory.lastReviewed))
        / max(stability, 0.001)
    }

    /// Whether the card is asked on a day, if all cards are that are due by another.
    fileprivate func comesUp(on day: Int, dueBy last: Int32) -> Bool {
      (buriedUntil == .min || day >= Int(buriedUntil)) && dated.day <= last
    }
  }

  /// A card and its day; the least number there is for none.
  fileprivate struct Dated: BitwiseCopyable, Sendable {
    let day, position, note, interval: Int32
  }

  /// What orders cards by how far they are forgotten.
  fileprivate struct Memory: BitwiseCopyable, Sendable {
    let stability: Double
    let lastReviewed: Int32
    // Explicit padding, so that no uninitialized byte is written to a file.
    private let fill: Int32 = 0

    init(stability: Double, lastReviewed: Int32) {
      (self.stability, self.lastReviewed) = (stability, lastReviewed)
    }

    static let none = Memory(stability: 0, lastReviewed: .min)
  }

  /// The number of each card's record, by its place in the library; -1 if it has none.
  private var records: Column<Int32>
  /// The places of new cards without a day.
  private let new: Column<Int32>
  /// Cards in the order of their days, then of their places; without suspended cards.
  private let dated: Column<Dated>
  /// What is known besides of the same cards; empty if no card has a memory.
  private let memories: Column<Memory>
  /// Cards of which more is known: buried ones, those with a moment, and whatever fits nowhere else.
  private let others: Column<Turn>
  /// What has changed since, by the cards' places; nil for suspended cards.
  private var changed: [Int: Turn?] = [:]

  /// - Complexity: O(n log n) in the number of cards, each of which is looked up.
  init(_ library: Library, _ history: History) {
    var records: [Int32] = []
    var (new, dated, others): ([Int32], [(Dated, Memory)], [Turn]) = ([], [], [])
    for position in 0..<library.count {
      let number = history.slot(of: library.shelf.names[position])
      records.append(number.map { Int32($0) } ?? -1)
      guard let turn = Self.turn(position, number, library, history) else { continue }
      if turn.buriedUntil != .min || turn.hasMoment || turn.isNew != (turn.due == nil) {
        others.append(turn)
      } else if turn.isNew {
        new.append(turn.dated.position)
      } else {
        dated.append((turn.dated, turn.memory))
      }
    }
    dated.sort { ($0.0.day, $0.0.position) < ($1.0.day, $1.0.position) }
    let hasMemory = dated.contains { $0.1.stability > 0 }
    (self.records, self.new, self.others) = (Column(records), Column(new), Column(others))
    self.dated = Column(dated.map(\.0))
    memories = Column(hasMemory ? dated.map(\.1) : [])
  }

  /// The turn of a card; nil if it is suspended.
  private static func turn(
    _ position: Int, _ number: Int?, _ library: Library, _ history: History
  ) -> Turn? {
    let record = if let number { history.record(at: number) } else { PackedRecord.named(-1) }
    if record.isSuspended { return nil }
    var marks: Turn.Marks = []
    if record.isNew { marks.insert(.isNew) }
    if record.hasMoment { marks.insert(.hasMoment) }
    return Turn(
      dated: Dated(
        day: record.dueDay, position: Int32(position),
        note: Int32(library.entries[position].note), interval: record.interval),
      memory: Memory(stability: record.stability, lastReviewed: record.lastReviewed),
      buriedUntil: record.buriedDay, marks: marks)
  }

  /// The number of the record that the card at a place has; nil if it has none.
  func record(ofCardAt position: Int) -> Int? {
    let record = records[position]
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
        guard let position = library.position(of: name) else { continue }
        let number = history.slot(of: name)
        records[position] = number.map { Int32($0) } ?? -1
        changed[position] = .some(Self.turn(position, number, library, history))
      }
    }
  }

  // MARK: A day

  /// Gives the cards that may be asked on a day, in no order, without new cards.
  /// - Parameter last: The day by which they are due; nil for those without a day.
  /// - Complexity: Linear in the number of these cards, and of those that have changed.
  func forEachDue(on day: Day, by last: Day?, _ body: (Turn) -> Void) {
    forEachTurn(on: day, by: last) { if !$0.isNew { body($0) } }
    guard let last = last.map({ Int32(clamping: $0.number) }) else { return }
    let hasMemories = memories.count == dated.count
    dated.forEach(in: 0..<end(of: last)) { index, card in
      if !changed.isEmpty, changed[Int(card.position)] != nil { return }
      body(
        Turn(
          dated: card, memory: hasMemories ? memories[index] : .none, buriedUntil: .min, marks: []))
    }
  }

  /// Whether any card may have a memory; if not, none does.
  var mayKnowMemory: Bool {
    if memories.count > 0 || changed.values.contains(where: { $0?.hasMemory == true }) {
      return true
    }
    var found = false
    others.forEach(in: 0..<others.count) { _, turn in if turn.hasMemory { found = true } }
    return found
  }

  /// The places of the new cards that may be asked on a day, in order.
  /// - Parameter last: As above; a new card may have been given a day.
  func newCards(on day: Day, by last: Day?) -> AnyIterator<Int> {
    var others: [Int] = []
    forEachTurn(on: day, by: last) { if $0.isNew { others.append($0.position) } }
    others.sort()
    var (next, nextOther) = (0, 0)
    return AnyIterator { [new, changed] in
      while next < new.count, changed[Int(new[next])] != nil { next += 1 }
      let position = next < new.count ? Int(new[next]) : .max
      if nextOther < others.count, others[nextOther] < position {
        nextOther += 1
        return others[nextOther - 1]
      }
      next += 1
      return position == .max ? nil : position
    }
  }

  /// The places of the cards that are due or come back by a day, in no order.
  func due(by day: Day) -> [Int] {
    var found: [Int] = []
    forEachDue(on: day, by: day) { if $0.due != nil { found.append($0.position) } }
    forEachTurn(on: day, by: day) { if $0.isNew, $0.due != nil { found.append($0.position) } }
    return found
  }

  /// Where the cards that are due by a day end.
  private func end(of last: Int32) -> Int {
    var (low, high) = (0, dated.count)
    while low < high {
      let middle = (low + high) / 2
      if dated[middle].day <= last { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Gives the cards that may be asked on a day of which more is known, or that have changed.
  private func forEachTurn(on day: Day, by last: Day?, _ body: (Turn) -> Void) {
    let last = last.map { Int32(clamping: $0.number) } ?? .min
    others.forEach(in: 0..<others.count) { _, turn in
      if changed[turn.position] == nil, turn.comesUp(on: day.number, dueBy: last) { body(turn) }
    }
    for case let turn? in changed.values where turn.comesUp(on: day.number, dueBy: last) {
      body(turn)
    }
  }

  // MARK: In a file

  func pack(to packer: inout BytePacker) {
    packer.append(records)
    packer.append(new)
    packer.append(dated)
    packer.append(memories)
    packer.append(others)
  }

  init(
    from unpacker: inout ByteUnpacker, _ library: Library, _ history: History
  ) throws(UnpackingError) {
    unpacker.remakeNext(isExact: true) {
      var packer = BytePacker()
      Agenda(library, history).pack(to: &packer)
      return packer
    }
    records = try unpacker.places(upTo: history.recordCount, orNone: true)
    new = try unpacker.places(upTo: library.count, orNone: false)
    let limits = (positions: library.count, notes: library.noteCount)
    dated = try unpacker.column { _, cards in
      cards.withoutIterator { Self.isSound($0, limits) }
    }
    memories = try unpacker.column()
    others = try unpacker.column { _, turns in
      turns.withoutIterator { Self.isSound($0.dated, limits) }
    }
    guard records.count == library.count, memories.count == 0 || memories.count == dated.count
    else { throw UnpackingError() }
  }

  /// Whether a card is one of the library, and its note one of its notes.
  private static func isSound(_ card: Dated, _ limits: (positions: Int, notes: Int)) -> Bool {
    card.position >= 0 && Int(card.position) < limits.positions && card.note >= 0
      && Int(card.note) < limits.notes
  }
}
