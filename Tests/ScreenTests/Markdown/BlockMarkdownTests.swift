import Testing

@testable import Screen

@Suite("Markdown in blocks")
struct BlockMarkdownTests {
  @Test(
    "stays as it stands where it is not clearly Markdown",
    arguments: [
      "> 90 days", ">90", ">= 3", ">", "> $500", "# of claims", "# 1 cause", "#1 cause", "#tag",
      "#",
      "___", "_ _ _", "****", "--", "-", "-5", "- ", "1.", "1986.", "E11.9 ", "===", "| a |",
      "a | b\nc | d",
      "|---|", "a | b\n|---|", "a\n---|---", "- [ ] open\n- [x] done", "- 5 diopters", "+ 25",
      "a) one\nb) two",
      "one\ntwo", "  one\n    two", "a  b", "```x``` y", "Text\n===", "1234567890. a",
    ])
  func text(text: String) {
    let expected = text.split(separator: "\n").map { $0.last == " " ? $0.dropLast() : $0 }
    #expect(plain(text) == expected.map(String.init))
  }

  @Test("has no more than one empty line between blocks, and none around them")
  func emptyLines() {
    #expect(plain("\n\n a\n\n\n  \nb\n\n") == [" a", "", "b"])
    #expect(plain("") == [""])
    #expect(plain("\n \n") == [""])
    #expect(
      rendered(markdown: "", width: 9, firstIndent: "Why ", style: Styler(support: .none)) == [
        "Why"
      ])
  }

  @Test("joins the lines of a hand-wrapped paragraph, and no others")
  func joining() {
    let long = String(repeating: "claim ", count: 11) + "end"
    #expect(plain(long + "\nof it", width: 200) == [long + " of it"])
    #expect(plain(long + "\nIt ends", width: 200) == [long, "It ends"])
    #expect(plain(long + "  \nof it", width: 200) == [long, "of it"])
    #expect(plain(long + "\\\nof it", width: 200) == [long, "of it"])
    #expect(plain("- a\nof it", width: 200) == ["- a", "of it"])
  }

  @Test("a fence that is indented by up to three spaces is one, and its lines lose as many")
  func indentedFences() {
    for lead in ["", " ", "  ", "   "] {
      let text =
        "Like this:\n\(lead)```swift\n\(lead)f()   # a  b\n\(lead)  g()\n x\n\(lead)```\nand on"
      #expect(
        plain(text) == [
          "Like this:", "```swift", "f()   # a  b", "  g()", lead.isEmpty ? " x" : "x", "```",
          "and on",
        ])
    }
  }

  @Test("hangs lists under their text and nests them")
  func lists() {
    #expect(
      plain("- one two\n  - three four\n    1. five six", width: 12) == [
        "- one two", "  - three", "    four", "    1. five", "       six",
      ])
    #expect(
      plain("- a\n\n  b\n\n      code  x\n- c\n\nd", width: 12) == [
        "- a", "", "  b", "", "      code", "  x", "- c", "", "d",
      ])
    #expect(
      plain("1. a\n   > b\n   ```\n   c\n   ```", width: 12) == [
        "1. a", "   > b", "   ```", "   c", "   ```",
      ])
    #expect(plain("- - - a\n* * b") == ["- - - a", "* * b"])
    #expect(plain("123456789. one", width: 12) == ["123456789.", "one"])
  }

  @Test("keeps quotes marked line by line")
  func quotes() {
    #expect(plain(">one two\n> three\nfour", width: 8) == ["> one", "> two", "> three", "four"])
    #expect(plain("> a\n> 90\n>\n> > b") == ["> a", "> 90", ">", "> > b"])
    #expect(plain(">\n> a") == ["> a"])
  }

  @Test("does not fill code, and cuts it only where it is too long")
  func code() {
    #expect(
      plain("~~~ swift\n  *a*\n\n# b\n```\n~~~\nc") == [
        "~~~ swift", "  *a*", "", "# b", "```", "~~~", "c",
      ])
    #expect(plain("````\n```\na\n````", width: 20) == ["````", "```", "a", "````"])
    #expect(plain("```\n日本語日本語x", width: 5) == ["```", "日本", "語日", "本語x"])
    #expect(plain("a\n\n    *b*\n\n    c\nd") == ["a", "", "    *b*", "", "    c", "d"])
  }

  @Test("aligns the columns of a table and wraps its cells")
  func tables() {
    let table = "|l|c|r|\n|:-|:-:|-:|\n|left|mid|1|\n|a long cell|日本|1000|\nafter"
    #expect(
      plain(table)
        == [
          "l           |  c   |    r", "------------+------+-----", "left        | mid  |    1",
          "a long cell | 日本 | 1000", "after",
        ])
    #expect(
      plain("a|b\n-|-\n`x \\| y`|[t](https://u.v)") == [
        "a       | b", "--------+----------------", "`x | y` | t (https://u.v)",
      ])
    #expect(plain("| | |\n|-|-|\n|a|b|") == ["a | b"])
    #expect(plain("|a|b|\n|-|-|\n|c|\n\n|d|e|") == ["a | b", "--+--", "c |", "", "|d|e|"])
    #expect(plain("- | a | b |\n  |---|---|\n  | c | d |") == ["- a | b", "  --+--", "  c | d"])
  }

  @Test("makes a list of a table whose words do not fit")
  func stacked() {
    let table = "|Code|Meaning of it|\n|-|-|\n|PR|responsibility|\n|CO|obligation|\n|OA|"
    #expect(
      plain(table, width: 16) == [
        "Code: PR", "Meaning of it:", "responsibility", "", "Code: CO", "Meaning…:", "obligation",
        "", "Code: OA",
      ])
    #expect(plain("|Remittance|advice|\n|-|-|", width: 8) == ["Remittan", "ce", "advice"])
  }

  @Test("puts its first line after a longer indent")
  func indents() {
    #expect(
      rendered(
        markdown: "one two three four", width: 16, firstIndent: "Why     ", indent: "  ",
        style: Styler(support: .none)) == ["Why     one two", "  three four"])
    #expect(
      rendered(
        markdown: "- one two\n- three", width: 16, firstIndent: "Why     ", indent: "  ",
        style: Styler(support: .none)) == ["Why     - one", "    two", "  - three"])
  }

  private func plain(_ text: String, width: Int = 80) -> [String] {
    rendered(markdown: text, width: width, style: Styler(support: .none))
  }
}
