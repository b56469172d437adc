import SpacedRepetition
import Testing

struct SM2Tests {
  @Test("The printed text is the default, and the policies keep their stored names")
  func policies() {
    #expect(SM2().policy == .published)
    #expect(SM2.Policy.allCases.map(\.rawValue) == ["published", "delphi"])
    #expect(SM2.Policy(rawValue: "delphi") == .superMemoDelphi)
  }

  @Test("A new card has repetition 0, easiness 2.50 and no interval")
  func new() {
    #expect(SM2.State.new.repetition == 0)
    #expect(SM2.State.new.easiness.hundredths == 250)
    #expect(SM2.State.new.interval == 0)
  }

  @Test("Nonsense is made a valid state")
  func clamping() {
    let nonsense = SM2.State(repetition: -3, easiness: Easiness(hundredths: -1), interval: -7)
    #expect(nonsense == SM2.State(repetition: 0, easiness: .floor, interval: 0))
    let far = SM2.State(repetition: 9, easiness: .initial, interval: 36_501)
    #expect(far.interval == SM2.longestInterval)
    #expect(SM2.longestInterval == 36_500)
  }

  @Test(
    "A product is rounded as the policy says, and half a day differs",
    arguments: [
      // interval, easiness, rounded up, rounded half to even
      (9, 200, 18, 18), (101, 201, 204, 203), (10, 205, 21, 20), (10, 215, 22, 22),
      (30, 141, 43, 42),
      (7, 143, 11, 10), (100, 201, 201, 201), (3, 150, 5, 4), (5, 150, 8, 8), (1, 130, 2, 1),
    ])
  func rounding(_ interval: Int, _ easiness: Int, up: Int, halfToEven: Int) {
    let state = SM2.State(
      repetition: 5, easiness: Easiness(hundredths: easiness), interval: interval)
    #expect(SM2().next(state, .hesitant).interval == up)
    #expect(SM2(policy: .superMemoDelphi).next(state, .hesitant).interval == halfToEven)
  }

  @Test("The interval grows by the easiness from before the answer")
  func oldEasiness() {
    let state = SM2.State(repetition: 2, easiness: Easiness(hundredths: 200), interval: 100)
    let next = SM2().next(state, .perfect)
    #expect(next.interval == 200)
    #expect(next.easiness.hundredths == 210)
  }

  @Test(
    "A failure starts the card again; only the Delphi reading lowers its easiness",
    arguments: [(Grade.blackout, 170), (.incorrect, 196), (.almost, 218)])
  func failure(_ grade: Grade, loweredEasiness: Int) {
    let state = SM2.State(repetition: 7, easiness: .initial, interval: 300)
    #expect(
      SM2().next(state, grade) == SM2.State(repetition: 0, easiness: .initial, interval: 1))
    #expect(
      SM2(policy: .superMemoDelphi).next(state, grade)
        == SM2.State(
          repetition: 0, easiness: Easiness(hundredths: loweredEasiness), interval: 1))
  }

  @Test("Floating point would add a day here: 0, 0, 5, 5, 5 ends at exactly 9 days")
  func exactness() {
    let grades: [Grade] = [.blackout, .blackout, .perfect, .perfect, .perfect]
    let state = SM2(policy: .superMemoDelphi).state(after: grades)
    #expect(state.interval == 9)
    #expect(SM2().state(after: Array(repeating: .perfect, count: 6)).interval == 420)
  }

  @Test("A card at the cap stays there while it passes, and falls to a day when it fails")
  func cap() {
    let sm2 = SM2()
    let state = sm2.state(after: Array(repeating: .perfect, count: 30))
    #expect(state.interval == 36_500)
    #expect(sm2.next(state, .difficult).interval == 36_500)
    #expect(sm2.next(state, .almost).interval == 1)
  }

  @Test("A fold goes on from any state")
  func foldFromAState() {
    let grades: [Grade] = [.perfect, .difficult, .hesitant, .almost, .hesitant, .perfect]
    let sm2 = SM2()
    for split in 0...grades.count {
      let before = sm2.state(after: grades[..<split])
      #expect(sm2.state(after: grades[split...], from: before) == sm2.state(after: grades))
    }
    let state = SM2.State(repetition: 4, easiness: .initial, interval: 40)
    #expect(sm2.state(after: EmptyCollection<Grade>(), from: state) == state)
  }

  @Test("A preview names the six grades in order, each with what it leads to")
  func preview() {
    let state = SM2.State(repetition: 2, easiness: .initial, interval: 6)
    let preview = SM2().preview(state)
    #expect(preview.map(\.grade) == Grade.allCases)
    #expect(preview.map(\.state.interval) == [1, 1, 1, 15, 15, 15])
    #expect(preview.map(\.state.easiness.hundredths) == [250, 250, 250, 236, 250, 260])
    #expect(preview[.perfect].easiness.hundredths == 260)
    #expect(preview[0].grade == .blackout)
    #expect(preview.last?.state == preview[.perfect])
    #expect(preview.count == 6)
    #expect(SM2(policy: .superMemoDelphi).preview(state) != preview)
  }
}
