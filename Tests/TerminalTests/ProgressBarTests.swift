import Screen
import Testing

@testable import Terminal

@Suite("A progress bar")
@MainActor
struct ProgressBarTests {
  @Test(
    "fits the window and leaves its last column free, whatever the title",
    arguments: [1, 5, 12, 20, 40, 80, 200],
    ["", "Reading a.csv", "読む " + String(repeating: "長", count: 90)])
  func fits(width: Int, title: String) {
    for percent in [0, 7, 50, 100] {
      for usesBlocks in [true, false] {
        let line = ProgressBar.line(title, percent: percent, width: width, usesBlocks: usesBlocks)
        #expect(displayWidth(line) < width)
      }
    }
  }

  @Test("tells the share in words and as a bar")
  func tells() {
    #expect(
      ProgressBar.line("Reading a.csv", percent: 50, width: 80, usesBlocks: false)
        == "Reading a.csv ###############...............  50 %")
    #expect(
      ProgressBar.line("Reading a.csv", percent: 100, width: 40, usesBlocks: true)
        == "Reading a.csv ████████████████ 100 %")
    #expect(ProgressBar.line("x", percent: 3, width: 12, usesBlocks: true) == "  3 %")
  }
}
