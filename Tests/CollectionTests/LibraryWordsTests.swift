import Collection
import Flashcards
import Sandboxes
import Testing

@testable import Study

/// Typed answers against the words of all decks.
struct LibraryWordsTests {
  @Test(
    "A slip that makes an answer, an option, a term or another name of any deck is not close",
    arguments: [
      "Q: x?\nA: A zorbel of two\n", "T: Zorbel\nD: y\n", "Q: x?\n- [ ] zorbel\n- [x] y\n",
      "Q: x?\nA: y\nAlso: a zorbel\n", "C: A [zorbel] is here.\n", "Q: “Zorbel”?\nA: y\n",
    ])
  func known(_ other: String) throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: which?\nA: zorbell\n")
      try sandbox.deck(other, "b.md")
      let library = try sandbox.look().library
      let card = try #require(library.entries.map(\.card).first { $0.question == "which?" })
      #expect(library.answerCheck(for: card).verdict(on: "zorbel") == .wrong)
      #expect(library.answerCheck(for: card).verdict(on: "zrobell") == .close)
    }
  }

  @Test("Part of a word of a deck is no word of it")
  func parts() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: which?\nA: zorbell\n\nQ: zorbeling?\nA: azorbel\n")
      let library = try sandbox.look().library
      let card = try #require(library.entries.first?.card)
      #expect(library.answerCheck(for: card).verdict(on: "zorbel") == .close)
    }
  }
}
