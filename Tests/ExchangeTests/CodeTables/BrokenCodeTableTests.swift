import Exchange
import Flashcards
import TestSupport
import Testing
import Text

/// Files that look like tables of codes and are not, or are damaged.
@Suite("Broken tables of codes")
struct BrokenCodeTableTests {
  private static let pairs =
    "Column 1\tColumn 2\t*\tEffective\tDeletion\tModifier\tPTP Edit Rationale\n"
  private static let reasons = "CARC Code,Description,Start,Stop\n"
  private static let conversions = "Current code assignment,Effective,Previous Code(s) Assignment\n"

  @Test(
    "are refused with what was expected, and with the line",
    arguments: [
      // A column is missing.
      ("Column 1,Column 2,Effective\n11111,22222,20200101\n", 1, "lacks a column"),
      ("Current code assignment,Effective\nA04.71,2017\n", 1, "lacks a column"),
      (conversions.replacing(",Effective", with: "") + "A04.71,A04.7\n", 1, "lacks a column"),
      ("CARC Code,Start,Stop\n1,01/01/1995,\n", 1, "lacks a column"),
      ("Place of Service Code,Address\n11,x\n", 1, "lacks a column"),
      // There is nothing below the header.
      (pairs, 1, "no row that can be learned"), (reasons, 1, "no row that can be learned"),
      ("POS Code,POS Name\n", 1, "no row that can be learned"),
      (conversions, 1, "no row has a year"),
      // Cells are not what they should be.
      (pairs + "9753\t97116\t\t20200101\t*\t1\tx\n", 2, "“9753” is not a code of five characters"),
      (pairs + "97530\t\t\t20200101\t*\t1\tx\n", 2, "“” is not a code of five characters"),
      (pairs + "97530\t97116\t\t20200101\t*\t7\tx\n", 2, "“7” is not a modifier indicator"),
      (pairs + "97530,97116,,20200101,*,1,x\n", 2, "is not a code of five characters"),
      (reasons + "1,One,01/01/1995,\n1234,Two,01/01/1995,\n", 3, "no reason or remark code"),
      (reasons + "1,,01/01/1995,\n", 2, "no description"),
      ("POS Code,POS Name\n11,Office\n111,House\n", 3, "no place of service of two digits"),
      ("POS Code,POS Name\n11,\n", 2, "no name"),
      (conversions + "A04.71,soon,A04.7\n", 1, "no row has a year"),
      (conversions + "nothing,2024,A04.7\n", 1, "no row has a year"),
      (conversions + "A04.71,2024,None\n", 1, "no row has a year"),
      (reasons + "1,\"One,01/01/1995,\n2,Two,01/01/1995,\n", 2, "this quote is never closed"),
    ])
  func refused(text: String, line: Int, message: String) throws {
    let file = try CodeTableTests.read(text)
    #expect(file.format == .codeTable, "\(text)")
    let problem = try #require(file.diagnostics.first { $0.severity == .error }, "\(text)")
    #expect(problem.message.contains(message), "\(problem.message)")
    #expect(problem.location.line == line)
    #expect(!problem.hint.isEmpty)
  }

  @Test("that are no table at all, though their format is named, say what can be read")
  func named() {
    for text in ["", "a", "\0\0\0", "<table>", "1,2\n", String(repeating: "\t", count: 10_000)] {
      var options = ImportOptions()
      options.format = .codeTable
      let file = ImportedFile(bytes(text), file: "f", options: options)
      #expect(file.diagnostics.map(\.message) == ["the file is no table of codes"])
    }
  }

