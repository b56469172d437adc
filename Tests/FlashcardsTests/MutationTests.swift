import TestSupport
import Testing

@testable import Flashcards
@testable import Text

/// Damaged decks do not crash the program, and printing does not change them.
struct MutationTests {
  private static let sample = """
    ---
    name: Sample
    tags: a b
    ---

    # One

    Q: What?
    A: That
    Also: it
    Why: because

    of this

    ## Two

    T: term é
    D: ```swift
    Q: code
    ```
    Tags: x

    C: A [b]{c} ![d](e) \\[f\\] [g]
    Id: g-1

    C: {{c1::a::b}} {{c2::c}} \\{{c3::d}}
    ---
    Q: Which?
    Q: Which one?
    - [ ] one
      more
    - [x] two
    As of: 2026-05

    O: In order?
    1. one
       more
    2. two

    3. three
    """
  private static let scraps = [
    "\n", "\r", "\n\n", "---", "\n---\n", "Q:", "\nQ: ", "\nA:", "T:", "\nD: ", "\nC: ", "\nO: ",
    "\n1. ", "2. ", "[", "]",
    "{", "}",
    "{{c1::", "}}", "::", "\\", "!", "#", "\n# ", "```", "\n```\n", "~~~", "- [ ]", "\n- [x] ",
    "Tags:",
    "\nWhy: ", "\nId: ", " ", "\t", "name = \"", "\u{301}", "\u{FEFF}", "\0", "\u{1B}",
  ]

  @Test("Whatever is done to a deck, it is read", arguments: 0..<20)
  func mutations(_ seed: Int) {
    var random = Random(seed: seed)
    for _ in 0..<150 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0...random.below(8) {
        let start = random.below(bytes.count + 1)
        let end = min(bytes.count, start + random.below(random.element(of: [1, 2, 12])))
        switch random.below(3) {
        case 0: bytes.removeSubrange(start..<end)
        case 1:
          bytes.replaceSubrange(start..<end, with: Array(random.element(of: Self.scraps).utf8))
        default: bytes.insert(UInt8(random.below(256)), at: start)
        }
      }
      check(bytes)
    }
  }

  @Test("A deck cut off at any byte is read")
  func truncations() {
    let bytes = Array(Self.sample.utf8)
    for length in 0...bytes.count { check(Array(bytes.prefix(length))) }
  }

  private func check(_ bytes: [UInt8]) {
    let result = DeckParser.parse(bytes, file: "deck.md")
    let text = String(decoding: bytes, as: UTF8.self)
    let lineCount = TextLines(bytes).count
    for diagnostic in result.diagnostics {
      let place = diagnostic.location
      #expect((1...max(1, lineCount)).contains(place.line), "\(text)")
      #expect((1...diagnostic.sourceLine.count + 1).contains(place.column), "\(text)")
    }
    let printed = DeckPrinter().print(result.deck)
    let readBack = read(printed)
    #expect(readBack.deck.cards.map(\.id) == result.deck.cards.map(\.id), "\(text)")
    #expect(readBack.diagnostics.filter { $0.severity == .error } == [], "\(text)")
    // A dropped bracket may leave white space at the end of its text.
    let bracket = DeckProblem.unpairedBracket.message
    guard !result.diagnostics.contains(where: { $0.message == bracket }) else { return }
    #expect(readBack.deck.frontMatter == result.deck.frontMatter, "\(text)")
    for (found, note) in zip(readBack.deck.notes, result.deck.notes) {
      #expect(found.withoutLine == note.withoutLine, "\(text)\n=====\n\(printed)")
    }
  }
}
