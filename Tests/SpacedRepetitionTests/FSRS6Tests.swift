import SpacedRepetition
import Testing

@Suite("FSRS-6")
struct FSRS6Tests {
  private let fsrs = FSRS6()

  @Test("follows the example of its page")
  func example() {
    let answers: [(FSRS6.Button, Int, Double, Double)] = [
      (.good, 0, 2.3065, 2.118103970459), (.good, 2, 10.964332335821, 2.111214235785),
      (.good, 11, 46.280217287557, 2.104331390847), (.again, 46, 2.932580454164, 7.389975788015),
      (.good, 0, 2.932580454164, 7.377814181523), (.hard, 5, 7.044610302669, 8.244499229133),
      (.easy, 12, 27.255638055007, 7.643121047142),
    ]
    var state: MemoryState?
    for (button, days, stability, difficulty) in answers {
      let next = fsrs.next(state, button, after: days)
      #expect(abs(next.stability - stability) < 1e-11)
      #expect(abs(next.difficulty - difficulty) < 1e-11)
      state = next
    }
    #expect(fsrs.state(after: answers.map { ($0.0, $0.1) }) == state)
  }

  @Test("keeps stability and difficulty in their ranges, whatever comes")
  func ranges() {
    let odd = [
      -Double.infinity, -1, 0, 1e-9, 0.5, 1, 5, 10, 36_500, 1e300, .infinity, .nan,
    ]
    for stability in odd {
      for difficulty in odd {
        for button in FSRS6.Button.allCases {
          for days in [Int.min, -1, 0, 1, 100, Int.max] {
            let state = MemoryState(stability: stability, difficulty: difficulty)
            let next = fsrs.next(state, button, after: days)
            #expect(FSRS6.stabilities.contains(next.stability))
            #expect(FSRS6.difficulties.contains(next.difficulty))
            #expect(1...36_500 ~= fsrs.days(next.stability, retention: difficulty))
          }
        }
      }
    }
  }

  @Test("has a stability that is the days after which nine of ten cards are remembered")
  func stability() {
    for stability in [0.001, 0.7, 12, 365, 36_500] {
      #expect(abs(fsrs.recall(stability, after: stability) - 0.9) < 1e-14)
      #expect(fsrs.interval(stability) == stability)
    }
  }

  @Test("refuses other counts and what is no number, and moves the rest into its bounds")
  func parameters() throws {
    #expect(try FSRS6.Parameters([]) == .standard)
    #expect(throws: FSRS6.Parameters.Fault.count(3)) { try FSRS6.Parameters([1, 2, 3]) }
    var values = FSRS6.Parameters.standard.values
    values[4] = .nan
    #expect(throws: FSRS6.Parameters.Fault.notFinite(4)) { try FSRS6.Parameters(values) }
    values[4] = 1000
    values[20] = -7
    let clipped = try FSRS6.Parameters(values)
    #expect(clipped[4] == 10 && clipped[20] == 0.1 && clipped[0] == 0.212)
    let bounds = FSRS6.Parameters.bounds
    #expect(bounds.count == 21 && bounds[4] == 1...10 && bounds[20] == 0.1...0.8)
    #expect(zip(bounds, FSRS6.Parameters.standard.values).allSatisfy { $0.contains($1) })
  }

  @Test("varies intervals as Anki does: not under 2.5 days, 2 to 4 for 3, 93 to 107 for 100")
  func fuzz() {
    #expect(FSRS6.fuzz(around: 2.4) == 2...2)
    #expect(FSRS6.fuzz(around: 3) == 2...4)
    #expect(FSRS6.fuzz(around: 15) == 13...17)
    #expect(FSRS6.fuzz(around: 100) == 93...107)
    #expect(FSRS6.fuzz(around: 100, in: 1...95) == 88...95)
    #expect(FSRS6.fuzz(around: 100, in: 100...100) == 100...100)
  }
}
