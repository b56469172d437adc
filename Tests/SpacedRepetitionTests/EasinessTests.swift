import SpacedRepetition
import Testing

struct EasinessTests {
  @Test(
    "A grade moves the easiness by the amount that the printed formula gives",
    arguments: Grade.allCases)
  func change(_ grade: Grade) {
    let start = Easiness(hundredths: 400)
    let shortfall = Double(5 - grade.rawValue)
    let printed = 4.0 + (0.1 - shortfall * (0.08 + shortfall * 0.02))
    #expect(start.after(grade).hundredths == Int((printed * 100).rounded()))
  }

  @Test("The easiness never falls under 1.30")
  func floor() {
    #expect(Easiness(hundredths: 131).after(.difficult) == .floor)
    #expect(Easiness(hundredths: 144).after(.difficult) == .floor)
    #expect(Easiness(hundredths: 145).after(.difficult).hundredths == 131)
    #expect(Easiness.floor.after(.blackout).hundredths == 130)
    #expect(Easiness(hundredths: 129) == .floor)
    #expect(Easiness(hundredths: .min) == .floor)
  }

  @Test("The easiness has no ceiling but the largest integer")
  func ceiling() {
    let thousandFives = (0..<1_000).reduce(Easiness.initial) { easiness, _ in
      easiness.after(.perfect)
    }
    #expect(thousandFives.hundredths == 10_250)
    #expect(Easiness(hundredths: .max).after(.perfect).hundredths == .max)
    #expect(Easiness(hundredths: .max - 9).after(.perfect).hundredths == .max)
    #expect(Easiness(hundredths: .max).after(.blackout).hundredths == .max - 80)
  }

  @Test(
    "An easiness is written with exactly two decimals",
    arguments: [
      (250, "2.50"), (130, "1.30"), (205, "2.05"), (200, "2.00"), (1_009, "10.09"),
      (Int.max, "92233720368547758.07"),
    ])
  func description(_ hundredths: Int, _ text: String) {
    #expect(Easiness(hundredths: hundredths).description == text)
  }

  @Test("A harder card sorts first")
  func order() {
    #expect(Easiness.floor < .initial)
    #expect(!(Easiness.initial < .initial))
  }
}
