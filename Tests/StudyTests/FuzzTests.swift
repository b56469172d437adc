import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Days that chance or balance picks")
struct FuzzTests {
  private static let both = #"{"fuzz": true, "balance": true}"#

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

  /// Moves all cards to where a hesitant answer results in an interval, and answers them today.
  private func dues(_ sandbox: Sandbox, interval: Int) throws -> [Int] {
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
    var collection = try Collection(sandbox.place, writer: &writer, at: 0)
    let cards = collection.library.entries.map(\.card.id)
    let places = cards.map {
      Action.schedule(
        ScheduleEvent(
          card: $0, phase: .review, lastReviewed: today + -1, due: today, interval: 1,
          easiness: Easiness(hundredths: interval * 100), repetition: 3, reviews: 3))
    }
    for event in try writer.append(places, at: 0) { collection.take(event) }
    for card in cards {
      let answer = collection.answer(card, .hesitant, took: nil, on: today, at: 0)
      for event in try writer.append(answer.actions, at: 0) { collection.take(event) }
      let progress = collection.history.record(of: card).progress
      #expect(progress.state.interval == interval)
    }
    return cards.map { (collection.history.record(of: $0).progress.due ?? today) - today }
  }

  @Test(
    "chance takes every day of Anki's range and no other",
    arguments: [(2, 2...2), (3, 2...4), (7, 5...9), (15, 13...17), (17, 14...20), (37, 33...41)])
  func range(interval: Int, range: ClosedRange<Int>) throws {
    try with(150, config: #"{"fuzz": true}"#) { sandbox in
      let dues = try dues(sandbox, interval: interval)
      #expect(Set(dues) == Set(range))
    }
  }

  @Test("balance fills the days of the range evenly, with chance and without")
  func balance() throws {
    for config in [Self.both, #"{"balance": true}"#] {
      try with(50, config: config) { sandbox in
        let dues = try dues(sandbox, interval: 15)
        for day in 13...17 { #expect(dues.count { $0 == day } == 10) }
        if config != Self.both { #expect(dues.first == 15) }
      }
    }
  }

  @Test("without either, no answer has a day of its own", arguments: 0..<5)
  func off(seed: Int) throws {
    try withRandomCollection(seed) { collection in
      for entry in collection.library.entries {
        for grade in Grade.allCases {
          let answer = collection.answer(entry.card.id, grade, took: nil, on: today, at: 0)
          guard case .review(let review) = answer.actions[0] else { continue }
          #expect(review.due == nil)
        }
      }
    }
  }

  @Test("the interval that the next one grows from is the scheduler's")
  func interval() throws {
    var states: [[CardProgress]] = []
    for config in ["{}", Self.both] {
      try with(20, config: config) { sandbox in
        var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
        var collection = try Collection(sandbox.place, writer: &writer, at: 0)
        for day in [0, 1, 7, 22, 60] {
          for entry in collection.library.entries {
            let answer = collection.answer(
              entry.card.id, .hesitant, took: nil, on: today + day, at: 0)
            for event in try writer.append(answer.actions, at: 0) { collection.take(event) }
          }
        }
        states.append(
          collection.library.entries.map { collection.record(of: $0).progress })
      }
    }
    #expect(states[0].map(\.state) == states[1].map(\.state))
    #expect(states[0].map(\.due) != states[1].map(\.due))
  }

  @Test("what a key promises is what happens, and an undo takes it back", arguments: 0..<20)
  func promise(seed: Int) throws {
    let policy: Scheduler.Policy = seed % 2 == 0 ? .published : .anki
    try withRandomCollection(seed, policy: policy, settings: #""fuzz": true, "balance": true,"#) {
      var sitting = Sitting($0)
      var random = SeededGenerator(seed)
      while let item = sitting.session.current, item.repetition == nil {
        let grade = Grade.allCases.randomElement(using: &random)!
        let promised = try #require(sitting.session.preview(on: today, at: sitting.now))[grade]
        let before = sitting.session.collection.history.record(of: item.card).progress
        let answered = sitting.answer(grade)
        let review = try #require(answered)
        let after = sitting.session.collection.history.record(of: item.card).progress
        #expect(after == promised.progress)
        if case .days(let days) = promised.wait { #expect(after.due == today + days) }
        if Bool.random(using: &random) {
          sitting.undo()
          #expect(sitting.session.collection.history.record(of: item.card).progress == before)
          let again = sitting.answer(grade)
          #expect(again == review)
        }
        sitting.wait(minutes: 1)
      }
    }
  }

  // MARK: The fold

  /// An answer that results in 15 days, with the card moved to day 13.
  private func script() -> Script {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    script.review("a", .hesitant, day: 1)
    script.add(picked())
    return script
  }

  private func picked(day: Int = 7) -> Action {
    .review(
      ReviewEvent(
        card: CardID("a"), grade: .hesitant, day: today + day, took: nil, kind: .review, before: 6,
        after: 15, scheduler: "published", due: today + day + 13))
  }

  @Test("a fold has the day that was picked; the answer after it counts from its own day")
  func fold() {
    var script = script()
    #expect(script.progress("a").due == today + 20)
    #expect(script.progress("a").state.interval == 15)
    script.review("a", .hesitant, day: 20)
    #expect(script.progress("a").due == today + 20 + 38)
  }

  @Test("under another policy the scheduler's day counts, and back under the old the picked one")
  func policy() {
    let events = script().events
    func due(_ policy: Scheduler.Policy) -> Day? {
      History(events: events, scheduler: Scheduler(policy: policy)).record(of: CardID("a")).progress
        .due
    }
    #expect(due(.published) == today + 20)
    // Anki's variant has another interval after these answers.
    let anki = History(events: events, scheduler: Scheduler(policy: .anki))
    let progress = anki.record(of: CardID("a")).progress
    #expect(progress.due == today + 7 + progress.state.interval)
    #expect(progress.state.interval != 15)
  }

  @Test("where a merge or an undo puts other answers before it, the scheduler's day counts")
  func merge() {
    var merged = script()
    merged.review("a", .hesitant, day: 3, on: Script.desktop, at: 2)
    let state = merged.progress("a").state
    #expect(state.interval == 38 && merged.progress("a").due == today + 7 + 38)

    var undone = script()
    let first = undone.events[1].id
    let undo = undone.add(.undo(first))
    #expect(undone.progress("a").due == today + 7 + 6)
    undone.add(.undo(undo))
    #expect(undone.progress("a").due == today + 20)
  }

  @Test("a day that is not after the answer counts for nothing")
  func nonsense() {
    var script = Script()
    var review = ReviewEvent(
      card: CardID("a"), grade: .hesitant, day: today, took: nil, kind: .learn, before: nil,
      after: 1, scheduler: "published")
    review.due = today
    script.add(.review(review))
    #expect(script.progress("a").due == today + 1)
  }
}
