import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A day's tally")
struct DayTallyTests {
  @Test("counts answers by what they were for, and the time of all of them")
  func counts() {
    var script = Script()
    for (kind, grade, took) in [
      (ReviewKind.learn, Grade.hesitant, 1000), (.learn, .almost, 200), (.review, .difficult, 30),
      (.review, .blackout, nil), (.drill, .almost, 4), (.drill, .perfect, 5),
      (.practice, .perfect, 6),
    ] as [(ReviewKind, Grade, Int?)] {
      script.add(
        .review(
          ReviewEvent(
            card: CardID("\(kind)"), grade: grade, day: today, took: took, kind: kind, before: nil,
            after: 1, scheduler: "published")))
    }
    let tally = DayTally(script.history, on: today)
    #expect(tally.learned == 2)
    #expect(tally.reviewed == 2)
    #expect(tally.drilled == 2)
    #expect(tally.passed == 2)
    #expect(tally.milliseconds == 1245)
    #expect(tally.scheduledCards == [CardID("learn"), CardID("review")])
  }

  @Test("counts one day's answers, on any machine, and none that was taken back")
  func oneDay() {
    var script = Script()
    script.review("a", .hesitant, day: -1)
    script.review("b", .hesitant, day: 0)
    script.review("c", .hesitant, day: 0, on: Script.desktop)
    let mistake = script.review("d", .hesitant, day: 0)
    script.review("e", .hesitant, day: 1)
    script.add(.undo(mistake))
    #expect(DayTally(script.history, on: today).scheduledCards == [CardID("b"), CardID("c")])
  }

  @Test("drills what was graded under 4, the first failed first, failed again goes last")
  func drill() {
    var script = Script()
    for (card, grade) in [
      ("a", Grade.difficult), ("b", .hesitant), ("c", .blackout), ("d", .almost),
    ] {
      script.review(card, grade)
    }
    func drill() -> [String] { DayTally(script.history, on: today).drill.cards.map(\.text) }
    #expect(drill() == ["a", "c", "d"])
    script.review("a", .difficult, kind: .drill)
    #expect(drill() == ["c", "d", "a"])
    let pass = script.review("c", .hesitant, kind: .drill)
    #expect(drill() == ["d", "a"])
    script.review("d", .perfect, kind: .practice)
    #expect(drill() == ["d", "a"])
    script.add(.undo(pass))
    #expect(drill() == ["c", "d", "a"])
    script.review("d", .perfect)
    #expect(drill() == ["c", "a"])
  }

  @Test("counts Anki's further steps with the first answer, which a pass among them makes up for")
  func steps() {
    var script = Script()
    for (card, kind, before, grade) in [
      ("a", ReviewKind.learn, nil, Grade.almost), ("a", .learn, -60, .hesitant),
      ("b", .review, 5, .almost), ("b", .relearn, -600, .difficult),
    ] as [(String, ReviewKind, Int?, Grade)] {
      script.add(
        .review(
          ReviewEvent(
            card: CardID(card), grade: grade, day: today, took: nil, kind: kind, before: before,
            after: 1, scheduler: "anki")))
    }
    let tally = DayTally(script.history, on: today)
    #expect(tally.learned == 1)
    #expect(tally.reviewed == 1)
    #expect(tally.passed == 0)
    #expect(tally.drill.cards.map(\.text) == ["b"])
  }

  @Test("takes a card that was edited in between for one card")
  func edited() {
    var script = Script()
    script.review("a", .almost)
    script.review("b", .almost)
    script.add(.relink("a", "x"))
    #expect(DayTally(script.history, on: today).drill.cards.map(\.text) == ["x", "b"])
    script.review("x", .perfect, kind: .drill)
    let tally = DayTally(script.history, on: today)
    #expect(tally.drill.cards.map(\.text) == ["b"])
    #expect(tally.scheduledCards == [CardID("x"), CardID("b")])
  }
}
