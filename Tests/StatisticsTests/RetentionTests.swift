import Flashcards
import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("Retention")
struct RetentionTests {
  @Test("counts passes and failures of young and mature cards, by the interval before the answer")
  func byHand() {
    let reviews = [
      review(3, before: 1), review(5, before: 20), review(2, before: 20), review(0, before: 6),
      review(4, before: 21), review(1, before: 21), review(4, before: 400),
    ]
    let retention = Retention(ReviewColumns(reviews), days: today...today)
    #expect(retention.young.passed == 2)
    #expect(retention.young.failed == 2)
    #expect(retention.mature.passed == 2)
    #expect(retention.mature.failed == 1)
    #expect(retention.all.passed == 4)
    #expect(retention.all.failed == 3)
    #expect(retention.all.total == 7)
  }

  @Test("leaves out first answers, steps within a day, the drill and practice")
  func leavesOut() {
    let reviews = [
      review(4, before: nil, kind: .learn), review(4, before: -600, kind: .learn),
      review(4, before: -86_399, kind: .relearn), review(4, before: nil, kind: .early),
      review(0, before: 30, kind: .drill), review(4, before: 3, kind: .practice),
    ]
    #expect(Retention(ReviewColumns(reviews), days: today...today).all.total == 0)
  }

  @Test("counts steps of a day or more as young, and answers ahead of their day")
  func longSteps() {
    let reviews = [
      review(4, before: -86_400, kind: .learn), review(1, before: -259_200, kind: .relearn),
      review(4, before: 1, kind: .learn), review(4, before: 30, kind: .early),
      review(4, before: 0),
    ]
    let retention = Retention(ReviewColumns(reviews), days: today...today)
    #expect(retention.young.passed == 3)
    #expect(retention.young.failed == 1)
    #expect(retention.mature.passed == 1)
  }

  @Test("counts each period up to today by itself")
  func periods() {
    let days = [0, -1, -6, -7, -29, -30, -364, -365, 1]
    let reviews = days.map { review(4, before: 5, day: $0) }
    let byPeriod = Retention.byPeriod(ReviewColumns(reviews), today: today)
    #expect(Period.allCases.map { byPeriod[$0]?.young.passed } == [1, 1, 3, 5, 7, 8])
  }

  @Test("counts the first and the last day of the period and none outside")
  func period() {
    let reviews = [-8, -7, -1, 0, 1].map { review(4, before: 5, day: $0) }
    #expect(Retention(ReviewColumns(reviews), days: (today - 7)...today).young.passed == 3)
  }

  @Test("counts every review of a card that was answered twice on one day")
  func twice() {
    let reviews = [review(1, before: 30), review(4, before: 1)]
    let retention = Retention(ReviewColumns(reviews), days: today...today)
    #expect(retention.mature.failed == 1)
    #expect(retention.young.passed == 1)
  }

  @Test("agrees with a plain count over random reviews", arguments: 1...20)
  func model(seed: UInt64) {
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let reviews = (0..<200).map { _ in
      review(
        random(6), before: random(8) == 0 ? nil : random(45) - 2,
        kind: ReviewKind.allCases[random(6)],
        day: random(60) - 40)
    }
    let retention = Retention(ReviewColumns(reviews), days: (today - 29)...today)
    func count(_ isMature: Bool, _ isPassed: Bool) -> Int {
      var count = 0
      for review in reviews {
        let before = review.before ?? 0
        if [.drill, .practice].contains(review.kind) { continue }
        if review.kind != .review, before < 1 { continue }
        guard review.day <= today, today - review.day < 30 else { continue }
        if (before > 20) == isMature, (review.grade.rawValue > 2) == isPassed { count += 1 }
      }
      return count
    }
    #expect(retention.young.passed == count(false, true))
    #expect(retention.young.failed == count(false, false))
    #expect(retention.mature.passed == count(true, true))
    #expect(retention.mature.failed == count(true, false))
  }
}
