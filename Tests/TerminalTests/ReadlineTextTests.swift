import Testing

@testable import Terminal

@Suite("What readline is given")
struct ReadlineTextTests {
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