  private static let samples: [[UInt8]] = [
    bytes(pairs + "97530\t97116\t\t20200101\t*\t1\tx\n20610\tJ0670\t*\t20150101\t*\t0\ty\n"),
    bytes(reasons + "1,One,01/01/1995,\nM1,\"Two, three\",01/01/1995,07/01/2009\n"),
    bytes(
      "1\tOne\nStart: 01/01/1995\n2\tTwo\nStart: 01/01/1995 | Stop: 1/2/34\n3\tx\nStart: 01/01/1995\n"
    ),
    bytes("<table><tr><th>POS Code<th>POS Name<tr><td>11<td>Office<br>&amp; more</table>"),
    bytes(conversions + "E66.811,2024,\"E66.01-E66.02, E66.8\"\nA04.71,45017,A04.7\n"),
  ]

  @Test("that are bent anywhere are read or refused, and what comes in can stand in a deck")
  func bent() {
    var random = SplitMix64(seed: 25)
    for round in 0..<Torture.times(1500, long: 200_000) {
      var sample = Self.samples[round % Self.samples.count]
      for _ in 0...(round % 4) {
        let place = Int.random(in: 0..<sample.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: sample[place] = UInt8.random(in: 0...255, using: &random)
        case 1: sample.removeSubrange(place..<min(sample.count, place + 9))
        case 2: sample.insert(contentsOf: sample[place...].prefix(30), at: place)
        case 3: sample.insert(contentsOf: Array("\"\n,\t<td>".utf8), at: place)
        default: sample[place] = UInt8(ascii: "9")
        }
        if sample.isEmpty { sample = [9] }
      }
      var options = ImportOptions()
      options.format = .codeTable
      let file = ImportedFile(sample, file: "f", options: options)
      #expect(!file.notes.isEmpty || !file.diagnostics.isEmpty || !file.skipped.isEmpty)
      let printed = DeckPrinter().bytes(of: Deck(notes: file.notes))
      #expect(DeckParser.parse(printed, file: "f").deck.notes.count == file.notes.count)
    }
  }

  @Test("of two editions that are bent are compared or refused")
  func bentEditions() throws {
    var random = SplitMix64(seed: 26)
    func bend(_ lines: [String]) -> [String] {
      var lines = lines
      for _ in 0..<3 {
        let place = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: lines.remove(at: place)
        case 1: lines.swapAt(place, 0)
        case 2: lines.append(lines[place])
        default:
          lines[place] = String(lines[place].dropFirst(Int.random(in: 0..<30, using: &random)))
        }
        if lines.isEmpty { lines = [""] }
      }
      return lines
    }
    for _ in 0..<Torture.times(300, long: 30_000) {
      let file = try CodeChangesTests.read(
        bend(CodeChangesTests.new), since: bend(CodeChangesTests.old))
      #expect(!file.notes.isEmpty || !file.diagnostics.isEmpty)
      #expect(Set(file.notes.map { $0.details.id }).count == file.notes.count)
    }
  }

  @Test("of any size take linear time")
  func linear() {
    func page(_ count: Int) -> [UInt8] {
      bytes("<table><tr><td>Code<td>" + String(repeating: "<td><script><!--<tr", count: count))
    }
    func list(_ count: Int) -> [UInt8] {
      bytes(String(repeating: "x\n", count: count) + "1\ta\nStart: 01/01/1995\n")
    }
    func options() -> ImportOptions {
      var options = ImportOptions()
      options.format = .codeTable
      return options
    }
    for make in [page, list] {
      expectLinear(make(5000), make(40_000)) {
        _ = ImportedFile($0, file: "f", options: options())
      }
    }
  }

  @Test("a row of one cell among reason codes without a header is passed over")
  func lonelyCell() {
    let rows = (1...6).map { "<tr><td>\($0)</td><td>Reason \($0). Start: 01/01/1995</td></tr>" }
    let page = "<table>" + rows.joined() + "<tr><td>Deactivated codes</td></tr></table>"
    var options = ImportOptions()
    options.format = .codeTable
    let file = ImportedFile(Array(page.utf8), file: "carc.html", options: options)
    #expect(file.decks.flatMap(\.notes).count == 6)
    #expect(file.skipped.count == 1)
  }
}
