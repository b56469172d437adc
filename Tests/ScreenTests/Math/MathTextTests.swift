import Foundation
import Testing

@testable import Screen

@Suite("LaTeX in a card")
struct MathTextTests {
  @Test(
    "is shown in Unicode where it reads well",
    arguments: [
      ("$x^2$", "x²"), ("$a_1 + a_2$", "a₁ + a₂"), ("$x^{-1}$", "x⁻¹"), ("$10^{-3}$", "10⁻³"),
      ("$x_i^2$", "xᵢ²"), ("$x^2_i$", "xᵢ²"), ("$f'(x)$", "f′(x)"), ("$f''_1$", "f″₁"),
      (#"$\alpha + \beta = \gamma$"#, "α + β = γ"), (#"$\Delta G = -RT\ln K$"#, "ΔG = −RT ln K"),
      (#"$2\pi r$"#, "2πr"), (#"$\frac{1}{2}mv^2$"#, "½mv²"), (#"$\frac{a}{b}$"#, "a/b"),
      (#"$\frac{a+b}{c}$"#, "(a+b)/c"), (#"$\frac{1}{2a}$"#, "1/(2a)"),
      (#"$x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}$"#, "x = (−b±√(b² − 4ac))/(2a)"),
      (#"$\frac{dy}{dx} x$"#, "(dy/dx)x"), (#"$\frac12$"#, "½"), (#"$\frac{n}{k} = 3$"#, "n/k = 3"),
      (#"$\sqrt{2}$"#, "√2"), (#"$\sqrt{x+1}$"#, "√(x + 1)"), (#"$\sqrt[3]{x}$"#, "∛x"),
      (#"$\sqrt[n]{x}$"#, "ⁿ√x"), (#"$\sum_{i=1}^{n} i$"#, "∑ᵢ₌₁ⁿ i"),
      (#"$\sum_{n=0}^\infty x^n$"#, "∑ₙ₌₀^∞ xⁿ"), (#"$\int_0^1 x^2\,dx$"#, "∫₀¹ x² dx"),
      (#"$\lim_{x \to 0} \frac{\sin x}{x}$"#, "lim_(x→0) (sin x/x)"),
      (#"$a \le b \neq c$"#, "a ≤ b ≠ c"), (#"$A \to B$"#, "A → B"),
      (#"$p \Rightarrow q$"#, "p ⇒ q"),
      (#"$x \in \mathbb{R}$"#, "x ∈ ℝ"), (#"$A \cup B \subseteq C$"#, "A ∪ B ⊆ C"),
      (#"$\forall x \exists y$"#, "∀x∃y"), (#"$90^\circ$"#, "90°"),
      (#"$25^{\circ}\text{C}$"#, "25°C"),
      (#"$\vec{v} \cdot \hat{n}$"#, "v\u{20D7} · n\u{302}"), (#"$\bar{x}$"#, "x\u{304}"),
      (#"$\left( x + 1 \right)^2$"#, "(x + 1)²"), (#"$\{1, 2, 3\}$"#, "{1, 2, 3}"),
      (#"$e^{i\pi} + 1 = 0$"#, "e^(iπ) + 1 = 0"), ("$v_{max}$", "vₘₐₓ"), ("$k_{cat}$", "k_cat"),
      ("$k_B T$", "k_B T"), (#"$\text{BMI} = \frac{m}{h^2}$"#, "BMI = m/h²"),
      (#"$\log_2 8 = 3$"#, "log₂ 8 = 3"), (#"$\binom{n}{k}$"#, "(n choose k)"),
      ("$n$", "n"), ("$x + y$", "x + y"), ("$ax + by = c$", "ax + by = c"), ("$2x+1$", "2x + 1"),
      ("$-x$", "−x"), ("$f(x, y)$", "f(x, y)"), ("$PV = nRT$", "PV = nRT"),
      ("$|x| < 1$", "|x| < 1"),
      ("$n! = 24$", "n! = 24"), ("$3$", "3"), ("$1 + 1 = 2$", "1 + 1 = 2"),
      ("$$E = mc^2$$", "E = mc²"), (#"\(a^2 + b^2 = c^2\)"#, "a² + b² = c²"),
      (#"\[ \nabla \cdot B = 0 \]"#, "∇ · B = 0"), (#"$H_2O$"#, "H₂O"), (#"$Ca^{2+}$"#, "Ca²⁺"),
      (#"$10\,\%$"#, "10 %"), (#"$x \not= y$"#, "x ≠ y"),
      (#"$a \equiv b \pmod{n}$"#, "a ≡ b (mod n)"),
      (#"$\sin^2\theta + \cos^2\theta = 1$"#, "sin² θ + cos² θ = 1"),
      (#"$P(A \mid B)$"#, "P(A ∣ B)"), (#"$x^*$"#, "x*"), (#"$x = […]$"#, "x = […]"),
    ])
  func shown(source: String, expected: String) {
    #expect(MathText.unicode(source) == expected)
    #expect(line("Of \(source), say.") == "Of \(expected), say.")
  }

  @Test(
    "stays as it is written where it would not read well",
    arguments: [
      #"$\begin{matrix} a & b \end{matrix}$"#, #"$\unknown{x}$"#, #"$a \\ b$"#, #"$\frac{1}$"#,
      "$x^$", "$x^{2$", "$x__2$", #"$\sqrt$"#, #"$\text{a $ b}$"#, "$x^2^3$", "$a & b = 1$",
      #"$e^{a+b+c+d+e+f+g+h+q+\pi+\pi+\pi}$"#, #"$\hat{abc}$"#, #"\(\)"#, "$$ $$",
      #"\(x"#, #"$\left$"#,
      "$" + String(repeating: "{", count: 40) + "x^2"
        + String(repeating: "}", count: 40) + "$",
    ])
  func asWritten(source: String) {
    #expect(line(source) == source)
  }

  @Test(
    "is never made of amounts of money, names and shell variables",
    arguments: [
      "$5 and $10", "$5, $10 or $20", "between $5-$10", "costs $5/$10 a day", "US$5 or A$10, A$",
      "a $100 deductible, then 20 % of $400", "($5)-($10)", "5$ and 10$", "5$-10$",
      "$5-10$ a visit",
      "$20 = 20 % of $100", "the allowed amount is $80 (80 % of $100) and the copay $20",
      "Paid $20, adj. $30; total = $50$", "$1,200.50", "-$5 + $3", "$$ and $$$", "$$$", "$",
      "$HOME and $PATH", "$HOME/$USER", "$name$", "$5 a day or A$", "$5K-$10K", "$3 vs. $4 (US$)",
      "It was $5 (about 5^2 cents, one_two three words) in US$", "$5 + 10 % = $5.50",
      "\\$5 is not $x", "$100 > deductible of $50", "$.50 and $.75", "$5M$",
    ])
  func money(text: String) {
    let plain = rendered(markdown: text, width: 200, style: Styler(isEnabled: true))
    #expect([line(text)] == plain)
  }

  @Test("changes nothing in the built-in decks, which have amounts and no formulas")
  func builtInDecks() throws {
    let decks = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../Decks").standardizedFileURL
    let files = FileManager.default.enumerator(at: decks, includingPropertiesForKeys: nil)
    var lines = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      for text in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where text.contains("$") || text.contains("\\") {
        lines += 1
        #expect(
          [line(String(text))]
            == rendered(markdown: String(text), width: 1_000_000, style: Styler(support: .none)))
      }
    }
    #expect(lines > 100)
  }

  @Test("is code where it is written as code, and text without a font for it")
  func off() {
    #expect(line(#"`$\leq$` is $\leq$"#) == #"`$\leq$` is ≤"#)
    let style = Styler(isEnabled: false)
    #expect(rendered(markdown: "$x^2$", width: 80, style: style) == ["$x^2$"])
    for (term, isShown) in [
      ("xterm-256color", true), ("tmux", true), ("linux", false), ("dumb", false), ("vt100", false),
    ] {
      #expect(TerminalKind.hasManyCharacters(environment: ["TERM": term]) == isShown)
    }
  }

  @Test("takes time by its length, however it is nested")
  func hostile() {
    for part in ["$x^", "${", #"\(\frac"#, "$$", "$x_{", #"$\sqrt["#] {
      let text = String(repeating: part, count: 20_000)
      #expect(!line(text).isEmpty)
    }
  }

  private func line(_ text: String) -> String {
    let style = Styler(support: .none, showsMath: true)
    return rendered(markdown: text, width: 1_000_000, style: style).joined(separator: "|")
  }
}
