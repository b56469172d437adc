import Exchange
import TestSupport
import Testing

@Suite("HTML as text")
struct HTMLTextTests {
  @Test(
    "reads as a person would have written it",
    arguments: [
      ("plain", "plain"), ("  a \n b  ", "a b"), ("a<br>b<br/>c", "a\nb\nc"),
      ("<div>a</div><div>b</div>", "a\nb"), ("a<div>b</div>", "a\nb"),
      ("a<div><br></div><div>b</div>", "a\n\nb"), ("<p>a</p><p>b</p>", "a\n\nb"),
      ("a<hr>b", "a\n\nb"), ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
      ("<ol><li>a<li>b</ol>", "1. a\n2. b"), ("x<ul><li>a</li></ul>y", "x\n\n- a\n\ny"),
      ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"),
      ("is <b>bold</b>.", "is **bold**."), ("<b>all</b>", "all"), ("a<b> b </b>c", "a **b** c"),
      ("a <b>b<br>c</b>", "a b\nc"), ("a <i>b</i> <em>c</em>", "a *b* *c*"),
      ("a <b>2*3</b>", "a 2*3"), ("run <code>ls</code>", "run `ls`"),
      ("<s>old</s> new", "~~old~~ new"),
      ("H<sub>2</sub>O 10<sup>-3</sup> x<sup>ab</sup>", "H₂O 10⁻³ x^(ab)"),
      ("x<pre>a\n  b</pre>y", "x\n```\na\n  b\n```\ny"),
      (#"<pre class="a language-c++">x</pre>"#, "```c++\nx\n```"),
      (#"<pre class="language-a b`">x</pre>"#, "```a\nx\n```"),
      ("one<pre> </pre>two", "one\ntwo"), ("one<b><pre> <pre> </pre></pre></b>two", "one\ntwo"),
      ("one<pre>a<pre> </pre></pre>two", "one\n```\na\n```\ntwo"),
      ("see <img src=\"a b.png\">", "see [image: a b.png]"),
      ("<img src='a%20b.png'>", "[image: a b.png]"),
      ("[sound:x.mp3]", "[sound: x.mp3]"),
      ("[latex]\\frac{a}{b}[/latex] [$]x[/$]", "$\\frac{a}{b}$ $x$"),
      ("\\(x &lt; y\\)", "\\(x < y\\)"),
      ("&amp;&nbsp;&lt;b&gt; &eacute; &#233; &#x2014; &nope;", "& <b> é é — &nope;"),
      ("<a href=\"https://a.org\">a</a>", "a (https://a.org)"),
      ("<a href=\"https://a.org\">https://a.org</a>", "https://a.org"),
      ("<script>alert(1)</script><style>b{}</style>x<!-- c -->", "x"),
      ("a<span style=\"display: none\">b</span>c", "ac"), ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
      ("\u{1B}[31mred\u{7}\u{202E}x\u{200B}\u{AD}\u{FEFF}", "[31mredx"),
      ("a\u{2028}b\u{A0}c", "a\nb c"),
      ("👩‍👩‍👧 naïve 漢字", "👩‍👩‍👧 naïve 漢字"), ("", ""), ("<br> <div></div>", ""),
    ])
  func texts(html: String, expected: String) {
    var text = HTMLText()
    #expect(text.text(of: html) == expected)
  }

  @Test(
    "takes linear time and no more of the stack however it is nested",
    arguments: [
      "<b>", "<div>", "<ul><li>", "<table><tr><td>", "</b>", "<b></i>", "<a href=x>", "&amp;", "<",
      "<!--", "<sub>x", "[sound:", "<p>x</q>",
    ])
  func nesting(piece: String) {
    var text = HTMLText()
    func html(_ bytes: Int) -> String {
      String(repeating: piece, count: bytes / piece.utf8.count) + "end"
    }
    expectLinear(html(125_000), html(1_000_000)) { _ = text.text(of: $0) }
    #expect(text.text(of: "a<br>b") == "a\nb")
  }

  @Test("keeps the words of what is nested too deeply")
  func deep() {
    var text = HTMLText()
    let html =
      String(repeating: "<div>", count: 1000) + "one &amp; two"
      + String(repeating: "</div>", count: 1000)
    #expect(text.text(of: html) == "one & two")
  }
}
