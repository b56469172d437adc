import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("Cards asked side by side")
struct ConfusionDrillTests {
  private func pair(_ cards: String...) -> ConfusionPair {
    let found = Confusion.Rate()
    return ConfusionPair(
      cards: cards.map { CardID($0) }, right: "53", answered: "52", before: found)
  }

  /// The cards that are asked while `isRight` answers.
  private func asked(_ drill: inout ConfusionDrill, _ isRight: (CardID) -> Bool) -> String {
    var cards: [String] = []
    while let card = drill.next, cards.count < 500 {
      cards.append(card.text)
      drill.answer(isRight(card))
    }
    return cards.joined()
  }

  @Test("come in both orders, with the other pairs in between, until all were right three times")
  func order() {
    var drill = ConfusionDrill([pair("a", "b"), pair("c")])
    #expect(asked(&drill) { _ in true } == "abcbacabc")
    #expect(drill.open.isEmpty && drill.done.map(\.rounds) == [3, 3])
  }

  @Test(
    "begin again with every wrong answer, and end only after three right rounds", arguments: 0..<50)
  func running(seed: Int) {
    var random = SeededGenerator(seed)
    var drill = ConfusionDrill([pair("a", "b"), pair("c", "d"), pair("e")])
    var answers: [CardID: [Bool]] = [:]
    _ = asked(&drill) { card in
      let isRight = Int.random(in: 0..<4, using: &random) > 0
      answers[card, default: []].append(isRight)
      return isRight
    }
    #expect(drill.open.isEmpty)
    for progress in drill.done {
      let rounds = progress.pair.cards.map { answers[$0]! }
      #expect(rounds.allSatisfy { $0.count == progress.rounds })
      let right = (0..<progress.rounds).map { round in rounds.allSatisfy { $0[round] } }
      #expect(right.suffix(3) == [true, true, true])
      let earlier = right.dropLast()
      #expect(
        !(0..<max(0, earlier.count - 2)).contains {
          earlier[$0] && earlier[$0 + 1] && earlier[$0 + 2]
        })
    }
  }

  private func practice(_ body: (inout Sitting) throws -> Void) throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one", "two", "three"))
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
      let collection = try Collection(sandbox.place, writer: &writer, at: 0)
      var options = DayQueue.Options()
      options.purpose = .practice
      options.confusions = [
        ConfusionPair(
          cards: [try collection.id(asking: "one"), try collection.id(asking: "two")], right: "x",
          answered: "y", before: Confusion.Rate())
      ]
      var sitting = Sitting(collection, options: options)
      try body(&sitting)
    }
  }

  @Test("change no schedule, and their answers say that they were asked side by side")
  func schedules() throws {
    try practice { sitting in
      let before = sitting.session.collection.library.entries.map {
        sitting.session.collection.record(of: $0)
      }
      var count = 0
      while sitting.session.current != nil, count < 20 {
        let answer = sitting.answer(.hesitant)
        let review = try #require(answer)
        #expect(review.isBesideAnother && !review.kind.isScheduling)
        count += 1
      }
      #expect(count == 6)
      #expect(
        sitting.session.collection.library.entries.map {
          sitting.session.collection.record(of: $0).progress
        } == before.map(\.progress))
    }
  }

  @Test("go back by one answer with each undo", arguments: 0..<20)
  func undo(seed: Int) throws {
    var random = SeededGenerator(seed)
    try practice { sitting in
      var states = [sitting.session.confusions]
      for _ in 0..<30 {
        sitting.wait(minutes: 1)
        if states.count > 1, Int.random(in: 0..<3, using: &random) == 0 {
          sitting.undo()
          states.removeLast()
        } else if sitting.session.current != nil {
          sitting.answer([Grade.incorrect, .hesitant, .perfect].randomElement(using: &random)!)
          states.append(sitting.session.confusions)
        }
        #expect(sitting.session.confusions == states.last)
        #expect(sitting.session.current?.card == states.last??.next)
      }
    }
  }

  @Test("leave a pair out once one of its cards is suspended or gone")
  func suspended() throws {
    try practice { sitting in
      let card = try #require(sitting.session.current?.card)
      let id = EventID(device: DeviceID("x")!, number: 1)
      sitting.session.recordChanges([Event(id: id, at: 2_000_000, action: .suspend(card))])
      #expect(sitting.session.current == nil)
    }
  }
}
