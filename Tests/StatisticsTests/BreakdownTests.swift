import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("Retention apart")
struct BreakdownTests {
  private let reviews = ReviewColumns([
    review(4, kind: .learn, day: -30), review(4, before: 1, day: -29, took: 2999),
    review(1, before: 6, day: -20, took: 3000), review(5, before: 21, day: -1, took: 60_000),
    review(2, before: 1, day: -7, card: "b", took: 1), review(4, before: -172_800, kind: .learn),
  ])

  @Test("goes by weekday, hour, interval and answer time")
  func groups() {
    let groups = RetentionGroups([reviews])
    let weekdays = [0, -7, -1, -20, -29].map { (today + $0).weekday }
    for weekday in 1...7 {
      let expected = weekdays.count { $0 == weekday }
      #expect(groups.byWeekday[weekday - 1].total == expected)
    }
    #expect(groups.byHour[12] == PassCount(passed: 3, failed: 2))
    #expect(Band.intervals.map(\.description).prefix(4) == ["0", "1", "2–3", "4–7"])
    #expect(groups.byInterval.map(\.total).prefix(7) == [0, 2, 1, 1, 0, 1, 0])
    #expect(groups.byInterval[1] == PassCount(passed: 1, failed: 1))
    #expect(groups.byAnswerTime.map(\.total) == [2, 1, 0, 0, 0, 0, 1])
  }

  @Test("goes by the cards, by as many of them as are asked for")
  func cards() {
    let groups = RetentionGroups([reviews])
    #expect(groups.byCard(count: 2).map(\.total) == [4, 1])
    #expect(groups.byCard(count: 3).map(\.total) == [4, 1, 0])
    #expect(groups.byCard(count: 1).map(\.total) == [4])
  }

  @Test("goes by spans of days, the last of which ends today")
  func overTime() {
    #expect(
      RetentionGroups([reviews]).overTime(3, each: 7, until: today).map(\.total) == [1, 1, 2])
  }

  @Test("follows a card's repetitions, and leaves out steps and drills")
  func learningCurve() {
    let reviews = ReviewColumns([
      review(1, kind: .learn, day: -9), review(4, before: -60, kind: .learn, day: -9),
      review(4, before: 1, day: -8), review(5, before: 1, kind: .drill, day: -8),
      review(2, before: 6, day: -2), review(4, kind: .learn, day: -2, card: "b"),
    ])
    let curve = LearningCurve(reviews, since: .earliest)
    #expect(
      curve.repetitions == [
        PassCount(passed: 1, failed: 1), PassCount(passed: 1), PassCount(failed: 1),
      ])
    // Days outside the requested ones still count a card's repetitions.
    #expect(
      LearningCurve(reviews, since: today - 2).repetitions.map(\.total) == [1, 0, 1])
    #expect(LearningCurve(reviews, since: .earliest, repetitions: 2).repetitions[1].total == 2)
  }

  @Test("goes by whether a card was asked in the wording before")
  func wordings() {
    let reviews = ReviewColumns([
      // First answers and the drill show a wording, and do not count themselves.
      review(4, kind: .learn, day: -40, wording: 1), review(1, before: 1, day: -39, wording: 2),
      review(4, before: 1, kind: .drill, day: -39, wording: 3),
      review(4, before: 1, day: -38, wording: 3), review(5, before: 6, day: -30, wording: 2),
      // A card that had one wording then was asked in the first.
      review(4, kind: .learn, day: -40, card: "b"), review(2, before: 1, day: -20, card: "b"),
      review(4, before: 1, day: -10, card: "b", wording: 1),
      review(4, before: 6, day: -4, card: "b", wording: 2),
    ])
    let all = WordingRetention(reviews, since: .earliest)
    #expect(all.seen == PassCount(passed: 3))
    #expect(all.unseen == PassCount(passed: 1, failed: 1))
    // Earlier days count only for what was seen.
    let late = WordingRetention(reviews, since: today - 30)
    #expect((late.seen, late.unseen) == (PassCount(passed: 2), PassCount(passed: 1)))
    #expect(WordingRetention(ReviewColumns([review(4, before: 1)]), since: .earliest).isEmpty)
    #expect((all + late).unseen == PassCount(passed: 2, failed: 1))
  }

  @Test("is set against the 90 % of SM-2, less for late answers")
  func calibration() throws {
    let reviews = ReviewColumns([
      review(4, kind: .learn, day: -40), review(4, before: 1, day: -39),
      review(1, before: 6, day: -27), review(4, before: 1, day: -26, card: "b"),
      review(4, before: 10, kind: .early, day: -21, card: "b"),
    ])
    let rows = Calibration(reviews, since: .earliest).rows
    #expect(rows.map(\.band.description).prefix(3) == ["1", "2–3", "4–7"])
    #expect(rows[0].answers == PassCount(passed: 1))
    #expect(abs(try #require(rows[0].expected) - 0.9) < 1e-12)
    #expect(rows[1].expected == nil)
    // Twice as late as scheduled: 0.9².
    #expect(rows[2].answers == PassCount(failed: 1))
    #expect(abs(try #require(rows[2].expected) - 0.81) < 1e-12)
    // Halfway: the square root of 0.9.
    #expect(abs(try #require(rows[3].expected) - 0.948683298) < 1e-9)
  }
}
