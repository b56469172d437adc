import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A history under Anki's policy")
struct AnkiHistoryTests {
  private let card = CardID("a")
  /// Twelve hours before the first day's end.
  private let noon = today.number * 86_400_000 + 12 * 3_600_000

  private func progress(_ script: Script, _ policy: Scheduler.Policy) -> CardProgress {
    History(events: script.events, scheduler: Scheduler(policy: policy)).record(of: card).progress
  }

  @Test("makes of any answers what Anki's variant makes of their days, moments and grades")
  func fold() {
    var random = SeededGenerator(7)
    for _ in 0..<40 {
      var script = Script()
      var expected = CardProgress.new
      var time = noon
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        time += Int.random(in: 0..<40_000_000, using: &random)
        let day = Day(number: time / 86_400_000)
        let grade = Grade.allCases.randomElement(using: &random)!
        script.review("a", grade, day: day - today, at: time)
        let moment = Moment(
          milliseconds: Int64(time), dayEnd: Int64(day.number + 1) * 86_400_000)
        let review = Review(day: day, grade: grade, moment: moment)
        expected = AnkiSM2().outcome(expected, review).progress
      }
      #expect(progress(script, .anki) == expected)
    }
  }

  @Test("asks for the end of each study day where the learner is")
  func dayEnd() {
    var script = Script()
    script.review("a", .hesitant, at: noon)
    let soon = History(
      events: script.events, scheduler: Scheduler(policy: .anki),
      dayEnds: DayEnds { [noon] day in noon + 300_000 + (day - today) * 86_400_000 })
    #expect(soon.record(of: card).progress.dueAt == nil)
    #expect(soon.record(of: card).progress.due == today + 1)
    #expect(progress(script, .anki).dueAt == Int64(noon + 600_000))
    #expect(progress(script, .anki).due == today)
  }

  @Test("passes over Anki's steps under SM-2, and over the final drill under Anki's policy")
  func foreignAnswers() {
    var script = Script()
    func add(_ grade: Grade, _ kind: ReviewKind, before: Int?, after: Int) {
      script.add(
        .review(
          ReviewEvent(
            card: card, grade: grade, day: today, took: nil, kind: kind, before: before,
            after: after, scheduler: "anki")), at: noon + script.events.count)
    }
    add(.hesitant, .learn, before: nil, after: -600)
    let first = progress(script, .published)
    #expect(first == SM2().next(.new, Review(day: today, grade: .hesitant)))
    add(.hesitant, .learn, before: -600, after: 1)
    #expect(progress(script, .published) == first)
    #expect(progress(script, .anki).phase == .review)
    add(.blackout, .review, before: 1, after: -600)
    let failed = progress(script, .published)
    #expect(failed.lapses == 1)
    #expect(progress(script, .anki).phase == .relearning)
    add(.hesitant, .relearn, before: -600, after: 1)
    #expect(progress(script, .published) == failed)
    let relearnt = progress(script, .anki)
    #expect(relearnt.phase == .review)
    add(.blackout, .drill, before: 1, after: 1)
    #expect(progress(script, .anki) == relearnt)
  }

  @Test("is the same however often the policy was changed in between")
  func backAndForth() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      func choose(_ policy: String) throws {
        try sandbox.write(#"{"policy": "\#(policy)"}"#, to: "home/config.json")
      }
      func now() throws -> CardProgress {
        let collection = try sandbox.look(at: noon)
        return try collection.history.record(of: collection.id(asking: "one")).progress
      }
      try sandbox.answer("one", .hesitant, at: noon)
      let published = try now()
      try choose("anki")
      #expect(try now().phase == .learning)
      try sandbox.answer("one", .hesitant, at: noon + 1)
      let anki = try now()
      #expect(anki.phase == .review)
      try choose("published")
      #expect(try now() == published)
      try choose("delphi")
      try choose("anki")
      #expect(try now() == anki)
    }
  }

  // MARK: Schedules, flags and burials

  private func schedule(_ phase: Phase, interval: Int = 0, stepsLeft: Int = 0) -> ScheduleEvent {
    ScheduleEvent(
      card: card, phase: phase, lastReviewed: today - 3, due: today, dueAt: noon,
      interval: interval, easiness: Easiness(hundredths: 210), stepsLeft: stepsLeft, reviews: 9,
      lapses: 2)
  }

  @Test("takes a schedule as it is, under every policy", arguments: Scheduler.Policy.allCases)
  func schedule(_ policy: Scheduler.Policy) {
    for phase in [Phase.learning, .review, .relearning] {
      var script = Script()
      script.review("a", .hesitant, at: noon - 2)
      let event = script.add(
        .schedule(schedule(phase, interval: 30, stepsLeft: 1)), at: noon - 1)
      let found = progress(script, policy)
      #expect(found.phase == phase)
      #expect(found.due == today)
      #expect(found.dueAt == (phase == .review ? nil : Int64(noon)))
      #expect(found.stepsLeft == (phase == .review ? 0 : 1))
      #expect(found.lastReviewed == today - 3)
      #expect(found.state.interval == 30)
      #expect(found.state.easiness.hundredths == 210)
      #expect(found.reviews == 9)
      #expect(found.lapses == 2)
      script.add(.undo(event))
      #expect(progress(script, policy).reviews == 1)
    }
    var script = Script()
    script.review("a", .hesitant, at: noon - 2)
    script.add(.schedule(ScheduleEvent(card: card, phase: .new)), at: noon - 1)
    #expect(progress(script, policy) == .new)
  }

  @Test("goes on from a schedule: in review by its interval, in steps from the beginning or along")
  func goesOn() {
    var review = Script()
    review.add(.schedule(schedule(.review, interval: 30)), at: noon - 1)
    review.review("a", .hesitant, at: noon)
    #expect(progress(review, .published).state.interval == 63)
    #expect(progress(review, .anki).state.interval == 63)
    var steps = Script()
    steps.add(.schedule(schedule(.relearning, interval: 12, stepsLeft: 1)), at: noon - 1)
    steps.review("a", .hesitant, at: noon)
    #expect(
      progress(steps, .published).state
        == SM2.State(
          repetition: 1, easiness: Easiness(hundredths: 210), interval: 1))
    #expect(progress(steps, .anki).state.interval == 12)
    #expect(progress(steps, .anki).phase == .review)
  }

  @Test("flags and buries a card, until the day has come or it is taken back")
  func flagAndBury() {
    var script = Script()
    let flag = script.add(.flag(card, 3))
    let bury = script.add(.bury(card, until: today + 1))
    var record = script.history.record(of: card)
    #expect(record.flag == 3)
    #expect(record.isLeftOut(on: today))
    #expect(!record.isLeftOut(on: today + 1))
    #expect(CardState(record, on: today) == .buried)
    #expect(CardState(record, on: today + 1) == .new)
    script.add(.suspend(card))
    #expect(CardState(script.history.record(of: card), on: today) == .suspended)
    script.add(.unsuspend(card))
    script.add(.undo(flag))
    script.add(.undo(bury))
    record = script.history.record(of: card)
    #expect(record.flag == 0)
    #expect(record.buriedUntil == nil)
  }
}
