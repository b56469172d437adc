import SpacedRepetition
import TestSupport
import Testing

/// Properties of Anki's variant for any input.
@Suite("Anki's variant, for any answers")
struct AnkiSM2Tests {
  @Test("gives an answer within limits for every input, and never traps", arguments: 0..<8)
  func bounds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<4_000 {
      let anki = AnkiSM2(defaultingInvalid: random.options())
      var state = AnkiSM2.State(
        phase: Phase.allCases.randomElement(using: &random)!, interval: random.extreme(),
        easiness: Easiness(hundredths: random.extreme()), lapses: random.extreme(),
        stepsLeft: random.extreme())
      for _ in 0..<6 {
        let secondsLeft = Int64(random.extreme())
        _ = anki.wait(before: state, secondsLeft: secondsLeft)
        let button = AnkiSM2.Button.allCases.randomElement(using: &random)!
        let (next, wait) = anki.next(
          state, button, late: random.extreme(), secondsLeft: secondsLeft)
        guard isValid(next, wait, secondsLeft) else {
          Issue.record("\(state) \(button) gives \(next) \(wait) with \(anki.options)")
          return
        }
        state = next
      }
    }
  }

  private func isValid(_ state: AnkiSM2.State, _ wait: Wait, _ secondsLeft: Int64) -> Bool {
    guard state.easiness >= .floor, state.lapses >= 0 else { return false }
    switch (state.phase, wait) {
    case (.review, .days(let days)):
      return days == state.interval && 1...36_500 ~= days && state.stepsLeft == 0
    case (.learning, .days(let days)), (.relearning, .days(let days)): return days >= 1
    case (.learning, .seconds(let seconds)), (.relearning, .seconds(let seconds)):
      return 1..<max(secondsLeft, 2) ~= seconds
    default: return false
    }
  }

  @Test("gives a better answer the longer interval, until the longest one is reached")
  func order() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      var options = random.options()
      options.maximumInterval = .random(in: 1...36_500, using: &random)
      let anki = AnkiSM2(defaultingInvalid: options)
      let state = AnkiSM2.State(
        phase: .review, interval: .random(in: 1...2_000, using: &random),
        easiness: Easiness(hundredths: .random(in: 130...400, using: &random)))
      let late = Int.random(in: -30...400, using: &random)
      let intervals = AnkiSM2.Button.allCases.dropFirst().map {
        anki.next(state, $0, late: late).state.interval
      }
      let longest = anki.options.maximumInterval
      let isInOrder = zip(intervals, intervals.dropFirst())
        .allSatisfy { $0 < $1 || $1 == longest }
      // Without a multiplier that lengthens it, a hard answer comes before the others only by luck.
      let isHardLonger = anki.options.hardMultiplier > 1
      #expect(
        (isHardLonger ? isInOrder : intervals[1] < intervals[2] || intervals[2] == longest)
          && intervals.allSatisfy { $0 <= longest })
    }
  }

  @Test("treats a card that is answered early as one that is due today")
  func early() {
    let state = AnkiSM2.State(phase: .review, interval: 40)
    for button in AnkiSM2.Button.allCases {
      let onTime = AnkiSM2().next(state, button)
      #expect(AnkiSM2().next(state, button, late: -39) == onTime)
      #expect(AnkiSM2().next(state, button, late: .min) == onTime)
    }
  }

  @Test(
    "takes 0 to 2 as again, 3 as hard, 4 as good and 5 as easy",
    arguments: zip(Grade.allCases, [1, 1, 1, 2, 3, 4]))
  func buttons(grade: Grade, button: Int) {
    #expect(AnkiSM2.Button(grade).rawValue == button)
  }

  @Test("takes the default of an option that is out of its range, as Anki does")
  func outOfRange() {
    var options = AnkiSM2.Options()
    options.learningSteps = [0, -60]
    options.relearningSteps = [-1, 300]
    options.graduatingInterval = 0
    options.easyInterval = 36_501
    options.startingEasiness = .floor
    options.easyBonus = 0.99
    options.hardMultiplier = .nan
    options.intervalModifier = 2.1
    options.maximumInterval = .max
    options.lapseMultiplier = -.infinity
    options.minimumLapseInterval = -1
    options.leechThreshold = 0
    var expected = AnkiSM2.Options()
    expected.learningSteps = []
    expected.relearningSteps = [300]
    #expect(AnkiSM2(defaultingInvalid: options).options == expected)
  }

  @Test("refuses options that are out of their ranges, and says which and why")
  func problems() {
    var options = AnkiSM2.Options()
    #expect(options.problems.isEmpty)
    options.hardMultiplier = 9
    options.startingEasiness = .floor
    options.learningSteps = [60, 0]
    #expect(
      options.problems.map(\.description) == [
        "learningSteps has a step of 0 s, but steps have to be in 1...3153600000 s",
        "startingEasiness is 1.30, but has to be in 1.31...5.00",
        "hardMultiplier is 9.0, but has to be in 0.5...1.3",
      ])
    #expect(throws: options.problems[0]) { try AnkiSM2(options: options) }
  }

  @Test(
    "has a grade for each button, which is that button again", arguments: AnkiSM2.Button.allCases)
  func gradesOfButtons(_ button: AnkiSM2.Button) {
    #expect(AnkiSM2.Button(Grade(button)) == button)
  }

  @Test("calls a card a leech at the threshold and after every half of it")
  func leeches() {
    let anki = AnkiSM2()
    #expect((0...20).filter(anki.isLeech) == [8, 12, 16, 20])
    var options = AnkiSM2.Options()
    options.leechThreshold = 3
    #expect((0...8).filter(AnkiSM2(defaultingInvalid: options).isLeech) == [3, 5, 7])
  }

  @Test("makes a step that would go on over the end of the study day a wait of days")
  func dayEnd() throws {
    let anki = AnkiSM2()
    let day = try #require(Day("2026-03-01"))
    let dayEnd: Int64 = 1_000_000_000
    func outcome(secondsBefore seconds: Int64) -> Outcome {
      let moment = Moment(milliseconds: dayEnd - seconds * 1000, dayEnd: dayEnd)
      return anki.outcome(.new, Review(day: day, grade: .hesitant, moment: moment))
    }
    #expect(outcome(secondsBefore: 601).wait == .seconds(600))
    #expect(outcome(secondsBefore: 601).progress.dueAt == dayEnd - 1000)
    #expect(outcome(secondsBefore: 601).progress.due == day)
    #expect(outcome(secondsBefore: 600).wait == .days(1))
    #expect(outcome(secondsBefore: 600).progress.dueAt == nil)
    #expect(outcome(secondsBefore: 600).progress.due == day + 1)
    #expect(outcome(secondsBefore: -5).wait == .days(1))
    let timeless = anki.outcome(.new, Review(day: day, grade: .hesitant))
    #expect(timeless.wait == .seconds(600))
    #expect(timeless.progress.due == day)
    #expect(timeless.progress.dueAt == nil)
  }

  @Test("counts the moments of any clock without a trap")
  func moments() {
    for (now, end) in [(Int64.min, Int64.max), (.max, .min), (.max, .max), (0, .min)] {
      let moment = Moment(milliseconds: now, dayEnd: end)
      #expect(0...90_000 ~= moment.secondsLeft)
      let review = Review(day: .latest, grade: .almost, moment: moment)
      #expect(AnkiSM2().outcome(.new, review).progress.phase == .learning)
    }
  }
}

extension SplitMix64 {
  /// A number from the whole range, often one of its ends.
  fileprivate mutating func extreme() -> Int {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: .min
    case 1: .max
    case 2: Int(truncatingIfNeeded: next())
    default: .random(in: -3...400, using: &self)
    }
  }

  private mutating func factor() -> Float {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: .nan
    case 1: .infinity
    default: .random(in: -0.2...2.5, using: &self)
    }
  }

  /// Options, many of them out of range.
  fileprivate mutating func options() -> AnkiSM2.Options {
    var options = AnkiSM2.Options()
    options.learningSteps = (0..<Int.random(in: 0...4, using: &self)).map { _ in Int64(extreme()) }
    options.relearningSteps = (0..<Int.random(in: 0...3, using: &self)).map { _ in Int64(extreme())
    }
    options.graduatingInterval = extreme()
    options.easyInterval = extreme()
    options.startingEasiness = Easiness(hundredths: extreme())
    options.easyBonus = factor()
    options.hardMultiplier = factor()
    options.intervalModifier = factor()
    options.maximumInterval = extreme()
    options.lapseMultiplier = factor()
    options.minimumLapseInterval = extreme()
    options.leechThreshold = extreme()
    return options
  }
}
