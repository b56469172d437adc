import Testing

@testable import Flashcards
@testable import Text

/// Brackets in the formulas of clozes.
struct MathClozeTests {
  @Test(
    "Brackets in math stay deletions under the names that their cards had, and lose no brace",
    arguments: [
      // The names are those of the first version, which lost the braces.
      (
        #"A reaction arrow is $\xrightarrow[heat]{}$ and shows a [reaction]."#,
        ["de9mqkqtprsap", "6rqj5z2a7jyq7"],
        #"A reaction arrow is $\xrightarrow[…]{}$ and shows a reaction."#
      ),
      (
        #"$\sqrt[n]{x}$ is a [root]"#, ["8jyyn4379y18d", "bj5akdend7mef"],
        #"$\sqrt[…]{x}$ is a root"#
      ),
      (#"$e^{[i\pi]} = -1$"#, ["dngyr9ptrpsgf"], #"$e^{[…]} = -1$"#),
      ("$[x^2]{square}$ grows", ["bekwqgyybd2rm"], "$[square]$ grows"),
      ("costs $5 [x]{h} and $6", ["cx06dhvtwjjdm"], "costs $5 [h] and $6"),
      (#"\(a[1]{}b\) and [c]{}"#, ["9s1k7q4gq334f", "3etj9jr7dwtcv"], #"\(a…{}b\) and c"#),
    ])
  func names(_ text: String, _ names: [String], _ question: String) throws {
    let deck = DeckParser.parse("C: \(text)\n", file: "f").deck
    #expect(deck.cards.map(\.id.text) == names)
    let card = try #require(deck.cards.first)
    #expect(card.question == question)
    // The printed text is the same deck.
    let printed = DeckPrinter().print(deck)
    #expect(DeckParser.parse(printed, file: "f").deck.cards == deck.cards)
    #expect(!text.contains("$") || text.contains("$5") || printed.contains(text))
  }

  @Test("The whole formula is shown with the other deletions")
  func solution() {
    func solution(_ text: String) -> String { ClozeParser().parse(text).cloze.solution }
    #expect(solution(#"$\sqrt[n]{x}$ is a [root]"#) == #"$\sqrt[n]{x}$ is a root"#)
    #expect(solution(#"$\xrightarrow[heat]{}$"#) == #"$\xrightarrow[heat]{}$"#)
    #expect(solution("$[a]{}$ [b]{}") == "$a{}$ b")
  }

  @Test(
    "A deletion in math is doubtful where others are outside, or where it is an argument",
    arguments: [
      (#"$\sqrt[n]{x}$"#, 6), (#"[root] of $\sqrt[n]{x}$"#, 16), ("$[0, 1]$ is an [interval]", 1),
      ("$$\n[a]\n$$ and [b]", 3), (#"\([a]\) and [b]"#, 2), ("$[a]{}$", 1),
      // Only math is intended; the whole formula, amounts and escapes do not count.
      ("$e^{[x]}$", nil), ("$[a] + [b]$", nil), ("[$x$] and [b]", nil), ("$5 [x] $6", nil),
      ("$5 and [x] for 6$7", nil), (#"\$[x] [y]$"#, nil), ("a$ [b] $c", nil),
      ("$a\n[b]$", nil), (#"$\sqrt\[n\]{x}$ is a [root]"#, nil),
    ])
  func warnings(_ text: String, _ offset: Int?) {
    let problems = ClozeParser().parse(text).problems
    #expect(
      problems.filter { $0.problem == .deletionInMath }.map(\.offset) == [offset].compactMap(\.self)
    )
    #expect(problems.allSatisfy { $0.problem.severity == .warning })
  }

  @Test("Math is found in one pass, whatever is left open")
  func spans() {
    func spans(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      return MathSpans(bytes).ranges.map { String(bytes: bytes[$0]) }
    }
    #expect(spans("a $x$ b $$y$$ \\(z\\)") == ["$x$", "$$y$$", "\\(z\\)"])
    #expect(spans("$ x$ $x $ $5 $6 \\$x $") == [])
    #expect(spans("$$a $b$ $$") == ["$$a $b$ $$"])
    let open = String(repeating: "$a \\( $$", count: 20_000)
    #expect(MathSpans(Array(open.utf8)).ranges.count <= 20_000)
  }
}

/// Decks that are not UTF-8.
struct EncodedDeckTests {
  @Test(
    "A deck in UTF-16 or UTF-32 is one error that names it and the command",
    arguments: [
      ([0xFF, 0xFE], false, "UTF-16"), ([0xFE, 0xFF], true, "UTF-16"), ([], false, "UTF-16LE"),
      ([], true, "UTF-16BE"),
    ] as [([UInt8], Bool, String)])
  func utf16(_ mark: [UInt8], _ isBigEndian: Bool, _ name: String) {
    let units = "Q: größer?\nA: ja\n\nQ: a\nA: b\n".utf16
    let bytes = units.flatMap { unit in
      isBigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let result = DeckParser.parse(mark + bytes, file: "f.md")
    #expect(result.deck.notes.isEmpty)
    #expect(result.diagnostics.count == 1)
    let problem = result.diagnostics[0]
    #expect(problem.severity == .error && problem.location.line == 1 && problem.sourceLine == "")
    #expect(problem.message.contains("\(name) "))
    #expect(problem.hint.contains("iconv -f \(name) -t UTF-8"))
  }

  @Test("A deck in UTF-32 is no UTF-16")
  func utf32() {
    let text: [UInt8] = "Q: a".utf8.flatMap { [$0, 0, 0, 0] }
    let bytes = [0xFF, 0xFE, 0, 0] + text
    #expect(UTF16Mark(bytes)?.name == "UTF-32")
    #expect(UTF16Mark(Array("Q: a\nA: b\n".utf8)) == nil)
    #expect(UTF16Mark([]) == nil && UTF16Mark([0xEF, 0xBB, 0xBF, 0x51]) == nil)
  }
}
