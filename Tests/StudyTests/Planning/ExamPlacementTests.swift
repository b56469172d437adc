import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("The last review before an exam")
struct ExamPlacementTests {
  /// Cards c0, c1 and so on, and an exam so many days from today.
  private func with(
    _ count: Int, exam: Int, config: String = "",
    _ body: (inout Writer, inout Collection) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        (0..<count).map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }.joined(separator: "\n"))
      try sandbox.write(
        #"{\#(config) "exam-date": "\#(today + exam)"}"#, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      var collection = try Collection(sandbox.place, writer: &writer, at: 0)
      try body(&writer, &collection)
    }
  }

  /// Schedules cards so that a 4 today results in each of the intervals.
  private func place(
    _ cards: Range<Int>, interval: Int, _ writer: inout Writer, _ collection: inout Collection
  ) throws {
    let actions = cards.map {
      Action.schedule(
        ScheduleEvent(
          card: CardID("c\($0)"), phase: .review, lastReviewed: today + -1, due: today, interval: 1,
          easiness: Easiness(hundredths: interval * 100), repetition: 3, reviews: 3))
    }
    for event in try writer.append(actions, at: 0) { collection.take(event) }
  }

  @discardableResult
  private func answer(
    _ card: Int, on day: Int = 0, in writer: inout Writer,
    _ collection: inout Collection
  ) throws -> CardProgress {
    let answer = collection.answer(CardID("c\(card)"), .hesitant, took: nil, on: today + day, at: 0)
    for event in try writer.append(answer.actions, at: 0) { collection.take(event) }
    return collection.history.record(of: CardID("c\(card)")).progress
  }

  @Test(
    "comes the day before it, where the scheduler's day is not before it and the card would be forgotten"
  )
  func capped() throws {
    try with(1, exam: 18) { writer, collection in
      try place(0..<1, interval: 20, &writer, &collection)
      // 0.9^(18 / 20) is 0.91.
      let progress = try answer(0, in: &writer, &collection)
      #expect(progress.due == today + 17 && progress.state.interval == 20)
    }
  }

  @Test("is left to the scheduler where the card is known on the day, or asked before it anyway")
  func ordinary() throws {
    for interval in [15, 17, 23, 100] {
      try with(1, exam: 18) { writer, collection in
        try place(0..<1, interval: interval, &writer, &collection)
        #expect(try answer(0, in: &writer, &collection).due == today + interval)
      }
    }
  }

  @Test(
    "is asked for by the target that is set", arguments: [("0.95", 34), ("0.85", 37), ("92", 34)])
  func target(target: String, due: Int) throws {
    try with(1, exam: 35, config: #""exam-target": "\#(target)","#) { writer, collection in
      try place(0..<1, interval: 37, &writer, &collection)
      #expect(try answer(0, in: &writer, &collection).due == today + due)
    }
  }

  @Test("changes no interval: after the exam the schedule goes on from where it was")
  func afterwards() throws {
    var states: [[SM2.State]] = []
    for exam in [18, 4000] {
      try with(1, exam: exam) { writer, collection in
        try place(0..<1, interval: 20, &writer, &collection)
        var progress = try answer(0, in: &writer, &collection)
        var seen = [progress.state]
        for day in [17, 400] {
          progress = try answer(0, on: day, in: &writer, &collection)
          seen.append(progress.state)
        }
        #expect(exam > 400 || progress.due == today + 400 + progress.state.interval)
        states.append(seen)
      }
    }
    #expect(states[0] == states[1])
  }

  @Test("moves nothing on the day before the exam, on its day and after it")
  func tooLate() throws {
    for exam in [1, 0, -5] {
      try with(1, exam: exam) { writer, collection in
        try place(0..<1, interval: 20, &writer, &collection)
        #expect(try answer(0, in: &writer, &collection).due == today + 20)
      }
    }
  }

  @Test("no day before it gets more than the day's limit while another has room")
  func limit() throws {
    try with(60, exam: 30, config: #""reviews-per-day": 5,"#) { writer, collection in
      try place(0..<60, interval: 31, &writer, &collection)
      var counts: [Day: Int] = [:]
      for card in 0..<60 {
        let due = try answer(card, in: &writer, &collection).due
        counts[try #require(due), default: 0] += 1
      }
      #expect(counts.values.allSatisfy { $0 <= 5 })
      #expect(counts.keys.max() == today + 29 && counts.count == 12)
    }
  }

  @Test("the weakest come nearest to the exam, as many a day as it has room for")
  func weakest() {
    let days = today + 20...today + 29
    func day(weaker: Int, count: @escaping (Day) -> Int = { _ in 0 }) -> Day? {
      ExamRoom(perDay: 10, count: count).day(in: days, weaker: weaker, after: today)
    }
    #expect(day(weaker: 0) == today + 29 && day(weaker: 9) == today + 29)
    #expect(day(weaker: 10) == today + 28 && day(weaker: 35) == today + 26)
    #expect(day(weaker: 1000) == today + 20)
    // A full day sends a card back, or forward at the beginning.
    #expect(day(weaker: 0) { $0 == today + 29 ? 10 : 0 } == today + 28)
    #expect(day(weaker: 1000) { $0 < today + 23 ? 10 : 0 } == today + 23)
    #expect(day(weaker: 0) { $0 == today + 24 ? 11 : 12 } == today + 24)
  }

  @Test("is put off for cards that are weaker now")
  func weakerOthers() throws {
    try with(11, exam: 30, config: #""reviews-per-day": 10,"#) { writer, collection in
      try place(0..<11, interval: 31, &writer, &collection)
      #expect(try answer(0, in: &writer, &collection).due == today + 28)
    }
    try with(10, exam: 30, config: #""reviews-per-day": 10,"#) { writer, collection in
      try place(0..<10, interval: 31, &writer, &collection)
      #expect(try answer(0, in: &writer, &collection).due == today + 29)
    }
  }

  @Test("comes on no weekday that takes no cards")
  func easyDays() throws {
    // The exam is on a Monday.
    try with(1, exam: 15, config: #""easy-days": "sat,sun","#) { writer, collection in
      try place(0..<1, interval: 17, &writer, &collection)
      let due = try #require(try answer(0, in: &writer, &collection).due)
      #expect(due == today + 12 && due.weekday == 5)
    }
  }

  @Test("goes by what is known of the learner's memory")
  func measured() throws {
    try with(1, exam: 18) { writer, collection in
      collection.recall = Recall { _, days in days > 3 ? 0.5 : 0.99 }
      try place(0..<1, interval: 100, &writer, &collection)
      #expect(try answer(0, in: &writer, &collection).due == today + 17)
    }
    try with(1, exam: 18) { writer, collection in
      collection.recall = Recall { _, _ in 0.99 }
      try place(0..<1, interval: 20, &writer, &collection)
      #expect(try answer(0, in: &writer, &collection).due == today + 20)
    }
  }

  @Test("what a key promises is what is journalled, and an undo takes back both", arguments: 0..<30)
  func promise(seed: Int) throws {
    let policy: Scheduler.Policy = [.published, .superMemoDelphi, .anki][seed % 3]
    let config = #""exam-date": "\#(today + 3 + seed * 2)", "easy-days": "sun,tue=0.4","#
    try withRandomCollection(seed, policy: policy, settings: config) {
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
        if after.dueAt == nil, let due = after.due { #expect(due.weekday != 7) }
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

  @Test(
    "a machine that knows neither the date nor the memory folds the same days", arguments: 0..<20)
  func fold(seed: Int) throws {
    let config = #""exam-date": "\#(today + 5 + seed * 3)", "easy-days": "sat=0","#
    try withRandomCollection(seed, settings: config) {
      var sitting = Sitting($0)
      var random = SeededGenerator(seed)
      while let item = sitting.session.current, item.repetition == nil {
        sitting.answer(Grade.allCases.randomElement(using: &random)!)
      }
      let collection = sitting.session.collection
      let history = collection.history
      let other = History(events: Array(history.events).shuffled(using: &random).sorted())
      for entry in collection.library.entries {
        #expect(other.record(of: entry.card.id) == history.record(of: entry.card.id))
      }
    }
  }
}
