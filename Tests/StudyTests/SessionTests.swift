import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A session")
struct SessionTests {
  @Test("asks each card of the day once, then drills until all have a 4", arguments: 0..<30)
  func wholeDay(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withRandomCollection(seed) { collection in
      let queue = DayQueue(collection, on: today)
      var sitting = Sitting(collection)
      var asked: [CardID] = []
      var failed = DayTally(collection.history, on: today).drill.cards
        .filter { !collection.history.record(of: $0).isSuspended }
      while let item = sitting.session.current, !item.isDrill {
        let grade = Grade.allCases.randomElement(using: &random)!
        sitting.answer(grade)
        asked.append(item.card)
        if grade < .hesitant { failed.append(item.card) }
      }
      #expect(asked == queue.order)
      let records = sitting.session.collection.library.entries.map {
        sitting.session.collection.record(of: $0).progress
      }
      // The drill is a queue: a failed card goes to its end.
      while let item = sitting.session.current {
        #expect(item.isDrill)
        #expect(item.card == failed.first)
        #expect(sitting.session.left.drill == failed.count)
        let grade = Grade.allCases.randomElement(using: &random)!
        sitting.answer(grade)
        failed = Array(failed.dropFirst())
        if grade < .hesitant { failed.append(item.card) }
      }
      #expect(failed.isEmpty)
      #expect(sitting.session.preview(on: today, at: 0) == nil)
      #expect(sitting.session.answer(.perfect, took: nil, on: today, at: 0) == nil)
      #expect(
        sitting.session.collection.library.entries.map {
          sitting.session.collection.record(of: $0).progress
        } == records)
      #expect(Sitting(sitting.session.collection).session.left.drill == 0)
    }
  }

  @Test("shows before an answer what the answer does, and journals the same", arguments: 0..<10)
  func previewEqualsCommit(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withRandomCollection(seed) { collection in
      var sitting = Sitting(collection)
      while let item = sitting.session.current, !item.isDrill {
        let before = sitting.session.collection.history.record(of: item.card).progress
        let grade = Grade.allCases.randomElement(using: &random)!
        let promised = try #require(sitting.session.preview(on: today, at: 0))[grade].progress.state
        let answer = sitting.answer(grade)
        let review = try #require(answer)
        let after = sitting.session.collection.history.record(of: item.card).progress
        #expect(after.state == promised)
        #expect(after.due == today + promised.interval)
        #expect(review.after == promised.interval)
        #expect(review.before == (before.isNew ? nil : before.state.interval))
        #expect(review.kind == (before.isNew ? .learn : .review))
        #expect(review.card == item.card)
      }
    }
  }

  @Test("journals a drill with the interval that stays")
  func drillEvent() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      var sitting = Sitting(try sandbox.open())
      sitting.answer(.difficult)
      let answer = sitting.answer(.perfect)
      let review = try #require(answer)
      #expect(review.kind == .drill)
      #expect(review.before == 1)
      #expect(review.after == 1)
      #expect(review.scheduler == "published")
      #expect(sitting.session.current == nil)
    }
  }

  @Test("of a day that is done, or of no cards, asks nothing")
  func nothing() throws {
    try withSandbox { sandbox in
      var sitting = Sitting(try sandbox.open())
      #expect(sitting.session.current == nil)
      #expect(sitting.session.lastDone.isEmpty)
      let before = sitting.state
      sitting.answer(.perfect)
      sitting.undo()
      #expect(sitting.state == before)
    }
  }

  @Test("that is begun again goes on where the last one was left", arguments: 0..<30)
  func restarted(seed: Int) throws {
    var random = SeededGenerator(seed)
    try withRandomCollection(seed) { collection in
      var sitting = Sitting(collection)
      var steps = 0
      while let item = sitting.session.current, steps < 200 {
        let again = Sitting(sitting.session.collection)
        let rest = sitting.upcoming
        if item.isDrill {
          #expect(again.upcoming == rest)
        } else {
          #expect(Set(again.upcoming) == Set(rest))
          #expect(again.upcoming.filter(\.isDrill) == rest.filter(\.isDrill))
        }
        sitting.answer(Grade.allCases.randomElement(using: &random)!)
        steps += 1
      }
      #expect(Sitting(sitting.session.collection).upcoming == sitting.upcoming)
    }
  }

  @Test("of one deck or tag drills no cards of others, and leaves them for another session")
  func filtered() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"), "a.md")
      try sandbox.deck(deck("two"), "b.md")
      try sandbox.answer("one", .almost)
      let collection = try sandbox.open()
      var options = DayQueue.Options()
      options.decks = [1]
      var sitting = Sitting(collection, options: options)
      sitting.answer(.difficult)
      #expect(sitting.upcoming.map { collection.question($0.card) } == ["two"])
      let all = Sitting(sitting.session.collection)
      #expect(all.upcoming.map { collection.question($0.card) } == ["one", "two"])
      #expect(all.upcoming.map(\.isDrill) == [true, true])
    }
  }

  @Test("drills no card that was suspended or taken out after it failed")
  func gone() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      for question in ["one", "two", "three"] { try sandbox.answer(question, .blackout) }
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 2000)
      let id = try Collection(sandbox.place, writer: &writer, at: 2000).id(asking: "two")
      try writer.append(.suspend(id), at: 2000)
      try sandbox.deck(deck("one", "two"))
      let collection = try Collection(sandbox.place, writer: &writer, at: 3000)
      #expect(Sitting(collection).upcoming.map { collection.question($0.card) } == ["one"])
    }
  }

  @Test("drills a card also when its text was mended after it failed")
  func edited() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      try sandbox.answer("one", .almost)
      try sandbox.answer("two", .hesitant)
      try sandbox.deck(deck("one", "two").replacing("Q: one", with: "Q: one, exactly"))
      let collection = try sandbox.open()
      var sitting = Sitting(collection)
      #expect(sitting.upcoming.map { collection.question($0.card) } == ["one, exactly"])
      sitting.answer(.perfect)
      #expect(Sitting(sitting.session.collection).session.current == nil)
    }
  }
}
