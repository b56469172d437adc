import Exchange
import Testing

/// Tables in Markdown.
@Suite struct MarkdownTableTests {
  @Test(arguments: [
    "| Code | Meaning |\n|---|---|\n| CO | Contractual obligation |\n| PR | Patient |\n",
    "Code | Meaning\n---|---\nCO | Contractual obligation\nPR | Patient\n",
    "|Code|Meaning|\r\n|:---|:---:|\r\n|CO|Contractual obligation|\r\n|PR|Patient|\r\n",
    "| Word | Thing |\n| -: | :-- |\n| CO | Contractual obligation |\n| PR | Patient",
    "# Codes\n\nText before.\n\n| A | B |\n|---|---|\n| CO | Contractual obligation |\n"
      + "\nText between.\n\n| A | B |\n|---|---|\n| PR | Patient |\n\nText behind.\n",
  ])
  func theLineAboveTheRuleIsTheHeader(text: String) {
    let table = plan(text)
    #expect(table.sides == ["CO => Contractual obligation", "PR => Patient"])
    #expect(table.problems == [])
    #expect(
      table.summary[0]
        == "Markdown table, 2 columns; the line above the rule names the columns")
  }

  @Test func aPipeBehindABackslashIsText() {
    let table = plan("| Symbol | Name |\n|---|---|\n| a \\| b | or |\n| \\| | pipe |\n")
    #expect(table.sides == ["a | b => or", "| => pipe"])
  }

  @Test func linesAroundItAreCounted() {
    let table = plan("Some text | here\n\n| A | B |\n|---|---|\n| c | d |\nend\n")
    #expect(table.sides == ["c => d"])
    #expect(
      table.summary.contains("2 lines outside of the table skipped, the first one line 1"))
  }

  @Test func namedColumnsGoWhereTheirNamesSay() {
    let table = plan(
      "| Notes | Answer | Question |\n|---|---|---|\n| n | a | q |\n")
    #expect(table.sides == ["q => a"])
    #expect(table.rows.map(\.why) == ["n"])
  }

  @Test func aRowThatLacksACellIsNamed() {
    let table = plan("| A | B |\n|---|---|\n| c |\n| d | e |\n")
    #expect(table.problems == ["3:4: error: too few columns: 2 expected, 1 found"])
    #expect(table.sides == ["d => e"])
  }

  @Test(arguments: [",", "\t", ";"])
  func aTableInAQuotedFieldIsText(mark: String) {
    let cell = "\"see \"\"x\"\"\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\""
    let table = plan("Front,Back,Notes\nq,\(cell),n\nz,y,m\n".replacing(",", with: mark))
    #expect(table.problems == [])
    #expect(table.rows.map(\.front) == ["q", "z"])
    #expect(table.rows.map(\.back).last == "y")
    #expect(table.rows.first?.back.contains("| 1 | 2 |") == true)
  }

  @Test(arguments: ["a|b\n---|---|---\nc|d\n", "a\n---\nb,c\n"])
  func whatIsNoRuleIsARow(text: String) {
    #expect(!plan(text).summary[0].contains("Markdown"))
  }
}
