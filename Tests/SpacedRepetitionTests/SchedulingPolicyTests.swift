import SpacedRepetition
import TestSupport
import Testing

/// A policy that implements only what is required.
private struct Doubling: SchedulingPolicy {
  func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    let days = review.grade.isPass ? min(max(progress.state.interval * 2, 1), 365) : 1
    let state = SM2.State(repetition: 0, easiness: progress.state.easiness, interval: days)
    return Outcome(
      progress: CardProgress(
        state: state, phase: .review, lastReviewed: review.day, due: review.day + days,
        reviews: progress.reviews + 1, lapses: progress.lapses + (review.grade.isPass ? 0 : 1)),
      wait: .days(days))
  }
}

/// A policy with a minimal model of memory.
private struct Remembering: SchedulingPolicy {
  func outcome(_ progress: CardProgress, _ review: Review) -> Outcome {
    let before = progress.memory?.stability ?? Double(progress.state.interval) + 0.5
    let memory = MemoryState(stability: before * 1.5, difficulty: Double(review.grade.rawValue))
    let days = max(Int(memory.stability), 1)
    var next = CardProgress(
      state: SM2.State(repetition: 2, easiness: .initial, interval: days), phase: .review,
      lastReviewed: review.day, due: review.day + days, reviews: progress.reviews + 1,
      lapses: progress.lapses)
    next.memory = memory
    return Outcome(progress: next, wait: .days(days))
  }
}

@Suite("A scheduling policy")
struct SchedulingPolicyTests {
  private static let day = Day(number: 20_000)

  @Test("of one's own needs no more than outcomes")
  func own() {
    let reviews = zip(0..., [Grade.hesitant, .perfect, .difficult, .almost]).map {
      Review(day: Self.day + $0 * 10, grade: $1)
    }
    let progress = Doubling().progress(after: reviews)
    #expect(progress.state.interval == 1)
    #expect(progress.lapses == 1)
    #expect(Doubling().progress(after: reviews.dropLast()).state.interval == 4)
    #expect(Doubling().wait(before: progress) == .days(1))
    #expect(Doubling().wait(before: .new) == nil)
    #expect(
      Doubling().preview(.new, on: Self.day).map(\.outcome.wait)
        == Array(repeating: .days(1), count: 6))
  }

  @Test("says one thing as next, as outcome, in a preview and in a fold", arguments: 0..<5)
  func agreement(seed: UInt64) {
    func check(_ policy: some SchedulingPolicy) {
      var random = SplitMix64(seed: seed)
      var progress = CardProgress.new
      var reviews: [Review] = []
      for number in 0..<60 {
        let day = Self.day + number * 2
        let moment = Moment(milliseconds: Int64(number) * 1000, dayEnd: 80_000_000)
        let review = Review(
          day: day, grade: Grade.allCases.randomElement(using: &random)!, moment: moment)
        let preview = policy.preview(progress, on: day, at: moment)
        #expect(preview.map(\.grade) == Grade.allCases)
        #expect(preview[review.grade.rawValue].outcome == preview[review.grade])
        progress = policy.next(progress, review)
        #expect(preview[review.grade].progress == progress)
        reviews.append(review)
      }
      #expect(policy.progress(after: reviews) == progress)
      #expect(
        policy.progress(after: reviews[20...], from: policy.progress(after: reviews[..<20]))
          == progress)
    }
    check(SM2())
    check(SM2(policy: .superMemoDelphi))
    check(AnkiSM2())
    check(Scheduler(policy: .anki))
    check(Doubling())
    check(Remembering())
  }

  @Test("with a model of memory keeps it with the card, and one without drops it")
  func memory() {
    let reviews = [
      Review(day: Self.day, grade: .hesitant), Review(day: Self.day + 2, grade: .perfect),
    ]
    let remembered = Remembering().progress(after: reviews)
    #expect(remembered.memory == MemoryState(stability: 1.125, difficulty: 5))
    let next = Review(day: Self.day + 9, grade: .hesitant)
    #expect(SM2().next(remembered, next).memory == nil)
    #expect(SM2().next(remembered, next).state.interval == 3)
    #expect(AnkiSM2().next(remembered, next).memory == nil)
  }

  @Test("can be any of several at run time")
  func existential() {
    let policies: [any SchedulingPolicy] = [SM2(), AnkiSM2(), Doubling()]
    let review = Review(day: Self.day, grade: .perfect)
    #expect(policies.map { $0.next(.new, review).state.interval } == [1, 4, 1])
  }

  @Test("stops at reviews that are out of order")
  func outOfOrder() async {
    await #expect(processExitsWith: .failure) {
      let day = Day(number: 20_000)
      _ = SM2().progress(after: [
        Review(day: day, grade: .perfect), Review(day: day - 1, grade: .perfect),
      ])
    }
    await #expect(processExitsWith: .failure) {
      let day = Day(number: 20_000)
      let start = AnkiSM2().next(.new, Review(day: day, grade: .perfect))
      _ = Scheduler(policy: .anki).progress(
        after: [Review(day: day - 1, grade: .perfect)], from: start)
    }
  }

  @Test("takes reviews of several machines once they are sorted")
  func sorting() {
    func review(_ offset: Int, _ grade: Grade, at time: Int64? = nil) -> Review {
      Review(
        day: Self.day + offset, grade: grade,
        moment: time.map { Moment(milliseconds: $0, dayEnd: 1_000_000) })
    }
    let mixed = [
      review(1, .perfect, at: 900), review(0, .almost), review(1, .difficult, at: 100),
      review(1, .hesitant), review(0, .blackout),
    ]
    let sorted = mixed.sortedByTime()
    #expect(sorted.map(\.grade) == [.almost, .blackout, .hesitant, .difficult, .perfect])
    #expect(SM2().progress(after: sorted).reviews == 5)
  }
}
