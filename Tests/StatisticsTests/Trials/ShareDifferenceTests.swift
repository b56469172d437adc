import SpacedRepetition
import Statistics
import TestSupport
import Testing

@Suite("The difference between two shares")
struct ShareDifferenceTests {
  private func difference(_ passed: Int, _ of: Int, _ other: Int, _ all: Int) -> ShareDifference {
    ShareDifference(
      PassCount(passed: passed, failed: of - passed), PassCount(passed: other, failed: all - other))
  }

  @Test(
    "has the interval that Python computes by the formula",
    arguments: [
      (80, 100, 90, 100, -0.062514, 0.262514), (300, 375, 338, 375, 0.022677, 0.179990),
      (10, 10, 5, 10, -1, 0.608376), (0, 5, 5, 5, -0.609774, 1),
    ])
  func interval(
    passed: Int, of: Int, other: Int, all: Int, low: Double, high: Double
  ) throws {
    let interval = try #require(difference(passed, of, other, all).interval)
    #expect(abs(interval.lowerBound - low) < 1e-6)
    #expect(abs(interval.upperBound - high) < 1e-6)
  }

  @Test("turned around, has the interval turned around")
  func symmetric() throws {
    let one = try #require(difference(70, 90, 40, 80).interval)
    let other = try #require(difference(40, 80, 70, 90).interval)
    #expect(abs(one.lowerBound + other.upperBound) < 1e-12)
    #expect(abs(one.upperBound + other.lowerBound) < 1e-12)
  }

  @Test("has no interval while one share has no answers")
  func empty() {
    #expect(difference(0, 0, 5, 9).interval == nil)
    #expect(difference(0, 0, 0, 0).value == nil)
  }

  @Test("asks for as many answers as find 10 points in 80 of 100 cases, at that one look")
  func power() {
    let needed = difference(0, 0, 0, 0).answersNeeded
    var random = SplitMix64(seed: 1)
    var found = 0
    for _ in 0..<1000 {
      var (low, high) = (PassCount(), PassCount())
      for _ in 0..<needed / 2 {
        low.add(Double.random(in: 0..<1, using: &random) < 0.8 ? .hesitant : .blackout)
        high.add(Double.random(in: 0..<1, using: &random) < 0.9 ? .hesitant : .blackout)
      }
      if let interval = ShareDifference(low, high).interval, !interval.contains(0) { found += 1 }
    }
    // Three standard deviations of 1,000 cases.
    #expect(760...840 ~= found, "\(found) of 1000 with \(needed) answers")
  }

  @Test("asks for fewer answers as they come, and for some more as long as nothing is certain")
  func needed() {
    var last = difference(0, 0, 0, 0).answersNeeded
    for count in stride(from: 40, through: 400, by: 40) {
      let next = difference(count * 17 / 20, count, count * 17 / 20, count).answersNeeded
      #expect(next > 0)
      if count <= 360 { #expect(next < last) }
      last = next
    }
  }
}
