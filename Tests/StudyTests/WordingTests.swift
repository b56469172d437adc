import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A card with several wordings")
struct CardWordingTests {
  private static let text = """
    Q: first
    Q: second
    Q: third
    A: answer
    Id: w

    Q: other
    A: thing
    Id: o

    """

  private func asked(_ collection: Collection, _ day: Int) throws -> String {
    let card = try #require(collection.library[CardID("w")]).card
    return collection.asked(card, on: today + day).question
  }

  private func open(_ actions: Action..., body: (Collection) throws -> Void) throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.text)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      try writer.append(actions, at: 0)
      try body(Collection(sandbox.place, writer: &writer, at: 0))
    }
  }

  @Test("is asked in its first one while it is new, and through the day on which it is learned")
  func new() throws {
    try open { collection in
      let days = try (0..<30).map { try asked(collection, $0) }
      #expect(Set(days) == ["first"])
    }
    try open(.answer("w", .hesitant, kind: .learn)) { collection in
      #expect(try asked(collection, 0) == "first")
      let days = try (1...30).map { try asked(collection, $0) }
      #expect(Set(days) == ["first", "second", "third"])
    }
    // An exam asks cards that were never learned.
    try open(.answer("w", .hesitant, kind: .practice)) { collection in
      let days = try (0..<30).map { try asked(collection, $0) }
      #expect(Set(days) == ["first"])
    }
    try open(
      .answer("w", .hesitant, kind: .learn),
      .schedule(ScheduleEvent(card: CardID("w"), phase: .new))
    ) { collection in
      let days = try (0..<30).map { try asked(collection, $0) }
      #expect(Set(days) == ["first"])
    }
    try open(.schedule(ScheduleEvent(card: CardID("w"), phase: .review, due: today))) {
      collection in
      let days = try (0..<30).map { try asked(collection, $0) }
      #expect(Set(days) == ["first", "second", "third"])
    }
  }

  @Test("is asked in the same one all day, after answers and after their undo", arguments: 1...20)
  func sameDay(day: Int) throws {
    try open(.answer("w", .hesitant, kind: .learn)) { collection in
      let before = try asked(collection, day)
      var options = DayQueue.Options()
      options.purpose = .practice
      var sitting = Sitting(collection, on: today + day, options: options)
      #expect(try asked(sitting.session.collection, day) == before)
      sitting.answer(.incorrect, on: today + day)
      #expect(try asked(sitting.session.collection, day) == before)
      sitting.undo()
      #expect(try asked(sitting.session.collection, day) == before)
    }
  }

  @Test("has the wording that was asked in the journal, and other cards have none")
  func journaled() throws {
    try open { collection in
      for (card, wording) in [("w", 3), ("w", nil), ("o", nil)] as [(String, Int?)] {
        let answer = collection.answer(
          CardID(card), .hesitant, took: 1, wording: wording, on: today, at: 0)
        guard case .review(let review) = answer.actions[0] else {
          Issue.record("an answer is a review")
          return
        }
        #expect(review.wording == wording)
      }
      let cards = collection.library.entries.map { collection.asked($0.card, on: today) }
      #expect(cards.map(\.askedWording) == [1, nil])
    }
  }

  @Test("keeps its history when a wording is added, edited, moved or removed")
  func edits() throws {
    let texts = [
      "Q: first\nQ: second\nA: answer\n", "Q: new\nQ: first\nQ: second\nA: answer\n",
      "Q: second\nQ: first\nA: answer\n", "Q: second\nA: answer\n",
      "Q: second, reworded\nQ: more\nA: an answer\n",
    ]
    try withSandbox { sandbox in
      try sandbox.deck("Q: first\nA: answer\n\n" + deck("other"))
      try sandbox.answer("first", .hesitant)
      for text in texts {
        try sandbox.deck(text + "\n" + deck("other"))
        let collection = try sandbox.open()
        let card = try #require(collection.library.entries.first)
        #expect(collection.record(of: card).progress.reviews == 1, "\(text)")
        #expect(collection.orphans.isEmpty)
      }
    }
  }

  @Test("is found by the words of each, and counts for lint in each")
  func search() throws {
    try open { collection in
      for word in ["first", "second", "third"] {
        let search = try CardSearch(parsing: word)
        #expect(search.matches(in: collection, on: today).map(\.id.text) == ["w"])
      }
    }
  }
}
