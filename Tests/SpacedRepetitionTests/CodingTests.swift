import Foundation
import SpacedRepetition
import TestSupport
import Testing

private typealias StoredValue = Decodable & Sendable

/// The JSON of stored values. The spellings are a promise: learners' files contain them.
@Suite("Stored values")
struct CodingTests {
  private static let day = Day("2026-03-01")!
  private static let moment = Moment(milliseconds: 1_772_390_000_000, dayEnd: 1_772_420_400_000)

  /// Stored values and their encodings, with keys sorted.
  private static let golden: [(any Codable & Hashable & Sendable, String)] = [
    (day, #""2026-03-01""#),
    (Grade.hesitant, "4"),
    (AnkiSM2.Button.good, "3"),
    (Phase.relearning, #""relearning""#),
    (Maturity.mature, #""mature""#),
    (Easiness.initial, "250"),
    (LeechRule.standard, "8"),
    (Wait.days(6), "6"),
    (Wait.seconds(600), "-600"),
    (moment, #"{"dayEnd":1772420400000,"milliseconds":1772390000000}"#),
    (Review(day: day, grade: .perfect), #"{"day":"2026-03-01","grade":5}"#),
    (
      Review(day: day, grade: .blackout, moment: moment),
      #"{"day":"2026-03-01","grade":0,"moment":{"dayEnd":1772420400000,"milliseconds":1772390000000}}"#
    ),
    (
      SM2.State(repetition: 2, easiness: .initial, interval: 6),
      #"{"easiness":250,"interval":6,"repetition":2}"#
    ),
    (
      AnkiSM2.State(phase: .relearning, interval: 9, lapses: 2, stepsLeft: 1),
      #"{"easiness":250,"interval":9,"lapses":2,"phase":"relearning","stepsLeft":1}"#
    ),
    (MemoryState(stability: 12.5, difficulty: 5.25), #"{"difficulty":5.25,"stability":12.5}"#),
    (
      CardProgress.new,
      #"{"lapses":0,"phase":"new","reviews":0,"state":{"easiness":250,"interval":0,"repetition":0}}"#
    ),
    (
      SM2().next(.new, Review(day: day, grade: .hesitant)),
      #"{"due":"2026-03-02","lapses":0,"lastReviewed":"2026-03-01","phase":"review","reviews":1,"state":{"easiness":250,"interval":1,"repetition":1}}"#
    ),
    (
      AnkiSM2().next(.new, Review(day: day, grade: .hesitant, moment: moment)),
      #"{"due":"2026-03-01","dueAt":1772390600000,"lapses":0,"lastReviewed":"2026-03-01","phase":"learning","reviews":1,"state":{"easiness":250,"interval":0,"repetition":0},"stepsLeft":1}"#
    ),
    (SM2.Policy.superMemoDelphi, #""delphi""#),
    (Scheduler.Policy.anki, #""anki""#),
    (SM2(policy: .superMemoDelphi), #"{"policy":"delphi"}"#),
    (Scheduler(policy: .published), #"{"policy":"published"}"#),
    (
      Scheduler(policy: .fsrs),
      #"{"options":{"desiredRetention":0.9,"learningSteps":[],"maximumInterval":36500,"relearningSteps":[]},"parameters":[0.212,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542],"policy":"fsrs"}"#
    ),
    (
      Scheduler(policy: .anki),
      #"{"options":{"easyBonus":1.3,"easyInterval":4,"graduatingInterval":1,"hardMultiplier":1.2,"intervalModifier":1,"lapseMultiplier":0,"learningSteps":[60,600],"leechAction":"tag","leechThreshold":8,"maximumInterval":36500,"minimumLapseInterval":1,"relearningSteps":[600],"startingEasiness":250},"policy":"anki"}"#
    ),
  ]

  @Test("are written as ever, and read back", arguments: golden.indices)
  func promise(_ index: Int) throws {
    let (value, json) = Self.golden[index]
    #expect(try written(value) == json)
    try expectReadBack(value)
  }

  @Test("come back the same, whatever they are", arguments: 0..<4)
  func roundTrips(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      var progress = CardProgress.new
      let policy = Scheduler(policy: Scheduler.Policy.allCases.randomElement(using: &random)!)
      for number in 0..<Int.random(in: 0...12, using: &random) {
        let review = Review(
          day: Self.day + number * 3, grade: Grade.allCases.randomElement(using: &random)!,
          moment: Bool.random(using: &random) ? Self.moment : nil)
        let outcome = policy.outcome(progress, review)
        try expectReadBack(review)
        try expectReadBack(outcome)
        progress = outcome.progress
      }
      if Bool.random(using: &random) {
        progress.memory = MemoryState(
          stability: .random(in: 0...36_500, using: &random),
          difficulty: .random(in: 1...10, using: &random))
      }
      try expectReadBack(progress)
      try expectReadBack(policy)
    }
  }

  @Test("keep a final drill in its order")
  func drill() throws {
    var drill = FinalDrill<String>()
    for card in ["c", "a", "b"] { drill.record(card, .almost) }
    drill.answer(.almost)
    #expect(try written(drill) == #"["a","b","c"]"#)
    #expect(try read(FinalDrill<String>.self, #"["a","b","c"]"#).cards == drill.cards)
  }

  @Test("are made valid when they are read from a damaged file")
  func clamping() throws {
    let state = try read(SM2.State.self, #"{"repetition":-1,"easiness":3,"interval":99999}"#)
    #expect(state == SM2.State(repetition: 0, easiness: .floor, interval: 36_500))
    let progress = try read(
      CardProgress.self,
      #"{"state":{"repetition":0,"easiness":250,"interval":1},"lastReviewed":"2026-03-01","reviews":-4}"#
    )
    #expect(progress.reviews == 0 && progress.phase == .learning && progress.lapses == 0)
    #expect(try read(LeechRule.self, "-2").threshold == 1)
    #expect(try read(Wait.self, "-9223372036854775808") == .seconds(.max))
  }

  @Test(
    "that cannot be are errors with a reason",
    arguments: [
      (#""2026-02-30""#, Day.self as any StoredValue.Type, "`2026-02-30` is not a date"),
      ("6", Grade.self, "Grade"),
      (
        #"{"policy":"anki","options":{"hardMultiplier":9}}"#, Scheduler.self,
        "hardMultiplier is 9.0, but has to be in 0.5...1.3"
      ),
      (#"{"policy":"delphi"}"#, AnkiSM2.self, "the policy is `delphi`, not `anki`"),
      (#"{"stability":-1,"difficulty":5}"#, MemoryState.self, "no such memory state"),
    ])
  fileprivate func errors(_ json: String, _ type: any StoredValue.Type, _ reason: String) {
    let error = #expect(throws: DecodingError.self) {
      _ = try JSONDecoder().decode(type, from: Data(json.utf8))
    }
    #expect(error.map { "\($0)" }?.contains(reason) == true)
  }

  @Test("of Anki's options that are missing have their defaults")
  func defaults() throws {
    let scheduler = try read(Scheduler.self, #"{"policy":"anki","options":{"easyInterval":7}}"#)
    var options = AnkiSM2.Options()
    options.easyInterval = 7
    #expect(try scheduler == .anki(AnkiSM2(options: options)))
    #expect(try read(Scheduler.self, #"{"policy":"anki"}"#) == Scheduler(policy: .anki))
  }

  private func written(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  private func expectReadBack<Value: Codable & Equatable>(_ value: Value) throws {
    #expect(try read(Value.self, written(value)) == value)
  }
}
