import Screen
import TestSupport
import Testing

@Suite("Wrapping")
struct WrappingTests {
  @Test("breaks at spaces")
  func spaces() {
    #expect(wrapped("one two three", width: 8) == ["one two", "three"])
    #expect(wrapped("one  two", width: 20) == ["one  two"])
    #expect(wrapped("trailing   ", width: 20) == ["trailing"])
  }

  @Test("keeps newlines and empty lines")
  func newlines() {
    #expect(wrapped("a\n\nb\r\nc\n", width: 20) == ["a", "", "b", "c", ""])
    #expect(wrapped("", width: 20) == [""])
  }

  @Test("breaks a word that is too long, and no other")
  func longWords() {
    #expect(wrapped("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("ab cdefgh", width: 6) == ["ab", "cdefgh"])
  }

  @Test("breaks between wide characters, not before their punctuation")
  func wide() {
    #expect(wrapped("日本語の本", width: 5) == ["日本", "語の", "本"])
    #expect(wrapped("日本語、本", width: 6) == ["日本", "語、本"])
    #expect(wrapped("é́é́ 👨‍👩‍👧👨‍👩‍👧", width: 4) == ["é́é́", "👨‍👩‍👧👨‍👩‍👧"])
  }

  @Test("lets the continuation of a list item hang under its text")
  func lists() {
    #expect(wrapped("- one two", width: 6) == ["- one", "  two"])
    #expect(wrapped("  * one two", width: 10) == ["  * one", "    two"])
    #expect(wrapped("10. one two", width: 9) == ["10. one", "    two"])
    #expect(wrapped("-not a list", width: 6) == ["-not a", "list"])
    #expect(wrapped("    quoted text", width: 12) == ["    quoted", "    text"])
  }

  @Test("does not fill the lines of fenced code")
  func code() {
    let text = "```\nlet  a  =  1\n\n    b\n```\none two"
    #expect(
      wrapped(text, width: 10) == ["```", "let  a  =", " 1", "", "    b", "```", "one two"])
  }

  @Test("puts indents before lines")
  func indents() {
    #expect(
      wrapped("one two\n\nthree", width: 8, firstIndent: "Q: ", indent: "   ")
        == ["Q: one", "   two", "", "   three"])
    #expect(wrapped("a\n\nb", width: 8, firstIndent: "│ ", indent: "│ ") == ["│ a", "│", "│ b"])
  }

  @Test("no line is wider than the width, and only whitespace is lost", arguments: 0..<8)
  func properties(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let text = random.text(length: Int.random(in: 0..<40, using: &random))
      let width = Int.random(in: 4...40, using: &random)
      let indents = ["", " ", "  ", "        ", "日本 "]
      let indent = seed < 4 ? "" : indents.randomElement(using: &random)!
      let first = seed < 4 ? "" : indents.randomElement(using: &random)!
      let lines = wrapped(text, width: width, firstIndent: first, indent: indent)
      for line in lines {
        #expect(displayWidth(line) <= width, "\(line.debugDescription) of \(text.debugDescription)")
        #expect(line.last != " ")
        #expect(line.allSatisfy { !$0.isNewline })
      }
      if seed < 4 {
        #expect(withoutSpace(lines.joined()) == withoutSpace(text), "\(text.debugDescription)")
      }
    }
  }

  private func withoutSpace(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
