import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A session under Anki's policy")
struct AnkiSessionTests {
  /// Twelve hours before the first day's end.
  private static let noon = today.number * 86_400_000 + 12 * 3_600_000
  private static let minute = 60_000

  /// Runs a session over a deck of cards, after `actions` journaled a second before noon.
  private func with(
    _ questions: String..., actions: [Action] = [], config: String = #"{"policy": "anki"}"#,
    _ body: (inout Sitting) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(questions.map { "Q: \($0)\nA: yes\nId: \($0)\n\n" }.joined())
      try sandbox.write(config, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: Self.noon - 1000)
      try writer.append(actions, at: Self.noon - 1000)
      let collection = try Collection(sandbox.place, writer: &writer, at: Self.noon - 1000)
      var sitting = Sitting(collection, at: Self.noon)
      try body(&sitting)
    }
  }

  private func schedule(
    _ card: String, _ phase: Phase, dueAt: Int? = nil, lapses: Int = 0
  ) -> Action {
    .schedule(
      ScheduleEvent(
        card: CardID(card), phase: phase, lastReviewed: today - 5, due: today, dueAt: dueAt,
        interval: 5, stepsLeft: phase == .review ? 0 : 1, reviews: 4, lapses: lapses))
  }

  private func asked(_ sitting: Sitting) -> String? { sitting.session.current?.card.text }

  @Test("leads new cards through their steps, and asks a card ahead only when nothing else is left")
  func newCards() throws {
    try with("a", "b") { sitting in
      #expect(asked(sitting) == "a")
      let first = sitting.answer(.hesitant)
      #expect(first?.kind == .learn)
      #expect(first?.before == nil)
      #expect(first?.after == -600)
      #expect(first?.scheduler == "anki")
      #expect(sitting.session.left.steps == 1)
      #expect(asked(sitting) == "b")
      sitting.answer(.almost)
      // b is due in a minute, a in ten; b was just answered.
      #expect(asked(sitting) == "a")
      let second = sitting.answer(.hesitant)
      #expect(second?.before == -600)
      #expect(second?.after == 1)
      #expect(second?.isStep == true)
      #expect(asked(sitting) == "b")
      sitting.answer(.perfect)
      #expect(sitting.session.current == nil)
      #expect(sitting.session.left == (0, 0, 0, 0))
      #expect(sitting.session.collection.dueCount(by: today + 1) == 1)
    }
  }

  @Test("asks a card again at once if no other is left")
  func alone() throws {
    try with("a") { sitting in
      for _ in 1...3 {
        sitting.answer(.blackout)
        #expect(asked(sitting) == "a")
      }
    }
  }

  @Test("brings a step before the other cards once its time has come")
  func inTime() throws {
    try with("a", "b", "c") { sitting in
      sitting.answer(.almost)
      #expect(asked(sitting) == "b")
      sitting.wait(minutes: 1)
      #expect(asked(sitting) == "a")
      sitting.answer(.hesitant)
      #expect(asked(sitting) == "b")
    }
  }

  @Test("relearns a card that is forgotten, and drills nothing at the end")
  func lapse() throws {
    try with("a", actions: [schedule("a", .review)]) { sitting in
      let lapse = sitting.answer(.incorrect)
      #expect(lapse?.kind == .review)
      #expect(lapse?.before == 5)
      #expect(lapse?.after == -600)
      let again = sitting.answer(.almost)
      #expect(again?.kind == .relearn)
      #expect(again?.before == -600)
      sitting.answer(.hesitant)
      #expect(sitting.session.current == nil)
      let progress = sitting.session.collection.history.record(of: CardID("a")).progress
      #expect(progress.lapses == 1)
      #expect(progress.due == today + 1)
      #expect(Sitting(sitting.session.collection, at: Self.noon).session.current == nil)
    }
  }

  @Test("ends when the next step is more than twenty minutes ahead, and knows when it comes")
  func farStep() throws {
    let dueAt = Self.noon + 21 * Self.minute
    try with("a", actions: [schedule("a", .learning, dueAt: dueAt)]) { sitting in
      #expect(sitting.session.current == nil)
      #expect(sitting.session.nextStepAt == dueAt)
      #expect(sitting.session.left.steps == 1)
      sitting.wait(minutes: 1)
      #expect(asked(sitting) == "a")
    }
  }

  @Test("takes a step that went on over the day's end among the due cards")
  func interday() throws {
    let actions = [schedule("a", .learning), schedule("b", .relearning)]
    let config = #"{"policy": "anki", "reviews-per-day": 1}"#
    try with("a", "b", actions: actions, config: config) { sitting in
      #expect(sitting.session.left == (1, 0, 0, 0))
      let answer = sitting.answer(.hesitant)
      #expect(answer?.kind == .learn)
      #expect(sitting.session.current == nil)
    }
  }

  @Test("counts a card's steps with its first answer")
  func limits() throws {
    try with("a", "b", "c", config: #"{"policy": "anki", "new-per-day": 2}"#) { sitting in
      while sitting.session.current != nil { sitting.answer(.hesitant) }
      let tally = DayTally(sitting.session.collection.history, on: today)
      #expect(tally.learned == 2)
      #expect(tally.reviewed == 0)
      #expect(sitting.session.answers.count == 4)
      #expect(Sitting(sitting.session.collection, at: Self.noon).session.current == nil)
    }
  }

  @Test("keeps the siblings of a card in a step for another day")
  func siblings() throws {
    try withSandbox { sandbox in
      try sandbox.deck("T: one\nD: first\nId: t\n\nQ: a\nA: yes\nId: a\n")
      try sandbox.write(#"{"policy": "anki"}"#, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: Self.noon)
      try writer.append(schedule("t", .learning, dueAt: Self.noon), at: Self.noon)
      let collection = try Collection(sandbox.place, writer: &writer, at: Self.noon)
      let sitting = Sitting(collection, at: Self.noon)
      #expect(sitting.upcoming.map(\.card.text) == ["t", "a"])
    }
  }

  @Test("counts the steps first where a session is to have so many cards at the most")
  func limit() throws {
    let actions = ["b", "c"].map { schedule($0, .learning, dueAt: Self.noon) }
    try with("a", "b", "c", actions: actions) { sitting in
      for (limit, expected) in [(1, ["b"]), (2, ["b", "c"]), (3, ["b", "c", "a"])] {
        var options = DayQueue.Options()
        options.limit = limit
        let short = Sitting(sitting.session.collection, at: Self.noon, options: options)
        #expect(short.upcoming.map(\.card.text) == expected)
      }
    }
  }

  @Test("leaves buried and suspended cards out, also when they are in a step")
  func leftOut() throws {
    let actions = [
      schedule("a", .review), .bury(CardID("a"), until: today + 1),
      schedule("b", .learning, dueAt: Self.noon), .suspend(CardID("b")),
      schedule("c", .learning, dueAt: Self.noon), .bury(CardID("c"), until: today + 1),
      schedule("d", .review), .bury(CardID("d"), until: today),
    ]
    try with("a", "b", "c", "d", actions: actions) { sitting in
      #expect(sitting.upcoming.map(\.card.text) == ["d"])
      #expect(sitting.session.collection.dueCount(by: today) == 1)
      let tomorrow = Sitting(sitting.session.collection, on: today + 1, at: Self.noon + 86_400_000)
      #expect(Set(tomorrow.upcoming.map(\.card.text)) == ["a", "c", "d"])
    }
  }

  @Test("shows before an answer what the answer does, steps too", arguments: 0..<10)
  func preview(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withRandomCollection(seed, policy: .anki) { collection in
      var sitting = Sitting(collection, at: Self.noon)
      for _ in 0..<100 {
        guard let item = sitting.session.current else { break }
        let grade = Grade.allCases.randomElement(using: &random)!
        let preview = try #require(sitting.session.preview(on: today, at: sitting.now))
        let answer = sitting.answer(grade)
        #expect(answer?.after == preview[grade].wait.signed)
        let after = sitting.session.collection.history.record(of: item.card).progress
        #expect(after == preview[grade].progress)
        sitting.wait(minutes: Int.random(in: 0...3, using: &random))
      }
    }
  }

  // MARK: Leeches

  @Test("suspends a leech if that is set, and takes both back at once")
  func leech() throws {
    let config = #"{"policy": "anki", "suspend-leeches": true}"#
    let actions = [schedule("a", .review, lapses: 7), schedule("b", .review, lapses: 6)]
    try with("a", "b", actions: actions, config: config) { sitting in
      #expect(asked(sitting) == "a")
      let before = sitting.state
      let answer = sitting.session.answer(.almost, took: nil, on: today, at: sitting.now)
      #expect(answer?.isLeech == true)
      #expect(answer?.actions.last == .suspend(CardID("a")))
      sitting.answer(.almost)
      #expect(sitting.session.collection.history.record(of: CardID("a")).isSuspended)
      #expect(sitting.upcoming.map(\.card.text) == ["b"])
      #expect(sitting.session.undo.count == 2)
      sitting.undo()
      #expect(sitting.state == before)
      sitting.answer(.hesitant)
      #expect(sitting.session.answer(.almost, took: nil, on: today, at: 0)?.isLeech == false)
    }
  }

  @Test("keeps a leech in the reviews unless that is set")
  func keptLeech() throws {
    try with("a", actions: [schedule("a", .review, lapses: 11)]) { sitting in
      let answer = sitting.session.answer(.almost, took: nil, on: today, at: sitting.now)
      #expect(answer?.isLeech == true)
      #expect(answer?.actions.count == 1)
      sitting.answer(.almost)
      #expect(asked(sitting) == "a")
    }
  }

  // MARK: Undo

  @Test("brings the card of an answer that is taken back up first, whatever else is waiting")
  func undo() throws {
    try with("a", "b", "c") { sitting in
      sitting.answer(.almost)
      sitting.wait(minutes: 2)
      sitting.answer(.hesitant)
      #expect(asked(sitting) == "b")
      sitting.answer(.almost)
      sitting.wait(minutes: 5)
      #expect(asked(sitting) == "b")
      sitting.undo()
      #expect(asked(sitting) == "b")
      #expect(sitting.session.left == (0, 2, 1, 0))
      sitting.undo()
      #expect(asked(sitting) == "a")
      #expect(sitting.session.left == (0, 2, 1, 0))
      sitting.undo()
      #expect(asked(sitting) == "a")
      #expect(sitting.session.left == (0, 3, 0, 0))
      sitting.answer(.perfect)
      #expect(sitting.upcoming.map(\.card.text) == ["b", "c"])
    }
  }

  @Test("goes on where an earlier session of the day was left")
  func restarted() throws {
    try with("a", "b", "c") { sitting in
      sitting.answer(.almost)
      sitting.answer(.hesitant)
      let again = Sitting(sitting.session.collection, at: sitting.now)
      #expect(again.upcoming == sitting.upcoming)
      #expect(again.session.left == sitting.session.left)
    }
  }
}
