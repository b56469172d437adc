import SpacedRepetition
import TestSupport
import Testing

struct FinalDrillTests {
  @Test(
    "A card graded under 4 joins at the end, one graded 4 or 5 does not", arguments: Grade.allCases)
  func recording(_ grade: Grade) {
    var drill = FinalDrill<String>()
    drill.record("superbill", .almost)
    drill.record("remittance", grade)
    #expect(drill.cards == (grade.rawValue < 4 ? ["superbill", "remittance"] : ["superbill"]))
  }

  @Test("A card that fails twice keeps its place, one that recovers leaves")
  func recordingAgain() {
    var drill = FinalDrill<Int>()
    for card in 1...4 { drill.record(card, .difficult) }
    drill.record(2, .blackout)
    #expect(drill.cards == [1, 2, 3, 4])
    drill.record(3, .hesitant)
    drill.record(1, .perfect)
    #expect(drill.cards == [2, 4])
    drill.record(3, .almost)
    #expect(drill.cards == [2, 4, 3])
  }

  @Test("Cards come in rounds, first failed first, until each got a 4 or a 5")
  func rounds() {
    var drill = FinalDrill<String>()
    for card in ["a", "b", "c"] { drill.record(card, .almost) }
    var script: [Grade] = [.difficult, .hesitant, .blackout, .almost, .perfect, .hesitant]
    var asked = ""
    while let card = drill.next {
      asked += card
      drill.answer(script.removeFirst())
    }
    #expect(asked == "abcaca")
    #expect(script == [])
    #expect(drill.isEmpty)
    #expect(drill.count == 0)
    #expect(drill.cards == [])
  }

  @Test("A single card comes back at once while it fails")
  func singleCard() {
    var drill = FinalDrill<Int>()
    drill.record(7, .incorrect)
    for _ in 1...100 {
      drill.answer(.difficult)
      #expect(drill.cards == [7])
    }
    drill.answer(.hesitant)
    #expect(drill.next == nil)
  }

  @Test("An empty drill takes answers and removals without complaint, and can be filled later")
  func empty() {
    var drill = FinalDrill<Int>()
    #expect(drill.isEmpty)
    drill.answer(.blackout)
    drill.remove(1)
    drill.record(1, .perfect)
    #expect(drill.cards == [])
    drill.record(1, .almost)
    #expect(drill.next == 1)
  }

  @Test("A removed card is not asked, wherever it stood")
  func removal() {
    for removed in 1...5 {
      var drill = FinalDrill<Int>()
      for card in 1...5 { drill.record(card, .almost) }
      drill.remove(removed)
      drill.remove(99)
      var asked: [Int] = []
      while let card = drill.next {
        asked.append(card)
        drill.answer(.perfect)
      }
      #expect(asked == (1...5).filter { $0 != removed })
    }
  }

  @Test("A drill is a value: a copy goes its own way")
  func copies() {
    var drill = FinalDrill<Int>()
    for card in 1...3 { drill.record(card, .almost) }
    let before = drill
    drill.answer(.perfect)
    #expect(before.cards == [1, 2, 3])
    #expect(drill.cards == [2, 3])
  }

  @Test(
    "Whatever happens, the queue is that of a plain array", arguments: [1, 2, 3, 4] as [UInt64])
  func againstAnArray(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var drill = FinalDrill<Int>()
    var model: [Int] = []
    for step in 0..<5_000 {
      let card = Int.random(in: 0..<60, using: &random)
      let grade = Grade.allCases.randomElement(using: &random)!
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        drill.record(card, grade)
        if grade.rawValue >= 4 {
          model.removeAll { $0 == card }
        } else if !model.contains(card) {
          model.append(card)
        }
      case 5..<9:
        drill.answer(grade)
        if !model.isEmpty {
          let front = model.removeFirst()
          if grade.rawValue < 4 { model.append(front) }
        }
      default:
        drill.remove(card)
        model.removeAll { $0 == card }
      }
      guard
        drill.cards == model, drill.next == model.first, drill.count == model.count,
        drill.isEmpty == model.isEmpty
      else {
        Issue.record("after step \(step): \(drill.cards), but the array is \(model)")
        return
      }
    }
  }

  @Test("The drill ends exactly when every card got a 4 or a 5", arguments: [5, 6, 7] as [UInt64])
  func ends(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var drill = FinalDrill<Int>()
    var failed: Set<Int> = []
    for (card, grade) in random.grades(300).enumerated() {
      drill.record(card, grade)
      if grade < .hesitant { failed.insert(card) }
    }
    #expect(drill.count == failed.count)
    while let card = drill.next {
      #expect(failed.contains(card))
      let grade = Grade.allCases.randomElement(using: &random)!
      drill.answer(grade)
      if grade >= .hesitant { failed.remove(card) }
      #expect(drill.isEmpty == failed.isEmpty)
    }
    #expect(failed == [])
  }

  @Test("A hundred thousand cards are drilled in a time that grows with their number")
  func manyCards() {
    expectLinear(12_500, 100_000) { drillAll($0) }
  }

  private func drillAll(_ count: Int) {
    var drill = FinalDrill<Int>()
    for card in 0..<count { drill.record(card, .almost) }
    for _ in 0..<count { drill.answer(.difficult) }
    for card in stride(from: 0, to: count, by: 2) { drill.remove(card) }
    var asked: [Int] = []
    while let card = drill.next {
      asked.append(card)
      drill.answer(.perfect)
    }
    #expect(asked == Array(stride(from: 1, to: count, by: 2)))
  }
}
