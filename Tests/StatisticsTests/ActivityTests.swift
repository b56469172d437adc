import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("What was done on each day")
struct ActivityTests {
  @Test("is told apart as Anki does, with the drill by itself")
  func classes() {
    let activity = Activity(
      ReviewColumns([
        review(4, kind: .learn, day: -3, took: 1000), review(1, before: -60, kind: .learn, day: -3),
        review(3, before: 5, day: -1, took: 4000), review(2, before: 20, day: -1),
        review(2, before: 21, day: -1, took: 500), review(4, before: -600, kind: .relearn, day: -1),
        review(4, before: 9, kind: .early), review(4, before: 9, kind: .practice),
        review(5, before: 9, kind: .drill), review(5, before: 9, day: 1),
        review(1, kind: .learn, day: -1, card: "b"),
      ]), today: today)
    #expect(activity.days.keys.sorted() == [0, 1, 3])
    #expect(activity[3].answers == [2, 0, 0, 0, 0, 0])
    #expect(activity[3].milliseconds == [1000, 0, 0, 0, 0, 0])
    #expect(activity[1].answers == [1, 1, 2, 1, 0, 0])
    #expect(activity[1].milliseconds == [0, 0, 4000, 500, 0, 0])
    #expect(activity[1].passed == 2)
    #expect(activity[0].answers == [0, 0, 0, 0, 2, 1])
    #expect(activity[0].withoutDrill == 2)
    #expect(activity[0].passed == 2)
    #expect([3, 1, 0].map { activity[$0].learned } == [1, 1, 0])
    #expect([3, 1, 0].map { activity[$0].reviewed } == [0, 3, 1])
  }

  @Test(
    "makes streaks, which stay alive until a day is over",
    arguments: [
      ([0], 1, 1, 1, 1), ([1], 1, 1, 1, 2), ([2], 0, 1, 1, 3), ([0, 1, 2], 3, 3, 3, 3),
      ([1, 2, 5, 6, 7, 8], 2, 4, 6, 9), ([3, 4], 0, 2, 2, 5), ([], 0, 0, 0, 0),
      ([0, 2, 3], 1, 2, 3, 4),
    ])
  func streaks(ago: [Int], current: Int, longest: Int, days: Int, span: Int) {
    let reviews = ago.map { review(4, before: 1, day: -$0) }
    let streak = Activity(ReviewColumns(reviews), today: today).streak
    #expect(streak.current == current)
    #expect(streak.longest == longest)
    #expect(streak.days == days)
    #expect(streak.span == span)
  }

  @Test("gives buttons and hours without the drill, and hours without what was ahead of its day")
  func buttonsAndHours() {
    let reviews = ReviewColumns(
      [
        review(0, kind: .learn, day: -40), review(4, before: -60, kind: .learn),
        review(5, before: -600, kind: .relearn), review(3, before: 4, kind: .early),
        review(1, before: 4, kind: .practice), review(2, before: 20), review(3, before: 400),
        review(4, before: 4, kind: .drill),
      ], hour: 23)
    let uses = ButtonUse.bySpan(reviews, today: today, spans: [1, 40, 41, .max])
    let use = uses[3]
    #expect(use.learning == [1, 1, 0, 1, 1, 1])
    #expect(use.young == [0, 0, 1, 0, 0, 0])
    #expect(use.mature == [0, 0, 0, 1, 0, 0])
    #expect(uses.map(\.learning)[..<2] == [[0, 1, 0, 1, 1, 1], [0, 1, 0, 1, 1, 1]])
    #expect(uses[2] == use)
    #expect(ButtonUse.buttons([1, 2, 3, 4, 5, 6]) == [6, 4, 5, 6])
    let hours = HourlyAnswers(reviews).hours
    #expect(hours[23] == PassCount(passed: 3, failed: 2))
    #expect(hours[..<23].allSatisfy { $0.total == 0 })
  }

  @Test("tells the middle and the mean of the times that were measured")
  func times() {
    let times = AnswerTimes([
      ReviewColumns([1000, 9000].map { review(4, before: 1, took: $0) }),
      ReviewColumns([3000, nil].map { review(4, before: 1, took: $0) }),
    ])
    #expect(times.measured == 3)
    #expect(times.milliseconds == 13_000)
    #expect(times.median == 3000)
    #expect(times.mean == 4333)
    #expect(AnswerTimes([]).mean == 0)
  }
}
