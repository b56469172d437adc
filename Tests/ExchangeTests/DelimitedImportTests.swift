import Exchange
import Flashcards
import Testing
import Text

@Suite struct DelimitedImportTests {
  @Test func namedColumnsGoWhereTheirNamesSay() throws {
    let row = try #require(
      plan("id,Answer,question,tags,hint,why,source,also\n7,b,a,\"x, y\",h,w,s,\"c\nd\"\n").rows
        .first)
    #expect(row.line == 2)
    #expect((row.front, row.back) == ("a", "b"))
    #expect(row.tags == ["x", "y"])
    #expect(row.also == ["c", "d"])
    #expect([row.id, row.hint, row.why, row.source] == ["7", "h", "w", "s"])
  }

  @Test func aShortThirdColumnIsTags() {
    #expect(plan("a,b,x y\nc,d,\n").rows.map(\.tags) == [["x", "y"], []])
  }

  @Test func anIgnoredColumnIsReported() {
    let table = plan("a,b,This is a sentence.\nc,d,\n")
    #expect(table.rows.map(\.tags) == [[], []])
    #expect(
      table.summary.contains(
        "column 3 is ignored: 1 cell with text; give it a role to import it"))
  }

  @Test func thousandsOfIgnoredColumnsAreSummedUp() {
    let table = plan(String(repeating: "a,", count: 5_000) + "z")
    #expect(table.summary.count == 14)
    #expect(table.summary.contains("4988 further columns with text ignored"))
  }

  @Test func rolesThatAreAskedForOverrideTheHeader() {
    let table = plan("front,back,notes\na,b,c\n", columns: [.back, .front, .hint])
    #expect(table.sides == ["b => a"])
    #expect(table.rows.first?.hint == "c")
  }

  @Test(
    arguments: [
      ([.front], "1:1: error: no column is the back"),
      ([.front, .back, .tags], "1:1: error: 3 columns are named, but the rows have 2"),
    ] as [([ColumnRole], String)])
  func rolesThatDoNotFitAreAnError(columns: [ColumnRole], expected: String) {
    #expect(plan("a,b\n", columns: columns).problems == [expected])
  }

  @Test(arguments: [
    ("a,b\nc,d\ne,f,g\n", ["3:5: error: too many columns: 2 expected, 3 found"]),
    ("a,b\nc\nd,e\n", ["2:2: error: too few columns: 2 expected, 1 found"]),
    ("front,back,tags\na,b,c\nd,e\n", ["3:4: warning: too few columns: 3 expected, 2 found"]),
    (
      "a,b\nc,d\ne,f,,\n",
      ["3:5: warning: too many columns: 2 expected, 4 found; the surplus ones are empty"]
    ),
    ("a,b\n ,c\n", ["2:1: error: the front is empty"]),
    ("a,b\nccc,\n", ["2:5: error: the back is empty"]),
    ("a,b\nThe {{c1::x}},\n", []),
    (
      "a,b\nThe {{c1::}},\n",
      [
        "2:1: warning: a mark of a cloze cannot be read; it is kept as text",
        "2:14: error: the back is empty",
      ]
    ),
    ("a,b\nc,d\u{1F}e\n", ["2:4: warning: the control character U+001F is left out"]),
    (
      "front,back,question\na,b,c\n",
      [
        "1:12: warning: column 3 (“question”) means the same as a column before it; "
          + "its text goes after `Why:`"
      ]
    ),
    (
      "Same,b\nSAME ,c\n",
      ["2:1: warning: line 1 asks the same but for capitals or markup; both are kept"]
    ),
    ("\"a,b\n", ["1:1: \(unclosed)"]),
    ("a,b\na,c\n", ["2:1: warning: line 1 asks the same with another answer; both are kept"]),
    ("a,b\nc,d\n a, b\n", ["3:1: warning: the row repeats line 1 and is left out"]),
    (
      "a,b\na,c\na,c\n",
      [
        "2:1: warning: line 1 asks the same with another answer; both are kept",
        "3:1: warning: the row repeats line 2 and is left out",
      ]
    ),
    ("a,\"b\n\nc,d\n", ["1:3: \(unclosed)"]),
    (
      "a,b\n\"c\" d,e\n",
      ["2:5: warning: text follows the closing quote; the field is kept as it is written"]
    ),
    ("", ["1:1: error: the file holds no rows"]),
    ("a\nb\n", ["1:1: error: the rows have one column, but a card needs a front and a back"]),
    (
      "a,x <i>b</i>\nc,<br>\n",
      [
        "1:5: warning: 2 rows with HTML tags, the first one here; they are kept as text"
      ]
    ),
    ("x < y,<placeholder>\n", []),
  ])
  func eachProblemIsNamedAtItsPlace(text: String, expected: [String]) {
    #expect(plan(text).problems == expected)
  }

  static let unclosed =
    "error: this quote is never closed; the row is left out and reading goes on with the next line"

  @Test func allProblemsComeInOneRunInTheOrderOfTheFileAndGoodRowsComeToo() {
    let table = plan("a,b\n,c\n\"d,e\nf,g,h\ni,j\n")
    #expect(table.diagnostics.map(\.location.line) == [2, 3, 4])
    #expect(table.hasErrors)
    #expect(table.sides == ["a => b", "i => j"])
    #expect(table.summary.last == "2 rows read, 3 left out because of errors")
    #expect(table.diagnostics.map(\.sourceLine) == [",c", "\"d,e", "f,g,h"])
  }

  @Test func whiteSpaceAroundFieldsGoesAndNewlinesInsideStay() {
    #expect(plan(" a ,\" b\n c \"\n").sides == ["a => b\n c"])
  }

  @Test func rowsOfEmptyCellsAreSkippedAndCounted() {
    let table = plan("a,b\n,\n  \n")
    #expect(table.problems == [])
    #expect(table.summary.last == "1 row read, 2 skipped as empty")
  }

  @Test func aNamedColumnThatIsNeitherSideExplainsUnderItsName() {
    let table = plan("word,etymology,meaning,notes\nabate,Old French,become less,n\n")
    #expect(table.sides == ["abate => become less"])
    #expect(table.rows.map(\.why) == ["etymology: Old French\nn"])
  }

  @Test(
    arguments: [
      ("type,german,english\nnoun,Hund,dog\nnoun,Katze,cat\n", "Hund => dog", "type: noun"),
      (
        "Chapter,Character,Pinyin,German\n1,爱,ài,lieben\n2,书,shū,Buch\n", "爱 => lieben",
        "Chapter: 1\nPinyin: ài"
      ),
      ("ICD-10 Code,Diagnosis,Notes\nE11.9,Diabetes,chronic\n", "E11.9 => Diabetes", "chronic"),
      (
        "ID,Name,Range\n1,Infections,A00-A09\n2,Tuberculosis,A15-A19\n", "Infections => A00-A09",
        nil
      ),
      ("Description,Status,CPT\nOffice visit,ok,99213\n", "99213 => Office visit", "Status: ok"),
      (
        "country,capital,capital:de,capital:es\nEngland,London,London,Londres\n",
        "England => London", "capital:de: London\ncapital:es: Londres"
      ),
      ("english,czech,meaning\ndog,pes,barks\n", "dog => barks", "czech: pes"),
      ("Text,Extra\nThe {{c1::payer}} pays,see\n", "The […] pays => payer", "see"),
    ] as [(String, String, String?)])
  func columnsGoWhereTheirNamesSay(text: String, sides: String, why: String?) {
    let table = plan(text)
    #expect(table.sides.first == sides)
    #expect(table.rows.first?.why == why)
    #expect(!table.summary.contains { $0.contains("ignored") })
  }

  @Test func namesThatAreTagsOfDecksSurviveTheDeck() {
    let table = plan("front,back,source,source,Hint,hint,type\na,b,s,t,h,i,Q: x\n")
    let deck = DeckParser.parse(DeckPrinter().print(Deck(notes: table.notes)), file: "d").deck
    #expect(deck.notes.map(\.details) == table.notes.map(\.details))
  }

  @Test func aRowThatMayBeAHeaderIsKeptAndSaid() {
    let table = plan("Nyckelnr,Ord\n99213,besök\n99214,längre besök\n99215,längst\n")
    #expect(table.sides.count == 4)
    #expect(
      table.problems == [
        "1:1: warning: this row looks like a header, but may be a card; it is kept as one"
      ])
    #expect(
      plan("Nyckelnr,Ord\n99213,besök\n99214,b\n99215,c\n", header: false).problems == [])
  }

  @Test func manyRepetitionsOfOneRowAreOneWarning() {
    let table = plan(String(repeating: "a,b\n", count: 100))
    #expect(table.sides == ["a => b"])
    #expect(
      table.problems == [
        "2:1: warning: 99 rows repeat line 1 and are left out, the first one here"
      ])
    #expect(table.skipped.count == 99)
    let rows = (0..<50).map { "a\($0),b\n" }.joined()
    #expect(
      plan(rows + rows).problems == [
        "51:1: warning: 50 rows repeat a row before them and are left out, the first one here"
      ])
  }

  /// Mistyped marks are no reason to lose a row, but nobody should discover them while learning.
  @Test(arguments: [
    "{{c1L::bad}} x", "{{c0::z}}", "{{c1::}}", "{{c2::un", "{{C1::x}}", "{{ c1::x}}", "{{c1:x}}",
    "{c1::x}",
  ])
  func aMarkOfAClozeThatCannotBeReadIsKeptWithAWarning(text: String) {
    let table = plan("front,back\na,b\n\(text),y\n")
    #expect(table.sides == ["a => b", "\(text) => y"])
    #expect(
      table.problems == ["3:1: warning: a mark of a cloze cannot be read; it is kept as text"])
  }

  @Test(arguments: ["{{cite}}", "a {c1} b", "{{c}}", "{{c1::good}} z"])
  func otherBracesAreText(text: String) {
    #expect(plan("front,back\na,b\n\(text),y\n").problems == [])
  }

  @Test func aBadMarkBesideAGoodOneIsNamed() {
    let table = plan("front,back\na,b\n{{c1::good}} {{c2L::bad}},y\n")
    #expect(table.problems.count == 1)
  }
}
