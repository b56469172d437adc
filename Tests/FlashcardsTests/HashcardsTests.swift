import TestSupport
import Testing
import Text

@testable import Flashcards

/// Decks of hashcards are read as in hashcards, except for fences, which protect the tags in them.
struct HashcardsTests {
  private static let lines = [
    "", "  ", "text", " indented", "\ttab", "Q :", "q: lower case", " Q: indented", " A:",
    "B: other",
    "--", "----", "--- x", "- item", "> quote", "```\ncode\n\n  more\n```", "~~~\n[x]\n~~~",
    "::", "a :: b", "ünïcödé 日本語", "e\u{301}", "| a | b |", "https://a.b/c?d=e:f", "2. x",
    "\u{a0}x\u{a0}",
    "$\\frac{a}{b}$", "\\alpha", "O: x", "Note: x", "<b>x</b>", "!", "*x*", "why: lower case",
  ]
  /// Parts of our grammar that are text in hashcards.
  private static let ours = [
    "T: term", "D: definition", "O: order\n1. x\n2. y\n3. z", "T:", "# heading", "\n# heading",
    "##", "- [ ] option",
    "* [x] option",
    "Why: x", "Tags: x", "Id: ?", "Hint:", "As of: never", "Also: a", "Source: b", "Valid until: c",
    "\\---", "Q\\: x", "\\# x", "\\```", "{{c1::x}}", "]{x}", "\\{{c1::x}}",
  ]
  private static let pieces = [
    "[", "]", "[", "]", "[a]", "[b c]", "![alt](src)", "![", "\\[", "\\]", "\\", "\\\\", "!", "(x)",
    "x",
    " ", "\n", "é", "日本", "e\u{301}", "{", "}", "\\(a\\)", "[a [b] c]", "$x$",
  ]

  @Test("Decks without front matter", arguments: 0..<300)
  func plainDecks(_ seed: Int) throws {
    var random = Random(seed: seed)
    let text = Self.deck(&random, lines: Self.lines) { !$0.contains("]{") && !$0.contains("]\\{") }
    try check(text, text)
  }

  @Test("Decks with TOML front matter, where none of our own grammar counts", arguments: 300..<600)
  func decksWithFrontMatter(_ seed: Int) throws {
    var random = Random(seed: seed)
    let text = Self.deck(&random, lines: Self.lines + Self.ours) { _ in true }
    try check("---\nname = \"x\"\n---\n" + text, text)
  }

  private func check(_ deck: String, _ body: String) throws {
    let expected = try #require(HashcardsModel.parse(body), "not a hashcards deck:\n\(body)")
    let result = read(deck)
    #expect(result.diagnostics.filter { $0.severity == .error } == [], "\(deck)")
    #expect(result.deck.cards.map { Self.modelled($0) } == expected, "\(deck)")
    // In our own grammar they are also the same cards.
    let printed = DeckPrinter().print(result.deck)
    #expect(read(printed).deck.cards.map(\.id) == result.deck.cards.map(\.id), "\(deck)")
    for card in result.deck.cards where card.kind == .cloze {
      guard case .cloze(let text, let start, let end) = Self.modelled(card) else { continue }
      let bytes = Array(text.utf8)
      #expect(Array(card.answer.utf8) == Array(bytes[start..<end]))
      #expect(
        Array(card.question.utf8) == bytes[..<start] + Array("[…]".utf8) + bytes[end...])
    }
  }

  private static func modelled(_ card: Card) -> HashcardsModel.Card {
    guard case .cloze(let cloze) = card.note.content, case .group(let group) = card.face else {
      return .basic(question: card.question, answer: card.answer)
    }
    var start = 0
    for segment in cloze.segments {
      switch segment {
      case .text(let text): start += text.utf8.count
      case .deletion(let deletion) where deletion.group < group: start += deletion.text.utf8.count
      case .deletion(let deletion) where deletion.group == group:
        return .cloze(
          text: cloze.solution, start: start, end: start + deletion.text.utf8.count)
      case .deletion: break
      }
    }
    return .basic(question: "", answer: "")
  }

  /// A deck that hashcards can read, made of cards whose cloze texts `allows` accepts.
  private static func deck(
    _ random: inout Random, lines: [String], allows: (String) -> Bool
  ) -> String {
    var text = random.isTrue() ? "" : "\n---\n  \n ---\t\n"
    for number in 0..<(1 + random.below(6)) {
      text += card(number, &random, lines: lines, allows: allows)
      text += random.element(of: ["\n", "\n\n", "\n---\n", "\n\n --- \n\n"])
    }
    if random.isTrue() { text = text.replacing("\n", with: "\r\n") }
    return text
  }

  private static func card(
    _ number: Int, _ random: inout Random, lines: [String], allows: (String) -> Bool
  ) -> String {
    func side(_ tag: String, _ word: String) -> String {
      // The word keeps cards apart, and its side from being blank.
      let before = random.elements(of: lines, atMost: 3)
      let after = random.elements(of: lines, atMost: 3)
      return tag + random.element(of: ["", " ", "\t", "\n"])
        + (before + ["\(word)\(number)"] + after).joined(separator: "\n")
    }
    if random.isTrue() { return side("Q:", "question") + "\n" + side("A:", "answer") }
    while true {
      let text = "\(number)" + random.elements(of: pieces, atMost: 12).joined()
      if allows(text), HashcardsModel.parse("C: " + text) != nil { return "C: " + text }
    }
  }
}
