import TestSupport
import Testing

@testable import Screen

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

  @Test("takes time in proportion to its length", arguments: parts)
  func linear(part: String) {
    expectLinearRendering(40_000) { String(repeating: part, count: $0 / part.utf8.count) }
  }

  @Test("in an image within an image, or in a table, does so as well")
  func nested() {
    expectLinearRendering(20_000) {
      String(repeating: "![", count: $0) + String(repeating: "](a.png)", count: $0)
    }
    expectLinearRendering(10_000) {
      String(repeating: "*a _b ", count: $0) + String(repeating: "a_ b* ", count: $0)
    }
    expectLinearRendering(10_000) {
      "|" + String(repeating: "a", count: 3 * $0) + "|b|\n|-|-|\n"
        + String(repeating: "|c|d|\n", count: $0)
    }
    expectLinearRendering(20_000) {
      String(repeating: "|a", count: $0) + "\n" + String(repeating: "|-", count: $0)
        + String(repeating: "\n|a", count: $0)
    }
  }

  private func expectLinearRendering(
    _ size: Int, sourceLocation: SourceLocation = #_sourceLocation, _ text: (Int) -> String
  ) {
    expectLinear(text(size / 8), text(size), sourceLocation: sourceLocation) { text in
      #expect(!rendered(markdown: text, width: 40, style: Styler(isEnabled: true)).isEmpty)
    }
  }
}
