import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("The pace of learning")
struct LearningPaceTests {
  /// The pace of a learner who learned so many cards on some days, by days ago.
  private func pace(_ learned: [Int: Int], setting: Int = 20) -> LearningPace {
    let reviews = learned.flatMap { age, count in
      (0..<count).map { review(4, kind: .learn, day: -age, card: "\(age)-\($0)") }
    }
    return LearningPace(Activity(ReviewColumns(reviews), today: today), setting: setting)
  }

  @Test("is the setting in the first week, whatever was done")
  func firstWeek() {
    for days in 0...6 {
      let learned = Dictionary(uniqueKeysWithValues: (0..<days).map { ($0, 3) })
      #expect(pace(learned) == pace([:]))
      #expect(pace(learned).basis == .setting && pace(learned).perDay == 20)
    }
  }

  @Test("is a mean over the days since the first answer, and over 30 at the most")
  func mean() {
    #expect(pace([6: 14]).basis == .lastDays(7) && pace([6: 14]).perDay == 2)
    let daily = Dictionary(uniqueKeysWithValues: (0..<19).map { ($0, 20) })
    #expect(pace(daily).basis == .lastDays(19) && pace(daily).perDay == 20)
    let longAgo = daily.merging([400: 500]) { $1 }
    #expect(pace(longAgo).basis == .lastDays(30))
    #expect(abs(pace(longAgo).perDay - 380.0 / 30) < 1e-9)
  }

  @Test("is nothing after a month's pause, and counts a pause of three weeks")
  func pause() {
    #expect(pace([40: 20, 35: 20]).perDay == 0)
    #expect(pace([27: 20, 21: 8]).perDay == 1)
    #expect(pace([27: 20, 21: 9]).wholeCards == 2)
  }

  @Test("leaves practice out, also where there is nothing else")
  func practice() {
    let practiced = (0..<9).map { review(4, kind: .practice, day: -$0, card: "p\($0)") }
    let pace = LearningPace(Activity(ReviewColumns(practiced), today: today), setting: 7)
    #expect(pace.basis == .setting && pace.perDay == 7)
  }
}
