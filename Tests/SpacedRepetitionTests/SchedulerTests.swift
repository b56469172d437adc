import SpacedRepetition
import TestSupport
import Testing

/// The choice among schedulers, and how one continues with another's cards.
@Suite("A scheduler")
struct SchedulerTests {
  private let day = Day(number: 20_000)

  private func reviews(_ digits: String, from start: Int = 0) -> [Review] {
    zip(start..., digits.compactMap(Grade.init(digit:))).map { Review(day: day + $0, grade: $1) }
  }

  @Test("has a name that does not change and finds it again", arguments: Scheduler.Policy.allCases)
  func names(_ policy: Scheduler.Policy) {
    #expect(Scheduler(policy: policy).policy == policy)
    #expect(Scheduler.Policy.allCases.map(\.rawValue) == ["published", "delphi", "anki", "fsrs"])
  }

  @Test("of SM-2 is SM-2", arguments: SM2.Policy.allCases)
  func sm2(_ policy: SM2.Policy) {
    let reviews = reviews("4452144035")
    let sm2 = SM2(policy: policy)
    let scheduler = Scheduler.sm2(sm2)
    #expect(scheduler.progress(after: reviews) == sm2.progress(after: reviews))
    let progress = sm2.progress(after: reviews)
    for grade in Grade.allCases {
      let outcome = scheduler.preview(progress, on: day)[grade]
      #expect(outcome.progress == sm2.next(progress, Review(day: day, grade: grade)))
      #expect(outcome.wait == .days(sm2.next(progress.state, grade).interval))
      #expect(!outcome.isLeech)
    }
    #expect(scheduler.wait(before: progress) == .days(progress.state.interval))
    #expect(scheduler.wait(before: .new) == nil)
  }

  @Test("shows before an answer what the answer does", arguments: Scheduler.Policy.allCases)
  func preview(_ policy: Scheduler.Policy) {
    let scheduler = Scheduler(policy: policy)
    var random = SplitMix64(seed: 5)
    var progress = CardProgress.new
    for number in 0..<200 {
      let moment = Moment(milliseconds: Int64(number) * 1000, dayEnd: 86_400_000)
      let preview = scheduler.preview(progress, on: day + number, at: moment)
      let grade = Grade.allCases.randomElement(using: &random)!
      let promised = preview[grade].progress
      progress = scheduler.next(
        progress, Review(day: day + number, grade: grade, moment: moment))
      #expect(progress == promised)
    }
  }

  @Test("of SM-2 lets the interval of a card in Anki's review grow by its easiness")
  func fromAnki() {
    let anki = Scheduler(policy: .anki)
    let reviewed = anki.progress(after: reviews("5"))
    #expect(reviewed.state.interval == 4)
    let next = Scheduler(policy: .published).progress(after: reviews("4", from: 4), from: reviewed)
    #expect(next.state.interval == 10)
  }

  @Test("of SM-2 starts a card in Anki's steps again", arguments: ["4", "1", "5441", "51"])
  func fromSteps(_ digits: String) {
    let inSteps = Scheduler(policy: .anki).progress(after: reviews(digits))
    #expect([.learning, .relearning].contains(inSteps.phase))
    let next = Scheduler(policy: .published).progress(after: reviews("4", from: 4), from: inSteps)
    #expect(next.state.interval == 1)
    #expect(next.state.repetition == 1)
    #expect(next.phase == .review)
    #expect(next.stepsLeft == 0)
  }

  @Test("of Anki goes on from the interval of a card that SM-2 knows, and learns one that failed")
  func fromSM2() throws {
    let anki = Scheduler(policy: .anki)
    let known = Scheduler(policy: .published).progress(after: reviews("444"))
    #expect(known.state.interval == 15)
    let due = try #require(known.due)
    let next = anki.next(known, Review(day: due, grade: .hesitant))
    #expect(next.state.interval == 38)
    let failed = Scheduler(policy: .published).progress(after: reviews("4441"))
    #expect(failed.phase == .learning)
    let again = anki.next(failed, Review(day: due, grade: .hesitant))
    #expect(again.phase == .review)
    #expect(again.state.interval == 1)
  }

  @Test("leads a card through steps, review, a lapse and back under Anki's policy")
  func life() {
    let scheduler = Scheduler(policy: .anki)
    var progress = CardProgress.new
    var rows: [String] = []
    for (number, grade) in [Grade.almost, .hesitant, .hesitant, .hesitant, .incorrect, .hesitant]
      .enumerated()
    {
      let today = progress.due ?? day
      let moment = Moment(milliseconds: Int64(number) * 600_000, dayEnd: 80_000_000)
      let outcome = scheduler.outcome(progress, Review(day: today, grade: grade, moment: moment))
      progress = outcome.progress
      rows.append("\(progress.phase) \(outcome.wait.signed) \(progress.lapses)")
    }
    #expect(
      rows == [
        "learning -60 0", "learning -600 0", "review 1 0", "review 3 0", "relearning -600 1",
        "review 1 1",
      ])
    #expect(progress.reviews == 6)
    #expect(progress.state.easiness.hundredths == 230)
  }
}
