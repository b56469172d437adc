import Exchange
import Flashcards
import Testing
import Text

@Suite("Tables of codes")
struct CodeTableTests {
  static func read(
    _ text: String, file: String = "f.txt", select: String? = nil, year: Int? = nil
  ) throws -> ImportedFile {
    try read(bytes(text), file: file, select: select, year: year)
  }

  static func read(
    _ bytes: [UInt8], file: String = "f.txt", select: String? = nil, year: Int? = nil
  ) throws -> ImportedFile {
    // 2026-02-16.
    var options = ImportOptions(now: 20_500 * 86_400_000)
    options.codes.selection = try select.map { text throws in try CodeSelection(parsing: text) }
    options.codes.fiscalYear = year
    return ImportedFile(bytes, file: file, options: options)
  }

  // MARK: Reason and remark codes

  /// Our own texts, in the layouts of X12's lists.
  private static let reasons: [(code: String, text: String, dates: [String], notes: String)] = [
    ("1", "Your share of the year", ["01/01/1995", "", ""], ""),
    ("16", "Something is missing. Usage: See loop 2110.", ["01/01/1995", "03/01/2018", ""], ""),
    ("17", "Gone for long", ["01/01/1995", "", "07/01/2009"], "Use 16."),
    ("B7", "Not certified that day", ["01/01/1995", "", "12/31/2027"], ""),
    ("M1", "No picture", ["01/01/1997", "", ""], ""),
    ("MA01", "Alert: you may object", ["01/01/1997", "", ""], ""),
    ("N130", "Look into the booklet", ["10/31/2002", "", ""], ""),
  ]

  private static let reasonSides = [
    "CARC 1 => Your share of the year", "CARC 16 => Something is missing.",
    "CARC B7 => Not certified that day", "RARC M1 => No picture",
    "RARC MA01 => Alert: you may object",
    "RARC N130 => Look into the booklet",
  ]

  private static func dates(_ dates: [String]) -> String {
    zip(["Start", "Last Modified", "Stop"], dates).filter { !$0.1.isEmpty }
      .map { "\($0): \($1)" }.joined(separator: " | ")
  }

  private static let layouts: [String] = {
    func table(_ delimiter: String, _ header: String) -> String {
      ([header]
        + reasons.map { ([$0.code, $0.text] + $0.dates + [$0.notes]).joined(separator: delimiter) })
        .joined(separator: "\n")
    }
    return [
      table("\t", "Code\tDescription\tStart\tLast Modified\tStop\tNotes"),
      table(";", "CARC Code;Long Description;Start Date;Modified;Deactivation Date;Notes"),
      "A title,,,,,\r\n"
        + table(",", "Code,Description,Effective Date,Last Modified Date,Stop Date,Notes")
        .replacing("\n", with: "\r\n"),
      // As copied from the page.
      "Claim Adjustment Reason Codes\nWhat they are.\n\n"
        + reasons.map {
          "\($0.code)\t\($0.text)\n\(dates($0.dates))\n"
            + ($0.notes.isEmpty ? "" : "Notes: \($0.notes)\n")
        }.joined(),
      reasons.map { "\($0.code)\n\($0.text)\n\(dates($0.dates))\n\n" }.joined(),
      // As a browser saves it.
      "<!DOCTYPE html>\n<html><script>let x = '<tr>';</script><table><tr><th>Code</th>"
        + "<th>Description</th></tr>\n"
        + reasons.map {
          "<tr class=\"current\"><td class=\"code\">\($0.code)</td><td>\($0.text)<span><br />"
            + dates($0.dates) + ($0.notes.isEmpty ? "" : "<br /><i>Notes: \($0.notes)</i>")
            + "</span></td></tr>\n"
        }.joined() + "</table></html>",
    ]
  }()

  @Test("of reason and remark codes are read in each layout", arguments: layouts.indices)
  func reasonCodes(layout: Int) throws {
    let file = try Self.read(Self.layouts[layout], file: "codes.html")
    #expect(file.format == .codeTable)
    #expect(file.problems == [])
    #expect(file.notes.map(\.sides) == Self.reasonSides)
    #expect(
      file.decks.map(\.name) == ["Claim adjustment reason codes", "Remittance advice remark codes"])
    #expect(file.skipped.contains { $0.name == "17" && $0.reason == "stopped on 2009-07-01" })
    let missing = file.notes[1].details
    #expect(missing.id == CardID("carc-16") && missing.why == "Usage: See loop 2110.")
    #expect(missing.asOf?.description == "2018-03-01" && missing.tags == ["carc"])
    #expect(file.notes[2].details.validUntil?.description == "2027-12-30")
    #expect(file.notes[5].details.source == "X12, Remittance Advice Remark Codes")
    let all = try Self.read(Self.layouts[layout], file: "codes.html", select: "terminated")
    let old = try #require(all.notes.first { $0.details.id == CardID("carc-17") })
    if layout != 4 { #expect(old.details.why == "Notes: Use 16.") }
  }

