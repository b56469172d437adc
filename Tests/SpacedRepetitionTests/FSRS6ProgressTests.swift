import SpacedRepetition
import Testing

@Suite("Scheduling by FSRS-6")
struct FSRS6ProgressTests {
  private let today = Day("2026-03-01")!

  private func progress(_ values: [Double]) -> CardProgress {
    CardProgress(
      state: SM2.State(repetition: 3, easiness: .initial, interval: Int(values[2])),
      phase: .review, lastReviewed: today - Int(values[3]), due: today, reviews: 5, lapses: 0,
      memory: MemoryState(stability: values[0], difficulty: values[1]))
  }

  @Test("gives the days and states of Anki's four buttons")
  func buttons() throws {
    let vectors = try FSRSVectors.read("anki", as: FSRSVectors.Anki.self)
    #expect(vectors.buttons.count == 360)
    for vector in vectors.buttons {
      let fsrs = FSRS6(
        try FSRS6.Parameters(vectors.sets[vector.set] ?? []),
        options: FSRS6.Options(
          desiredRetention: vector.before[0], learningSteps: [60, 600], relearningSteps: [600]))
      let preview = fsrs.preview(progress(Array(vector.before.dropFirst())), on: today)
      let again = preview[.incorrect]
      #expect(again.wait == .seconds(Int64(vector.again[0])))
      #expect(again.progress.state.interval == Int(vector.again[1]))
      check(again, vector.again[2], vector.again[3])
      for (grade, expected) in zip([Grade.difficult, .hesitant, .perfect], vector.passes) {
        let outcome = preview[grade]
        #expect(outcome.wait == .days(Int(expected[0])), "\(vector)")
        check(outcome, expected[1], expected[2])
      }
    }
  }

  private func check(_ outcome: Outcome, _ stability: Double, _ difficulty: Double) {
    guard let memory = outcome.progress.memory else {
      Issue.record("no memory")
      return
    }
    // Anki computes in single precision.
    #expect(abs(memory.stability / stability - 1) < 1e-4)
    #expect(abs(memory.difficulty - difficulty) < 1e-5)
  }

  @Test("leads through learning and relearning steps as Anki does")
  func steps() throws {
    let vectors = try FSRSVectors.read("anki", as: FSRSVectors.Anki.self)
    for vector in vectors.new {
      let parameters = try FSRS6.Parameters(vectors.sets[vector.set] ?? [])
      let fsrs = FSRS6(
        parameters,
        options: FSRS6.Options(
          desiredRetention: vector.retention,
          learningSteps: vector.learningSteps.map { Int64($0 * 60) },
          relearningSteps: vector.relearningSteps.map { Int64($0 * 60) }))
      let cards = [
        (CardProgress.new, vector.newCard), (progress([0.3, 8, 2, 2]), vector.reviewCard),
      ]
      for (card, outcomes) in cards {
        for (grade, expected) in zip([Grade.incorrect, .difficult, .hesitant, .perfect], outcomes) {
          let outcome = fsrs.preview(card, on: today)[grade]
          let numbers = expected.numbers.suffix(2)
          check(outcome, numbers.first ?? 0, numbers.last ?? 0)
          switch expected.phase {
          case "review": #expect(outcome.wait == .days(Int(expected.numbers[0])))
          // Without steps, Anki counts in hours here, and this scheduler in days.
          case _ where card.isNew ? vector.learningSteps.isEmpty : vector.relearningSteps.isEmpty:
            #expect(outcome.wait == .days(1))
          default: #expect(outcome.wait == .seconds(Int64(expected.numbers[0])))
          }
        }
      }
    }
  }

  @Test("is the replay of the answers, wherever it begins")
  func replay() {
    let fsrs = FSRS6()
    let days = [0, 3, 14, 14, 30, 31, 90]
    let grades: [Grade] = [
      .hesitant, .hesitant, .almost, .hesitant, .difficult, .perfect, .hesitant,
    ]
    let reviews = zip(days, grades).map { Review(day: today + $0, grade: $1) }
    let all = fsrs.progress(after: reviews)
    let half = fsrs.progress(after: reviews.prefix(4))
    #expect(fsrs.progress(after: reviews.dropFirst(4), from: half) == all)
    #expect(all.reviews == 7 && all.lapses == 1 && all.phase == .review)
    #expect(all.due == today + 90 + all.state.interval)
    #expect(Scheduler(policy: .fsrs).progress(after: reviews) == all)
    #expect(abs(fsrs.recall(of: all, on: all.due!) - 0.9) < 0.01)
  }

  @Test("goes on from what SM-2 has left, and SM-2 from what it leaves")
  func policies() throws {
    let sm2 = SM2().progress(
      after: [0, 1, 7].map { Review(day: today + $0, grade: .hesitant) })
    let fsrs = FSRS6()
    let memory = try #require(fsrs.memory(of: sm2))
    #expect(memory.stability == 15)
    let next = fsrs.next(sm2, Review(day: today + 22, grade: .hesitant))
    #expect(next.state.interval > 15 && next.memory != nil)
    let back = SM2().next(next, Review(day: next.due!, grade: .hesitant))
    #expect(back.memory == nil && back.state.interval > next.state.interval)
    #expect(fsrs.memory(of: .new) == nil && fsrs.recall(of: .new, on: today) == 0)
  }

  @Test(
    "lets the drill move memory: longer or the same after a pass, shorter or the same after a failure"
  )
  func drill() throws {
    let fsrs = FSRS6()
    let failed = fsrs.next(progress([20, 5, 20, 20]), Review(day: today, grade: .almost))
    let passed = fsrs.drilled(failed, .perfect)
    #expect(try #require(passed.memory).stability > #require(failed.memory).stability)
    #expect(passed.state.interval >= failed.state.interval && passed.lastReviewed == today)
    #expect(passed.due == today + passed.state.interval && passed.reviews == failed.reviews)
    let again = fsrs.drilled(failed, .blackout)
    #expect(again.state.interval <= failed.state.interval)
    #expect(fsrs.drilled(.new, .perfect) == .new)
  }

  @Test("asks for shorter intervals where more is to be remembered")
  func retention() {
    let intervals = [0.7, 0.8, 0.9, 0.95, 0.99].map { retention in
      FSRS6(options: FSRS6.Options(desiredRetention: retention))
        .next(progress([50, 5, 50, 50]), Review(day: today, grade: .hesitant)).state.interval
    }
    #expect(intervals == intervals.sorted(by: >))
    #expect(Set(intervals).count == intervals.count)
  }
}
