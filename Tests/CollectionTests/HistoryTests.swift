import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A history")
struct HistoryTests {
  @Test("makes of any answers what SM-2 makes of their days and grades", arguments: 0..<40)
  func followsSM2(seed: Int) {
    var random = SeededGenerator(seed)
    var script = Script()
    var reviews: [Review] = []
    var day = 0
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      day += Int.random(in: 0...20, using: &random)
      let grade = Grade.allCases.randomElement(using: &random)!
      script.review("a", grade, day: day, kind: reviews.isEmpty ? .learn : .review)
      reviews.append(Review(day: today + day, grade: grade))
      script.review("b", .blackout, day: day)
    }
    #expect(script.progress("a") == SM2().progress(after: reviews))
  }

  @Test("schedules by the policy that it is given")
  func policy() {
    var script = Script()
    for grade in [Grade.hesitant, .hesitant, .blackout] { script.review("a", grade) }
    let delphi = History(events: script.events, scheduler: Scheduler(policy: .superMemoDelphi))
    #expect(script.progress("a").state.easiness.hundredths == 250)
    #expect(delphi.record(of: CardID("a")).progress.state.easiness.hundredths == 170)
  }

  @Test("lets a drill and practice move no schedule", arguments: [ReviewKind.drill, .practice])
  func noSchedule(kind: ReviewKind) {
    var script = Script()
    script.review("a", .hesitant)
    let before = script.progress("a")
    script.review("a", .blackout, kind: kind)
    #expect(script.progress("a") == before)
    #expect(script.history.events(of: CardID("a")).count == 2)
  }

  @Test("counts the lapses that an earlier version missed, also in cards that it put on other days")
  func missedLapses() {
    var script = Script()
    for day in 0..<6 { script.review("a", .incorrect, day: day, kind: day == 0 ? .learn : .review) }
    var old = ScheduleEvent(card: CardID("a"), phase: .learning, reviews: 6, lapses: 0)
    (old.lastReviewed, old.due, old.interval) = (today + 5, today + 20, 1)
    script.add(.schedule(old))
    #expect(script.progress("a").due == today + 20)
    #expect(script.progress("a").lapses == 5)
    script.review("a", .incorrect, day: 20)
    #expect(script.progress("a").lapses == 6)
    script.add(.schedule(ScheduleEvent(card: CardID("a"), phase: .new)))
    #expect(script.progress("a").lapses == 0)
  }

  @Test("leaves an imported card the lapses that its program counted")
  func importedLapses() {
    var script = Script()
    script.add(.imported(ImportEvent(source: "f", events: 7)))
    for day in 0..<6 { script.review("a", .incorrect, day: day, kind: day == 0 ? .learn : .review) }
    var other = ScheduleEvent(card: CardID("a"), phase: .review, reviews: 6, lapses: 1)
    (other.lastReviewed, other.due, other.interval) = (today + 5, today + 9, 4)
    script.add(.schedule(other))
    #expect(script.progress("a").lapses == 1)
    script.review("a", .incorrect, day: 9)
    #expect(script.progress("a").lapses == 2)
  }

  @Test("suspends a card and takes it up again, its schedule kept")
  func suspends() {
    var script = Script()
    let card = CardID("a")
    script.review("a", .perfect)
    script.add(.suspend(card))
    #expect(script.history.record(of: card).isSuspended)
    #expect(script.progress("a") == progress(.perfect))
    let unsuspend = script.add(.unsuspend(card))
    #expect(!script.history.record(of: card).isSuspended)
    script.add(.undo(unsuspend))
    #expect(script.history.record(of: card).isSuspended)
  }

  @Test("knows nothing of a card that no event names")
  func unknown() {
    let history = Script().history
    #expect(history.record(of: CardID("a")) == .new)
    #expect(!history.knows(CardID("a")))
    #expect(history.lastDone.first == nil)
  }

  // MARK: Undo

  @Test("takes an answer back, in the middle too")
  func undo() {
    var script = Script()
    script.review("a", .hesitant, day: 0)
    let second = script.review("a", .blackout, day: 9)
    script.review("a", .perfect, day: 1)
    script.add(.undo(second))
    #expect(script.progress("a") == progress(.hesitant, .perfect))
    #expect(script.history.reviews.map(\.grade) == [.hesitant, .perfect])
  }

  @Test("puts an answer back when its undo is taken back, at any depth", arguments: 0..<6)
  func undoOfUndo(depth: Int) {
    var script = Script()
    var last = script.review("a", .hesitant)
    for _ in 0..<depth { last = script.add(.undo(last)) }
    #expect(script.progress("a") == (depth % 2 == 0 ? progress(.hesitant) : .new))
  }

  @Test("does not bring back what two undos took back when one of them is taken back")
  func twoUndos() {
    var script = Script()
    let answer = script.review("a", .hesitant)
    let first = script.add(.undo(answer), on: Script.laptop)
    let second = script.add(.undo(answer), on: Script.desktop)
    script.add(.undo(first))
    #expect(script.progress("a") == .new)
    script.add(.undo(second))
    #expect(script.progress("a") == progress(.hesitant))
  }

  @Test("honours an undo whose clock stood before the answer's")
  func undoFromThePast() {
    var script = Script()
    let answer = script.review("a", .hesitant, at: 100)
    script.add(.undo(answer), on: Script.desktop, at: 50)
    #expect(script.progress("a") == .new)
  }

  @Test("takes back the first one of two undos that name each other, as a damaged file may")
  func circle() {
    let ids = (1...3).map { EventID(device: Script.laptop, number: $0) }
    let events = [
      Event(id: ids[0], at: 1, action: .answer("a", .hesitant)),
      Event(id: ids[1], at: 2, action: .undo(ids[2])),
      Event(id: ids[2], at: 3, action: .undo(ids[1])),
    ]
    let history = History(events: events)
    #expect(events.map { history.isUndone($0) } == [false, true, false])
  }

  @Test("offers the last answer or suspension that still counts to be taken back")
  func lastUndoable() {
    var script = Script()
    let answer = script.review("a", .hesitant)
    let suspend = script.add(.suspend(CardID("a")))
    script.add(.relink("a", "b"))
    #expect(script.history.lastDone.first?.id == suspend)
    script.add(.undo(suspend))
    #expect(script.history.lastDone.first?.id == answer)
    script.add(.undo(answer))
    #expect(script.history.lastDone.first == nil)
  }
}
