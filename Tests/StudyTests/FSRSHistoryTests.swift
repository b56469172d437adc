import Collection
import Flashcards
import Journal
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
