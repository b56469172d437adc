import Flashcards
import Testing
import Text

@Suite("An edit of a deck file")
struct DeckEditTests {
  /// A note, regardless of its place in the file.
  private struct Placed: Hashable {
    let note: Note

    init(_ note: Note) {
      var note = note
      note.line = 0
      note.lastLine = 0
      self.note = note
    }
  }

  private func notes(_ bytes: [UInt8]) -> Set<Placed> {
    Set(DeckParser.parse(bytes, file: "").deck.notes.map { Placed($0) })
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Adds the notes of a text to a deck, and expects both sets to be there.
  private func expectJoined(
    _ added: String, _ existing: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let new = DeckParser.parse(added, file: "").deck.notes
    let old = DeckParser.parse(existing, file: "").deck
    var edit = DeckEdit(bytes(existing))
    edit.append(new)
    let result = edit.bytes()
    #expect(
      notes(result) == Set((old.notes + new).map { Placed($0) }), sourceLocation: sourceLocation)
    #expect(
      DeckParser.parse(result, file: "").deck.frontMatter == old.frontMatter,
      sourceLocation: sourceLocation)
  }

  @Test(
    "adds to a deck, whatever it ends in",
    arguments: [
      "", "\n", "Q: a\nA: b", "Q: a\nA: b\n", "Q: a\r\nA: b\r\n", "Q: a\nA: b\n\n---\n",
      "# One\n\nQ: a\nA: b\n\n## Two\n\nC: [c]", "# One\n", "Q: a\nA: b\n\n# Last heading",
      "Q: a\nA: ```swift\nlet b = 1\n```", "Q: a\nA: b\n\n```\nQ: no\n```\n",
      "Q: a\n- [x] b\n- [ ] c", "Q: a\nA: b\nTags: x\nId: a", "Q: a\nA: b\nWhy: c\n\nd",
      "---\nname: X\ntags: y\n---\n", "---\nname: X\n---", "\u{FEFF}Q: a\nA: b", "Only prose.",
      "Q: unfinished", "Q: a\nA: b\n\nT: unfinished\n",
      "Q: a\nA: ```\nnever closed", "Q: a\nA: b\nWhy: ```\nnever closed\n",
      "---\nname: X\n---\n# H\n\nQ: a\nA: ~~~\nnever closed",
      "\u{FEFF}---\r\nname: X\r\n---\r\nQ: a\r\nA: ```\r\nnever closed\r\n",
    ])
  func appends(existing: String) {
    let plain = "Q: new\nA: one\n\nT: term\nD: definition\n"
    let placed = "# Path\n\nQ: new\nA: one\n\n## Deeper\n\nC: [d]\nId: d\n\n# Other\n\nQ: e\nA: f\n"
    let fenced = "Q: new\nA: ```\ncode\n```\n\n~~~\nmore\n~~~\n\nQ: last\nA: one\n"
    let awkward = "Q: Q\\: x\n\\---\n\\# y\nA: A\\: z\n\\```\n\\- [x] w\n"
    for added in [plain, placed, fenced, awkward, plain + "# End\n\n" + fenced] {
      expectJoined(added, existing)
    }
  }

  @Test("leaves the old text of a deck as it is")
  func oldTextStays() throws {
    let old = "Prose <!-- and a comment -->\n\nQ:   a\nA: b\n\nQ: broken\n"
    var edit = DeckEdit(bytes(old))
    edit.append(DeckParser.parse("Q: new\nA: one\n", file: "").deck.notes)
    #expect(edit.bytes().starts(with: bytes(old)))
  }

  @Test("makes a deck of hashcards' one of ours where it has to name and tag cards")
  func hashcards() throws {
    let old = "---\nname = \"Geo\"\n---\n\nQ: a\nA: b\nTags: are text here\n\nC: [c] d\n"
    expectJoined("Q: x\nA: y\nTags: cpb\nId: x1\n", old)
    var edit = DeckEdit(bytes(old))
    edit.append(DeckParser.parse("Q: new\nA: one\n", file: "").deck.notes)
    #expect(edit.bytes().starts(with: bytes(old)))
  }

  private static let deck = """
    ---
    name: Billing
    ---
    Prose stays.

    # Basics

    Q: What is an EOB?
    A: Explanation
    of benefits
    Source: CMS

    More of it.

    T: superbill
    D: The encounter form
    Tags: cpb

    # Other

    C: A claim is [rejected] or [denied].
    ---
    More prose.
    """

  @Test(
    "puts a note in the place of another and leaves every other byte", arguments: ["\n", "\r\n"])
  func replaces(lineEnd: String) throws {
    let text = Self.deck.replacing("\n", with: lineEnd)
    var edit = DeckEdit(bytes(text))
    var note = edit.notes[0]
    note.content = .basic(question: "What?", answer: "That")
    edit.replace(edit.notes[0], with: note)
    let old = ["Q: What is an EOB?", "A: Explanation", "of benefits"]
      .joined(separator: lineEnd)
    #expect(
      String(decoding: edit.bytes(), as: UTF8.self)
        == text.replacing(
          old + lineEnd + "Source: CMS",
          with: ["Q: What?", "A: That", "Source: CMS"].joined(separator: lineEnd)))
  }

  @Test("parts a note that has lost its last lines from the prose behind it")
  func partsFromProse() throws {
    var edit = DeckEdit(bytes(Self.deck))
    var note = edit.notes[0]
    note.details.source = nil
    edit.replace(edit.notes[0], with: note)
    #expect(
      String(decoding: edit.bytes(), as: UTF8.self)
        == Self.deck.replacing("Source: CMS\n", with: "\n---\n"))
  }

  @Test("takes a note out with the blank line behind it")
  func removes() throws {
    var edit = DeckEdit(bytes(Self.deck))
    edit.remove(edit.notes[1])
    #expect(
      String(decoding: edit.bytes(), as: UTF8.self)
        == Self.deck.replacing("T: superbill\nD: The encounter form\nTags: cpb\n\n", with: ""))
    var all = DeckEdit(bytes("Q: a\nA: b"))
    all.remove(all.notes[0])
    #expect(all.bytes() == [])
  }

  @Test("changes, takes out and adds at once")
  func allAtOnce() throws {
    var edit = DeckEdit(bytes(Self.deck))
    var first = edit.notes[0]
    first.details.tags = ["new"]
    edit.replace(edit.notes[0], with: first)
    edit.remove(edit.notes[2])
    edit.append(DeckParser.parse("# New\n\nQ: x\nA: y\n", file: "").deck.notes)
    let deck = DeckParser.parse(edit.bytes(), file: "").deck
    #expect(deck.notes.map(\.path) == [["Basics"], ["Basics"], ["New"]])
    #expect(deck.notes.map(\.details.tags) == [["new"], ["cpb"], []])
    #expect(String(decoding: edit.bytes(), as: UTF8.self).contains("More prose."))
  }

  @Test("without a change gives the same bytes")
  func nothing() {
    #expect(DeckEdit(bytes(Self.deck)).bytes() == bytes(Self.deck))
    #expect(DeckEdit([]).bytes() == [])
  }
}
