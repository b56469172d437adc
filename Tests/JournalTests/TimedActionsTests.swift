import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("Actions in little memory")
struct TimedActionsTests {
  private static func review(
    _ card: String, took: Int? = 1000, before: Int? = 1, after: Int = 6, easiness: Int? = nil,
    by scheduler: String = "anki"
  ) -> Action {
    .review(
      ReviewEvent(
        card: CardID(card), grade: .hesitant, day: Day("2026-03-01")!, took: took, kind: .review,
        before: before, after: after, scheduler: scheduler,
        easiness: easiness.map(Easiness.init(hundredths:))))
  }

  @Test(
    "come out as they went in",
    arguments: [
      review("a"), review("a", took: nil), review("a", took: 0), review("a", before: nil),
      review("a", before: 0), review("a", before: -60, after: -600), review("a", easiness: 250),
      review("a", easiness: 65_535), review("a", easiness: 70_000),
      review("a", before: .min, after: .max), review("a", before: Int(Int32.min)),
      review("a", took: .max), review("a", took: -5),
      .review(
        ReviewEvent(
          card: CardID("a"), grade: .perfect, day: Day("2026-03-01")!, took: 1, kind: .review,
          before: 6, after: 15, scheduler: "published", due: Day("2026-03-14")!)),
      .review(
        ReviewEvent(
          card: CardID("a"), grade: .perfect, day: Day("2026-03-01")!, took: 1, kind: .review,
          before: 6, after: 15, scheduler: "published", wording: 15)),
      .review(
        ReviewEvent(
          card: CardID("a"), grade: .perfect, day: Day("2026-03-01")!, took: 1, kind: .review,
          before: 6, after: 15, scheduler: "published", wording: 1000)),
      .schedule(ScheduleEvent(card: CardID("a"), phase: .review, due: Day("2026-03-01")!)),
      .suspend(CardID("a")), .unsuspend(CardID("a")), .unlink(CardID("a")),
      .flag(CardID("a"), 3), .bury(CardID("a"), until: Day("2026-03-01")!),
      .relink(from: CardID("a"), to: CardID("b")),
      .imported(ImportEvent(source: "f", events: 0)),
    ])
  func roundTrip(action: Action) {
    let timed = TimedAction(at: -5, action)
    #expect(Array(TimedActions([timed, timed])) == [timed, timed])
  }

  @Test("keep the name of more schedulers than a byte can count")
  func schedulers() {
    let actions = (0..<300).map { TimedAction(at: $0, Self.review("a", by: "s\($0)")) }
    #expect(Array(TimedActions(actions)) == actions)
  }

  @Test("are sorted by time, those of one time in their order")
  func sorted() {
    var actions: TimedActions = []
    for (at, card) in [(3, "a"), (1, "b"), (3, "c"), (1, "d"), (2, "e")] {
      actions.append(TimedAction(at: at, Self.review(card)))
    }
    #expect(actions.latest == 2)
    actions.sortByTime()
    #expect(actions.map(\.action.card) == ["b", "d", "e", "a", "c"].map { CardID($0) })
    #expect(actions.latest == 4)
  }

  @Test("give a card another name in all that was done with it, or leave it out")
  func cards() {
    var actions: TimedActions = [
      TimedAction(at: 1, Self.review("a")), TimedAction(at: 2, .flag(CardID("b"), 1)),
      TimedAction(at: 3, .suspend(CardID("a"))),
    ]
    actions.rename { _, card in card == CardID("a") ? CardID("z") : card }
    #expect(actions.map(\.action.card) == ["z", "b", "z"].map { CardID($0) })
    let place = actions.cards.firstIndex(of: CardID("z"))
    actions.removeAll { _, card in card == place }
    #expect(Array(actions) == [TimedAction(at: 2, .flag(CardID("b"), 1))])
    actions.append(TimedAction(at: 4, .suspend(CardID("z"))))
    #expect(actions.map(\.action.card) == ["b", "z"].map { CardID($0) })
  }

  @Test("are appended to others under the same names")
  func appended() {
    let some = [TimedAction(at: 1, Self.review("a")), TimedAction(at: 2, Self.review("b"))]
    let more = [TimedAction(at: 0, Self.review("b")), TimedAction(at: 3, Self.review("c"))]
    var actions = TimedActions(some)
    actions.append(contentsOf: TimedActions(more))
    #expect(Array(actions) == some + more)
  }
}
