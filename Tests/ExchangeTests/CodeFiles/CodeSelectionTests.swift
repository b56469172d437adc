import Exchange
import Flashcards
import Testing
import Text

@Suite("A selection of codes")
struct CodeSelectionTests {
  private static let codes = [
    ("C75", "Gland, ill-sorted"), ("C7A00", "Nerve lump of unspecified site"),
    ("C7B1", "Spread nerve lump"), ("C76", "Head, ill-sorted"), ("E0801", "Sugar trouble, old"),
    ("E119", "Sugar trouble of a male"), ("E1165", "Sugar trouble of a FEMALE, high"),
    ("E139", "Other sugar trouble"), ("E140", "Unspecified matter, kind 2"),
    ("S72001A", "Break of the hip"), ("Z999", "State, unspecified"), ("U071", "COVID-19"),
  ]

  private static func select(_ text: String, from lines: [String]) throws -> [String] {
    var options = ImportOptions()
    options.codes.selection = try CodeSelection(parsing: text)
    return ImportedFile(bytes(lines.joined(separator: "\n")), file: "f", options: options).notes
      .map { String($0.sides.prefix { $0 != " " }) }
  }

  @Test(
    "takes the codes that it describes",
    arguments: [
      ("E08-E13", "E08.01 E11.9 E11.65 E13.9"), ("e08 – e13", ""),
      ("e08–e13", "E08.01 E11.9 E11.65 E13.9"),
      ("E11.6-E13", "E11.65 E13.9"), ("E11", "E11.9 E11.65"), ("e11.9", "E11.9"),
      ("S72 I10 E14", "E14.0 S72.001A"), ("S72,E14", "E14.0 S72.001A"),
      ("C75-C76", "C75 C7A.00 C7B.1 C76"), ("C7A", "C7A.00"), ("Z99-U07", ""), ("U", "U07.1"),
      ("sugar", "E08.01 E11.9 E11.65 E13.9"), ("male", "E11.9"), ("femal", "E11.65"),
      ("sugar high", "E11.65"), ("high, male", "E11.9 E11.65"), ("E11-E13 other", "E13.9"),
      ("\"trouble of a\"", "E11.9 E11.65"), ("“kind 2”", "E14.0"), ("2", "E14.0"),
      ("ill-sorted", "C75 C76"), ("covid-19", "U07.1"), ("E -E11 -matter", "E08.01 E13.9"),
      ("E -\"a male\" -E13-E14", "E08.01 E11.65"), ("C billable", "C75 C7A.00 C7B.1 C76"),
      ("-unspecified -sugar -C -S", "U07.1"), ("E, sample:99", "E08.01 E11.9 E11.65 E13.9 E14.0"),
    ])
  func selects(expression: String, expected: String) throws {
    if expression == "Z99-U07" || expression.contains(" – ") {
      #expect(throws: CodeSelectionError.self) { try CodeSelection(parsing: expression) }
      return
    }
    let lines = Self.codes.map { codesLine($0, $1) }
    #expect(try Self.select(expression, from: lines).joined(separator: " ") == expected)
  }

  @Test(
    "knows the modifiers and codes of HCPCS",
    arguments: [
      ("J0100-J1999", "J0120 J1100"), ("modifiers", "GA A1"), ("GA", "GA"), ("A1", "A1 A1000"),
      ("-modifiers", "J0120 J1100 A1000"), ("A", "A1000"), ("modifiers, A1000", "GA A1 A1000"),
      ("as", "A1000"),
    ])
  func hcpcs(expression: String, expected: String) throws {
    let lines = [
      hcpcsLine("J0120", "Injection"), hcpcsLine("J1100", "Injection"), hcpcsLine("GA", "Waiver"),
      hcpcsLine("A1", "One wound"), hcpcsLine("A1000", "Bus as ambulance"),
    ]
    #expect(try Self.select(expression, from: lines).joined(separator: " ") == expected)
  }

  @Test("takes digits for the beginning of a code of ICD-10-PCS")
  func procedures() throws {
    let lines = [codesLine("0016070", "One"), codesLine("1016070", "Two of 001")]
    #expect(try Self.select("001", from: lines) == ["0016070"])
    #expect(try Self.select("0-1", from: lines) == ["0016070", "1016070"])
  }

  @Test("takes the same sample each time, and a larger one holds it")
  func sample() throws {
    let lines = (100...399).map { codesLine("A\($0)", "Illness \($0)") }
    let ten = try Self.select("sample:10", from: lines)
    #expect(ten.count == 10)
    #expect(ten == ten.sorted())
    #expect(try Self.select("sample:10", from: lines) == ten)
    #expect(try Set(Self.select("sample:50", from: lines)).isSuperset(of: ten))
    #expect(try Self.select("sample:10", from: lines + [codesLine("B100", "More")]) != ten)
    #expect(try Self.select("A2 sample:10", from: lines).allSatisfy { $0.hasPrefix("A2") })
  }

  @Test(
    "that cannot be read says what is wrong and where",
    arguments: [
      ("", 1, "the selection is empty"), (" , ", 1, "the selection is empty"),
      ("E11 \"open", 5, "the quote is not closed"), ("E11, -", 6, "nothing follows the `-`"),
      ("\"\"", 1, "there is nothing between the quotes"),
      ("E13-E08", 1, "the range `E13-E08` ends before it begins"),
      ("a E08-13", 3, "the range `E08-13` has no code at its end"),
      ("E08-", 1, "the range `E08-` has no code at its end"),
      ("sample:0", 1, "`sample:0` does not say how many codes"),
      ("E11 sample:many", 5, "`sample:many` does not say how many codes"),
      ("kind:x", 1, "there is no `kind:x`"),
      ("-billable", 1, "`billable` cannot be left out with a `-`"),
    ])
  func errors(expression: String, column: Int, message: String) {
    let error = #expect(throws: CodeSelectionError.self) {
      try CodeSelection(parsing: expression)
    }
    #expect(error?.column == column)
    #expect(error?.message == message)
    #expect(error?.hint.isEmpty == false)
  }

  @Test("that takes nothing is an error, and a part that takes nothing a warning")
  func nothing() throws {
    let text = bytes(Self.codes.map { codesLine($0, $1) }.joined(separator: "\n"))
    var options = ImportOptions()
    options.codes.selection = try CodeSelection(parsing: "B12")
    let none = ImportedFile(text, file: "f", options: options)
    #expect(none.hasErrors)
    #expect(none.diagnostics[0].message == "no code of the file is in `B12`")
    options.codes.selection = try CodeSelection(parsing: "B12, E11")
    let some = ImportedFile(text, file: "f", options: options)
    #expect(
      some.diagnostics.map(\.message) == [
        "no code of the file is in `B12`, a part of the selection"
      ])
    #expect(!some.hasErrors)
  }
}
