import Testing

@testable import Terminal

@Suite("Hostile Markdown")
struct HostileMarkdownTests {
  private static let parts = [
    "[", "]", "![", "](", "[a](", "[a](b", "](x.png)", "[a](https://b", "*a ", "*", "**a", " **a",
    "***a ", " ***a** ",
    "_a ", "~~a ", "`", "`a", "`a``", "<", "<a://", "$", "$a", "$$", "\\(", "\\[a", "\\", "(",
    "https://",
    "https://a(", "|", "a|", "> ", ">", "- ", "1. ", "  ", "#", "# ", "\n", "\n\n", "a\n", "\n> ",
    "> - ", "\n- ",
    "\n  - ", "\n    ", "\n```", "\n~~~\n", "\n---", "|a\n", "|-", "a", "日", "\u{301}", "👩\u{200D}",
    "**a [b](c.de)",
  ]

  @Test("takes time in proportion to its length", .timeLimit(.minutes(1)), arguments: parts)
  func linear(part: String) {
    // Where the time grew with the square, these would be billions of steps.
    let text = String(repeating: part, count: 40_000 / part.utf8.count)
    #expect(!rendered(markdown: text, width: 40, style: Styler(isEnabled: true)).isEmpty)
  }

  @Test("in an image within an image, or in a table, does so as well", .timeLimit(.minutes(1)))
  func nested() {
    let images =
      String(repeating: "![", count: 20_000) + String(repeating: "](a.png)", count: 20_000)
    let delimiters =
      String(repeating: "*a _b ", count: 10_000) + String(repeating: "a_ b* ", count: 10_000)
    let head = "|" + String(repeating: "a", count: 30_000) + "|b|\n|-|-|\n"
    let rows = String(repeating: "|c|d|\n", count: 10_000)
    let wide =
      String(repeating: "|a", count: 20_000) + "\n" + String(repeating: "|-", count: 20_000)
    for text in [images, delimiters, head + rows, wide + String(repeating: "\n|a", count: 20_000)] {
      #expect(!rendered(markdown: text, width: 40, style: Styler(isEnabled: true)).isEmpty)
    }
  }
}
