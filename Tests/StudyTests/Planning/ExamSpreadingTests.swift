import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Cards that were answered before the date of an exam was set")
struct ExamSpreadingTests {
  private func with(
    _ intervals: [Int], config: String, _ body: (inout Writer, inout Collection) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      try sandbox.deck(
        intervals.indices.map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }.joined(separator: "\n"))
      try sandbox.write(config, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      let places = intervals.enumerated().map { index, interval in
        Action.schedule(
          ScheduleEvent(
            card: CardID("c\(index)"), phase: .review, lastReviewed: today - 5,
            due: today - 5 + interval, interval: interval, easiness: Easiness(hundredths: 250),
            repetition: 4, reviews: 4))
      }
      try writer.append(places, at: 0)
      var collection = try Collection(sandbox.place, writer: &writer, at: 0)
      try body(&writer, &collection)
    }
  }

  @Test(
    "are moved before it where they would be forgotten, the weakest nearest to it, and no others")
  func moves() throws {
    // Due on the days 5, 20, 22, 25, 95; the exam is on day 18, 23 after the last answer.
    let config = #"{"exam-date": "\#(today + 18)", "reviews-per-day": 1}"#
    try with([10, 25, 27, 30, 100], config: config) { writer, collection in
      let plan = Spreading.beforeExam(collection, today: today)
      #expect(plan.moves.map(\.card.text) == ["c1", "c2"])
      #expect(plan.moves.map(\.to) == [today + 17, today + 16])
      let before = collection.library.entries.map { collection.record(of: $0).progress }
      for event in try writer.append(plan.actions, at: 5000) { collection.take(event) }
      for (entry, old) in zip(collection.library.entries, before) {
        let new = collection.record(of: entry).progress
        #expect(new.state == old.state && new.lastReviewed == old.lastReviewed)
      }
      #expect(Spreading.beforeExam(collection, today: today).moves.isEmpty)
      #expect(collection.history.lastDone.count == 2)
    }
  }

  @Test("are left where they are without an exam ahead")
  func none() throws {
    for config in ["{}", #"{"exam-date": "\#(today)"}"#, #"{"exam-date": "\#(today + 1)"}"#] {
      try with([10, 25], config: config) { _, collection in
        #expect(Spreading.beforeExam(collection, today: today).moves.isEmpty)
      }
    }
  }

  @Test("a backlog and a vacation leave days free that take no cards")
  func easyDays() throws {
    let config = #"{"easy-days": "tue,sat", "reviews-per-day": 5}"#
    try with((0..<40).map { 1 + $0 % 5 }, config: config) { _, collection in
      for plan in [
        Spreading.backlog(collection, over: nil, today: today),
        Spreading.backlog(collection, over: 12, today: today),
        Spreading.vacation(collection, today...today + 3, today: today),
      ] {
        #expect(!plan.moves.isEmpty)
        #expect(plan.moves.allSatisfy { ![2, 6].contains($0.to.weekday) })
      }
    }
  }
}
