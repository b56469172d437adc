import Exchange
import Flashcards
import Testing
import Text

@Suite("An imported file")
struct ImportedFileTests {
  @Test(
    "is told to be a deck or a table by its content",
    arguments: [
      ("Q: one\nA: two\n", ImportFormat.markdown), ("\u{FEFF}Q: one\nA: two\n", .markdown),
      ("\r\n# Heading\r\n\r\nC: [one]\r\n", .markdown), ("T: one\nD: two", .markdown),
      ("front,back\nQ,A\n", .delimited), ("\"a Q: b\",c\n", .delimited), ("one\ttwo\n", .delimited),
      ("#separator:tab\n#html:false\nQ: one\ttwo\n", .delimited),
      ("tags: one\nQ: one\nA: two\n", .markdown), ("# Tags: one\n\nQ: one\nA: two\n", .markdown),
      ("Q: one\nA: two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", .markdown),
      ("a | b\n---|---\nQ: one | two\n", .delimited),
      ("", .delimited), (" Q: one\nA: two\n", .delimited),
    ])
  func format(text: String, expected: ImportFormat) {
    #expect(ImportedFile(bytes(text), file: "f").format == expected)
  }

  @Test(
    "takes the endings of files for names of formats",
    arguments: [
      ("csv", ImportFormat.delimited), ("TSV", .delimited), ("apkg", .anki), ("colpkg", .anki),
      ("md", .markdown), ("jsonl", .json), ("codes", .codes),
    ])
  func namedByEnding(name: String, expected: ImportFormat) {
    #expect(ImportFormat(named: name) == expected)
    #expect(ImportFormat(named: name + "x") == nil)
  }

  @Test("is read in the format that the user names")
  func namedFormat() {
    var options = ImportOptions()
    options.format = .delimited
    let deck = ImportedFile(bytes("Q: one,two\n"), file: "f", options: options).decks[0]
    #expect(deck.notes.map(\.content) == [.basic(question: "Q: one", answer: "two")])
    options.format = .markdown
    let other = ImportedFile(bytes("one,two\n"), file: "f", options: options).decks[0]
    #expect(other.notes.isEmpty)
  }

  @Test("of Markdown keeps front matter, notes and problems")
  func markdown() {
    let text = "---\nname: Billing\ntags: cpb\n---\n# Path\n\nQ: one\nA: two\n\nQ: three\n"
    let file = ImportedFile(bytes(text), file: "f.md")
    let deck = file.decks[0]
    #expect(deck.frontMatter == Deck.FrontMatter(name: "Billing", tags: ["cpb"]))
    #expect(deck.notes.map(\.path) == [["Path"]])
    #expect(file.diagnostics.map(\.location.line) == [10])
    #expect(file.hasErrors)
  }

  @Test("of rows becomes cards with all that their columns say")
  func rows() throws {
    let text = """
      front,back,tags,also,hint,why,source,id
      EOB,Explanation of benefits,cpb icd,"statement
      remit",think payer,because,"CMS,
      page 3",eob-1

      """
    let file = ImportedFile(bytes(text), file: "f.csv")
    let deck = file.decks[0]
    let note = try #require(deck.notes.first)
    #expect(deck.notes.count == 1)
    #expect(!file.hasErrors)
    #expect(note.content == .basic(question: "EOB", answer: "Explanation of benefits"))
    #expect(note.line == 2)
    var details = Note.Details()
    details.tags = ["cpb", "icd"]
    details.also = ["statement", "remit"]
    details.hint = "think payer"
    details.why = "because"
    details.source = "CMS,\npage 3"
    details.id = CardID("eob-1")
    #expect(note.details == details)
  }

  @Test("gives a row whose id cannot stand in a deck the same valid name each time")
  func foreignID() throws {
    let names = ["a;b~c", "a;b~c", "a;b~d"].map { id in
      ImportedFile(bytes("front\tback\tguid\nx\ty\t\(id)\n"), file: "f").decks[0].notes.first?
        .details.id
    }
    let name = try #require(names[0])
    #expect(CardID.isValid(name.text))
    #expect(names[1] == name)
    #expect(names[2] != name)
  }

  @Test("is read with the delimiter, header and columns that the user names")
  func options() {
    var options = ImportOptions()
    options.table.delimiter = .pipe
    options.table.header = false
    options.table.columns = [.back, .front]
    let deck = ImportedFile(bytes("back|front\nb|a\n"), file: "f", options: options).decks[0]
    #expect(
      deck.notes.map(\.content) == [
        .basic(question: "front", answer: "back"), .basic(question: "a", answer: "b"),
      ])
  }
}
