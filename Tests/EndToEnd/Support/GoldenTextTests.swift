import TestSupport
import Testing

/// The failure messages of golden tests.
struct GoldenTextTests {
  @Test("A golden text that differs is reported by its first line that does")
  func difference() {
    let expected = (1...2_000).map { "line \($0)" }.joined(separator: "\n")
    #expect(firstDifference(of: expected, from: expected) == nil)
    let changed = expected.replacing("line 1234", with: "line 1,234")
    let report = firstDifference(of: changed, from: expected)
    #expect(report?.hasPrefix("1234 is\n  `line 1,234`, expected\n  `line 1234`;") == true)
    #expect(
      firstDifference(of: expected + "\n", from: expected)?.contains("the end of the text") == true)
  }
}
