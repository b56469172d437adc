import SpacedRepetition
import TestSupport
import Testing

/// Properties that hold for every sequence of answers.
@Suite("SM-2, for any answers")
struct SM2PropertyTests {
  @Test("Ten thousand random histories agree with an independent model", arguments: cases)
  func model(_ policy: SM2.Policy, seed: UInt64) {
    let sm2 = SM2(policy: policy)
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_500 {
      var model = Model(policy)
      var state = SM2.State.new
      let history = random.history(24)
      for (index, grade) in history.enumerated() {
        state = sm2.next(state, grade)
        model.answer(grade.rawValue)
        guard state == model.state else {
          Issue.record("\(history[...index]): \(state), but the model says \(model.state)")
          return
        }
      }
    }
  }

  @Test("Intervals are 1 to 36,500 days, easiness is 1.30 or more", arguments: cases)
  func bounds(_ policy: SM2.Policy, seed: UInt64) {
    let sm2 = SM2(policy: policy)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      var state = random.state()
      for grade in random.history(20) {
        state = sm2.next(state, grade)
        guard 1...36_500 ~= state.interval, state.easiness >= .floor, state.repetition >= 0 else {
          Issue.record("\(state)")
          return
        }
      }
    }
  }

  @Test("A preview is what happens, for every grade", arguments: cases)
  func preview(_ policy: SM2.Policy, seed: UInt64) {
    let sm2 = SM2(policy: policy)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let state = random.state()
      let preview = sm2.preview(state)
      for (grade, outcome) in preview {
        let committed = sm2.next(state, grade)
        guard outcome == committed, preview[grade] == committed else {
          Issue.record("\(state), grade \(grade): \(outcome), then \(committed)")
          return
        }
      }
    }
  }

  @Test("A better grade never gives a shorter interval or fewer repetitions", arguments: cases)
  func monotone(_ policy: SM2.Policy, seed: UInt64) {
    let sm2 = SM2(policy: policy)
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let preview = sm2.preview(random.state())
      for (worse, better) in zip(Grade.allCases, Grade.allCases.dropFirst()) {
        #expect(preview[worse].interval <= preview[better].interval)
        #expect(preview[worse].repetition <= preview[better].repetition)
        // The printed text keeps the easiness for a 2 and lowers it for a 3.
        if policy == .superMemoDelphi || worse.isPass == better.isPass {
          #expect(preview[worse].easiness <= preview[better].easiness)
        }
      }
    }
  }

  @Test("The largest state can be answered with every grade", arguments: SM2.Policy.allCases)
  func extremes(_ policy: SM2.Policy) {
    let sm2 = SM2(policy: policy)
    for repetition in [Int.min, 0, 1, 2, .max - 1, .max] {
      for easiness in [Int.min, 130, 3_649_999, 3_650_000, 3_650_001, .max - 1, .max] {
        for interval in [Int.min, 0, 1, 36_499, 36_500, .max] {
          let state = SM2.State(
            repetition: repetition, easiness: Easiness(hundredths: easiness), interval: interval)
          for (grade, next) in sm2.preview(state) {
            #expect(1...36_500 ~= next.interval)
            #expect(next.easiness >= .floor)
            let counted = max(repetition, 0)
            #expect(
              next.repetition == (grade.isPass ? (counted == .max ? .max : counted + 1) : 0))
          }
        }
      }
    }
  }

  @Test("An enormous easiness takes a card straight to the cap", arguments: SM2.Policy.allCases)
  func enormousEasiness(_ policy: SM2.Policy) {
    let state = SM2.State(repetition: 2, easiness: Easiness(hundredths: .max), interval: 1)
    #expect(SM2(policy: policy).next(state, .hesitant).interval == 36_500)
  }

  static let cases: [(SM2.Policy, seed: UInt64)] = SM2.Policy.allCases.flatMap { policy in
    [1, 2_026].map { (policy, seed: $0) }
  }
}

extension SplitMix64 {
  /// Grades of a learner who mostly passes, so that intervals get long.
  fileprivate mutating func history(_ count: Int) -> [Grade] {
    let failures = Int.random(in: 0...6, using: &self)
    return (0..<count).map { _ in
      Int.random(in: 0..<20, using: &self) < failures
        ? [.blackout, .incorrect, .almost].randomElement(using: &self)!
        : [.difficult, .hesitant, .perfect].randomElement(using: &self)!
    }
  }

  /// A state that may or may not be reachable.
  fileprivate mutating func state() -> SM2.State {
    SM2.State(
      repetition: Int.random(in: 0...8, using: &self),
      easiness: Easiness(hundredths: Int.random(in: 130...700, using: &self)),
      interval: Int.random(in: 0...40_000, using: &self))
  }
}
