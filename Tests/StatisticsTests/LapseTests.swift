import Journal
import SpacedRepetition
import Statistics
import TestSupport
import Testing

@Suite("Lapses and retention")
struct LapseTests {
  @Test("count the same failures, whatever is answered when", arguments: 0..<30)
  func agree(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let scheduler = Scheduler(policy: seed.isMultiple(of: 2) ? .published : .superMemoDelphi)
    var reviews: [ReviewEvent] = []
    var lapses = 0
    for card in ["a", "b", "c"] {
      var (progress, day) = (CardProgress.new, -100)
      for _ in 0..<Int.random(in: 0...25, using: &random) {
        let grade = Grade.allCases.randomElement(using: &random)!
        reviews.append(
          review(
            grade.rawValue, before: scheduler.wait(before: progress)?.signed,
            kind: progress.isNew ? .learn : .review, day: day, card: card))
        progress = scheduler.next(progress, Review(day: today + day, grade: grade))
        day += Int.random(in: 0...4, using: &random)
      }
      lapses += progress.lapses
    }
    #expect(
      Retention(ReviewColumns(reviews), days: .earliest ... .latest).all.failed == lapses)
  }
}
