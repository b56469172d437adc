// The functions of the WebAssembly library that `vectors.mjs` calls: numbers in, numbers out. A
// state is kept here, since a call returns only one number.

nonisolated(unsafe) private var options = AnkiSM2.Options()
nonisolated(unsafe) private var anki = AnkiSM2()
nonisolated(unsafe) private var state = SM2.State.new
nonisolated(unsafe) private var outcome: Outcome?
nonisolated(unsafe) private var waited = 0

@_expose(wasm, "sm2_begin")
@_cdecl("sm2_begin")
func beginSM2() { state = .new }

@_expose(wasm, "sm2_answer")
@_cdecl("sm2_answer")
func answerSM2(_ isDelphi: Int32, _ grade: Int32) {
  let sm2 = SM2(policy: isDelphi == 1 ? .superMemoDelphi : .published)
  guard let grade = Grade(rawValue: Int(grade)) else { return }
  state = sm2.next(state, grade)
}

/// Repetition, easiness or interval.
@_expose(wasm, "sm2_number")
@_cdecl("sm2_number")
func numberOfSM2(_ index: Int32) -> Int32 {
  switch index {
  case 0: Int32(state.repetition)
  case 1: Int32(state.easiness.hundredths)
  default: Int32(state.interval)
  }
}

@_expose(wasm, "anki_begin")
@_cdecl("anki_begin")
func beginAnki() {
  options = AnkiSM2.Options()
  options.learningSteps = []
  options.relearningSteps = []
}

@_expose(wasm, "anki_step")
@_cdecl("anki_step")
func addStep(_ isRelearning: Int32, _ seconds: Double) {
  if isRelearning == 1 {
    options.relearningSteps.append(Int64(seconds))
  } else {
    options.learningSteps.append(Int64(seconds))
  }
}

@_expose(wasm, "anki_option")
@_cdecl("anki_option")
func setOption(_ index: Int32, _ value: Double) {
  switch index {
  case 0: options.graduatingInterval = Int(value)
  case 1: options.easyInterval = Int(value)
  case 2: options.startingEasiness = Easiness(hundredths: Int(value))
  case 3: options.easyBonus = Float(value)
  case 4: options.hardMultiplier = Float(value)
  case 5: options.intervalModifier = Float(value)
  case 6: options.maximumInterval = Int(value)
  case 7: options.lapseMultiplier = Float(value)
  case 8: options.minimumLapseInterval = Int(value)
  default: options.leechThreshold = Int(value)
  }
}

/// The number of options that are out of range; if it is 0, the options are used.
@_expose(wasm, "anki_ready")
@_cdecl("anki_ready")
func takeOptions() -> Int32 {
  guard let made = try? AnkiSM2(options: options) else { return Int32(options.problems.count) }
  anki = made
  return 0
}

@_expose(wasm, "anki_answer")
@_cdecl("anki_answer")
func answerAnki(
  _ phase: Int32, _ interval: Int32, _ easiness: Int32, _ stepsLeft: Int32, _ reviews: Int32,
  _ lapses: Int32, _ late: Int32, _ button: Int32, _ now: Double, _ dayEnd: Double
) {
  guard let button = AnkiSM2.Button(rawValue: Int(button)) else { return }
  let phases: [Phase] = [.new, .learning, .review, .relearning]
  let today = Day(number: 20_000)
  let before = CardProgress(
    state: SM2.State(
      repetition: 0, easiness: Easiness(hundredths: Int(easiness)), interval: Int(interval)),
    phase: phases[Int(phase)], lastReviewed: today - 1, due: today - Int(late),
    stepsLeft: Int(stepsLeft), reviews: Int(reviews), lapses: Int(lapses))
  let moment = Moment(milliseconds: Int64(now), dayEnd: Int64(dayEnd))
  waited = anki.wait(before: before, at: moment)?.signed ?? 0
  outcome = anki.outcome(before, Review(day: today, grade: Grade(button), moment: moment))
}

/// A number of the last outcome, in the order of the names in `vectors.mjs`.
@_expose(wasm, "anki_number")
@_cdecl("anki_number")
func numberOfAnki(_ index: Int32) -> Double {
  guard let outcome else { return .nan }
  let after = outcome.progress
  switch index {
  case 0:
    switch after.phase {
    case .new: return 0
    case .learning: return 1
    case .review: return 2
    case .relearning: return 3
    }
  case 1: return Double(after.state.interval)
  case 2: return Double(after.state.easiness.hundredths)
  case 3: return Double(after.reviews)
  case 4: return Double(after.lapses)
  case 5: return Double(after.stepsLeft)
  case 6: return Double((after.due ?? Day(number: 0)) - Day(number: 20_000))
  case 7: return after.dueAt.map(Double.init) ?? -1
  case 8: return Double(outcome.wait.signed)
  case 9: return Double(waited)
  default: return outcome.isLeech ? 1 : 0
  }
}

/// The length of a printed value, so that the module includes printing.
@_expose(wasm, "printed_length")
@_cdecl("printed_length")
func printedLength() -> Int32 {
  Int32("\(CardProgress.new), \(Wait.days(6)), \(SM2()), \(Day.latest)".utf8.count)
}
