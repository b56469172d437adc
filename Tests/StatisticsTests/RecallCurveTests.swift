import Journal
import SpacedRepetition
import Statistics
import Testing

@Suite("The chance to remember a card")
struct RecallCurveTests {
  /// The curve of a learner who answered cards at the end of these intervals, with so many right
  /// answers.
  private func curve(_ bands: [(interval: Int, right: Int, wrong: Int)], late: Int = 1)
    -> RecallCurve
  {
    var reviews = ReviewColumns()
    var card = 0
    for (interval, right, wrong) in bands {
      for number in 0..<right + wrong {
        let answers = [
          review(4, kind: .learn, day: -interval * late),
          review(number < right ? 4 : 1, before: interval),
        ]
        for answer in answers {
          reviews.append(ReviewNumbers(answer), at: 0, card: card, hour: 12)
        }
        card += 1
      }
    }
    return RecallCurve(Calibration(reviews, since: .earliest))
  }

  private func card(interval: Int, daysAgo: Int, phase: Phase = .review) -> CardProgress {
    CardProgress(
      state: SM2.State(repetition: 2, easiness: .initial, interval: interval), phase: phase,
      lastReviewed: today - daysAgo, due: today - daysAgo + interval, reviews: 2, lapses: 0)
  }

  @Test("is SM-2's aim of nine in ten until there are twenty answers, and says so")
  func few() {
    for curve in [curve([]), curve([(6, 10, 9)])] {
      #expect(!curve.isMeasured)
      #expect(abs(curve.chance(interval: 6, elapsed: 6) - 0.9) < 1e-9)
      #expect(curve.chance(of: card(interval: 1, daysAgo: 1, phase: .learning), on: today) == 0)
    }
  }

  @Test("is the learner's own retention at each interval, on time and late", arguments: [1, 2])
  func measured(late: Int) {
    let curve = curve([(1, 120, 280), (6, 320, 80), (30, 380, 20)], late: late)
    #expect(curve.isMeasured)
    for (interval, share) in [(1, 0.3), (6, 0.8), (30, 0.95)] {
      let chance = curve.chance(interval: interval, elapsed: interval * late)
      #expect(abs(chance - share) < 0.01, "\(interval): \(chance)")
    }
  }

  @Test("takes the mean of all answers where an interval has too few")
  func otherIntervals() {
    let curve = curve([(6, 60, 40)])
    #expect(abs(curve.chance(interval: 100, elapsed: 100) - 0.6) < 0.01)
  }

  @Test("falls from 1 with the days, never below 0, and is 0 for a new card", arguments: 0..<20)
  func shape(seed: Int) {
    let curve = curve([(1 + seed, seed * 3, 60 - seed * 3), (40, 30, seed)])
    for interval in [0, 1, 2, 7, 21, 400, SM2.longestInterval] {
      let chances = [-5, 0, 1, 5, 40, 4000, 4_000_000].map {
        curve.chance(interval: interval, elapsed: $0)
      }
      #expect(chances[0] == 1 && chances[1] == 1)
      #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 && $1 >= 0 })
    }
    #expect(curve.chance(of: .new, on: today) == 0)
  }

  @Test("of a card that failed today is that of the day after, not certainty")
  func failed() {
    let curve = curve([(1, 50, 50)])
    let failed = card(interval: 1, daysAgo: 0, phase: .learning)
    #expect(abs(curve.chance(of: failed, on: today) - 0.5) < 0.01)
    #expect(curve.chance(of: card(interval: 1, daysAgo: 0), on: today) == 1)
  }
}
