import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing
import Text

@Suite("A card of Anki's")
struct AnkiCardTests {
  private typealias Template = MadePackage.Template

  /// Each note as written in a deck, without tags and names.
  private func blocks(_ package: MadePackage) throws -> [String] {
    try package.read().decks.flatMap(\.notes).map { note in
      var note = note
      note.details.tags = []
      note.details.id = nil
      return DeckPrinter().block(note)
    }
  }

  private func sides(_ question: String, _ answer: String, _ fields: [String]) throws -> String {
    var package = MadePackage()
    package.fields = ["Front", "Back", "Extra"]
    package.templates = [Template(question: question, answer: answer)]
    package.notes = [fields]
    return try blocks(package).first ?? ""
  }

  @Test(
    "is made from its templates",
    arguments: [
      ("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}", "Q: f\nA: b"),
      ("{{Front}}", "{{FrontSide}}<hr id=\"answer\" />{{Back}}", "Q: f\nA: b"),
      ("{{Front}}", "{{Front}}<br>{{Back}}", "Q: f\nA: b"),
      ("{{Front}}", "{{Back}}", "Q: f\nA: b"),
      (
        "{{Front}} {{#Extra}}({{Extra}}){{/Extra}}{{^Extra}}none{{/Extra}}", "{{Back}}",
        "Q: f none\nA: b"
      ),
      (
        "{{^Front}}no{{/Front}}{{#Back}}{{#Front}}both{{/Front}}{{/Back}}", "{{Back}}",
        "Q: both\nA: b"
      ),
      ("{{Front}}{{type:Back}}", "<hr id=answer>{{type:Back}}", "Q: f\nA: b"),
      (
        "{{Front}}", "{{text:Back}} {{Tags}} {{Deck}} {{Subdeck}} {{Card}} {{Type}}{{CardFlag}}",
        "Q: f\nA: b tag A::B B Card 1 Type"
      ),
      ("{{Front}} {{Nonsense}}{{#Nonsense}}x{{/Nonsense}}", "{{Back}}", "Q: f\nA: b"),
      ("{{Front}}{{hint:Back}}", "{{Back}}", "Q: f[Back]\nA: b\nHint: b"),
      ("{{Front}}<br>{{hint:Back}}", "{{Back}}", "Q: f\nA: b\nHint: b"),
      ("{{Front}} {{tts en_US:Front}}", "{{Back}}", "Q: f\nA: b"),
      ("{{ Front }}", "{{edit:Back}}", "Q: f\nA: b"),
      ("{{Front}}{{#Extra}}", "{{Back}}{{/Front}}", "Q: f\nA: b"),
      ("{{Front}}<script>x</script><style>.a{}</style><!-- {{Back}} -->", "{{Back}}", "Q: f\nA: b"),
    ])
  func templates(question: String, answer: String, expected: String) throws {
    #expect(try sides(question, answer, ["f", "b", ""]) == expected)
  }

