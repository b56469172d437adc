import Statistics
import Testing

@Suite("A count of passes")
struct PassCountTests {
  /// Computed independently, in Python with exact fractions and sqrt.
  @Test(
    "has Wilson's interval of 95 %",
    arguments: [
      (10, 10, 0.2993, 0.7007), (81, 19, 0.7222, 0.8749), (1, 0, 0.2065, 1.0),
      (0, 5, 0.0, 0.4345), (420, 78, 0.8088, 0.8727), (9999, 1, 0.9994, 1.0),
    ])
  func wilson(passed: Int, failed: Int, low: Double, high: Double) throws {
    let interval = try #require(PassCount(passed: passed, failed: failed).interval)
    #expect(abs(interval.lowerBound - low) < 0.00006)
    #expect(abs(interval.upperBound - high) < 0.00006)
  }

  @Test("has neither a share nor an interval without answers")
  func empty() {
    #expect(PassCount().share == nil)
    #expect(PassCount().interval == nil)
  }

  @Test("keeps its share within its interval, and the interval within 0 and 1")
  func bounds() throws {
    for passed in 0...30 {
      for failed in 0...30 where passed + failed > 0 {
        let count = PassCount(passed: passed, failed: failed)
        let interval = try #require(count.interval)
        #expect(interval.contains(try #require(count.share)))
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
      }
    }
  }
}
