import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A history under FSRS")
struct FSRSHistoryTests {
  private let card = CardID("a")
  private let fsrs = FSRS6()

  private func history(_ events: [Event], _ scheduler: Scheduler = .fsrs(FSRS6())) -> History {
    History(events: events, scheduler: scheduler)
  }

  private func progress(_ script: Script) -> CardProgress {
    history(script.events).record(of: card).progress
  }

  @Test("makes of any answers what FSRS makes of their days and grades, the drill's among them")
  func fold() {
    var random = SeededGenerator(3)
    for _ in 0..<40 {
      var script = Script()
      var expected = CardProgress.new
      var day = today
      for place in 0..<Int.random(in: 1...20, using: &random) {
        let isDrill = place > 0 && Bool.random(using: &random)
        if !isDrill { day = day + Int.random(in: place == 0 ? 0...3 : 1...40, using: &random) }
        let grade = Grade.allCases.randomElement(using: &random)!
        script.add(
          .review(
            ReviewEvent(
              card: card, grade: grade, day: day, took: nil, kind: isDrill ? .drill : .review,
              before: nil, after: 1, scheduler: "published")), at: 1000 * place)
        expected =
          isDrill
          ? fsrs.drilled(expected, grade)
          : fsrs.outcome(expected, Review(day: day, grade: grade)).progress
      }
      #expect(progress(script) == expected)
      let steps = history(script.events).steps(of: card)
      #expect(steps.count == script.events.count && steps.last?.after == expected)
    }
  }

  @Test("leaves memory alone where a card is put on another day, and forgets it where it is reset")
  func schedules() {
    var script = Script()
    script.review("a", .hesitant, at: 1000)
    let memory = progress(script).memory
    #expect(memory != nil)
    func schedule(_ phase: Phase) -> ScheduleEvent {
      ScheduleEvent(
        card: card, phase: phase, lastReviewed: today, due: today + 9, interval: 2, reviews: 1)
    }
    script.add(.schedule(schedule(.review)), at: 2000)
    #expect(progress(script).memory == memory && progress(script).due == today + 9)
    script.add(.schedule(schedule(.new)), at: 3000)
    #expect(progress(script).isNew && progress(script).memory == nil)
  }

