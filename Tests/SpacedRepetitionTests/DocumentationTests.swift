import SpacedRepetition
import Testing

/// The examples and tables of the documentation, in the catalog and in doc comments.
struct DocumentationTests {
  @Test("The overview's example prints what it says")
  func overview() {
    let sm2 = SM2()
    var progress = CardProgress.new
    let today = Day("2026-03-01")!
    let lines = sm2.preview(progress.state).map { grade, outcome in
      "\(grade.rawValue): again in \(outcome.interval) d"
    }
    #expect(lines.first == "0: again in 1 d")
    progress = sm2.next(progress, Review(day: today, grade: .hesitant))
    #expect("\(progress.due!) \(progress.state.easiness)" == "2026-03-02 2.50")
  }

  @Test("The examples beside SM2, Day and Easiness print what they say")
  func symbols() {
    let sm2 = SM2()
    var state = SM2.State.new
    var lines: [String] = []
    for grade in [Grade.hesitant, .perfect, .difficult] {
      state = sm2.next(state, grade)
      lines.append("\(state.repetition) \(state.easiness) \(state.interval)")
    }
    #expect(lines == ["1 2.50 1", "2 2.60 6", "3 2.46 16"])

    let reviewed = Day("2026-02-26")!
    let due = reviewed + 6
    #expect("\(due) \(due - reviewed) \(due.weekday)" == "2026-03-04 6 3")

    let easiness = Easiness.initial.after(.difficult)
    #expect("\(easiness) \(easiness.hundredths)" == "2.36 236")
  }

  @Test("The steps and days of the article on your own program are right")
  func yourOwnProgram() {
    let sm2 = SM2()
    var state = SM2.State.new
    let steps: [(Grade, [Int])] = [
      (.perfect, [1, 260, 1]), (.hesitant, [2, 260, 6]), (.difficult, [3, 246, 16]),
      (.almost, [0, 246, 1]),
    ]
    for (grade, expected) in steps {
      state = sm2.next(state, grade)
      #expect([state.repetition, state.easiness.hundredths, state.interval] == expected)
    }

    let progress = sm2.progress(after: [
      Review(day: Day("2026-03-01")!, grade: .hesitant),
      Review(day: Day("2026-03-02")!, grade: .hesitant),
    ])
    #expect(progress.due == Day("2026-03-08"))
    #expect(sm2.preview(progress.state)[.perfect].interval == 15)
    let stored = SM2.State(repetition: 2, easiness: Easiness(hundredths: 250), interval: 6)
    #expect(progress.state == stored)
  }

  @Test(
    "The tables of the article on policies are right",
    arguments: [
      (SM2.Policy.published, "555555", [1, 6, 17, 48, 140, 420], 310),
      (.superMemoDelphi, "555555", [1, 6, 16, 45, 130, 390], 310),
      (.published, "444404444", [1, 6, 15, 38, 1, 1, 6, 15, 38], 250),
      (.superMemoDelphi, "444404444", [1, 6, 15, 38, 1, 1, 6, 10, 17], 170),
    ])
  func tables(_ policy: SM2.Policy, _ grades: String, _ intervals: [Int], _ easiness: Int) {
    let sm2 = SM2(policy: policy)
    var state = SM2.State.new
    var found: [Int] = []
    for grade in grades.compactMap(Grade.init(digit:)) {
      state = sm2.next(state, grade)
      found.append(state.interval)
    }
    #expect(found == intervals)
    #expect(state.easiness.hundredths == easiness)
  }

  @Test("The policies differ in as many of the series of five grades as the article says")
  func differences() {
    var series: [[Grade]] = [[]]
    var (count, intervals, easiness) = (0, 0, 0)
    for _ in 1...5 {
      series = series.flatMap { before in Grade.allCases.map { before + [$0] } }
      for grades in series {
        let published = SM2().state(after: grades)
        let delphi = SM2(policy: .superMemoDelphi).state(after: grades)
        count += 1
        if published.interval != delphi.interval { intervals += 1 }
        if published.easiness != delphi.easiness { easiness += 1 }
      }
    }
    #expect(count == 9_330)
    #expect(intervals == 1_092)
    #expect(easiness == 8_967)
  }

  @Test(
    "The longest interval is reached by as many answers as the article says",
    arguments: [(Grade.hesitant, 12), (.perfect, 10)])
  func longestInterval(_ grade: Grade, _ count: Int) {
    let before = SM2().state(after: Array(repeating: grade, count: count - 1))
    #expect(before.interval < SM2.longestInterval)
    #expect(SM2().next(before, grade).interval == SM2.longestInterval)
  }

  @Test("The examples beside AnkiSM2, Scheduler, its preview and Wait print what they say")
  func anki() {
    let anki = AnkiSM2()
    var state = AnkiSM2.State.new
    var lines: [String] = []
    for button in [AnkiSM2.Button.good, .good, .good, .again] {
      let (next, wait) = anki.next(state, button)
      state = next
      lines.append("\(state.phase) \(wait)")
    }
    #expect(
      lines == [
        "learning 10 minutes", "review 1 day", "review 3 days", "relearning 10 minutes",
      ])

    let scheduler = Scheduler(policy: .anki)
    let day = Day("2026-03-01")!
    let progress = scheduler.next(.new, Review(day: day, grade: .perfect))
    #expect(progress.due?.description == "2026-03-05")
    let preview = scheduler.preview(.new, on: day)
    #expect("\(preview[.hesitant].wait) \(preview[.perfect].wait)" == "10 minutes 4 days")
    #expect("\(Wait.days(6).signed) \(Wait.seconds(600).signed)" == "6 -600")
  }

  @Test(
    "The table of Anki's intervals in the article on policies is right",
    arguments: [
      (Grade.perfect, [4, 13, 45, 164, 629, 2535]), (.hesitant, [-600, 1, 3, 8, 20, 50]),
    ])
  func ankiIntervals(_ grade: Grade, _ waits: [Int]) {
    let scheduler = Scheduler(policy: .anki)
    var progress = CardProgress.new
    var found: [Int] = []
    for _ in waits {
      let day = progress.due ?? Day(number: 20_000)
      let outcome = scheduler.outcome(progress, Review(day: day, grade: grade))
      found.append(outcome.wait.signed)
      progress = outcome.progress
    }
    #expect(found == waits)
  }
}
