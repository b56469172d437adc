import Exchange
import Flashcards
import Testing
import Text

@Suite("An Obsidian note")
struct ObsidianTests {
  @Test("gives a card for each kind that the plugin has")
  func kinds() {
    let file = read(
      """
      #flashcards/coding

      # Forms

      superbill::the encounter form
      - CMS-1500 ::: professional claims #flashcards/forms

      Which form carries
      a hospital's claim?
      ?
      UB-04,
      also CMS-1450 ^form

      ## Codes
      modifier 25
      ??
      a separate E/M service

      A claim is ==rejected== before and ==denied;;not paid== after adjudication.
      """)
    #expect(file.format == .obsidian)
    #expect(
      file.written == [
        "superbill => the encounter form",
        "Which form carries\na hospital's claim? => UB-04,\nalso CMS-1450",
        "modifier 25 <=> a separate E/M service",
        "A claim is [1:rejected] before and [2:denied|not paid] after adjudication.",
        "CMS-1500 <=> professional claims",
      ])
    #expect(file.decks.map(\.name) == ["coding", "forms"])
    #expect(
      file.notes.map(\.path) == [
        ["Forms"], ["Forms"], ["Forms", "Codes"], ["Forms", "Codes"], ["Forms"],
      ])
    #expect(file.notes.map(\.line) == [5, 8, 14, 19, 6])
    #expect(file.problems.isEmpty && file.skipped.isEmpty)
  }

  @Test("goes by its tags: the last line of tags above a card, the card's own, the first at all")
  func tags() {
    let file = read(
      """
      early::card

      #flashcards/deckA
      one::in A
      #flashcards/deckB two::in B
      three::in A again

      #flashcards/deckC/sub #flashcards/deckD #hard
      four::in C

      Prose about #flashcards
      five::in the note's own deck
      """)
    let decks = file.decks.map { deck in
      "\(deck.name ?? "-"): \(deck.notes.map(\.written).joined(separator: ", "))"
    }
    #expect(
      decks == [
        "deckA: early => card, one => in A, three => in A again", "deckB: two => in B",
        "deckC::sub: four => in C", "-: five => in the note's own deck",
      ])
    #expect(file.decks[2].notes[0].details.tags == ["deckD"])
    #expect(file.summary.contains { $0.contains("1 note in several decks") })
  }

  @Test("takes decks and tags from its properties, and says that a note's own schedule is no card")
  func properties() {
    let file = read(
      """
      ---
      aliases: [x::y]
      tags:
        - flashcards/coding/icd
        - year2
      sr-due: 2024-07-01
      sr-interval: 3
      ---
      a::b
      """)
    #expect(file.written == ["a => b"])
    #expect(file.decks.map(\.name) == ["coding::icd"])
    #expect(file.decks[0].frontMatter.tags == ["year2"])
    #expect(file.skipped.map(\.line) == [6])
    #expect(read("---\ntags: [\"#flashcards/a\", b]\n---\nx::y\n").decks.map(\.name) == ["a"])
  }

  @Test(
    "takes no colons in code, braces, addresses, times and URLs for a separator",
    arguments: [
      "Use `a::b` here", "``a :: ` :: b``", "std::vector<int> is a type", "std::sort() sorts",
      "std::chrono::seconds", "fe80::1", "12::30", "https://x.org/a::b", "a ::::b",
      "{{field::x}}",
    ])
  func colons(line: String) {
    let file = read("#flashcards\n\n\(line)\n\nx::y\n", .obsidian)
    #expect(file.written == ["x => y"])
    #expect(file.diagnostics.allSatisfy { $0.location.line == 3 && $0.severity == .warning })
  }

  @Test(
    "has a separator behind code, between words and with spaces",
    arguments: [
      ("`std::vector`::a list", "`std::vector` => a list"), ("Paris::France", "Paris => France"),
      ("a ::b", "a => b"), ("a:: b", "a => b"), ("ratio 1:2::half", "ratio 1:2 => half"),
      ("a::b::", "a::b =>"),
    ])
  func separators(line: String, sides: String) {
    let file = read("#flashcards\n\n\(line)\n", .obsidian)
    #expect(file.written == (sides.hasSuffix("=>") ? [] : [sides]))
    #expect(file.diagnostics.count { $0.severity == .warning } == (sides.hasSuffix("=>") ? 1 : 0))
    #expect(file.hasErrors == sides.hasSuffix("=>"))
  }

  @Test("goes on behind a comment: on one line, on several, never closed")
  func comments() {
    let file = read(
      """
      #flashcards
      <!-- one line -->
      a::b

      <!-- several
      c::d

      -->
      front
      <!-- in between -->
      ?
      back

      <!-- never closed
      e::f
      """)
    #expect(file.written == ["a => b", "front => back", "e => f"])
    #expect(
      file.problems == [
        "14:1: warning: this comment is never closed; only its first line is left out"
      ])
  }

  @Test("goes on behind a fence that is never closed, and has a closed one as text")
  func fences() {
    let file = read(
      """
      #flashcards
      What does this print?
      ?
      ```swift
      let x = a::b

      // ==no cloze==
      ?
      ```
      nothing

      ~~~
      a::b
      """)
    #expect(
      file.written == [
        "What does this print? => ```swift\nlet x = a::b\n\n// ==no cloze==\n?\n```\nnothing",
        "a => b",
      ])
    #expect(file.problems.map { $0.prefix(5) } == ["12:1:"])
  }

  @Test("keeps an open card whose answer has colons, and says what the plugin makes of it")
  func colonsInAnswer() {
    let file = read("#flashcards\nfront\n?\nline\nx::y\nmore\n", .obsidian)
    #expect(file.written == ["front => line\nx::y\nmore"])
    #expect(
      file.problems == [
        "5:2: warning: this line is part of the answer above; "
          + "the plugin would make a card of this line instead"
      ])
  }

  @Test("has the heading right above a separator as the question")
  func headingAsQuestion() {
    let file = read(
      "# A\n\n## What is it? #flashcards/x\n?\nB\n\n### C::D\n\n## E\nf::g\n", .obsidian)
    #expect(file.written == ["What is it? => B", "C => D", "f => g"])
    #expect(file.notes.map(\.path) == [["A"], ["A", "What is it?"], ["A", "E"]])
    #expect(file.decks.map(\.name) == ["x"])
  }

  @Test(
    "reads its deletions: plain, with a hint, numbered, as footnotes",
    arguments: [
      ("a ==b== c", "a [1:b] c"), ("==a;;hint== ==b==", "[1:a|hint] [2:b]"),
      ("==1;;a== ==2;;b;;hint== ==1;;c==", "[1:a] [2:b|hint] [1:c]"),
      ("==2;;a== ==**b**==", "[2:a] ==**b**=="), ("**1;;a** and **b**", "[1:a] and **b**"),
      ("{{1;;a}} {{2::b::hint}} {{c}}", "[1:a] [2:b|hint] {{c}}"),
      ("==a==^[hint][^1] ==b==[^2] x[^3]", "[1:a|hint] [2:b] x[^3]"),
      ("==[[note|alias]]== $x==y$", "[1:[[note|alias]]] $x==y$"),
      ("`a == b` ==c==", "`a == b` [1:c]"), ("==a `==` b==", "[1:a `==` b]"),
      ("first\n==a==\nlast", "first\n[1:a]\nlast"), ("==é== ==🩺==", "[1:é] [2:🩺]"),
    ])
  func deletions(text: String, expected: String) {
    #expect(read("#flashcards\n\n\(text)\n", .obsidian).written == [expected])
  }

  @Test(
    "has no deletion in code, comparisons, rules, bold text and fields",
    arguments: [
      "a == b and c == d", "`==a==`", "Title\n=====", "====", "**bold**", "{{field}}", "==a",
      "== a ==", "==  ==",
    ])
  func noDeletions(text: String) {
    let file = read("#flashcards\n\n\(text)\n", .obsidian)
    #expect(file.notes.isEmpty)
  }

  @Test("lists as left out what has no counterpart or no text")
  func leftOut() {
    let file = read(
      """
      #flashcards
      ==ashh;;one== ==hash;;two==

      ::empty

      front
      ?

      ?

      a::b
      """)
    #expect(file.written == ["a => b"])
    #expect(file.skipped.map(\.line) == [2, 4, 6])
    #expect(
      file.problems == [
        "2:1: warning: a cloze that says card by card what is hidden and shown cannot be imported",
        "4:1: warning: the question is empty, so this is not a card",
        "6:1: warning: the answer is empty, so this is not a card",
        "9:1: warning: `?` without a question right above it",
      ])
    #expect(file.diagnostics.allSatisfy { !$0.hint.isEmpty })
  }

  @Test("comes out the same from a deck that it was written to")
  func printed() {
    let file = read(
      "#flashcards\na::b\nc:::d\n\nf\n?\nQ: x\n---\ny\n\n==1;;a== b ==2;;c;;h==\n\n==a== [x] ==b;;h==\n"
    )
    let deck = Deck(notes: file.notes)
    let again = DeckParser.parse(DeckPrinter().print(deck), file: "f.md")
    #expect(again.diagnostics.isEmpty)
    #expect(again.deck.cards.map(\.id) == deck.cards.map(\.id))
  }

  @Test("is kept letter for letter where it looks like a pattern or a command")
  func letters() {
    let line = "$$x^2$$ costs $5 and $& or $1::\\1 %s `$'` \u{1B}[31m"
    #expect(read("#flashcards\n\(line)\n").written == [line.replacing("::", with: " => ")])
  }

  @Test("reads the same with any line end and with a byte order mark")
  func lineEnds() {
    let text = "#flashcards\na::b\n\nfront\n?\nback\n\n==c== d"
    let expected = ["a => b", "front => back", "[1:c] d"]
    for lineEnd in ["\n", "\r\n", "\r"] {
      #expect(read("\u{FEFF}" + text.replacing("\n", with: lineEnd)).written == expected)
    }
  }

  @Test("warns of a second separator in a card, which is part of its answer")
  func secondSeparator() {
    let file = read("#flashcards/x\n\nFirst\n?\none\nSecond\n??\ntwo\n?\n\nThird\n?\nthree\n")
    #expect(file.written == ["First => one\nSecond\n??\ntwo\n?", "Third => three"])
    #expect(file.diagnostics.map(\.location.line) == [7, 9])
    #expect(file.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(file.diagnostics[0].message.contains("`??`"))
  }
}