  @Test(
    "goes on from what another program knew, where answers are missing or no parameters are its own"
  )
  func brought() throws {
    var values = FSRS6.Parameters.standard.values
    values[2] = 4
    let own = Scheduler.fsrs(FSRS6(try FSRS6.Parameters(values)))
    let known = MemoryState(stability: 40, difficulty: 3)
    func memory(_ reviews: Int, _ memory: MemoryState, answers: Int, _ scheduler: Scheduler)
      -> MemoryState?
    {
      var script = Script()
      for place in 0..<answers { script.review("a", .hesitant, day: 3 * place, at: 1000 * place) }
      script.add(
        .schedule(
          ScheduleEvent(
            card: card, phase: .review, lastReviewed: today + 3, due: today + 9, interval: 6,
            reviews: reviews, memory: memory)), at: 9000)
      return history(script.events, scheduler).record(of: card).progress.memory
    }
    let standard = Scheduler.fsrs(fsrs)
    let replayed = fsrs.state(after: [(.good, 0), (.good, 3)])
    #expect(memory(5, known, answers: 0, standard) == known)
    #expect(memory(5, known, answers: 0, own) == known)
    #expect(memory(2, known, answers: 2, standard) == known)
    // After training all answers are replayed, if they are all here.
    #expect(
      memory(2, known, answers: 2, own)
        == FSRS6(try FSRS6.Parameters(values)).state(
          after: [(.good, 0), (.good, 3)]))
    #expect(memory(5, known, answers: 2, own) == known)
    // What differs by another program's rounding is what the answers have made.
    let state = try #require(replayed)
    let rounded = MemoryState(
      stability: (state.stability * 10_000).rounded() / 10_000,
      difficulty: (state.difficulty * 1000).rounded() / 1000)
    #expect(rounded != state && memory(2, rounded, answers: 2, standard) == state)
    #expect(memory(2, known, answers: 2, Scheduler(policy: .published)) == nil)
  }

  @Test("is another fold of the same answers: switching there and back changes nothing")
  func switching() {
    var script = Script()
    for (place, day) in [0, 1, 7, 22].enumerated() {
      script.review("a", place == 2 ? .almost : .hesitant, day: day, at: 1000 * place)
    }
    let sm2 = history(script.events, Scheduler(policy: .published)).record(of: card)
    #expect(sm2.progress.memory == nil)
    #expect(progress(script).memory != nil)
    #expect(history(script.events, Scheduler(policy: .published)).record(of: card) == sm2)
  }

  @Test(
    "goes by the parameters of the card's deck where it has its own, in all that depends on them")
  func decks() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: q\nA: a\n", "one.md")
      try sandbox.deck("Q: r\nA: a\n", "two.md")
      var values = FSRS6.Parameters.standard.values
      values[2] = 10
      let own = FSRS6(try FSRS6.Parameters(values))
      let config = #"{"policy": "fsrs", "deck-fsrs": {"two": {"parameters": \#(values)}}}"#
      try sandbox.write(config, to: "home/config.json")
      try sandbox.answer("q", .hesitant)
      try sandbox.answer("r", .hesitant)
      let first = try sandbox.look()
      let (q, r) = (try first.id(asking: "q"), try first.id(asking: "r"))
      #expect(first.history.record(of: q).progress.state.interval == 2)
      #expect(first.history.record(of: r).progress.state.interval == 10)
      #expect(first.history.record(of: r).progress.memory == own.next(nil, .good))
      #expect(first.history.scheduler(of: r) == .fsrs(own))
      #expect(first.history.scheduler(of: q) == first.history.scheduler)
      try sandbox.answer("r", .hesitant, on: today + 10, at: 2000)
      let second = try sandbox.look(at: 2000)
      let memory = own.state(after: [(.good, 0), (.good, 10)])
      #expect(second.history.record(of: r).progress.memory == memory)
      #expect(second.history.steps(of: r).last?.after.memory == memory)
      // A snapshot knows nothing of decks' parameters.
      second.keepSnapshot()
      let third = try sandbox.look(at: 3000)
      #expect(third.history.record(of: r).progress.memory == memory)
      #expect(third.historyByFSRS.record(of: r).progress.memory == memory)
      // Without them all is as it was, and under SM-2 they say nothing.
      try sandbox.write(#"{"policy": "fsrs"}"#, to: "home/config.json")
      let fourth = try sandbox.look(at: 4000)
      #expect(
        fourth.history.record(of: r).progress.memory
          == FSRS6().state(after: [(.good, 0), (.good, 10)]))
      try sandbox.write(
        config.replacing("fsrs\",", with: "published\","), to: "home/config.json")
      #expect(try sandbox.look(at: 5000).history.record(of: r).progress.memory == nil)
    }
  }

  @Test("asks first for the cards that are least likely to be remembered")
  func order() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: q\nA: a\n\nQ: r\nA: a\n")
      try sandbox.write(#"{"policy": "fsrs"}"#, to: "home/config.json")
      // One of 2 days and one of 8, both seen ten days after.
      try sandbox.answer("r", .perfect)
      try sandbox.answer("q", .hesitant, at: 1500)
      let collection = try sandbox.look(at: 2000)
      let queue = DayQueue(collection, on: today + 10)
      #expect(
        queue.due == [
          try collection.id(asking: "q"), try collection.id(asking: "r"),
        ])
    }
  }

  @Test("goes by the parameters and the retention that are set, and previews what an answer does")
  func settings() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: q\nA: a\n")
      try sandbox.write(#"{"policy": "fsrs"}"#, to: "home/config.json")
      try sandbox.answer("q", .hesitant)
      let first = try sandbox.look()
      let id = try first.id(asking: "q")
      #expect(first.history.record(of: id).progress.state.interval == 2)
      let preview = AnswerPreviewOf(first, id, today + 2)
      try sandbox.answer("q", .perfect, on: today + 2, at: 2000)
      let second = try sandbox.look(at: 2000)
      #expect(second.history.record(of: id).progress == preview.progress(.perfect))
      try sandbox.write(
        #"{"policy": "fsrs", "desired-retention": 0.8}"#, to: "home/config.json")
      let third = try sandbox.look(at: 3000)
      #expect(
        third.history.record(of: id).progress.state.interval
          > second.history.record(of: id).progress.state.interval)
      #expect(
        third.history.record(of: id).progress.memory
          == second.history.record(of: id).progress.memory)
      var values = FSRS6.Parameters.standard.values
      values[3] = 40
      values[16] = 3
      try sandbox.write(
        #"{"policy": "fsrs", "fsrs": {"parameters": \#(values)}}"#, to: "home/config.json")
      let fourth = try sandbox.look(at: 4000)
      #expect(fourth.settings.fsrs?.parameters.values == values)
      #expect(
        fourth.history.record(of: id).progress.memory
          != second.history.record(of: id).progress.memory)
    }
  }
}

/// The effects of answers on a card.
private struct AnswerPreviewOf {
  private let collection: Collection
  private let card: CardID
  private let day: Day

  init(_ collection: Collection, _ card: CardID, _ day: Day) {
    (self.collection, self.card, self.day) = (collection, card, day)
  }

  func progress(_ grade: Grade) -> CardProgress {
    collection.history.scheduler
      .preview(collection.history.record(of: card).progress, on: day)[grade].progress
  }
}
