import SpacedRepetition
import Testing

/// The printed forms of values.
struct PrintingTests {
  private static let day = Day("2026-03-01")!
  private static let moment = Moment(milliseconds: 1_772_390_000_000, dayEnd: 1_772_420_400_000)

  private static var options: AnkiSM2.Options {
    var options = AnkiSM2.Options()
    options.easyInterval = 7
    options.learningSteps = [60, 3600]
    return options
  }

  private static let cases: [(any Sendable, String)] = [
    (Wait.days(1), "1 day"),
    (Wait.days(6), "6 days"),
    (Wait.seconds(0), "0 seconds"),
    (Wait.seconds(90), "90 seconds"),
    (Wait.seconds(600), "10 minutes"),
    (Wait.seconds(7200), "2 hours"),
    (moment, "2026-03-01 18:33:20 UTC, 8:26 until the day ends"),
    (Moment(milliseconds: -1, dayEnd: 0), "1969-12-31 23:59:59 UTC, 0:00 until the day ends"),
    (Review(day: day, grade: .hesitant), "2026-03-01: 4"),
    (
      Review(day: day, grade: .hesitant, moment: moment),
      "2026-03-01: 4 at 2026-03-01 18:33:20 UTC"
    ),
    (SM2.State.new, "repetition 0, easiness 2.50, 0 days"),
    (CardProgress.new, "new"),
    (
      SM2().next(.new, Review(day: day, grade: .hesitant)),
      "review, due 2026-03-02, 1 day, easiness 2.50, 1 review"
    ),
    (
      AnkiSM2().outcome(.new, Review(day: day, grade: .hesitant, moment: moment)),
      "in 10 minutes (learning, due 2026-03-01 18:43:20 UTC, 1 step left, easiness 2.50, 1 review)"
    ),
    (
      CardProgress(
        state: SM2.State(repetition: 3, easiness: .initial, interval: 9), lastReviewed: day,
        due: day + 9, reviews: 4, lapses: 2, memory: MemoryState(stability: 9.5, difficulty: 5.257)),
      "review, due 2026-03-10, 9 days, stability 9.5 days, difficulty 5.26, 4 reviews, 2 lapses"
    ),
    (AnkiSM2.State(phase: .review, interval: 15), "review, 15 days, easiness 2.50"),
    (SM2(), "SM-2 as published"),
    (Scheduler(policy: .superMemoDelphi), "SM-2 as in SuperMemo's Delphi code"),
    (Scheduler(policy: .anki), "Anki's SM-2"),
    (AnkiSM2.Options(), "Anki's own options"),
    (
      AnkiSM2(defaultingInvalid: options),
      "Anki's SM-2, learningSteps 1 minute, 1 hour, easyInterval 7"
    ),
    (LeechRule.standard, "a leech at 8 lapses"),
    (
      SM2().preview(SM2.State(repetition: 2, easiness: .initial, interval: 6)),
      "0: 1 day, 1: 1 day, 2: 1 day, 3: 15 days, 4: 15 days, 5: 15 days"
    ),
    (
      Scheduler(policy: .anki).preview(.new, on: day),
      "0: 1 minute, 1: 1 minute, 2: 1 minute, 3: 330 seconds, 4: 10 minutes, 5: 4 days"
    ),
  ]

  @Test("Each value prints as a person would write it", arguments: cases.indices)
  func descriptions(_ index: Int) {
    let (value, text) = Self.cases[index]
    #expect("\(value)" == text)
  }

  @Test("A final drill prints its cards in their order")
  func drill() {
    var drill = FinalDrill<String>()
    drill.record("superbill", .almost)
    drill.record("remittance", .difficult)
    #expect("\(drill)" == #"["superbill", "remittance"]"#)
  }
}
