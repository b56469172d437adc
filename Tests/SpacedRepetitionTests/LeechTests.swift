import SpacedRepetition
import Testing

@Suite("Leeches")
struct LeechTests {
  @Test("are noticed at the eighth lapse and at every fourth after it")
  func rule() {
    let rule = LeechRule.standard
    #expect((0...20).filter(rule.isNoticed) == [8, 12, 16, 20])
    #expect((0...20).filter(rule.isLeech) == Array(8...20))
    #expect((0...6).filter(LeechRule(threshold: 3).isNoticed) == [3, 5])
    #expect((-3...3).filter(LeechRule(threshold: .min).isNoticed) == [1, 2, 3])
  }

  @Test("come of a card that fails every day, at its eighth lapse", arguments: SM2.Policy.allCases)
  func failsDaily(policy: SM2.Policy) {
    let scheduler = Scheduler.sm2(SM2(policy: policy))
    var progress = CardProgress.new
    var noticed: [Int] = []
    for day in 0..<20 {
      let outcome = scheduler.outcome(
        progress, Review(day: Day(number: 20_000 + day), grade: .incorrect))
      progress = outcome.progress
      #expect(progress.lapses == day)
      #expect(progress.isLeech == (day >= 8))
      if outcome.isLeech { noticed.append(progress.lapses) }
    }
    #expect(noticed == [8, 12, 16])
  }

  @Test("under Anki's policy do not come of a card that never leaves its learning steps")
  func learningSteps() {
    var progress = CardProgress.new
    for day in 0..<20 {
      progress = Scheduler(policy: .anki).next(
        progress, Review(day: Day(number: 20_000 + day), grade: .incorrect))
    }
    #expect(progress.lapses == 0 && !progress.isLeech)
  }

  @Test("count an interval of a day or more, whether it is written in days or in seconds")
  func waits() {
    for (signed, isLong) in [
      (0, false), (1, true), (36_500, true), (-1, false), (-86_399, false), (-86_400, true),
      (Int.min, true), (Int.max, true),
    ] {
      #expect(Wait(signed: signed).isDayOrMore == isLong, "\(signed)")
      #expect(signed == .min || Wait(signed: signed).signed == signed)
    }
  }
}
