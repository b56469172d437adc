import Testing

@testable import Screen

@Suite("Styles")
struct StyleTests {
  @Test("are control sequences where they are wanted")
  func enabled() {
    let style = Styler(isEnabled: true)
    #expect(style("due", .bold, .yellow) == "\u{1B}[1;33mdue\u{1B}[0m")
    #expect(style("a\n\nb", .red) == "\u{1B}[31ma\u{1B}[0m\n\n\u{1B}[31mb\u{1B}[0m")
    #expect(style("plain") == "plain")
  }

  @Test("leave the text alone elsewhere", arguments: Style.allCases)
  func disabled(style: Style) {
    #expect(Styler(isEnabled: false)("due", style) == "due")
  }
}
