import Testing
import Text

@testable import Flashcards

struct FrontMatterTests {
  @Test("Name, tags and source are read")
  func ours() {
    let result = read(
      """
      ---
      # a comment
      name: Billing: tasks

      tags: billing, #cpb [exam]
      source: "CMS"
      ---
      Q: a
      A: b
      """)
    #expect(result.diagnostics.isEmpty)
    #expect(
      result.deck.frontMatter
        == .init(name: "Billing: tasks", tags: ["billing", "cpb", "exam"], source: "CMS"))
    #expect(result.deck.notes == [Note.basic("a", "b").at(8...9)])
  }

  @Test(
    "One pair of quotes is taken off a value",
    arguments: [
      ("\"a\"", "a"), ("'a'", "a"), ("\"'a'\"", "'a'"), ("'a\"", "'a\""), ("\"", "\""),
      ("it's", "it's"), ("a = b", "a = b"),
    ])
  func quotes(_ written: String, _ name: String) {
    #expect(read("---\nname: \(written)\n---\n").deck.frontMatter.name == name)
  }

  @Test(
    "The name of a hashcards deck is read from its TOML",
    arguments: [
      ("name = \"Bones\"", "Bones"), ("name='Bones: a'", "Bones: a"),
      ("name = \"a \\\"b\\\" \\u00e9\\\\\\t\\U0001F600\"", "a \"b\" é\\ 😀"),
      ("name = \"a\" # the name", "a"), ("name = 'a # b'", "a # b"), ("name = 'a\\n'", "a\\n"),
      ("other = 1\n[table]\nname = \"x\"", "x"), ("name = \"\\uZZZZ\"", "\u{FFFD}"),
      ("name = \"\"", nil), ("other = 1", nil),
    ])
  func toml(_ block: String, _ name: String?) {
    let result = read("---\n\(block)\n---\nQ: # a\n# b\nA: c\nTags: d")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.frontMatter == .init(name: name))
    #expect(result.deck.notes.map(\.content) == [Note.basic("# a\n# b", "c\nTags: d").content])
  }

  @Test(
    "Lines of dashes without front matter between them separate cards",
    arguments: ["---\n", "---", "---\n---\n", "\n---\n", "---\n\n---\n---\n"])
  func separators(_ text: String) {
    #expect(read(text).diagnostics.isEmpty)
    #expect(read(text).deck == Deck())
    #expect(read(text + "\nQ: a\nA: b\n---\nQ: c\nA: d").deck.questions == ["a", "c"])
  }

  @Test("A first separator with cards before the second one is no front matter")
  func cardsBetween() {
    let result = read("---\nQ: a\nA: b\n---\nQ: c\nA: d")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.questions == ["a", "c"])
  }

  @Test(
    "What front matter cannot hold is reported",
    arguments: [
      ("▸---\nname: x\n", [DeckProblem.unclosedFrontMatter]),
      ("▸---\nname = 'x'\n\nQ: a\nA: b\n---\n", [.unclosedFrontMatter]),
      ("---\n▸title: x\nname: y\n---\n", [.unknownFrontMatterKey("title")]),
      (
        "---\ntags:\n▸  - a\n▸  - b\n---\n",
        [.unreadFrontMatterLine, .unreadFrontMatterLine]
      ),
    ])
  func problems(_ marked: String, _ problems: [DeckProblem]) {
    let expected = MarkedText(marked)
    let diagnostics = read(expected.text).diagnostics
    #expect(diagnostics.map(\.location) == expected.places)
    #expect(diagnostics.map(\.message) == problems.map(\.message))
  }
}
