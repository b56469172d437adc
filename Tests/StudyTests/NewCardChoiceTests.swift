import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("The choice of new cards")
struct NewCardChoiceTests {
  private static let decks = (0..<12).map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }

  private func with(
    _ cards: [String], _ choice: String, seed: Int = 0, limit: Int = 99, _ actions: [Action] = [],
    _ body: (Collection) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(cards.joined(separator: "\n"))
      try sandbox.write(
        #"{"new-card-choice": "\#(choice)", "new-card-seed": \#(seed), "new-per-day": \#(limit)}"#,
        to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(actions, at: 0)
      try body(Collection(sandbox.place, writer: &writer, at: 0))
    }
  }

  private func new(_ collection: Collection, on day: Day = today) -> [String] {
    DayQueue(collection, on: day).new.map(\.text)
  }

  @Test("by chance has every card once, in another order than the deck's")
  func random() throws {
    try with(Self.decks, "random") { collection in
      let order = new(collection)
      #expect(order.count == 12 && Set(order).count == 12)
      #expect(order != (0..<12).map { "c\($0)" })
    }
  }

  @Test("by chance is the same on every day, wherever a card stands in its deck")
  func steadyChance() throws {
    var order: [String] = []
    try with(Self.decks, "random") { order = new($0) }
    try with(Self.decks, "random") { #expect(new($0, on: today + 100) == order) }
    try with(Self.decks.reversed(), "random") { #expect(new($0) == order) }
    // Known cards leave the others in their places.
    let learnt = order[...3]
    try with(Self.decks, "random", limit: 99, learnt.map { .answer($0, .hesitant, kind: .learn) }) {
      #expect(new($0, on: today + 1) == Array(order.dropFirst(4)))
    }
  }

  @Test("by chance is another one with another seed, and the same with the same")
  func seeds() throws {
    var orders: [[String]] = []
    for seed in [0, 1, 2, 1] {
      try with(Self.decks, "random", seed: seed) { orders.append(new($0)) }
    }
    #expect(Set(orders).count == 3)
    #expect(orders[1] == orders[3])
    #expect(orders.allSatisfy { Set($0).count == 12 })
  }

  /// Cards of the tags a, a, a, b, b, and none.
  private static let tagged =
    ["a1 A", "a2 a", "a3 a", "b1 b", "b2 b", "none "].map { card in
      let words = card.split(separator: " ")
      let tags = words.count > 1 ? "Tags: \(words[1])\n" : ""
      return "Q: \(words[0])\nA: x\n\(tags)Id: \(words[0])\n"
    }

  @Test("by tags takes a card of each in turn, in the order of the deck")
  func tags() throws {
    try with(Self.tagged, "tags") { collection in
      #expect(new(collection) == ["a1", "b1", "none", "a2", "b2", "a3"])
    }
  }

  @Test("by tags comes to every tag also where a day has fewer cards than there are tags")
  func fewCards() throws {
    var known: [Action] = []
    var order: [String] = []
    for day in 0..<6 {
      try with(Self.tagged, "tags", limit: 1, known) { collection in
        order += new(collection, on: today + day)
      }
      known.append(.answer(order.last ?? "", .perfect, day: day, kind: .learn))
    }
    #expect(order == ["a1", "b1", "none", "a2", "b2", "a3"])
  }
}