  @Test(
    "of reason and remark codes are selected by whole codes",
    arguments: [
      ("1", ["1"]), ("1-16", ["1", "16"]), ("N1-N200", ["N130"]), ("B", ["B7"]), ("N", ["N130"]),
      ("M", ["M1", "MA01"]), ("missing", ["16"]), ("16, MA01", ["16", "MA01"]),
    ])
  func selected(text: String, codes: [String]) throws {
    let file = try Self.read(Self.layouts[0], select: text)
    #expect(file.notes.map { String($0.sides.split(separator: " ")[1]) } == codes)
  }

  // MARK: Places of service

  private static let places = [
    ["Place of Service Code(s)", "Place of Service Name", "Place of Service Description"],
    ["01", "Pharmacy", "Where drugs are sold. (Effective October 1, 2003)"],
    ["11", "Office", "Where it is not a hospital"],
    ["21", "Inpatient Hospital", "Where one stays"],
    ["27-30", "Unassigned", "N/A"], ["99", "Other Place of Service", "Anywhere else"],
  ]

  @Test("of places of service are read with and without names of columns, also as a web page")
  func placesOfService() throws {
    func rows(_ delimiter: String) -> [String] {
      Self.places.map { $0.joined(separator: delimiter) }
    }
    let texts = [
      rows("\t").joined(separator: "\n"),
      rows(",").joined(separator: "\n").replacing("Where drugs", with: "\"Where drugs")
        .replacing("2003)", with: "2003)\""),
      rows("\t").dropFirst().joined(separator: "\n"),
      rows(";").joined(separator: "\n").replacing("01;", with: "1;"),
      "<html><body><ul><li>x</ul><table>"
        + Self.places.map { "<TR>" + $0.map { "<td>\($0)" }.joined() }.joined() + "</table>",
    ]
    for text in texts {
      let file = try Self.read(text, file: "pos.htm")
      #expect(file.problems == [], "\(text)")
      #expect(
        file.notes.map(\.sides) == [
          "Place of service 01 => Pharmacy", "Place of service 11 => Office",
          "Place of service 21 => Inpatient Hospital",
          "Place of service 99 => Other Place of Service",
        ])
      #expect(file.notes[0].details.id == CardID("pos-01"))
      #expect(file.notes[0].details.asOf?.description == "2003-10-01")
      #expect(file.skipped.map(\.reason) == ["unassigned codes"])
    }
  }

  @Test("in Windows's encoding are read without a word")
  func windows() throws {
    var text = bytes("Place of Service Code,Place of Service Name\n12,Patient?s Home\n")
    text[text.firstIndex(of: UInt8(ascii: "?"))!] = 0x92
    #expect(try Self.read(text).notes.map(\.sides) == ["Place of service 12 => Patient’s Home"])
  }

  // MARK: Pairs of codes

  private static let pairs = """
    CPT only copyright 2025 American Medical Association.  All rights reserved.
    Column1/Column2 Edits
    Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale
    \t\tprior to 1996\tDate\tDate\t0=not allowed\t
    \t\t\t\t*=no data\t1=allowed\t
    \t\t\t\t\t9=not applicable\t
    97530\t97116\t\t20200101\t*\t1\tMutually exclusive procedures
    97530\t97116\t\t19980101\t20191231\t0\tMutually exclusive procedures
    20610\tJ0670\t*\t20150101\t*\t0\tStandards
    0001A\t0591T\t\t20210101\t20210101\t9\tMisuse
    """

  @Test("of NCCI's edits ask what the modifier indicator means")
  func codePairs() throws {
    let file = try Self.read(Self.pairs, file: "ccipra-v321r0-f1.txt")
    #expect(file.problems == [])
    #expect(
      file.sides[0]
        == "NCCI, practitioner: 97530 is column 1 and 97116 column 2. Does a modifier let both be "
        + "paid? => Yes, if the record supports it (indicator 1)")
    #expect(file.notes[1].options.first == "+No; the two are never paid together (indicator 0)")
    #expect(file.notes.map { $0.details.id?.text } == ["ncci-97530-97116", "ncci-20610-J0670"])
    #expect(file.notes[0].details.why == "Rationale: Mutually exclusive procedures")
    #expect(file.notes[0].details.asOf?.description == "2020-01-01")
    #expect(file.skipped.contains { $0.line == 8 && $0.reason == "an older edit of it" })
    let hospital = try Self.read(Self.pairs, file: "ccioph-v321r0-f1.txt", select: "97530 97116")
    #expect(hospital.notes.map { $0.details.id?.text } == ["ncci-hospital-97530-97116"])
    #expect(hospital.decks[0].name == "NCCI PTP edits, outpatient hospital")
    let medicaid = try Self.read(
      "Column 1,Column 2,Effective Date,Deletion Date,Modifier Indicator,PTP Edit Rationale\n"
        + "97530,97116,20200101,,1,\"Mutually, exclusive\"\n")
    #expect(medicaid.notes.map { $0.details.id?.text } == ["ncci-97530-97116"])
  }

  @Test("of more edits than anybody learns are refused until some are selected")
  func manyPairs() throws {
    let rows = (10_000..<16_000).map { "\($0)\tJ0670\t\t20200101\t*\t1\tx" }.joined(separator: "\n")
    let header = "Column 1\tColumn 2\t*\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n"
    let file = try Self.read(header + rows)
    #expect(file.problems == ["1:1: error: 6000 edits are more than can be learned"])
    #expect(try Self.read(header + rows, select: "sample:9").notes.count == 9)
    #expect(try Self.read(header + rows, select: "10100-10109").notes.count == 10)
  }

  // MARK: Conversions

  private static let conversions = """
    ICD-10-CM CONVERSION TABLE,,
    Current code assignment,Effective,Previous Code(s) Assignment
    A04.71,2017,A04.7
    E66.811,2024,"E66.01, E66.8"
    E66.813 ,10/01/24,E66.01 and E66.8
    H02.151,2024,H02.101-H02.106; H02.109
    C81.0A,2024,None
    M97.01XA,45017,T84.040A
    A note about it all,,
    """

  @Test("of conversions ask for the new codes of the newest year, or of the year that is named")
  func conversionTable() throws {
    let file = try Self.read(Self.conversions)
    #expect(file.problems == [])
    let about = "FY 2025, ICD-10-CM: which new "
    #expect(
      file.notes.map(\.sides) == [
        about + "codes does the conversion table list for what was E66.01? => E66.811, E66.813",
        about + "codes does the conversion table list for what was E66.8? => E66.811, E66.813",
        about + "code does the conversion table list for what was H02.101-H02.106? => H02.151",
        about + "code does the conversion table list for what was H02.109? => H02.151",
      ])
    #expect(file.notes[0].details.id == CardID("icd10cm-fy2025-from-E66.01"))
    #expect(file.notes[0].details.asOf?.description == "2024-10-01")
    #expect(file.decks[0].name == "ICD-10-CM conversions FY 2025")
    #expect(try Self.read(Self.conversions, year: 2018).notes.count == 1)
    #expect(try Self.read(Self.conversions, year: 2023).notes.map(\.line) == [8])
    #expect(try Self.read(Self.conversions, year: 2020).hasErrors)
    #expect(try Self.read(Self.conversions, select: "E66.8").notes.count == 1)
  }

  @Test("of conversions of ICD-10-PCS, and with columns set apart by spaces, are read too")
  func otherConversions() throws {
    let procedures = try Self.read(
      """
      Current code(s) assignment\tCode title\tEffective year\tPrevious code(s) assignment\t\
      Predecessor code title\tChange type\tComment\tEffective month/day [MM.DD]
      02RF38N\tA new valve\t2025\t02RF38Z\tA valve\tNew\t\t10.01
      02RF37N\tAn older valve\t2025\t02RF37Z\tA valve\tNew\t\t04.01
      """)
    #expect(
      procedures.notes.map(\.sides) == [
        "FY 2026, ICD-10-PCS: which new code does the conversion table list for what was 02RF38Z? => "
          + "02RF38N"
      ])
    #expect(procedures.notes[0].details.why == "02RF38N A new valve")
    let spaced = try Self.read(
      "Current code assignment    Effective    Previous Code(s) Assignment\n"
        + "E66.811                    2024         E66.01, E66.8\n")
    #expect(spaced.notes.count == 2)
  }

  // MARK: Tables that are none of these

  @Test(
    "are not seen in what is none",
    arguments: [
      "word,pos,meaning\ngo,verb,to move\nrun,verb,to go fast\n",
      "Column 1,Column 2,Column 3\na,b,c\nd,e,f\n",
      "Code,Description\n1,Deductible\n2,Coinsurance\n",
      "Code,Description,Start\nAlpha,a,1\nBeta,b,2\n",
      "Code,Place of Service\n11,Office\n21,Hospital\n",
      "Current code,New code\na,b\nc,d\n", "1\tone\n2\ttwo\n3\tthree\n",
      "16  sixteen\n17  seventeen\n",
      "Name,Code,Start\nTom,12,now\n", "A list\n\nStart: soon\n", "<html><p>1</p><table><tr><td>1",
    ])
  func others(text: String) {
    #expect(ImportFormat(of: bytes(text), file: "f.txt") != .codeTable)
  }
}
