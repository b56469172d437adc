import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Spreading a backlog and a vacation")
struct SpreadingTests {
  /// Opens a collection of cards with known intervals and due days, counted from today.
  private func with(
    _ cards: [(interval: Int, due: Int)], config: String = "{}",
    _ body: (inout Collection, inout Writer) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        cards.indices.map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }.joined(separator: "\n"))
      try sandbox.write(config, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      let actions = cards.enumerated().map { index, card in
        Action.schedule(
          ScheduleEvent(
            card: CardID("c\(index)"), phase: .review,
            lastReviewed: today + card.due - card.interval,
            due: today + card.due, interval: card.interval, easiness: Easiness(hundredths: 210),
            repetition: 4, reviews: 5, lapses: 1))
      }
      for action in actions { try writer.append(action, at: 0) }
      var collection = try Collection(sandbox.place, writer: &writer, at: 0)
      try body(&collection, &writer)
    }
  }

  private func dues(_ collection: Collection) -> [Int] {
    collection.library.entries.map {
      (collection.record(of: $0).progress.due ?? today) - today
    }
  }

  @Test("keeps the most overdue for their interval today, and the days even")
  func backlog() throws {
    let cards = [(30, -3), (6, -3), (3, -3), (100, -3), (10, 0), (20, 1), (10, -5)]
    try with(cards) { collection, writer in
      let plan = Spreading.backlog(collection, over: 3, today: today)
      #expect(plan.days.map(\.day) == [today, today + 1, today + 2])
      #expect(plan.days.map(\.before) == [6, 1, 0])
      #expect(plan.days.map(\.after) == [3, 2, 2])
      for event in try writer.append(plan.actions, at: 5) { collection.take(event) }
      #expect(dues(collection) == [1, -3, -3, 2, 2, 1, -5])
    }
  }

  @Test("takes a week, or the days by which none has more than the limit, with what is due on them")
  func limit() throws {
    let cards = (0..<10).map { (5, -1 - $0) } + (0..<3).map { _ in (9, 1) }
    try with(cards, config: #"{"reviews-per-day": 4}"#) { collection, _ in
      let plan = Spreading.backlog(collection, over: nil, today: today)
      #expect(plan.days.map(\.after) == [2, 3, 2, 2, 2, 1, 1])
      #expect(Spreading.backlog(collection, over: 1, today: today).moves.isEmpty)
    }
    try with(cards, config: #"{"reviews-per-day": 1}"#) { collection, _ in
      let plan = Spreading.backlog(collection, over: nil, today: today)
      #expect(
        plan.days.count == 11 && plan.days.allSatisfy { $0.after == 1 || $0.after == $0.before })
    }
    try with(cards.suffix(3) + [(5, 0)]) { collection, _ in
      let plan = Spreading.backlog(collection, over: nil, today: today)
      #expect(plan.days.map(\.after) == [1] && plan.moves.isEmpty)
    }
  }

  @Test("leaves a card its interval, easiness and last day, also one that was forgotten")
  func progress() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two"))
      for (question, grades) in [("one", [4, 4, 4]), ("two", [4, 4, 1])] {
        for (day, grade) in zip([0, 1, 7], grades) {
          try sandbox.answer(question, Grade(rawValue: grade)!, on: today + day)
        }
      }
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 2000)
      var collection = try Collection(sandbox.place, writer: &writer, at: 2000)
      for question in ["one", "two"] {
        let id = try collection.id(asking: question)
        let before = collection.history.record(of: id).progress
        let event = try writer.append(collection.postponed(id, to: today + 90), at: 2000)
        collection.take(event)
        let after = collection.history.record(of: id).progress
        #expect(after.due == today + 90)
        var same = after
        same.due = before.due
        #expect(same == before)
        let review = Review(day: today + 95, grade: .hesitant)
        #expect(SM2().next(after, review) == SM2().next(before, review))
      }
    }
  }

  @Test("is taken back as a whole by one undo, and what was done before stays")
  func undo() throws {
    try with((0..<40).map { (5, -$0) }) { collection, writer in
      let before = dues(collection)
      let plan = Spreading.backlog(collection, over: 5, today: today)
      for event in try writer.append(plan.actions, at: 0) { collection.take(event) }
      #expect(dues(collection) != before)
      let done = collection.history.lastDone
      #expect(done.count == plan.moves.count && done.count > 1)
      for event in try writer.append(done.map { .undo($0.id) }, at: 0) { collection.take(event) }
      #expect(dues(collection) == before)
      // The cards were put there one by one.
      #expect(collection.history.lastDone.count == 1)
    }
  }

  @Test("keeps a vacation free, each card on the nearer side of it")
  func vacation() throws {
    let cards = [(30, 4), (8, 5), (60, 6), (10, 7), (40, 8), (10, 3), (10, 9), (5, -2)]
    try with(cards) { collection, writer in
      let plan = Spreading.vacation(collection, today + 4...today + 8, today: today)
      for event in try writer.append(plan.actions, at: 0) { collection.take(event) }
      let after = dues(collection)
      #expect(after[5...] == [3, 9, -2])
      #expect(after[..<3].allSatisfy { 0...3 ~= $0 })
      #expect(after[3..<5].allSatisfy { 9...13 ~= $0 })
      // The card with the shortest interval comes last before it.
      #expect(after[1] >= after[0] && after[0] >= after[2])
      #expect(plan.days.filter { today + 4...today + 8 ~= $0.day }.allSatisfy { $0.after == 0 })
      #expect(Spreading.vacation(collection, today + 4...today + 8, today: today).moves.isEmpty)
    }
  }

  @Test("a vacation that begins today takes the overdue cards along, and all come after it")
  func vacationFromToday() throws {
    try with([(5, -9), (5, 0), (5, 2)]) { collection, writer in
      let plan = Spreading.vacation(collection, today...today + 2, today: today)
      #expect(plan.days.map(\.before) == [2, 0, 1, 0, 0, 0])
      #expect(plan.days.map(\.after) == [0, 0, 0, 1, 1, 1])
      #expect(plan.moves.map(\.card.text) == ["c0", "c1", "c2"])
    }
  }

  @Test("loses no card and counts what the calendar then has", arguments: 0..<60)
  func property(seed: Int) throws {
    var random = SeededGenerator(seed)
    let cards = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      (
        interval: Int.random(in: 1...50, using: &random),
        due: Int.random(in: -30...20, using: &random)
      )
    }
    let limit = Int.random(in: 1...20, using: &random)
    let days = seed % 3 == 0 ? nil : Int.random(in: 1...15, using: &random)
    let first = Int.random(in: 0...9, using: &random)
    let vacation = today + first...today + first + Int.random(in: 0...9, using: &random)
    try with(cards, config: #"{"reviews-per-day": \#(limit)}"#) { collection, writer in
      for isVacation in [false, true] {
        let before = dues(collection)
        let plan =
          isVacation
          ? Spreading.vacation(collection, vacation, today: today)
          : Spreading.backlog(collection, over: days, today: today)
        for event in try writer.append(plan.actions, at: 0) { collection.take(event) }
        let after = dues(collection)
        for day in plan.days {
          let due = (before, after)
          func count(_ dues: [Int]) -> Int { dues.count { today + max($0, 0) == day.day } }
          #expect(count(due.0) == day.before && count(due.1) == day.after)
        }
        #expect(Set(plan.moves.map(\.card)).count == plan.moves.count)
        if isVacation {
          #expect(!after.contains { vacation ~= today + max($0, 0) })
          #expect(zip(before, after).allSatisfy { $0 == $1 || vacation ~= today + max($0, 0) })
        } else {
          #expect(zip(before, after).allSatisfy { $0 == $1 || $0 <= 0 && $1 > 0 })
          let overfull = plan.days.filter { $0.after > limit }
          if days == nil { #expect(overfull.allSatisfy { $0.after == $0.before }) }
        }
      }
    }
  }
}
