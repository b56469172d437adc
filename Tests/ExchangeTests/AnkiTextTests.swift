import Exchange
import Flashcards
import Testing

@Suite struct AnkiTextTests {
  static let header = """
    #separator:tab
    #html:true
    #guid column:1
    #notetype column:2
    #deck column:3
    #tags column:7

    """

  @Test func eachRowGoesIntoItsDeck() {
    let table = plan(
      Self.header
        + "g1\tBasic\tA::B\tf1\tb1\t\tx\ng2\tBasic\tC\tf2\tb2\t\t\ng3\tBasic\tA::B\tf3\tb3\t\t\n")
    #expect(table.problems == [])
    #expect(table.decks.map(\.name) == ["A::B", "C"])
    #expect(table.decks.map(\.frontMatter.name) == ["A::B", "C"])
    #expect(table.decks.map { $0.notes.compactMap(\.details.id?.text) } == [["g1", "g3"], ["g2"]])
    #expect(table.summary.contains("the rows go into 2 decks"))
  }

  @Test func aRowWithoutADeckGoesWhereTheHeaderSays() {
    let table = plan("#deck:D\n#deck column:3\na\tb\t\nc\td\tE\n")
    #expect(table.decks.map(\.name) == ["D", "E"])
    #expect(table.decks.map(\.notes.count) == [1, 1])
  }

  @Test(arguments: [
    ("Basic", "", Note.Content.basic(question: "f", answer: "b")),
    ("Basic (and reversed card)", "", .term(term: "f", definition: "b")),
    ("Basic (optional reversed card)", "y", .term(term: "f", definition: "b")),
    ("Basic (optional reversed card)", "", .basic(question: "f", answer: "b")),
    ("Basic (type in the answer)", "", .basic(question: "f", answer: "b")),
  ])
  func theNoteTypeSaysHowARowIsAsked(type: String, third: String, expected: Note.Content) {
    let table = plan(Self.header + "g\t\(type)\tD\tf\tb\t\(third)\t\n")
    #expect(table.notes.map(\.content) == [expected])
    #expect(table.notes.map(\.details.why) == [nil])
  }

  @Test func furtherFieldsExplain() {
    let table = plan(Self.header + "g\tVocab\tD\tf\tb\tmore <i>here</i>\t\n")
    #expect(table.notes.first?.details.why == "more *here*")
    #expect(table.summary.contains("further fields of 1 row go after `Why:`"))
  }

  @Test func aClozeKeepsItsDeletionsAndItsExtraField() throws {
    let table = plan(
      Self.header + "g\tCloze\tD\tA {{c1::cell}} has a {{c2::<b>wall</b>::w}}\textra\t\t\n")
    let note = try #require(table.notes.first)
    #expect(table.problems == [])
    guard case .cloze(let cloze) = note.content else {
      Issue.record("no cloze")
      return
    }
    #expect(cloze.groups == [1, 2])
    #expect(cloze.question(group: 1) == "A […] has a **wall**")
    #expect(note.details.why == "extra")
    #expect(note.faces.map { note.id(of: $0).text } == ["g.1", "g.2"])
  }

