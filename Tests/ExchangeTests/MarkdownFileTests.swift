import Collection
import Exchange
import Flashcards
import Sandboxes
import Study
import Testing
import Text

/// The format detected for a Markdown file.
@Suite("A Markdown file")
struct MarkdownFileTests {
  private func read(
    _ text: String, _ format: ImportFormat? = nil, named name: String = "notes/f.md"
  ) -> ImportedFile {
    var options = ImportOptions()
    options.format = format
    return ImportedFile(Array(text.utf8), file: name, options: options)
  }

  static let withoutCards = [
    "# my-decks\n\nText.\n", "Decks for my exam, by chapter.\n", "one; two\nthree; four\n",
    "[[Claims]]\n\nprose, with a comma\n", "[[2026-01-31]]\n", "[[\"a\"]]\n", "[{\"a\": 1}]\n",
    "{\"rounds\":\"export\",\"version\":1}\n", "[[card]]\nfront = \"a\"\nback = \"b\"\n",
    "# Meeting\n\n- [ ] ask Ann\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "front,back\na,b\n",
    "front\tback\na\tb\n", "#separator:comma\na,b\n", "A1C    Hemoglobin A1c\n", "",
    "- one, two\n- two, three\n- three, four\n", "C: drive is full\n", "A: alone\n",
    "card_id,review_rating,review_time\na,3,1\n", "```\nQ: a\nA: b\n```\n",
    "---\ntags: [x]\nauthor: y\n---\n\nA | b\n",
  ]

  @Test(
    "without cards is no table, no JSON and no code file, and that is said", arguments: withoutCards
  )
  func cardless(text: String) {
    for name in ["README.md", "vault/a note.markdown"] {
      let file = read(text, named: name)
      #expect(file.notes.isEmpty && file.format == .markdown)
      #expect(file.cardless == .prose)
      #expect(file.diagnostics.last?.message == "no cards found" || file.diagnostics.count == 1)
      #expect(file.hasErrors)
    }
  }

  @Test("is what its cards are, whatever its first line looks like")
  func cards() {
    let claims = read(
      "[[Claims]]\n\n#flashcards/billing\n\nWhich form?::CMS-1500\n<!--SR:!2026-12-05,7,250-->\n")
    #expect(claims.written == ["Which form? => CMS-1500"])
    #expect(claims.decks[0].name == "billing" && claims.schedules.count == 1)
    #expect(read("front,back\n\nQ: a\nA: b\n").written == ["a => b"])
    #expect(read("{x}\n\nQ: a\nA: b\n").written == ["a => b"])
    let table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    #expect(read(table + "\nQ: a\nA: b\n").written == ["a => b"])
  }

  @Test("that has a card with an error is a deck with an error")
  func errors() {
    for text in ["Q: a\n\nQ: b\nA:\n", "C: a []\n", "T: a\n\nD: b\nD: c\n\nT: c\n"] {
      let file = read(text)
      #expect(file.cardless == nil || file.notes.isEmpty)
      #expect(file.hasErrors)
    }
    #expect(read("Q: why?\n\nA:\nA: b\n").cardless == nil)
    #expect(read("C: a [b\n").cardless == nil)
    // A question in the notes of a meeting, without anything like an answer.
    let meeting = read("# Meeting\n\nQ: who pays?\n")
    #expect(meeting.cardless == .prose && meeting.doubt?.location.line == 3)
  }

  @Test("with nothing but a table is that table, its rule no row and its first row a header")
  func table() {
    let text = """
      ---
      title: Codes
      ---
      # Group codes

      | Code | Meaning |
      |:---|---:|
      | CO | Contractual obligation |
      | PR | Patient responsibility |
      """
    let file = read(text)
    #expect(file.format == .delimited && file.isMarkdownTable && !file.hasErrors)
    #expect(file.written == ["CO => Contractual obligation", "PR => Patient responsibility"])
    #expect(file.notes.map(\.line) == [8, 9])
    #expect(read("a | b\n--|--\n1 | 2\n").written == ["1 => 2"])
    #expect(read("| a | b |\n|---|---|\n").cardless == .prose)
    // The same by another name is a table by its content.
    #expect(read("front,back\na,b\n", named: "f.csv").written == ["a => b"])
  }