  @Test("shows readings of Japanese words as its filter says")
  func furigana() throws {
    let field = "この 漢字[かんじ]を 読[よ]む"
    #expect(
      try sides("{{furigana:Front}}", "{{kana:Front}} {{kanji:Front}}", [field, "b", ""])
        == "Q: この漢字[かんじ]を読[よ]む\nA: このかんじをよむ この漢字を読む\nWhy: Back: b")
  }

  @Test("that is the reverse of another makes a term with it")
  func terms() throws {
    var package = MadePackage()
    package.templates.append(
      Template(name: "Card 2", question: "{{Back}}", answer: "{{FrontSide}}<hr id=answer>{{Front}}")
    )
    package.notes = [["EOB", "Explanation of benefits"]]
    #expect(try blocks(package) == ["T: EOB\nD: Explanation of benefits"])
    package.ords = [0]
    #expect(try blocks(package) == ["Q: EOB\nA: Explanation of benefits"])
    package.ords = [1]
    let notes = try package.read().decks[0].notes
    #expect(notes.map(\.content) == [.basic(question: "Explanation of benefits", answer: "EOB")])
    #expect(notes.map(\.details.id) == [CardID("guid1-2")])
    package.templates[1].question = "What is {{Back}}?"
    package.ords = nil
    #expect(
      try package.read().decks[0].notes.map(\.details.id) == [CardID("guid1"), CardID("guid1-2")])
  }

  @Test(
    "of a cloze type becomes a cloze that can say it",
    arguments: [
      ("A {{c1::b}} and {{c2::c::d}}", [0, 1], ["C: A {{c1::b}} and {{c2::c::d}}\nWhy: e"]),
      ("A {{c1::b}} and {{c2::c::d}}", [1], ["C: A b and {{c2::c::d}}\nWhy: e"]),
      ("{{c1::a {{c1::b}} c}} d", [0], ["C: {{c1::a b c}} d\nWhy: e"]),
      (
        "<b>{{c1::a}}</b> \\( {{c2::x^{2} }} \\)", [0, 1],
        ["C: **{{c1::a}}** \\( {{c2::x^{2} }} \\)\nWhy: e"]
      ),
      ("{{c1::a {{c2::b}}}} c", [0, 1], ["Q: [...] c\nA: a b c\ne", "Q: a [...] c\nA: a b c\ne"]),
      (
        "{{c1,3::a}} {{c2::b}}", [0, 1, 2],
        ["C: {{c1,3::a}} {{c2::b}}\nWhy: e"]
      ),
      ("{{c1,3::a}} {{c3::b}}", [2], ["C: {{c3::a}} {{c3::b}}\nWhy: e"]),
      (
        "{{c1::a and {{c2::b", [0], ["Q: {{c1::a and {{c2::b\nA: e"]
      ),
      ("A {{c1L::b::h}} and c", [0], ["Q: A {{c1L::b::h}} and c\nA: e"]),
      ("{{c1::image-occlusion:rect:left=.1}}", [0], []),
    ])
  func clozes(text: String, ords: [Int], expected: [String]) throws {
    let package = MadePackage.cloze(text, extra: "e", ords: ords)
    #expect(try blocks(package) == expected)
    if expected.isEmpty { #expect(try !package.read().skipped.isEmpty) }
  }

  @Test("keeps the order of new cards, and names that are free")
  func order() throws {
    var package = MadePackage()
    package.notes = [["a", "1"], ["b", "2"], ["c", "3"]]
    package.sql = [
      "UPDATE cards SET due = 9 WHERE nid = 1", "UPDATE notes SET guid = 'same'",
    ]
    let notes = try package.read().decks[0].notes
    #expect(notes.map { Card(note: $0, face: .front).question } == ["b", "c", "a"])
    #expect(Set(notes.compactMap(\.details.id)).count == 3)
  }

  @Test("without an answer, a note, a template or a deck is taken or listed")
  func oddities() throws {
    var package = MadePackage()
    package.notes = [["a", ""], ["b", "2"], ["", ""], ["c", "3"]]
    package.sql = [
      "INSERT INTO cards SELECT 777, 99, did, 0, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 100",
      "INSERT INTO cards SELECT 778, 2, did, 4, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 100",
      "INSERT INTO cards SELECT 779, 2, did, 0, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 100",
      "UPDATE cards SET did = 55 WHERE nid = 4",
      "INSERT INTO notes VALUES (90, 'x', 6, '', 'a'), (91, 'y', 5, '', 'a' || char(31) || 'b')",
    ]
    let file = try package.read()
    #expect(file.decks.map(\.name) == ["A::B", "Default"])
    #expect(file.decks[0].notes[0].content == .basic(question: "a", answer: "(empty)"))
    #expect(
      file.skipped.map { "\($0.name ?? ""): \($0.reason)" } == [
        "card 779: it repeats card 200", "card 778: its note type has no template 5",
        "card 300: there is nothing on it",
        "note 90: its note type 6 is not in the package", "note 91: it has no cards",
        "card 777: its note 99 is not in the package",
      ])
  }

  @Test("in a filtered deck, learning, suspended or from the first scheduler keeps its place")
  func schedules() throws {
    var package = MadePackage()
    package.notes = (1...6).map { ["\($0)", "a"] }
    package.sql = [
      "UPDATE cards SET type=2, queue=2, due=-100, odue=130, odid=1, ivl=20, factor=2300, reps=5 WHERE nid=1",
      "UPDATE cards SET type=1, queue=3, due=120, left=2002, reps=1 WHERE nid=2",
      "UPDATE cards SET type=3, queue=-1, due=1782750000, ivl=9, factor=1900, left=1, reps=9, lapses=2 WHERE nid=3",
      "UPDATE cards SET type=0, queue=-2, flags=11 WHERE nid=4",
      "INSERT INTO revlog VALUES (1780000000000, 500, 3, 4, 0, 2500, 5, 0)",
    ]
    let cards = ImportedCards(try package.read())
    let first = Day("2026-03-02")!
    let filtered = try #require(cards.schedules[CardID("guid1")])
    #expect(filtered.due == first + 130 && filtered.interval == 20 && filtered.phase == .review)
    #expect(cards.cards[CardID("guid1")]?.deck == "Default")
    let learning = try #require(cards.schedules[CardID("guid2")])
    #expect(learning.due == first + 120 && learning.dueAt == nil && learning.stepsLeft == 2)
    let relearning = try #require(cards.schedules[CardID("guid3")])
    #expect(relearning.phase == .relearning && relearning.dueAt == 1_782_750_000_000)
    #expect(cards.suspended == [CardID("guid3")])
    #expect(cards.buried == [CardID("guid4"): Day("2026-06-30")!])
    #expect(cards.flags == [CardID("guid4"): 3])
    #expect(cards.schedules[CardID("guid5")]?.phase == .new)
    #expect(cards.schedules[CardID("guid6")] == nil)
  }

  @Test("takes the buttons of the first scheduler as they were meant, and leaves out nonsense")
  func answers() throws {
    var package = MadePackage()
    package.notes = [["1", "a"]]
    package.sql = [
      """
      INSERT INTO revlog VALUES (1, 100, 2, -600, -60, 0, 1, 0), (2, 100, 3, 4, -600, 2500, 1, 0),
        (3, 100, 9, 4, 4, 2500, 1, 1), (4, 100, 3, 4, 4, 2500, 1, 7), (5, 44, 3, 4, 4, 2500, 1, 1),
        (6, 100, 3, 'x', 4, 2500, 1, 1), (7, 100, 3, 9, 4, 2500, -1, 1),
        (9999999999999, 100, 3, 9, 4, 2500, 1, 1)
      """
    ]
    func grades(_ file: ImportedFile) -> [Grade] {
      file.past.compactMap { if case .review(let review) = $0.action { review.grade } else { nil } }
    }
    let file = try package.read()
    #expect(grades(file) == [.difficult, .hesitant, .hesitant])
    #expect(
      file.skipped.map { "\($0.name ?? ""): \($0.reason)" } == [
        "answer 3 of card 100: its button is 9", "answer 4 of card 100: its type is 7",
        "answer 6 of card 100: it holds something other than numbers",
        "answer 9999999999999 of card 100: it is later than this computer's clock",
        "1 answer of card 44: the card is not in the package",
      ])
    package.conf = #"{"schedVer":1}"#
    #expect(grades(try package.read()) == [.hesitant, .perfect, .hesitant])
    // Three buttons were shown, and a fourth one written by another program is the fourth.
    package.sql = [
      "INSERT INTO revlog VALUES (1, 100, 4, 4, 0, 2500, 1, 0), (2, 100, 4, 4, 1, 2500, 1, 2)"
    ]
    let odd = try package.read()
    #expect(grades(odd) == [.perfect, .perfect] && odd.skipped.isEmpty && !odd.hasErrors)
  }

  /// A phone's clock may be ahead, or this computer's behind.
  @Test(
    "has answers that are later than this computer's clock: they come another time, with the schedule",
    arguments: [120_000, 200 * 86_400_000])
  func laterAnswers(ahead: Int) throws {
    var package = MadePackage()
    package.notes = [["1", "a"]]
    let now = AnkiSamples.options.context.now
    package.sql = [
      "INSERT INTO revlog VALUES (1, 100, 3, 4, 0, 2500, 1, 1), (\(now + ahead), 100, 3, 9, 4, 2500, 1, 1)",
      "UPDATE cards SET type=2, queue=2, due=130, ivl=9, factor=2500, reps=2 WHERE id=100",
    ]
    let file = try package.read()
    #expect(file.past.count { if case .review = $0.action { true } else { false } } == 1)
    #expect(!file.hasErrors)
    #expect(
      file.skipped.map(\.reason) == ["it is later than this computer's clock"])
    #expect(
      file.diagnostics.map { "\($0.severity.rawValue): \($0.message)" } == [
        "warning: 1 answer left out, later than this computer's clock, with the schedules that "
          + "follow from it"
      ])
    #expect(!file.past.contains { if case .schedule = $0.action { true } else { false } })
  }
}
