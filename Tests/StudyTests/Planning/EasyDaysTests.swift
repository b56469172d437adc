import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

/// `today` is a Sunday.
@Suite("Easy days")
struct EasyDaysTests {
  private func with(
    _ count: Int, config: String, _ body: (Sandbox) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        (0..<count).map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }.joined(separator: "\n"))
      try sandbox.write(config, to: "home/config.json")
      try body(sandbox)
    }
  }

  /// Answers all cards on a day, each with an interval from a range in turn.
  private func dues(
    _ sandbox: Sandbox, intervals: ClosedRange<Int>, on day: Day = today
  ) throws -> [Day] {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
    var collection = try Collection(sandbox.place, writer: &writer, at: 0)
    let cards = collection.library.entries.map(\.card.id)
    let places = cards.enumerated().map { index, card in
      let interval = intervals.lowerBound + index % intervals.count
      return Action.schedule(
        ScheduleEvent(
          card: card, phase: .review, lastReviewed: day - 1, due: day, interval: 1,
          easiness: Easiness(hundredths: max(130, interval * 100)),
          repetition: interval == 1 ? 0 : 3,
          reviews: 3))
    }
    for event in try writer.append(places, at: 0) { collection.take(event) }
    for card in cards {
      let answer = collection.answer(card, .hesitant, took: nil, on: day, at: 0)
      for event in try writer.append(answer.actions, at: 0) { collection.take(event) }
    }
    return try cards.map { try #require(collection.history.record(of: $0).progress.due) }
  }

  @Test("a day set to none gets none, whatever the interval", arguments: [1...1, 1...2, 2...60])
  func none(intervals: ClosedRange<Int>) throws {
    for fuzz in ["false", "true"] {
      for balance in ["false", "true"] {
        let config =
          #"{"easy-days": "sat,sun,wed", "fuzz": \#(fuzz), "balance": \#(balance)}"#
        for weekday in 0..<7 {
          try with(59, config: config) { sandbox in
            let dues = try dues(sandbox, intervals: intervals, on: today + weekday)
            #expect(dues.allSatisfy { ![3, 6, 7].contains($0.weekday) })
            #expect(dues.allSatisfy { $0 > today + weekday })
          }
        }
      }
    }
  }

  @Test("a day with a weight gets its share of its neighbors' cards")
  func weight() throws {
    try with(310, config: #"{"easy-days": "sat=0.5"}"#) { sandbox in
      let dues = try dues(sandbox, intervals: 10...40)
      let saturday = today + 27
      let counts = Dictionary(grouping: dues) { $0 }.mapValues(\.count)
      let others = (-3...3).filter { $0 != 0 }.map { counts[saturday + $0] ?? 0 }
      let mean = Double(others.reduce(0, +)) / 6
      #expect(saturday.weekday == 6)
      #expect(abs(Double(counts[saturday] ?? 0) / mean - 0.5) < 0.15)
    }
  }

  @Test("days that are not easy keep their cards")
  func others() throws {
    try with(30, config: #"{"easy-days": "sat"}"#) { sandbox in
      let dues = try dues(sandbox, intervals: 15...15)
      #expect(dues.allSatisfy { $0 == today + 15 })
    }
  }

  @Test("read as they are written", arguments: ["sat", "sat,sun", "mon=0.5,sun=0.25", "tue=0.05"])
  func text(text: String) throws {
    #expect(try #require(EasyDays(text)).description == text)
  }

  @Test("of weight 1 are none")
  func usual() throws {
    #expect(try #require(EasyDays("sat=1")) == EasyDays())
    #expect(EasyDays().description == nil)
  }
}
