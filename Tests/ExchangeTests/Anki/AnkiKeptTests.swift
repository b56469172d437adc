import Flashcards
import SpacedRepetition
import Testing
import Text

@testable import Exchange

@Suite("What of a note of Anki's is on no card")
struct AnkiKeptTests {
  private typealias Template = MadePackage.Template

  private func package(
    _ fields: [String], _ notes: [[String]], question: String = "{{Front}}",
    answer: String = "<hr id=answer>{{Back}}"
  ) -> MadePackage {
    var package = MadePackage()
    package.fields = fields
    package.templates = [Template(question: question, answer: answer)]
    package.notes = notes
    return package
  }

  private func block(_ file: ImportedFile) -> String {
    file.notes.map { DeckPrinter().block($0) }.joined(separator: "\n\n")
      .replacing(/\nTags: tag\nId: guid[0-9]/, with: "")
  }

  @Test(
    "is kept as its source or in its explanation",
    arguments: [
      ("Frequency", "12", "Why: Frequency: 12"), ("Source", "a book", "Source: a book"),
      ("Source note", "page<br>3", "Source: page 3"), ("Notes", "a<br>b", "Why: Notes: a\nb"),
      ("Q", "x", "Why: Q\\: x"), ("Audio", "[sound:x.mp3]", "Why: Audio: [sound: x.mp3]"),
    ])
  func fields(name: String, html: String, line: String) throws {
    let file = try package(["Front", "Back", name], [["f", "b", html], ["f2", "b2", ""]]).read()
    #expect(block(file) == "Q: f\nA: b\n\(line)\n\nQ: f2\nA: b2")
    #expect(
      file.summary.contains(
        "the field “\(name)” of 1 note is on no card; it is kept as a line after the card"))
    #expect(!file.hasErrors)
  }

  @Test("is kept where a template hides it for a note, and is not said twice")
  func conditions() throws {
    let answer = "<hr id=answer>{{Back}}{{^Colored}}<br>{{Plain}}{{/Colored}}<br>{{Colored}}"
    let fields = ["Front", "Back", "Plain", "Colored"]
    let notes = [
      ["f", "b", "one two", "<b>one</b> 2"], ["f", "b", "plain", ""],
      ["f", "b", "same", "the same"],
    ]
    #expect(
      block(try package(fields, notes, answer: answer).read())
        == "Q: f\nA: b\n**one** 2\nWhy: Plain: one two\n\nQ: f\nA: b\nplain\n\nQ: f\nA: b\nthe same"
    )
  }

  @Test("is named where it only decides which cards there are")
  func switches() throws {
    let file = try package(
      ["Front", "Back", "Show"], [["f", "b", "y"], ["f", "b", "y"]],
      answer: "<hr id=answer>{{#Show}}{{Back}}{{/Show}}"
    ).read()
    #expect(block(file) == "Q: f\nA: b\n\nQ: f\nA: b")
    #expect(
      file.summary.contains(
        "the field “Show” of 2 notes only decides which cards there are; it is not imported"))
  }

  @Test("is kept beside a term and a cloze, and a second hint is too")
  func kinds() throws {
    var term = package(["Front", "Back", "Extra"], [["f", "b", "e"]])
    term.templates.append(Template(question: "{{Back}}", answer: "<hr id=answer>{{Front}}"))
    #expect(block(try term.read()) == "T: f\nD: b\nWhy: Extra: e")
    var cloze = MadePackage.cloze("{{c1::a}} b", ords: [0])
    cloze.fields = ["Text", "Extra", "Page"]
    cloze.notes = [["{{c1::a}} b", "e", "7"]]
    #expect(block(try cloze.read()) == "C: {{c1::a}} b\nWhy: e\nPage: 7")
    let hints = package(
      ["Front", "Back", "One", "Two"], [["f", "b", "h1", "h2"]],
      question: "{{Front}}<br>{{hint:One}}<br>{{hint:Two}}")
    #expect(block(try hints.read()) == "Q: f\nA: b\nHint: h1\nWhy: Two: h2")
  }

  @Test(
    "is on the card if Anki plays it",
    arguments: [
      "<!-- {{Sound}} -->", "<!--{{#Sound}}{{Sound}}{{/Sound}}-->",
      "<div style='display: none'>{{Sound}}</div>", "<script>{{Sound}}</script>",
    ])
  func sounds(place: String) throws {
    let fields = ["Front", "Back", "Sound"]
    let notes = [["f", "b", "[sound:a b.mp3]"]]
    let onAnswer = try package(fields, notes, answer: "<hr id=answer>{{Back}}\(place)").read()
    #expect(block(onAnswer) == "Q: f\nA: b\n[sound: a b.mp3]")
    let onQuestion = try package(fields, notes, question: "{{Front}}\(place)").read()
    #expect(block(onQuestion) == "Q: f\n[sound: a b.mp3]\nA: b")
    var term = package(fields, notes, answer: "<hr id=answer>{{Back}}\(place)")
    term.templates.append(
      Template(question: "{{Back}}\(place)", answer: "<hr id=answer>{{Front}}"))
    #expect(block(try term.read()) == "T: f\nD: b\nWhy: [sound: a b.mp3]")
  }

  @Test("is a text in which a deletion is mistyped: it is kept as a question, and named")
  func mistypedCloze() throws {
    var package = MadePackage.cloze("A {{c1L::b::h}} c", extra: "e", ords: [0])
    package.notes.append(["{{c1::fine}}", ""])
    let file = try package.read()
    #expect(block(file) == "Q: A {{c1L::b::h}} c\nA: e\n\nC: {{c1::fine}}")
    #expect(file.skipped.isEmpty && !file.hasErrors)
    #expect(
      file.diagnostics.map(\.message) == [
        "1 note of a cloze type in which nothing is hidden, kept as a question: note 1 "
          + "“A {{c1L::b::h}} c”"
      ])
  }

  @Test("is a comma or a # in a tag: it stays one tag under another name, and is named once")
  func tags() throws {
    var package = MadePackage()
    package.notes = [["a", "1"], ["b", "2"]]
    package.sql = ["UPDATE notes SET tags = ' c,d #AK::x a::b '"]
    let file = try package.read()
    #expect(
      file.notes.map(\.details.tags) == [["c_d", "AK::x", "a::b"], ["c_d", "AK::x", "a::b"]])
    #expect(
      file.diagnostics.map(\.message) == [
        "2 tags with characters that a tag cannot have here, imported under another name: "
          + "“c,d” as “c_d”, “#AK::x” as “AK::x”"
      ])
    let deck = DeckPrinter().print(Deck(notes: file.notes))
    #expect(
      DeckParser.parse(deck, file: "").deck.notes.map(\.details.tags)
        == file.notes.map(\.details.tags))
  }

  @Test(
    "is buried no more in a whole collection that is opened on a later day",
    arguments: [
      (#"{"schedVer":2,"creationOffset":0}"#, true),
      (#"{"schedVer":2,"creationOffset":0,"rollover":4}"#, false),
      (#"{"schedVer":2,"creationOffset":0,"rollover":4,"lastUnburied":118}"#, false),
      (#"{"schedVer":2,"creationOffset":0,"rollover":4,"lastUnburied":119}"#, true),
    ])
  func buried(conf: String, isBuried: Bool) throws {
    var package = MadePackage()
    package.conf = conf
    package.notes = [["a", "1"]]
    package.sql = ["UPDATE cards SET queue = -3"]
    // The collection began on March 2, 2026, 119 days ago.
    #expect(ImportedCards(try package.read()).buried.isEmpty != isBuried)
  }

  @Test("is nothing of two notes that have one guid: both are there, under two names")
  func sameGUID() throws {
    var package = MadePackage()
    package.notes = [["a", "1"], ["b", "2"]]
    package.sql = ["UPDATE notes SET guid = 'G1'", "UPDATE cards SET did = 1 WHERE nid = 2"]
    let file = try package.read()
    #expect(file.decks.map(\.name) == ["A::B", "Default"] && file.notes.count == 2)
    #expect(Set(file.notes.flatMap(\.cardIDs)).count == 2 && file.skipped.isEmpty)
    #expect(file.notes[0].details.id == CardID("G1"))
  }

  @Test("is told of with advice that helps")
  func hints() throws {
    var package = MadePackage()
    package.notes = [["a", "1"]]
    package.sql = [
      "INSERT INTO revlog VALUES (3, 100, 9, 4, 4, 2500, 1, 1), (5, 44, 3, 4, 4, 2500, 1, 1)",
      "INSERT INTO cards SELECT 777, 99, did, 0, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 100",
    ]
    let hints = try package.read().diagnostics.map { "\($0.message): \($0.hint)" }
    #expect(
      hints == [
        "1 card left out, of a note that is not in the package: "
          + "in Anki choose Tools > Check Database, then export again",
        "1 answer left out with impossible values: "
          + "the other answers are imported; Anki cannot repair these either",
        "1 answer left out, of cards that are not in the package: "
          + "Anki keeps the answers of cards that were deleted; nothing needs to be done",
      ])
  }
}
