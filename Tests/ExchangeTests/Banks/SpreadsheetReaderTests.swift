import Exchange
import Flashcards
import Testing
import Text

@Suite("A spreadsheet")
struct SpreadsheetReaderTests {
  @Test func isReadAsATableWithItsOneSheetAsTheDeck() {
    let book = file(
      Packages.xlsx([
        (
          "Codes",
          Packages.rows([["Code", "Meaning", "Why"], ["CO", "contract", "x"], ["PR", "patient"]])
        )
      ]), "codes.xlsx")
    #expect(book.format == .spreadsheet && book.problems == [])
    #expect(book.sides == ["CO => contract", "PR => patient"])
    #expect(book.notes.map(\.line) == [2, 3])
    #expect(book.decks.map(\.name) == [nil])
  }

  @Test func givesEachSheetADeckAndLeavesOutHiddenOnesAndRemarks() {
    let book = file(
      Packages.xlsx(
        [
          ("Codes", Packages.rows([["Code", "Meaning"], ["CO", "contract"]])),
          (
            "Bank", Packages.rows([["Question", "A", "B", "Correct"], ["Which?", "x", "y", "B"]])
          ),
          ("Lists", Packages.rows([["a", "b"]])), ("Read me", Packages.rows([["Only a remark."]])),
        ], hidden: ["Lists"]), "dir/book.xlsx")
    #expect(book.decks.map(\.name) == ["book::Codes", "book::Bank"])
    #expect(book.asked == ["CO => contract", "Which? -x +y"])
    #expect(
      book.skipped.map(\.name) == ["sheet Lists", "sheet Read me"]
        && book.skipped.map(\.reason) == ["the sheet is hidden", "the sheet has one column"])
  }

  /// What a spreadsheet program shows for these values and formats.
  @Test(arguments: [
    ("General", "0.30000000000000004", "0.3"), ("General", "1234567", "1234567"),
    ("0", "12.5", "13"), ("0.00", "2.675", "2.68"), ("00000", "501", "00501"),
    ("#,##0.00", "1234.5", "1,234.50"), ("\"$\"#,##0.00", "9.5", "$9.50"),
    ("[$€-407] #,##0", "-1200", "-€ 1,200"), ("0%", "0.25", "25%"), ("0.0%", "0.1234", "12.3%"),
    ("m/d/yyyy", "46296", "10/1/2026"), ("yyyy-mm-dd", "46296", "2026-10-01"),
    ("d-mmm-yy", "46296", "1-Oct-26"), ("dddd, mmmm d", "46296", "Thursday, October 1"),
    ("h:mm AM/PM", "0.5", "12:00 PM"), ("m/d/yyyy h:mm", "46296.75", "10/1/2026 18:00"),
    ("mm:ss", "0.000694444444444", "01:00"), ("@", "7", "7"), ("0.00E+00", "12345", "12345"),
    ("yyyy", "1", "1900"), ("m/d/yyyy", "60", "2/28/1900"),
  ])
  func showsNumbersAndDatesAsTheyAreShown(code: String, value: String, shown: String) {
    let format = code.replacing("\"", with: "&quot;")
    let styles =
      #"<numFmts><numFmt numFmtId="164" formatCode="\#(format)"/></numFmts>"#
      + #"<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>"#
    let rows =
      #"<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c>"#
      + #"<c r="B1" s="1"><v>\#(value)</v></c></row>"#
    #expect(file(Packages.xlsx([("S", rows)], styles: styles), "f.xlsx").sides == ["x => \(shown)"])
  }

  @Test func readsSharedAndRichTextsFormulasAndLineBreaks() {
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>made</v></c></row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="b"><v>1</v></c></row>
      """
    let book = file(
      Packages.xlsx(
        [("S", rows)],
        strings: [
          "<t>one\ntwo</t>", "<r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh>",
        ]), "f.xlsx")
    #expect(book.sides.last == "rich => TRUE")
    #expect(book.notes.first?.written == "one\ntwo => made")
    #expect(book.notes.last?.line == 3)
  }

  @Test func cellsThatAreOneAreInEachOfTheirRows() {
    let book = file(
      Packages.xlsx(
        [
          (
            "S",
            Packages.rows([["Chapter", "Term", "Meaning"], ["One", "a", "b"], ["", "c", "d"]])
          )
        ], after: #"<mergeCells><mergeCell ref="A2:A3"/></mergeCells>"#), "f.xlsx")
    #expect(book.whys == ["Chapter: One", "Chapter: One"])
  }

  @Test func namesTheCellOfAFault() {
    let book = file(
      Packages.xlsx([
        ("Codes", Packages.rows([["", "Question", "Answer"], ["", "a", "b"], ["", "c", ""]]))
      ]), "f.xlsx")
    #expect(book.problems == ["3:3: error: cell C3: the back is empty"])
  }

  @Test func titlesAboveTheTableAreNoHeader() {
    let book = file(
      Packages.xlsx([
        (
          "S",
          Packages.rows([["All codes of 2026"], [], ["Code", "Meaning"], ["CO", "contract"]])
        )
      ]), "f.xlsx")
    #expect(book.sides == ["CO => contract"])
  }

  @Test func openDocumentIsReadAsShown() {
    let cell = { (text: String, more: String) in
      "<table:table-cell \(more)><text:p>\(text)</text:p></table:table-cell>"
    }
    let table = """
      <table:table table:name="Codes">
      <table:table-row>\(cell("Chapter", ""))\(cell("Code", ""))\(cell("Meaning", ""))</table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
      <table:table-row>\(cell("One", #"table:number-rows-spanned="2""#))\(cell("CO", ""))\(cell("10/1/26", #"office:value="46296""#))</table:table-row>
      <table:table-row><table:covered-table-cell/>\(cell("PR", ""))\(cell("a<text:s text:c=\"2\"/>b</text:p><text:p>c", ""))</table:table-row>
      </table:table>
      """
    let book = file(Packages.ods(table), "f.ods")
    #expect(book.format == .spreadsheet && book.problems == [])
    #expect(book.notes.map(\.written) == ["CO => 10/1/26", "PR => a  b\nc"])
    #expect(book.whys == ["Chapter: One", "Chapter: One"])
  }

  @Test func datesMayBeginIn1904() {
    let styles = #"<cellXfs><xf numFmtId="14"/></cellXfs>"#
    let rows = #"<row r="1"><c r="A1" t="str"><v>x</v></c><c r="B1" s="0"><v>0</v></c></row>"#
    let book = Packages.xlsx(
      [("S", rows)], styles: styles, book: #"<workbookPr date1904="1"/>"#)
    #expect(file(book, "f.xlsx").sides == ["x => 1/1/1904"])
  }

  @Test func aBombIsRefused() {
    let book = Packages.xlsx([
      ("S", #"<row><c t="str"><v>"# + String(repeating: " ", count: 64 << 20) + "</v></c></row>")
    ])
    let found = file(book, "f.xlsx")
    #expect(found.notes.isEmpty)
    #expect(
      found.diagnostics.map(\.message) == ["the spreadsheet unpacks to more than its size allows"])
  }
}
