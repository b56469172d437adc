import Testing

@testable import Screen
@testable import Terminal

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

  @Test("a styled prompt hides its control sequences from readline")
  func prompt() {
    #expect(promptMarkup("plain> ") == "plain> ")
    #expect(
      promptMarkup("\u{1B}[1;32mé\u{1B}[0m> ") == "\u{1}\u{1B}[1;32m\u{2}é\u{1}\u{1B}[0m\u{2}> ")
  }

  @Test("candidates with spaces are put in quotation marks, all or none")
  func candidates() {
    #expect(insertable(["a", "b"], isQuoted: false) == ["a", "b"])
    #expect(insertable(["a", "b c"], isQuoted: false) == ["\"a\"", "\"b c\""])
    #expect(insertable(["a", "b c"], isQuoted: true) == ["a", "b c"])
    #expect(insertable(["", "a\u{1B}", "b\nc", "d\"e", "f"], isQuoted: false) == ["f"])
  }
}
