import Testing

@testable import Screen

@Suite("Markdown in a line")
struct InlineMarkdownTests {
  @Test(
    "is shown as what it means",
    arguments: [
      ("a **bold** word", "a <1>bold</> word"),
      ("*one* _two_", "<3>one</> <3>two</>"),
      ("***both***", "<1;3>both</>"),
      ("***a* b**", "<1;3>a</><1> b</>"),
      ("***a** b*", "<1;3>a</><3> b</>"),
      ("**a *b***", "<1>a </><1;3>b</>"),
      ("*a **b***", "<3>a </><1;3>b</>"),
      ("re**mit**tance", "re<1>mit</>tance"),
      ("日本**語**です*か*", "日本<1>語</>です<3>か</>"),
      ("**(PR)**: **a**(b)", "<1>(PR)</>: <1>a</>(b)"),
      ("is **[…]** or *[type]*", "is <1>[…]</> or <3>[type]</>"),
      ("~~CO~~ PR", "<2;9>CO</> PR"),
      ("`a *b*` ``c ` d`` `` ` ``", "<36>a *b*</> <36>c ` d</> <36>`</>"),
      ("[CMS](https://cms.gov/a_b_c)", "<4>CMS</><2> (https://cms.gov/a_b_c)</>"),
      ("[**a** b](x/y.html \"t u\")", "<1;4>a</><4> b</><2> (x/y.html \"t u\")</>"),
      ("[](https://a.b)", "<4>https://a.b</>"),
      ("[https://a.b](https://a.b)", "<4>https://a.b</>"),
      (
        "[…](https://a.b) [a](<a b.pdf>) [m](mailto:x@y)",
        "[…](<4>https://a.b</>) <4>a</><2> (a b.pdf)</> <4>m</><2> (mailto:x@y)</>"
      ),
      ("[a](https://b/c_(d))", "<4>a</><2> (https://b/c_(d))</>"),
      ("<https://a.b/c_d_e>", "<4>https://a.b/c_d_e</>"),
      ("see https://a.b/*c* (https://d.e).", "see <4>https://a.b/</><3>c</> (<4>https://d.e</>)."),
      ("![a scan](x.png)", "<2>[image: a scan]</>"),
      (
        "![](media/x.png) ![*a*](y.jpg \"b\")",
        "<2>[image: x.png]</> <2>[image: </><2;3>a</><2>, b]</>"
      ),
      ("\\*a\\* \\_b\\_ \\`c\\` \\\\ \\[d\\", "*a* _b_ `c` \\ [d\\"),
      ("1\\. a\n 2\\) b\n\\- c\n \\+ d\n\\> e", "1. a| 2) b|- c| + d|> e"),
      ("\\![a](bc.de)", "!<4>a</><2> (bc.de)</>"),
      ("one\\\ntwo  \nthree", "one|two|three"),
      ("**one\ntwo**", "<1>one</>|<1>two</>"),
    ])
  func shown(text: String, expected: String) {
    let lines = rendered(markdown: text, width: 80, style: Styler(isEnabled: true))
    #expect(readable(lines.joined(separator: "|")) == expected)
  }

  @Test(
    "is text where it is not clearly Markdown",
    arguments: [
      "2*3*4", "5 * 3", "2**3**4", "snake_case_name", "a_b", "_", "__init", "a * b * c", "*", "**",
      "****",
      "(*)", "see (*) and (*)", "*, **, and ***", "5* and 6*", "E11.* to E13.*", "a ** b ** c",
      ".*foo.*", "*.txt and *.md", "***-**-1234", "**** **** 1234", "____ and ____", "the ___ form",
      "__ % and __ %", "a*", "*a", "**a*", "*a**", "~5 days~", "~~ a ~~",
      "<b>", "<br>", "a < b > c", "<a@b.c>", "[denied]", "[...]", "[…]", "[x] done", "[a][b]",
      "[denied](CO-45)", "[a](e.g.)", "[a](2.5)", "[a](and/or)", "![a](b)",
      "[a] (https)", "[a](", "](", "`", "``a`", "a ` b", "$5*2* and $6*", "$a*b*c$", "$$a *b* c$$",
      "\\(x *y* z\\)", "\\[x_1 *y* z_2\\]", "\\alpha \\frac{1}{2} C:\\dir", "&amp;", "\\d+\\.\\d",
      "\\\"a\\\"", "\\{1\\}", "f\\(x)", "a\\-b", "a\\!", "#1 cause",
      "R&D", "x^2^",
      "(a)*(b)*(c)",
    ])
  func text(text: String) {
    for style in [Styler(isEnabled: true), Styler(isEnabled: false)] {
      let lines = rendered(markdown: text, width: 80, style: style)
      #expect(lines == [text])
    }
  }

  @Test("keeps the marks that carry meaning where there are no styles")
  func plain() {
    let text = "**a** *b* `c *d*` `` e ` f `` ~~g~~ [h](https://i.j)"
    let expected = "a b `c *d*` `` e ` f `` ~~g~~ h (https://i.j)"
    #expect(rendered(markdown: text, width: 80, style: Styler(support: .none)) == [expected])
    let (theme, _) = Theme.standard.overridden(by: ["code": "plain"])
    let lines = rendered(markdown: "`c`", width: 80, style: Styler(support: .ansi, theme: theme))
    #expect(lines == ["`c`"])
  }

  @Test("lies over the style of the whole text, and is told from it")
  func base() {
    let style = Styler(support: .ansi, theme: .standard)
    let lines = rendered(
      markdown: "Who **pays** `PR`?", width: 80, firstIndent: "  ", style: style, as: .question)
    #expect(readable(lines.joined()) == "  <1>Who </><1;4>pays</><1> </><1;36>PR</><1>?</>")
  }
}

/// Lines with their control sequences in a readable form.
func readable(_ text: String) -> String {
  text.replacing("\u{1B}[0m", with: "</>").replacing(/\u{1B}\[([0-9;]*)m/) { "<\($0.1)>" }
}
