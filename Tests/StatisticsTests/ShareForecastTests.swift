import Statistics
import TestSupport
import Testing

@Suite("The forecast of a share")
struct ShareForecastTests {
  @Test("is the mean of the chances, surer with more questions and more answers")
  func ranges() throws {
    let one = try #require(ShareForecast([.init([0.5, 1], from: 1000)]))
    #expect(one.share == 0.75)
    func width(_ count: Int, _ answers: Int) -> Double {
      let range = ShareForecast([
        .init(Array(repeating: 0.5, count: count), from: answers)
      ])!.range
      return range.upperBound - range.lowerBound
    }
    #expect(width(100, 1000) < width(20, 1000))
    #expect(width(100, 1000) < width(100, 50))
    #expect(width(100, 0) > 0.9)
    #expect(ShareForecast([]) == nil && ShareForecast([.init([], from: 5)]) == nil)
    let sure = try #require(ShareForecast([.init([1, 1, 1], from: 0)]))
    #expect(0...1 ~= sure.range.lowerBound && sure.range.upperBound == 1)
  }

  @Test(
    "holds the result of at least 90 of 100 learners whose chances were measured",
    arguments: [20, 60, 100, 135])
  func coverage(questions: Int) {
    var generator = SplitMix64(seed: UInt64(questions))
    var held = 0
    for _ in 0..<400 {
      // A learner's true share, and what so many answers measure of it.
      let truth = Double.random(in: 0.3...0.95, using: &generator)
      let answers = Int.random(in: 20...300, using: &generator)
      func right(_ count: Int) -> Int {
        (0..<count).count { _ in Double.random(in: 0..<1, using: &generator) < truth }
      }
      let measured = (Double(right(answers)) + 0.5) / (Double(answers) + 1)
      let forecast = ShareForecast([
        .init(Array(repeating: measured, count: questions), from: answers)
      ])!
      if forecast.range.contains(Double(right(questions)) / Double(questions)) { held += 1 }
    }
    #expect(held >= 360, "\(held) of 400")
  }
}
