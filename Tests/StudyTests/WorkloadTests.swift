import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A backlog against a usual day")
struct WorkloadTests {
  /// Makes a collection whose learner reviewed cards for five days and came back after a pause.
  private func with(
    perDay: Int, pause: Int, limit: Int = 200, _ body: (Workload) throws -> Void
  ) throws {
    try withSandbox { sandbox in
      let count = perDay * 5
      try sandbox.deck(
        (0..<count).map { "Q: q\($0)\nA: a\($0)\nId: c\($0)\n" }.joined(separator: "\n"))
      try sandbox.write(#"{"reviews-per-day": \#(limit)}"#, to: "home/config.json")
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      let actions = (0..<count).flatMap { card -> [Action] in
        let day = -pause - 5 + card / perDay
        return [
          .answer("c\(card)", .hesitant, day: day - 1, kind: .learn),
          .answer("c\(card)", .hesitant, day: day, kind: .review),
          .answer("c\(card)", .hesitant, day: day, kind: .drill),
        ]
      }
      try writer.append(actions, at: 0)
      try body(Workload(Collection(sandbox.place, writer: &writer, at: 0), on: today))
    }
  }

  @Test("is one where more than two usual days are due after a pause, within the limit too")
  func afterPause() throws {
    for pause in [21, 200] {
      try with(perDay: 8, pause: pause) { work in
        #expect(work.usualDay == 8 && work.due == 40 && work.overdue == 40)
        #expect(work.isBacklog)
      }
    }
  }

  @Test("is none where the cards are not due yet, or no day is more than usual")
  func none() throws {
    try with(perDay: 8, pause: 0) { work in
      #expect(work.due == 0 && !work.isBacklog)
    }
    try with(perDay: 8, pause: 2) { #expect($0.due == 16 && $0.overdue == 8 && !$0.isBacklog) }
  }

  @Test("counts a day as reviews-per-day at the most, and needs a limit to be spread by")
  func limit() throws {
    try with(perDay: 8, pause: 21, limit: 5) { #expect($0.usualDay == 5 && $0.isBacklog) }
    try with(perDay: 8, pause: 21, limit: 0) { #expect(!$0.isBacklog) }
  }
}
