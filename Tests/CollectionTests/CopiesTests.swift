import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import TestSupport
import Testing

/// Two machines that imported the same history independently, and synced later.
@Suite("Of what two machines imported")
struct CopiesTests {
  private let a = CardID("a")

  /// Makes a machine import answers to card `a`, each with its time.
  @discardableResult
  private func imports(
    _ script: inout Script, _ answers: [(Int, Grade)], on device: DeviceID, at time: Int
  ) -> EventID {
    let head = script.add(
      .imported(ImportEvent(source: "f", events: answers.count)), on: device, at: time)
    for (at, grade) in answers {
      script.add(.answer("a", grade, day: at / 10), on: device, at: at)
    }
    return head
  }

  private let past: [(Int, Grade)] = [(10, .hesitant), (20, .hesitant), (30, .perfect)]

  @Test("each answer counts once, for the schedule and in every count")
  func once() {
    var script = Script()
    imports(&script, past, on: Script.laptop, at: 100)
    let alone = script.history
    imports(&script, past, on: Script.desktop, at: 105)
    let both = script.history
    #expect(both.record(of: a) == alone.record(of: a))
    #expect(both.reviews.map(\.grade) == alone.reviews.map(\.grade))
    #expect(both.events(of: a).count == 3)
    #expect(both.answerCopyCount == 3)
  }

  @Test("the answer that was taken here counts, not its copy, so that it can be undone")
  func ownAnswer() {
    for device in [Script.laptop, Script.desktop] {
      let other = device == Script.laptop ? Script.desktop : Script.laptop
      var script = Script()
      let answer = script.review("a", .perfect, day: 3, on: device, at: 30)
      // Another program has four grades.
      imports(&script, [(30, .hesitant)], on: other, at: 100)
      #expect(script.history.reviews.map(\.grade) == [.perfect])
      #expect(script.history.lastDone.map(\.id) == [script.events.last!.id])
      #expect(script.history.done(atMost: 5).flatMap { $0 }.map(\.id).contains(answer))
    }
  }

  @Test("an answer that is undone is undone with its copies, whichever came first")
  func undone() {
    for device in [Script.laptop, Script.desktop] {
      let other = device == Script.laptop ? Script.desktop : Script.laptop
      var script = Script()
      script.review("a", .hesitant, day: 1, on: device, at: 10)
      let slip = script.review("a", .blackout, day: 3, on: device, at: 30)
      imports(&script, [(10, .hesitant), (30, .blackout)], on: other, at: 100)
      script.add(.undo(slip), on: device, at: 110)
      #expect(script.history.reviews.map(\.grade) == [.hesitant])
      // As the events arrive, one by one or some at once.
      var grown = History(events: [])
      for event in script.events { grown.append(event) }
      #expect(grown.record(of: a) == script.history.record(of: a))
    }
  }

  @Test("what is left when one machine undoes its import is what the other one imported")
  func importUndone() {
    var script = Script()
    let head = imports(&script, past, on: Script.desktop, at: 100)
    imports(&script, past, on: Script.laptop, at: 105)
    script.add(.undo(head), on: Script.desktop, at: 200)
    #expect(script.history.reviews.map(\.grade) == past.map(\.1))
    #expect(script.history.answerCopyCount == 0)
  }

  @Test("an answer under the card's former name is the same answer")
  func renamed() {
    var script = Script()
    script.review("a", .hesitant, day: 1, on: Script.laptop, at: 10)
    script.add(.imported(ImportEvent(source: "f", events: 1)), on: Script.desktop, at: 50)
    script.add(.answer("b", .hesitant, day: 1), on: Script.desktop, at: 10)
    script.add(.relink("a", "b"), on: Script.laptop, at: 60)
    #expect(script.history.events(of: a).count == 1)
    #expect(script.progress("b") == script.progress("a"))
  }

  @Test("a file's answers of one second with different grades all count")
  func oneSecond() {
    var script = Script()
    imports(&script, [(10, .blackout), (10, .hesitant)], on: Script.laptop, at: 100)
    imports(&script, [(10, .blackout), (10, .hesitant)], on: Script.desktop, at: 105)
    #expect(script.history.reviews.map(\.grade) == [.blackout, .hesitant])
  }

  @Test("very many events of one card and one time are folded in time that grows with their number")
  func oneTime() {
    func events(_ count: Int) -> Events {
      func event(_ number: Int, at time: Int, _ action: Action) -> Event {
        let device = number.isMultiple(of: 2) ? Script.laptop : Script.desktop
        return Event(id: EventID(device: device, number: number), at: time, action: action)
      }
      let answers = (1...count).map { number in
        event(number, at: 10, .answer("a", Grade.allCases[number % 6]))
      }
      let undos = answers.filter { $0.id.number.isMultiple(of: 3) }.map { answer in
        event(count + answer.id.number, at: 20, .undo(answer.id))
      }
      return Events(answers + undos)
    }
    expectLinear(events(1000), events(8000)) { #expect(History(events: $0).knows(a)) }
  }

  @Test("a schedule puts no card back that was answered on a later day than it knows")
  func schedule() {
    let old = ScheduleEvent(
      card: a, phase: .review, lastReviewed: today, due: today + 5, interval: 5, repetition: 2)
    var script = Script()
    script.add(.imported(ImportEvent(source: "f", events: 1)), on: Script.laptop, at: 100)
    script.add(.schedule(old), on: Script.laptop, at: 100)
    script.review("a", .hesitant, day: 3, on: Script.laptop, at: 300)
    let answered = script.progress("a")
    script.add(.imported(ImportEvent(source: "f", events: 1)), on: Script.desktop, at: 600)
    script.add(.schedule(old), on: Script.desktop, at: 600)
    #expect(script.progress("a") == answered)
    // A vacation on a machine that does not know of the answer yet.
    var moved = old
    moved.due = today + 9
    script.add(.schedule(moved), on: Script.desktop, at: 700)
    #expect(script.progress("a") == answered)
    // A machine that knows the answer may move the card.
    moved.lastReviewed = today + 3
    script.add(.schedule(moved), on: Script.desktop, at: 800)
    #expect(script.progress("a").due == today + 9)
  }
}
