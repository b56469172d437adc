import Exchange
import Flashcards
import Sandboxes
import Testing

/// The decks for the files of a folder.
@Suite("A folder of decks")
struct FolderDeckTests {
  private func file(_ text: String, at place: String? = nil) -> ImportedFile {
    var file = ImportedFile(Array(text.utf8), file: "f.md")
    file.place = place
    return file
  }

  private var folder: [(String, ImportedFile)] {
    [
      ("Bio/Chapter1.md", file("Q: cell?\nA: unit\n", at: "Bio::Chapter1")),
      ("Phys/Chapter1.md", file("Q: force?\nA: mass\n", at: "Phys::Chapter1")),
      ("01 Intro.md", file("#flashcards\n\na::b\n", at: "01 Intro")),
    ]
  }

  @Test("keeps its folders, with their numbers, and comes in once")
  func folders() throws {
    let sandbox = try CollectionSandbox()
    let plan = try sandbox.take(folder)
    #expect(sandbox.decks == ["01 Intro.md", "Bio/Chapter1.md", "Phys/Chapter1.md"])
    #expect(
      plan.items.flatMap(\.decks).map(\.name) == ["Bio::Chapter1", "Phys::Chapter1", "01 Intro"])
    #expect(try sandbox.take(folder).isEmpty)
    // From further up, from further down, and a single file.
    for place in ["vault::Bio::Chapter1", "Chapter1", nil] {
      let again = try sandbox.take(file("Q: cell?\nA: unit\n", at: place), named: "x/Chapter1.md")
      #expect(again.isEmpty)
      #expect(again.items[0].decks.map(\.relativePath) == ["Bio/Chapter1.md"])
    }
  }

  @Test("that is a newer version updates its cards, from wherever it is named")
  func newer() throws {
    for place in ["Bio::Chapter1", "Chapter1", "vault::Bio::Chapter1"] {
      let sandbox = try CollectionSandbox()
      try sandbox.take(folder)
      let newer = file("Q: cell?\nA: unit\n\nQ: gene?\nA: part of DNA\n", at: place)
      try sandbox.take(newer, named: "Chapter1.md")
      #expect(sandbox.decks == ["01 Intro.md", "Bio/Chapter1.md", "Phys/Chapter1.md"])
      #expect(try sandbox.deck("Bio/Chapter1.md").contains("gene?"))
    }
  }

  @Test("that came in flat before stays where it is, with its new cards")
  func flat() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take([
      ("Bio/Chapter1.md", file("Q: cell?\nA: unit\n")),
      ("Phys/Chapter1.md", file("Q: force?\nA: mass\n")),
    ])
    #expect(sandbox.decks == ["Chapter1.md"])
    #expect(try sandbox.take(Array(folder.prefix(2))).isEmpty)
    try sandbox.take(
      file("Q: cell?\nA: unit\n\nQ: gene?\nA: DNA\n", at: "Bio::Chapter1"), named: "Chapter1.md")
    #expect(sandbox.decks == ["Chapter1.md"])
  }

  @Test("goes beside a deck of the same name that has none of its cards")
  func stranger() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.write("Q: mine?\nA: yes\n", "Chapter1.md")
    try sandbox.take(folder)
    #expect(
      sandbox.decks == ["01 Intro.md", "Bio/Chapter1.md", "Chapter1.md", "Phys/Chapter1.md"])
  }

  @Test("goes into the learner's own file of that path, though it says no name")
  func own() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.write("Q: mine?\nA: yes\n", "Bio/Chapter1.md")
    try sandbox.take(folder)
    #expect(sandbox.decks == ["01 Intro.md", "Bio/Chapter1.md", "Phys/Chapter1.md"])
    #expect(try sandbox.deck("Bio/Chapter1.md").contains("cell?"))
  }
}
