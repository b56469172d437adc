import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("The focus of a collection")
struct FocusTests {
  private static let outline = """
    name = "Mine"
    minutes = 60
    as-of = "2026-11"
    source = "a book"
    last = "tag:talk"

    [[domain]]
    name = "Large"
    questions = 6
    search = "tag:a"

    [[domain]]
    name = "Middle"
    questions = 3
    search = "tag:b"

    [[domain]]
    name = "Small"
    questions = 1
    search = "tag:c"
    """

  /// Unrelated cards, then 20 cards of each of `c`, `b` and `a`, and one of another exam.
  private static let decks = [
    "0-talk.md": cards("talk", 5), "1-c.md": cards("c", 20), "2-b.md": cards("b", 20),
    "3-a.md": cards("a", 20), "4-other.md": cards("other", 5),
  ]

  private static func cards(_ tag: String, _ count: Int) -> String {
    (1...count).map { "Q: \(tag) \($0)?\nA: yes\nTags: \(tag)\nId: \(tag)\($0)\n" }
      .joined(separator: "\n")
  }

  private func withCollection(
    exam: String = "mine", settings: String = "", outline: String = outline,
    _ body: (Sandbox) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      for (name, text) in Self.decks { try sandbox.deck(text, name) }
      try sandbox.write(outline, to: "home/decks/exams/mine.toml")
      try sandbox.write("{\"exam\": \"\(exam)\"\(settings)}", to: "home/config.json")
      try body(sandbox)
    }
  }

  private func queue(
    _ collection: Collection, on day: Day = today, newCards: Int? = nil,
    _ change: (inout DayQueue.Options) -> Void = { $0.isFocused = true }
  ) -> [String] {
    var options = DayQueue.Options()
    options.newCards = newCards
    change(&options)
    return DayQueue(collection, on: day, options: options).new.map(\.text)
  }

  private func counts(_ cards: [String]) -> [Character: Int] {
    Dictionary(grouping: cards) { $0.first! }.mapValues(\.count)
  }

  @Test("takes its cards alone, from all domains by their shares, basics first")
  func shares() throws {
    try withCollection { sandbox in
      let collection = try sandbox.look()
      let new = queue(collection, newCards: 10)
      #expect(counts(new) == ["a": 6, "b": 3, "c": 1])
      // The day's cards are shown in deck order.
      #expect(new == ["c1", "b1", "b2", "b3"] + (1...6).map { "a\($0)" })
      #expect(queue(collection, newCards: 100).count == 60)
      #expect(collection.focus?.title == "Mine" && collection.problems.errorCount == 0)
    }
  }

  @Test("each day goes on where the one before ended, also after half a day", arguments: [1, 3, 7])
  func days(perDay: Int) throws {
    try withCollection { sandbox in
      for number in 0..<(21 / perDay) {
        let collection = try sandbox.look()
        let new = queue(collection, on: today + number, newCards: perDay)
        for card in new.reversed() {
          try sandbox.answer(collection.question(CardID(card)), .perfect, on: today + number)
        }
        let begun = (number + 1) * perDay
        let cards = try sandbox.look()
        let known = cards.library.entries.filter { !cards.record(of: $0).progress.isNew }
        for (tag, share) in [("a", 0.6), ("b", 0.3), ("c", 0.1)] as [(Character, Double)] {
          let count = known.count { $0.id.text.first == tag }
          #expect(abs(Double(count) - share * Double(begun)) <= 1, "\(tag): \(count) of \(begun)")
        }
      }
    }
  }

  @Test("of all cards those of the focus come first, and what the outline puts last comes last")
  func last() throws {
    try withCollection { sandbox in
      let new = queue(try sandbox.look(), newCards: 100) { $0.isFocused = false }
      #expect(new.count == 70)
      #expect(new.prefix(60).allSatisfy { "abc".contains($0.first!) })
      #expect(new.suffix(10) == (1...5).map { "other\($0)" } + (1...5).map { "talk\($0)" })
    }
  }

  @Test("decks, tags and cards that are named keep the decks' order, and so does another choice")
  func otherOrders() throws {
    try withCollection { sandbox in
      let collection = try sandbox.look()
      let tagged = queue(collection, newCards: 3) { $0.tags = ["talk", "a"] }
      #expect(tagged == ["talk1", "talk2", "talk3"])
    }
    try withCollection(settings: ", \"new-card-choice\": \"random\"") { sandbox in
      let new = queue(try sandbox.look(), newCards: 60)
      #expect(new.count == 60 && new != new.sorted())
    }
  }

  @Test("an outline in order teaches one domain after another")
  func inOrder() throws {
    let outline = Self.outline.replacing("last =", with: "new-cards = \"in order\"\nlast =")
    try withCollection(outline: outline) { sandbox in
      let new = queue(try sandbox.look(), newCards: 42)
      #expect(counts(Array(new.prefix(20))) == ["a": 20])
      #expect(counts(Array(new[20..<40])) == ["b": 20])
      #expect(new.suffix(2) == ["c1", "c2"])
    }
    let wrong = Self.outline.replacing("last =", with: "new-cards = \"any\"\nlast =")
    try withCollection(outline: wrong) { sandbox in
      let problem = try #require(try sandbox.look().allProblems.diagnostics.first)
      #expect(
        problem.location.line == 5
          && problem.message == "`new-cards` has an unknown value")
    }
  }

  @Test("two exams share the cards that both ask, and each has its shares")
  func two() throws {
    try withCollection(exam: "mine,Other") { sandbox in
      try sandbox.write(
        Self.outline.replacing("\"tag:c\"", with: "\"tag:other\"").replacing(
          "\"Mine\"", with: "\"Other\""),
        to: "home/decks/exams/other.toml")
      let collection = try sandbox.look()
      #expect(collection.focus?.title == "Mine and Other")
      #expect(collection.focus?.setting == "mine,other")
      // A card of the large domain is a step in both exams.
      #expect(counts(queue(collection, newCards: 11)) == ["a": 6, "b": 3, "c": 1, "o": 1])
    }
  }

  @Test("an exam without an outline is named as a problem, and all cards are taken")
  func missing() throws {
    try withCollection(exam: "gone") { sandbox in
      let collection = try sandbox.look()
      #expect(collection.focus == nil)
      #expect(
        collection.allProblems.diagnostics.map(\.message)
          == ["there is no outline of the exam `gone`"])
      #expect(queue(collection, newCards: 5).allSatisfy { $0.hasPrefix("talk") })
    }
  }

  @Test("the drill asks no card outside of it, and due cards outside stay due")
  func session() throws {
    try withCollection { sandbox in
      try sandbox.answer("other 1?", .blackout)
      try sandbox.answer("a 1?", .blackout)
      let collection = try sandbox.look()
      var options = DayQueue.Options.focused
      options.newCards = 0
      let session = Session(collection, on: today, at: 2000, options: options)
      #expect(session.left.drill == 1 && session.current?.card == CardID("a1"))
      let tomorrow = DayQueue(collection, on: today + 1, options: options)
      #expect(tomorrow.due == [CardID("a1")])
      options.isFocused = false
      #expect(DayQueue(collection, on: today + 1, options: options).due.count == 2)
    }
  }

  @Test(
    "the setting takes names with commas, and refuses what can be none",
    arguments: [
      ("cpc", ["cpc"]), ("CPC, cpb", ["cpc", "cpb"]), ("none", []), ("a,a", nil), ("", nil),
      ("cpc,", nil), ("../x", nil), ("cpc,none", nil), ("12", nil),
    ] as [(String, [String]?)])
  func setting(text: String, exams: [String]?) throws {
    var settings = Settings()
    let key = try #require(Settings.key(named: "exam"))
    #expect(settings.set(key, to: text) == (exams != nil))
    #expect(settings.exams == exams ?? [])
  }

  @Test("a file of settings of before, without it, has none; one with nonsense is named")
  func files() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.write("{\"new-per-day\": 7}", to: "home/config.json")
      let old = try sandbox.look()
      #expect(old.settings.newPerDay == 7 && old.settings.exams.isEmpty && old.focus == nil)
      #expect(old.problems.errorCount == 0)
      try sandbox.write("{\"exam\": [1]}", to: "home/config.json")
      let messages = try sandbox.look().allProblems.diagnostics.map(\.message)
      #expect(messages == ["`[1]` is not a value for `exam`"])
    }
  }
}