  @Test("of another program that is not read is named")
  func named() {
    let ki = "# Note\n```\nguid: abc\nnotetype: Basic\n```\n\n## Front\nQuestion, really\n"
    #expect(read(ki).cardless == .ki)
    #expect(read("TARGET DECK: X\n\n## front\nback\n").cardless == .obsidianToAnki)
  }

  @Test("in UTF-16 is read, and its encoding may be named")
  func encodings() {
    let text = "Q: größer?\nA: ja\n"
    let marked = [0xFF, 0xFE] + littleEndian(text.utf16)
    for bytes in [marked, littleEndian(text.utf16), [0xFE, 0xFF] + bigEndian(text.utf16)] {
      let file = ImportedFile(bytes, file: "f.md")
      #expect(file.written == ["größer? => ja"] && file.diagnostics.isEmpty)
      #expect(file.decks[0].original == Array(text.utf8))
    }
    // A deck is recognized by its lines under any name.
    #expect(ImportedFile(marked, file: "f.txt").written == ["größer? => ja"])
    var options = ImportOptions()
    options.context.encoding = .latin1
    for text in [text, "#flashcards\n\ngrößer?::ja\n", "| a | b |\n|---|---|\n| größer? | ja |\n"] {
      let latin = Array(text.unicodeScalars.map { UInt8($0.value) })
      #expect(ImportedFile(latin, file: "f.md", options: options).written == ["größer? => ja"])
      #expect(ImportedFile(latin, file: "f.md").hasErrors)
    }
  }

  @Test("of a repository about itself is known by its name")
  func aboutProject() {
    for name in ["README.md", "a/readme_EN.md", "README.de.md", "CLAUDE.md", "License.md"] {
      #expect(FileName(name).isAboutProject)
    }
    for name in ["Readmission.md", "Licensing exam.md", "security codes.csv", "forms.md"] {
      #expect(FileName(name).isAboutProject == name.hasPrefix("security"))
    }
  }
}

@Suite("A side without text")
struct EmptySideTests {
  private func read(_ text: String, _ format: ImportFormat? = nil) -> ImportedFile {
    var options = ImportOptions()
    options.format = format
    return ImportedFile(Array(text.utf8), file: "f.md", options: options)
  }

  @Test("comes in as “(empty)” with a warning", arguments: [nil, ImportFormat.hashcards])
  func sides(format: ImportFormat?) throws {
    let file = read(
      "---\nname = \"Words\"\n---\n\nQ: alpha\nA: first\n\n---\n\nQ: beta\nA:\n\nQ:\nA: c\n", format
    )
    #expect(file.written == ["alpha => first", "beta => (empty)", "(empty) => c"])
    #expect(file.diagnostics.map(\.severity) == [.warning, .warning])
    #expect(file.diagnostics.map(\.location.line) == [11, 13])
    let terms = ImportedFile(Array("T: a\nD:\n".utf8), file: "f.md")
    #expect(terms.written == ["a <=> (empty)"] && !terms.hasErrors)
    // The written file is a deck without problems, and reads back the same.
    let sandbox = try CollectionSandbox()
    try sandbox.take(file, named: "f.md")
    #expect(try sandbox.collection().problems.diagnostics.isEmpty)
    #expect(try sandbox.take(file, named: "f.md").isEmpty)
  }

  @Test("on both sides is no card, as in a template for notes")
  func template() {
    let file = read("Q: a\nA: b\n\nQ:\nA:\n")
    #expect(file.written == ["a => b"] && !file.hasErrors)
    #expect(file.diagnostics.map(\.message) == ["a card without any text is skipped"])
    #expect(read("Q:\nA:\n").notes.isEmpty)
  }

  @Test("in a deck of the collection stays an error")
  func collection() {
    let result = DeckParser.parse("Q: a\nA:\n", file: "f")
    #expect(result.deck.notes.isEmpty && result.diagnostics.map(\.severity) == [.error])
  }
}
