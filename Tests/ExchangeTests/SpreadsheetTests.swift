import Exchange
import Testing

/// Files saved by a spreadsheet.
@Suite struct SpreadsheetTests {
  static let rows = "What is a UB-04?,Hospital form,form\nWhat is a CMS-1500?,Physician form,form\n"

  @Test(arguments: [
    "#separator:Comma,,\n#html:false,,\n#deck:Billing,,\n#tags column:3,,\n",
    "#separator:Comma,,,,\r\n#html:false,,,,\r\n#deck:Billing,,,,\r\n#tags column:3,,,,\r\n",
    "\u{FEFF}#separator:Comma,,\n\"#html:false\",,\n\"#deck:Billing\",,\n\"#tags column:3\",,\n",
    "#separator:,,,\n#deck:Billing,,\n#tags column:3,,\n",
    "#separator:tab,,\n#deck:Billing,,\n#tags column:3,,\n",
    "sep=,\n#deck:Billing,,\n#tags column:3,,\n",
  ])
  func delimitersBehindAnkisLinesAreTheSpreadsheets(header: String) {
    let table = plan(header + Self.rows)
    #expect(table.problems == [])
    #expect(table.decks.map(\.name) == ["Billing"])
    #expect(
      table.sides
        == ["What is a UB-04? => Hospital form", "What is a CMS-1500? => Physician form"])
    #expect(table.rows.map(\.tags) == [["form"], ["form"]])
  }

  @Test(arguments: [";", "\t", "|"])
  func theyMayBeOfAnyKind(mark: String) {
    let end = mark + mark + "\n"
    let table = plan(
      "#separator:Comma\(end)#deck:Billing\(end)#tags:x y\(end)#tags column:3\(end)"
        + Self.rows.replacing(",", with: mark))
    #expect(table.problems == [])
    #expect(table.decks.map(\.name) == ["Billing"])
    #expect(table.rows.map(\.back) == ["Hospital form", "Physician form"])
    #expect(table.rows.map(\.tags) == [["x", "y", "form"], ["x", "y", "form"]])
  }

  @Test func anotherDelimiterThanTheFileNamesIsSaid() {
    let table = plan("#separator:tab;;\n#deck:Billing;;\na;b;c d\n")
    #expect(table.sides == ["a => b"])
    #expect(table.summary.contains { $0.hasPrefix("a spreadsheet has saved the file") })
  }

  @Test(arguments: [1, 2, 3, 4, 12])
  func emptyColumnsBehindTheLastHideNoHeader(count: Int) {
    let end = String(repeating: ";", count: count)
    let table = plan("Front;Back\(end)\nq1;a1\(end)\nq2;a2\(end)\n")
    #expect(table.sides == ["q1 => a1", "q2 => a2"])
    #expect(table.problems == [])
  }

  @Test func columnsThatAreNamedKeepTheirNames() {
    let table = plan("#separator:Comma,,\n\"#columns:Back,Front\",,\nb,a\nd,c\n")
    #expect(table.sides == ["a => b", "c => d"])
  }

  @Test func aRowThatBeginsWithANumberSignInQuotesStaysOne() {
    #expect(
      plan("#separator:Comma\n\"#1 rule, by far\",specificity\n\"#deck:x\",a tag\n").rows.map(
        \.front)
        == ["#1 rule, by far", "#deck:x"])
  }

  @Test(arguments: [
    "sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "\u{FEFF}sep=;\n", "\u{FEFF}\"Sep=;\"\r\n", "sep=;;\n",
  ])
  func excelsFirstLineNamesTheDelimiter(line: String) {
    let table = plan(line + "Frage;Antwort\nWas ist CO?;Pflicht, vertraglich\n")
    #expect(table.sides == ["Was ist CO? => Pflicht, vertraglich"])
    #expect(table.problems == [])
    #expect(table.summary.contains { $0.contains("semicolon, as the file's sep= line says") })
  }

  @Test func theLineIsNoneElsewhereAndOfNothing() {
    #expect(plan("a;b\nsep=;c\n").sides == ["a => b", "sep= => c"])
    #expect(plan("sep=\ta\tb\n").rows.count == 1)
  }
}
