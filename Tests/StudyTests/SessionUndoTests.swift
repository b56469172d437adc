import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("An undo in a session")
struct SessionUndoTests {
  @Test(
    "restores all that was before, at any point of the day and any number in a row",
    arguments: [Scheduler.Policy.published, .anki], 0..<30)
  func restores(policy: Scheduler.Policy, seed: Int) throws {
    var random = SeededGenerator(seed)
    try withRandomCollection(seed, policy: policy) { collection in
      var sitting = Sitting(collection)
      var states: [Sitting.State] = []
      for _ in 0..<80 {
        if !states.isEmpty, Int.random(in: 0..<5, using: &random) < 2 {
          sitting.undo()
          #expect(sitting.state == states.removeLast())
        } else if sitting.session.current != nil {
          states.append(sitting.state)
          sitting.answer(Grade.allCases.randomElement(using: &random)!)
        }
      }
      while let state = states.popLast() {
        sitting.undo()
        #expect(sitting.state == state)
      }
      #expect(sitting.session.answers.isEmpty)
    }
  }

  @Test("takes back an answer of an earlier session, whose card comes up first")
  func earlierSession() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      try sandbox.answer("two", .blackout, at: 1000)
      let collection = try sandbox.open(at: 2000)
      var sitting = Sitting(collection)
      func questions() -> [String] { sitting.upcoming.map { collection.question($0.card) } }
      #expect(questions() == ["one", "three", "two"])
      sitting.undo()
      #expect(questions() == ["two", "one", "three"])
      #expect(sitting.session.preview(on: today, at: 0)?[.perfect].progress == progress(.perfect))
      #expect(try sitting.session.collection.reviews(of: "two") == 0)
      sitting.undo()
      #expect(questions() == ["two", "one", "three"])
    }
  }

  @Test("takes back no answer of an earlier day")
  func earlierDay() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      try sandbox.answer("one", .perfect, on: today - 1, at: 1000)
      let collection = try sandbox.open(at: 2000)
      let session = Session(collection, on: today, at: 2000)
      #expect(session.lastDone.isEmpty)
      #expect(Session(collection, on: today - 1, at: 2000).lastDone.isEmpty == false)
    }
  }

  @Test("takes back an answer of an earlier session's drill, to where the card was in the queue")
  func earlierDrill() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      var first = Sitting(try sandbox.open())
      for grade in [Grade.almost, .difficult] { first.answer(grade) }
      let before = first.upcoming
      first.answer(.perfect)
      var second = Sitting(first.session.collection)
      #expect(second.upcoming.count == 1)
      second.undo()
      #expect(second.upcoming == before)
    }
  }

  @Test("in the drill asks the same card again, and keeps the order of the others")
  func drill() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var sitting = Sitting(try sandbox.open())
      for _ in 0..<3 { sitting.answer(.almost) }
      sitting.answer(.almost)
      let before = sitting.upcoming
      for grade in [Grade.almost, .perfect] {
        sitting.answer(grade)
        sitting.undo()
        #expect(sitting.upcoming == before)
      }
    }
  }

  @Test("is not offered when the last thing done was to suspend a card")
  func suspended() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.answer("one", .hesitant, at: 1000)
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 2000)
      let id = try Collection(sandbox.place, writer: &writer, at: 2000).id(asking: "one")
      try writer.append(.suspend(id), at: 2000)
      let sitting = Sitting(try Collection(sandbox.place, writer: &writer, at: 3000))
      #expect(sitting.session.lastDone.isEmpty)
    }
  }

  @Test("brings a card up under the name that an edit has given it")
  func edited() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      try sandbox.answer("two", .hesitant, at: 1000)
      try sandbox.deck(deck("one", "two").replacing("Q: two", with: "Q: two, please"))
      let collection = try sandbox.open(at: 2000)
      var sitting = Sitting(collection)
      sitting.undo()
      let asked = sitting.upcoming.map { collection.question($0.card) }
      #expect(asked == ["two, please", "one"])
    }
  }

  @Test("keeps the drill of a session that went on over the roll-over hour")
  func rollover() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var sitting = Sitting(try sandbox.open())
      sitting.answer(.almost, on: today)
      sitting.answer(.almost, on: today + 1)
      let before = sitting.upcoming.map(\.isDrill)
      #expect(before == [false, true, true])
      sitting.answer(.hesitant, on: today + 1)
      sitting.undo()
      #expect(sitting.upcoming.map(\.isDrill) == before)
    }
  }
}
