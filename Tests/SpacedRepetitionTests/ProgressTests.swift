import SpacedRepetition
import TestSupport
import Testing

struct ProgressTests {
  @Test("A new card has no days and no counts")
  func new() {
    let progress = CardProgress.new
    #expect(progress.isNew)
    #expect(progress.state == .new)
    #expect(progress.due == nil)
    #expect(progress.lastReviewed == nil)
    #expect(progress.reviews == 0)
    #expect(progress.lapses == 0)
  }

  @Test("A card reviewed on time is due after 1 day, then 6, then 15")
  func onTime() throws {
    let sm2 = SM2()
    var progress = CardProgress.new
    var today = try #require(Day("2026-02-25"))
    var dues: [String] = []
    for _ in 1...3 {
      progress = sm2.next(progress, Review(day: today, grade: .hesitant))
      #expect(progress.lastReviewed == today)
      today = try #require(progress.due)
      dues.append(today.description)
    }
    #expect(dues == ["2026-02-26", "2026-03-04", "2026-03-19"])
    #expect(progress.reviews == 3)
    #expect(!progress.isNew)
  }

  @Test("Due counts from the review, and being late or early changes no interval")
  func lateness() throws {
    let sm2 = SM2()
    let start = try #require(Day("2026-01-01"))
    let reviewed = sm2.progress(after: [
      Review(day: start, grade: .hesitant), Review(day: start + 1, grade: .hesitant),
    ])
    #expect(reviewed.due == start + 7)
    for delay in [-6, 0, 1, 30, 400] {
      let late = sm2.next(reviewed, Review(day: start + 7 + delay, grade: .hesitant))
      #expect(late.state.interval == 15)
      #expect(late.due == start + 7 + delay + 15)
    }
  }

  @Test("Every failure but that of the first answer is a lapse, as its interval is a day or more")
  func lapses() {
    let grades: [Grade] = [
      .blackout, .almost, .perfect, .incorrect, .blackout, .difficult, .almost,
    ]
    let lapses = [0, 1, 1, 2, 3, 3, 4]
    let sm2 = SM2()
    var progress = CardProgress.new
    for (grade, expected) in zip(grades, lapses) {
      progress = sm2.next(progress, Review(day: Day(number: 20_000), grade: grade))
      #expect(progress.lapses == expected)
    }
    #expect(progress.reviews == 7)
  }

  @Test("The fold is the reviews one by one, and its state is the state of the grades")
  func fold() {
    var random = SplitMix64(seed: 11)
    let sm2 = SM2(policy: .superMemoDelphi)
    for length in 0..<40 {
      let grades = random.grades(length)
      let reviews = zip(0..., grades).map { Review(day: Day(number: 20_000 + $0), grade: $1) }
      let progress = sm2.progress(after: reviews)
      #expect(progress.state == sm2.state(after: grades))
      #expect(progress.reviews == length)
      let half = sm2.progress(after: reviews[..<(length / 2)])
      #expect(sm2.progress(after: reviews[(length / 2)...], from: half) == progress)
      #expect(progress.isNew == (length == 0))
    }
  }

  @Test("The last day and the largest counts can be reviewed")
  func extremes() {
    let progress = CardProgress(
      state: SM2.State(repetition: .max, easiness: Easiness(hundredths: .max), interval: .max),
      lastReviewed: .latest, due: .latest, reviews: .max, lapses: .max)
    for grade in Grade.allCases {
      let next = SM2().next(progress, Review(day: .latest, grade: grade))
      #expect(next.due == .latest)
      #expect(next.reviews == .max)
      #expect(next.lapses == .max)
    }
  }
}
