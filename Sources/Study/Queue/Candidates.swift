import Collection
import Flashcards
import SpacedRepetition

/// The cards that may come up on a day.
struct Candidates {
  /// The due cards, once ``sortDue(_:)`` has listed them.
  private(set) var due: [Agenda.Turn] = []
  private(set) var steps: [(entry: Library.Entry, dueAt: Int)] = []
  /// The due cards that come early because of an exam.
  private(set) var early: Set<CardID> = []
  private let collection: Collection
  private let day: Day
  private let options: DayQueue.Options
  private let focus: FocusMatcher?

  init(_ collection: Collection, day: Day, options: DayQueue.Options, focus: FocusMatcher?) {
    (self.collection, self.day) = (collection, day)
    (self.options, self.focus) = (options, focus)
    guard hasSteps else { return }
    forEach { turn in
      if let step = step(turn) { steps.append(step) }
    }
  }

  private var hasSteps: Bool { collection.history.hasSteps }

  /// The day by which cards are due; nil if only new ones are asked for.
  private var lastDay: Day? {
    switch options.purpose {
    case .new: nil
    case .ahead(let days): day + days
    default: day
    }
  }

  private func step(_ turn: Agenda.Turn) -> (entry: Library.Entry, dueAt: Int)? {
    guard turn.hasMoment else { return nil }
    let entry = collection.library.entries[turn.position]
    return collection.record(of: entry).progress.dueAt.map { (entry, Int($0)) }
  }

  private func admits(_ entry: Library.Entry) -> Bool {
    options.admits(entry, in: collection.library) && focus?.contains(entry) ?? true
  }

  private func forEach(_ body: (Agenda.Turn) -> Void) {
    let (isChoice, entries) = (options.isChoice || focus != nil, collection.library.entries)
    collection.forEachDue(on: day, by: lastDay) { turn in
      if !isChoice || admits(entries[turn.position]) { body(turn) }
    }
  }

  /// Whether any due card has a memory.
  var haveMemory: Bool {
    guard collection.mayKnowMemory else { return false }
    var found = false
    forEachDue { if $0.hasMemory { found = true } }
    return found
  }

  /// Gives the due cards, in no order.
  func forEachDue(_ body: (Agenda.Turn) -> Void) {
    let hasSteps = hasSteps
    forEach { turn in
      if !hasSteps || step(turn) == nil { body(turn) }
    }
  }

  /// The new cards in deck order.
  var new: AnySequence<Library.Entry> {
    let entries = collection.library.entries
    let isChoice = options.isChoice || focus != nil
    return AnySequence(
      collection.newCards(on: day, by: lastDay).lazy.map { entries[$0] }
        .filter { !isChoice || admits($0) })
  }

  /// The first due cards in an order, at most one of a note, and how many there are.
  ///
  /// - Parameter notes: The notes of which a card is asked; those of all due cards are added.
  /// - Complexity: Linear in the number of due cards, of which only the first are kept.
  func firstDue(
    _ count: Int, in order: DueOrder, _ notes: inout NoteMarks
  ) -> (cards: [Agenda.Turn], inAll: Int, free: Int) {
    let taken = notes
    var (inAll, free) = (0, 0)
    var first = FirstCards(2 * min(count, 1 << 20), in: order)
    forEachDue { turn in
      inAll += 1
      if notes.mark(turn.note) { free += 1 }
      if !taken.isMarked(turn.note) { first.insert(turn) }
    }
    while true {
      var asked: Set<Int> = []
      let cards = first.sorted.filter { !notes.areApart || asked.insert($0.note).inserted }
      if cards.count >= min(count, free) { return (Array(cards.prefix(count)), inAll, free) }
      // Many are siblings of each other.
      first = FirstCards(4 * first.limit, in: order)
      forEachDue { if !taken.isMarked($0.note) { first.insert($0) } }
    }
  }

  /// Lists the due cards in an order.
  mutating func sortDue(_ order: DueOrder) {
    var all = FirstCards(.max, in: order)
    forEachDue { all.insert($0) }
    due = all.sorted
  }

  /// Keeps only the longest-due card of each note: otherwise the first one in the deck would come
  /// before the others on every day on which it fails again.
  mutating func keepLongestDueSiblings() {
    let days = Dictionary(due.map { ($0.note, $0.due) }) { first, second in
      guard let first, let second else { return first ?? second }
      return min(first, second)
    }
    due.removeAll { $0.due != days[$0.note] }
  }

  /// Moves cards that come before an exam only because of it to the end.
  mutating func putLast(broughtForwardTo exam: ExamDay, _ collection: Collection) {
    let entries = collection.library.entries
    var (others, forward) = (due, due)
    func isEarly(_ turn: Agenda.Turn) -> Bool {
      exam.isBroughtForward(collection.record(of: entries[turn.position]).progress)
    }
    others.removeAll(where: isEarly)
    forward.removeAll { !isEarly($0) }
    early = Set(forward.map { entries[$0.position].id })
    due = others + forward
  }
}

/// The notes of which a card is asked on a day.
struct NoteMarks {
  /// Empty if siblings may come on one day.
  private var isMarked: [Bool]

  /// - Parameter count: How many notes there are; nil if siblings may come on one day.
  init(_ count: Int?) { isMarked = Array(repeating: false, count: count ?? 0) }

  /// Whether siblings come on different days.
  var areApart: Bool { !isMarked.isEmpty }

  func isMarked(_ note: Int) -> Bool { areApart && isMarked[note] }

  /// Marks a note; false if it was marked before.
  mutating func mark(_ note: Int) -> Bool {
    guard areApart else { return true }
    if isMarked[note] { return false }
    isMarked[note] = true
    return true
  }
}