  @Test(arguments: [
    ("{{c1::the {{c2::inner}} part}} of", "[…] of", "the inner part"),
    ("{{c1::the {{c2::inner::hint}} part::h}} of", "[h] of", "the inner part"),
    ("{{c1,3::the {{c2::inner}} part}} of", "[…] of", "the inner part"),
  ])
  func aDeletionInsideAnotherIsAskedWithIt(text: String, question: String, answer: String) {
    let table = plan(Self.header + "g\tCloze\tD\t\(text)\t\t\t\n")
    #expect(table.sides == ["\(question) => \(answer)"])
    #expect(
      table.problems == ["7:11: warning: a deletion inside another is not asked for by itself"])
  }

  @Test func aDeletionOfSeveralNumbersIsHiddenByACardForEach() {
    let table = plan(Self.header + "g\tCloze\tD\t{{c1,3::both}} of {{c1::one}}\t\t\t\n")
    #expect(table.problems == [])
    guard case .cloze(let cloze)? = table.notes.first?.content else {
      Issue.record("no cloze")
      return
    }
    #expect([1, 3].map(cloze.question) == ["[…] of […]", "[…] of one"])
    #expect(table.notes[0].faces.map { table.notes[0].id(of: $0).text } == ["g.1", "g.3"])
  }

  @Test func aClozeTypeWithoutDeletionsIsAnError() {
    let table = plan(Self.header + "g\tCloze\tD\tnothing\t\t\t\n")
    #expect(table.problems == ["7:11: error: the text has no deletion that can be read"])
    #expect(table.skipped.map(\.line) == [7])
  }

  @Test func clozeTextsInAPlainTableAreClozes() {
    let table = plan("The {{c1::form}},\nA {{c1::claim}},see the manual\nq,a\n")
    #expect(table.problems == [])
    #expect(table.sides == ["The […] => form", "A […] => claim", "q => a"])
    #expect(table.rows.map(\.why) == [nil, "see the manual", nil])
    #expect(table.summary.contains("2 rows with cloze deletions"))
  }

  @Test func aColumnOfClozeTextsIsEnough() {
    #expect(
      plan("The {{c1::form}}\nA {{c2::claim}}\n").sides == ["The […] => form", "A […] => claim"])
  }

  @Test func anEmptyBackInAnExportOfAnkiIsKeptAndSaid() {
    let table = plan("#separator:tab\n#tags column:3\nq\t\tx\n")
    #expect(table.sides == ["q => (empty)"])
    #expect(table.problems == ["3:3: warning: the back is empty; the answer reads “(empty)”"])
  }

  @Test(arguments: [
    ("#html:false\n<b>x</b>\ty\n", "<b>x</b>"), ("#html:true\n<i>x</i> &amp; z\ty\n", "*x* & z"),
    ("<i>x</i> &amp; z\ty\n", "*x* & z"), ("<i>x</i> < z\ty\n", "<i>x</i> < z"),
    ("<br>\tbreaks a line\n", "<br>"), ("a <placeholder>\ty\n", "a <placeholder>"),
  ])
  func htmlIsReadWhereItIsDeclaredOrNothingSpeaksAgainstIt(text: String, front: String) {
    #expect(plan(text).rows.map(\.front) == [front])
  }

  @Test func whatTheHeaderAsksForAndIsNotDoneIsSaid() {
    let summary = plan("#separator:tab\n#if matches:keep both\n#match scope:notetype\na\tb\n")
      .summary
    #expect(summary.contains { $0.hasPrefix("#if matches:keep both is ignored") })
    #expect(summary.contains { $0.hasPrefix("#match scope:notetype is ignored") })
  }

  @Test func twoNotesOfOneTextAreKeptApartByTheirIds() {
    let table = plan(Self.header + "g1\tBasic\tD\tf\tb\t\t\ng2\tBasic\tD\tf\tb\t\t\n")
    #expect(table.notes.count == 2)
    #expect(
      table.problems == ["8:12: warning: line 7 has the same text under another id; both are kept"])
  }

  @Test func aNoteTypeThatIsNotAnkisIsSaid() {
    let table = plan(
      Self.header + "g1\tBassic\tD\tf\tb\t\t\ng2\tVocab\tD\tx\ty\t\t\ng3\tVocab\tD\tz\ty\t\t\n"
        + "g4\tBasic\tD\tw\ty\t\t\n")
    #expect(table.notes.count == 4)
    #expect(
      table.summary.filter { $0.contains("note type") } == [
        "2 rows of the note type “Vocab”, which is not Anki's, read as question and answer",
        "1 row of the note type “Bassic”, which is not Anki's, read as question and answer",
      ])
  }
}
