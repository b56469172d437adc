import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A trial")
struct TrialTests {
  private static let event = TrialEvent(
    kind: .guess, first: .noGuess, second: .guess, seed: 7)

  /// The first answer to a card, in the arm of a trial of this seed unless another is given.
  private static func first(
    _ card: String, in event: TrialEvent = event, arm: TrialArm? = nil, day: Int = 0
  ) -> Action {
    .review(
      ReviewEvent(
        card: CardID(card), grade: .hesitant, day: today + day, took: nil, kind: .learn,
        before: nil, after: 1, scheduler: "published",
        arm: arm ?? armOf(card, event)))
  }

  private static func armOf(_ card: String, _ event: TrialEvent) -> TrialArm {
    var script = Script()
    script.add(.trial(event))
    return script.history.arm(of: CardID(card))!
  }

  private static func other(_ arm: TrialArm, in event: TrialEvent = event) -> TrialArm {
    arm == event.first ? event.second : event.first
  }

  // MARK: Who takes part

  @Test("assigns about half of the notes to each arm, differently for each seed")
  func halves() {
    for seed in 1...5 {
      var event = Self.event
      event.seed = seed
      let arms = (0..<2000).map { Self.armOf("card\($0)", event) }
      // Four standard deviations of a fair coin.
      #expect(910...1090 ~= arms.count { $0 == .guess })
      let others = (0..<2000).map { Self.armOf("card\($0)", Self.event) }
      if seed != 7 { #expect(910...1090 ~= zip(arms, others).count { $0 == $1 }) }
    }
  }

  @Test("has all cards of a note in one arm")
  func notes() {
    for number in 0..<50 {
      let arms = ["n\(number)", "n\(number).reverse", "n\(number).1", "n\(number).12"].map {
        Self.armOf($0, Self.event)
      }
      #expect(Set(arms).count == 1)
    }
    let names = (0..<50).map { Self.armOf("code.\($0)a", Self.event) }
    #expect(Set(names).count == 2, "a name with a full stop of its own is a note's name")
  }

  @Test("takes in a card at its first answer, and keeps it there")
  func firstAnswer() {
    var script = Script()
    script.add(.trial(Self.event))
    script.add(Self.first("a"))
    script.review("a", .blackout, day: 2)
    #expect(script.history.arm(of: CardID("a")) == Self.armOf("a", Self.event))
    #expect(participants(script) == ["a"])
  }

  @Test("leaves out what was learned before, reset, or answered where it was not known")
  func leftOut() {
    var script = Script()
    script.add(.answer("before", .hesitant, kind: .learn))
    script.add(.answer("reset", .hesitant, kind: .learn))
    script.add(.schedule(ScheduleEvent(card: CardID("reset"), phase: .new)))
    script.add(.trial(Self.event))
    script.add(Self.first("reset"))
    script.add(.answer("unknown", .hesitant, kind: .learn))
    script.add(Self.first("other", arm: Self.other(Self.armOf("other", Self.event))))
    script.add(.imported(ImportEvent(source: "export.jsonl", events: 1)))
    script.add(Self.first("imported"))
    script.add(Self.first("practiced"))
    #expect(participants(script) == ["practiced"])
    #expect(script.history.outsiders(of: script.history.lastTrial!) == 3)
    for card in ["before", "reset", "unknown", "other", "imported"] {
      #expect(script.history.arm(of: CardID(card)) == nil)
    }
  }

  @Test("takes in a card that was only practiced before, as in an exam")
  func practice() {
    var script = Script()
    script.add(.answer("a", .hesitant, kind: .practice))
    script.add(.suspend(CardID("a")))
    script.add(.trial(Self.event))
    #expect(script.history.arm(of: CardID("a")) == Self.armOf("a", Self.event))
    script.add(Self.first("a"))
    #expect(participants(script) == ["a"])
  }

  @Test("keeps a card in its arm when the card is edited and goes by another name")
  func edited() {
    let arm = Self.armOf("a", Self.event)
    // A name that would be in the other arm.
    let name = (0..<50).map { "b\($0)" }.first { Self.armOf($0, Self.event) != arm }!
    var script = Script()
    script.add(.trial(Self.event))
    script.add(Self.first("a"))
    script.add(.relink("a", name))
    script.review(name, .hesitant, day: 1)
    #expect(script.history.arm(of: CardID(name)) == arm)
  }

  @Test("counts one card of a note: the one that was answered first")
  func siblings() {
    var script = Script()
    script.add(.trial(Self.event))
    script.add(Self.first("n.reverse"))
    script.add(Self.first("n"))
    #expect(participants(script) == ["n.reverse"])
    #expect(script.history.arm(of: CardID("n")) == script.history.arm(of: CardID("n.reverse")))
  }

  // MARK: Start and end

  @Test("ends, and new cards are in no arm from then on")
  func end() throws {
    var script = Script()
    script.add(.trial(Self.event))
    script.add(Self.first("a"))
    script.add(.trialEnd(seed: 8))
    #expect(script.history.runningTrial != nil, "that was another trial")
    script.add(.trialEnd(seed: 7), at: 50)
    script.add(Self.first("b"))
    #expect(script.history.runningTrial == nil)
    #expect(script.history.lastTrial?.ended == 50)
    #expect(participants(script) == ["a"])
    #expect(script.history.arm(of: CardID("c")) == nil)
    var next = Self.event
    next.seed = 9
    script.add(.trial(next))
    #expect(script.history.runningTrial?.event == next)
    #expect(participants(script) == [])
    #expect(script.history.arm(of: CardID("a")) == nil, "it is in the trial before")
  }

  @Test("is undone like anything else, and so is its end")
  func undo() throws {
    var script = Script()
    let start = script.add(.trial(Self.event))
    #expect(script.history.lastDone.map(\.id) == [start])
    let end = script.add(.trialEnd(seed: 7))
    #expect(script.history.lastDone.map(\.id) == [end])
    script.add(.undo(end))
    #expect(script.history.runningTrial != nil)
    script.add(.undo(start))
    #expect(script.history.lastTrial == nil)
  }

  @Test("is the earlier one where two machines began one each before they met, on both")
  func twoMachines() throws {
    var later = Self.event
    later.seed = 11
    for (first, second) in [(Script.laptop, Script.desktop), (Script.desktop, Script.laptop)] {
      var script = Script()
      let start = script.add(.trial(Self.event), on: first, at: 100)
      script.add(.trial(later), on: second, at: 200)
      // Each machine asks in the arms of its own trial.
      for number in 0..<40 {
        script.add(Self.first("a\(number)"), on: first, at: 300 + number)
        script.add(Self.first("b\(number)", in: later), on: second, at: 400 + number)
      }
      script.add(.trialEnd(seed: 11), on: second, at: 500)
      #expect(script.history.runningTrial?.event == Self.event)
      let names = Set(participants(script))
      for number in 0..<40 {
        #expect(names.contains("a\(number)"))
        let isSame = Self.armOf("b\(number)", Self.event) == Self.armOf("b\(number)", later)
        #expect(names.contains("b\(number)") == isSame, "asked in the arm that it has now")
      }
      script.add(.undo(start), on: first, at: 600)
      #expect(script.history.lastTrial?.event == later, "without the earlier one")
      #expect(script.history.lastTrial?.ended == 500)
    }
  }

  @Test("of one moment is that of the machine that comes first by name")
  func oneMoment() {
    var later = Self.event
    later.seed = 11
    var script = Script()
    script.add(.trial(later), on: Script.laptop, at: 100)
    script.add(.trial(Self.event), on: Script.desktop, at: 100)
    #expect(script.history.runningTrial?.event == Self.event)
  }

  private func participants(_ script: Script) -> [String] {
    let history = script.history
    return history.lastTrial.map { history.participants(in: $0).map(\.name.text) } ?? []
  }

  // MARK: What it changes

  @Test("lets a new card wait for a guess in one arm only, whatever the setting")
  func guesses() {
    var script = Script()
    for setting in [true, false] {
      #expect(script.history.waitsForGuess(CardID("a"), setting: setting) == setting)
    }
    script.add(.trial(Self.event))
    for number in 0..<20 {
      let card = "c\(number)"
      let isGuessed = Self.armOf(card, Self.event) == .guess
      for setting in [true, false] {
        #expect(script.history.waitsForGuess(CardID(card), setting: setting) == isGuessed)
      }
      script.add(Self.first(card))
      #expect(!script.history.waitsForGuess(CardID(card), setting: true), "it is not new any more")
    }
  }

  @Test("lets the first wording be asked alone in one arm of a trial of wordings")
  func wordings() {
    let event = TrialEvent(kind: .variants, first: .oneWording, second: .allWordings, seed: 3)
    var script = Script()
    script.add(.answer("old", .hesitant, kind: .learn))
    #expect(script.history.mayVaryWording(of: CardID("new")))
    let start = script.add(.trial(event))
    #expect(script.history.mayVaryWording(of: CardID("old")))
    for number in 0..<20 {
      let card = "c\(number)"
      let isVaried = Self.armOf(card, event) == .allWordings
      #expect(script.history.mayVaryWording(of: CardID(card)) == isVaried)
      script.add(Self.first(card, in: event))
      #expect(script.history.mayVaryWording(of: CardID(card)) == isVaried)
    }
    script.add(.undo(start))
    #expect((0..<20).allSatisfy { script.history.mayVaryWording(of: CardID("c\($0)")) })
  }
}
