import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A day's queue")
struct DayQueueTests {
  /// Opens a collection of one deck after `actions`.
  private func with(
    _ deck: String, _ actions: [Action] = [], config: String = "{}",
    _ body: (Collection) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck)
      try sandbox.write(config, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(actions, at: 0)
      try body(Collection(sandbox.place, writer: &writer, at: 0))
    }
  }

  /// Cards named c0, c1 and so on.
  private func cards(_ count: Int) -> String {
    (0..<count).map { "Q: question \($0)\nA: answer \($0)\nId: c\($0)\n\n" }.joined()
  }

  private func names(_ cards: [CardID]) -> [String] { cards.map(\.text) }

  private func queue(
    _ collection: Collection, on day: Day = today,
    _ change: (inout DayQueue.Options) -> Void = { _ in }
  ) -> DayQueue {
    var options = DayQueue.Options()
    change(&options)
    return DayQueue(collection, on: day, options: options)
  }

  /// An answer that leaves a card with this interval, due that many days ago.
  private func known(_ card: Int, interval: Int, overdue: Int) -> [Action] {
    let grades: [Grade] =
      switch interval {
      case 1: [.hesitant]
      case 6: [.hesitant, .hesitant]
      default: [.hesitant, .hesitant, .hesitant]  // 15
      }
    return grades.map { .answer("c\(card)", $0, day: -interval - overdue) }
  }

  @Test("has the due cards and the new ones, in the order of the deck where nothing else decides")
  func dueAndNew() throws {
    let actions =
      known(1, interval: 1, overdue: 0) + known(3, interval: 1, overdue: 0)
      + known(4, interval: 1, overdue: -1)
    try with(cards(6), actions) { collection in
      let queue = queue(collection)
      #expect(names(queue.due) == ["c1", "c3"])
      #expect(names(queue.new) == ["c0", "c2", "c5"])
      #expect(queue.dueBeyondLimit == 0)
    }
  }

  @Test("puts the most overdue first, relative to the interval; the shorter interval on a tie")
  func overdueness() throws {
    let actions =
      known(0, interval: 15, overdue: 15) + known(1, interval: 6, overdue: 5)
      + known(2, interval: 1, overdue: 1) + known(3, interval: 15, overdue: 0)
      + known(4, interval: 1, overdue: 0) + known(5, interval: 6, overdue: 12)
    try with(cards(6), actions) { collection in
      #expect(names(queue(collection).due) == ["c5", "c2", "c0", "c1", "c4", "c3"])
    }
    try with(cards(6), actions, config: #"{"due-card-order": "date"}"#) { collection in
      #expect(names(queue(collection).due) == ["c0", "c5", "c1", "c2", "c3", "c4"])
    }
    try with(cards(6), actions, config: #"{"due-card-order": "deck"}"#) { collection in
      #expect(names(queue(collection).due) == ["c0", "c1", "c2", "c3", "c4", "c5"])
    }
  }

  @Test("counts what was done today against the limits, and nothing of another day")
  func limits() throws {
    let config = #"{"new-per-day": 3, "reviews-per-day": 4}"#
    let due = (0..<6).flatMap { known($0, interval: 1, overdue: 2) }
    let done: [Action] = [
      .answer("c0", .hesitant, day: 0, kind: .review),
      .answer("c7", .hesitant, day: 0, kind: .learn),
      .answer("c8", .hesitant, day: -1, kind: .learn),
      .answer("c1", .perfect, day: 0, kind: .drill),
    ]
    try with(cards(20), due, config: config) { collection in
      let queue = queue(collection)
      #expect(names(queue.due) == ["c0", "c1", "c2", "c3"])
      #expect(queue.dueBeyondLimit == 2)
      #expect(names(queue.new) == ["c6", "c7", "c8"])
    }
    try with(cards(20), due + done, config: config) { collection in
      let queue = queue(collection)
      #expect(names(queue.due) == ["c1", "c2", "c3"])
      #expect(queue.dueBeyondLimit == 3)
      #expect(queue.dueInAll == 6)
      #expect(names(queue.new) == ["c6", "c9"])
    }
    try with(cards(20), due + done, config: #"{"new-per-day": 0, "reviews-per-day": 0}"#) {
      #expect(queue($0).order.isEmpty)
    }
  }

  @Test(
    "takes as many new cards as asked for, whatever the limit; and no more cards than asked for")
  func options() throws {
    let due = (0..<3).flatMap { known($0, interval: 1, overdue: 2) }
    try with(cards(40), due) { collection in
      #expect(queue(collection).new.count == 20)
      #expect(queue(collection) { $0.newCards = 30 }.new.count == 30)
      #expect(queue(collection) { $0.newCards = .max }.new.count == 37)
      #expect(queue(collection) { $0.newCards = 0 }.order == queue(collection).due)
      #expect(names(queue(collection) { $0.limit = 2 }.order) == ["c0", "c1"])
      #expect(names(queue(collection) { $0.limit = 5 }.new) == ["c3", "c4"])
    }
  }

  @Test("leaves out suspended cards and cards of other decks and tags")
  func leavesOut() throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        "Q: 1\nA: 1\nId: c1\nTags: icd\n\nQ: 2\nA: 2\nId: c2\n\nQ: 3\nA: 3\nId: c3\nTags: CPT\n")
      try sandbox.deck("---\ntags: hcpcs\n---\nQ: 4\nA: 4\nId: c4\n", "b.md")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(
        [.answer("c1", .blackout, day: -9), .answer("c2", .blackout, day: -9)], at: 0)
      let collection = try Collection(sandbox.place, writer: &writer, at: 0)
      #expect(names(queue(collection) { $0.tags = ["ICD"] }.order) == ["c1"])
      #expect(names(queue(collection) { $0.tags = ["cpt", "hcpcs"] }.order) == ["c3", "c4"])
      #expect(names(queue(collection) { $0.tags = ["none"] }.order) == [])
      #expect(names(queue(collection) { $0.decks = [1] }.order) == ["c4"])
      #expect(
        names(queue(collection) { $0.decks = [0, 1] }.order).sorted() == ["c1", "c2", "c3", "c4"])
      #expect(names(queue(collection) { $0.decks = [] }.order) == [])
      try writer.append([.suspend(CardID("c1")), .suspend(CardID("c4"))], at: 1)
      let suspended = try Collection(sandbox.place, writer: &writer, at: 2)
      #expect(names(queue(suspended).due) == ["c2"])
      #expect(names(queue(suspended).new) == ["c3"])
    }
  }

  // MARK: Siblings

  private let terms = "T: a\nD: b\nId: a\n\nT: c\nD: d\nId: c\n\nC: [e] [f] [g]\nId: e\n"

  @Test("takes one card of each note a day, new or due")
  func siblings() throws {
    try with(terms) { #expect(names(queue($0).order) == ["a", "c", "e.1"]) }
    let due: [Action] = [
      .answer("a.reverse", .blackout, day: -5), .answer("e.3", .blackout, day: -5),
    ]
    try with(terms, due) { #expect(names(queue($0).order) == ["a.reverse", "c", "e.3"]) }
    try with(terms, due, config: #"{"siblings-apart": false}"#) {
      #expect(queue($0).order.count == 7)
    }
  }

  @Test("keeps siblings of a card that was answered today for another day")
  func answeredSibling() throws {
    let today: [Action] = [.answer("a", .perfect), .answer("e.2", .blackout)]
    try with(terms, today) { #expect(names(queue($0).order) == ["c"]) }
    let yesterday: [Action] = [.answer("a", .perfect, day: -1), .answer("e.2", .perfect, day: -1)]
    try with(terms, yesterday) { #expect(names(queue($0).order) == ["a", "c", "e.2"]) }
  }

  @Test("keeps siblings apart also when their note was edited after the answer")
  func editedSibling() throws {
    try withSandbox { sandbox in
      try sandbox.deck("T: superbill\nD: The encounter form\n")
      try sandbox.answer("superbill", .hesitant)
      try sandbox.deck("T: superbill\nD: The encounter form of the practice\n")
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "superbill") == 1)
      #expect(queue(collection).order.isEmpty)
      #expect(queue(collection, on: today + 1).order.count == 1)
    }
  }

  // MARK: Order

  @Test(
    "spreads new cards evenly among the due ones",
    arguments: [(0, 0), (0, 3), (5, 0), (1, 1), (3, 1), (1, 3), (10, 3), (7, 7), (23, 9), (9, 23)])
  func spread(dueCount: Int, newCount: Int) throws {
    let due = (0..<dueCount).flatMap { known($0, interval: 1, overdue: 2) }
    try with(cards(dueCount + newCount), due, config: #"{"new-per-day": 99}"#) { collection in
      let queue = queue(collection)
      #expect(queue.order.filter(Set(queue.due).contains) == queue.due)
      #expect(queue.order.filter(Set(queue.new).contains) == queue.new)
      #expect(queue.order.count == dueCount + newCount)
      let runs = queue.order.split(omittingEmptySubsequences: false) { queue.new.contains($0) }
        .map(\.count)
      #expect(runs.count == newCount + 1)
      #expect(runs.max()! - runs.min()! <= 1)
    }
  }

  @Test("puts new cards first or last if so set")
  func firstOrLast() throws {
    let due = known(1, interval: 1, overdue: 2)
    try with(cards(3), due, config: #"{"new-card-order": "first"}"#) {
      #expect(names(queue($0).order) == ["c0", "c2", "c1"])
    }
    try with(cards(3), due, config: #"{"new-card-order": "last"}"#) {
      #expect(names(queue($0).order) == ["c1", "c0", "c2"])
    }
  }
}
