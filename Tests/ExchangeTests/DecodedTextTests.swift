import Exchange
import Flashcards
import Testing
import Text

@Suite struct DecodedTextTests {
  static let encodings: [[UInt8]] = [
    bytes("niño\t🩺"),
    [0xEF, 0xBB, 0xBF] + bytes("niño\t🩺"),
    [0xFF, 0xFE] + littleEndian("niño\t🩺".utf16),
    [0xFE, 0xFF] + bigEndian("niño\t🩺".utf16),
  ]

  @Test(arguments: encodings)
  func everyMarkedEncodingGivesTheSameText(file: [UInt8]) {
    let text = DecodedText(file)
    #expect(String(decoding: text.utf8, as: UTF8.self) == "niño\t🩺")
    #expect(text.faults.isEmpty)
  }

  @Test func latin1IsNamedWithItsPlaceAndTheAdviceToConvert() throws {
    let table = plan(bytes("uno\tone\nni") + [0xF1] + bytes("o\tchild\n"))
    let diagnostic = try #require(table.diagnostics.first)
    #expect(diagnostic.location == SourceLocation(file: "f", line: 2, column: 3))
    #expect(diagnostic.message.contains("0xF1 is not UTF-8"))
    #expect(diagnostic.message.contains("Windows-1252 or Latin-1, where it is “ñ”"))
    #expect(diagnostic.hint == "pass --encoding windows-1252")
    #expect(table.diagnostics.count == 1)
    #expect(table.notes.isEmpty)
    #expect(table.skipped.map(\.reason) == ["the file is not in UTF-8"])
  }

  @Test func aTypographicQuoteIsRecognisedAsWindows1252() {
    let table = plan([0x93] + bytes("a") + [0x94] + bytes(",b\n"))
    #expect(table.problems.first?.contains("like Windows-1252, where it is ““”") == true)
  }

  @Test func aFileInAnotherEncodingGetsOneErrorThatCountsItsLines() {
    let row: [UInt8] = [0xE9] + bytes(",b\n")
    let table = plan(Array([row, row, row].joined()))
    #expect(table.problems.count == 1)
    #expect(table.problems[0].hasSuffix("(and on 2 further lines)"))
  }

  @Test func strayBytesInUTF8AreEachReportedAsDamage() {
    let table = plan(
      bytes("ä,") + [0xFF] + bytes("\nb,c\nd,") + [0xC3] + bytes("\n"))
    #expect(
      table.problems == [
        "1:3: error: byte 0xFF is not UTF-8, though the file holds UTF-8 elsewhere",
        "3:3: error: byte 0xC3 is not UTF-8, though the file holds UTF-8 elsewhere",
      ])
    #expect(table.sides == ["b => c"])
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0xF0, 0x9F], [0x80],
    ] as [[UInt8]])
  func illFormedSequencesAreNoText(sequence: [UInt8]) {
    #expect(DecodedText(sequence).faults.map(\.offset) == [0])
  }

  @Test func aNULByteIsAnErrorWithItsPlaceAndOnlyItsRowIsLeftOut() {
    let table = plan("a,b\nc,d\0e\nf,g\n")
    #expect(table.problems == ["2:4: error: a NUL byte, which text does not hold"])
    #expect(table.sides == ["a => b", "f => g"])
  }

  @Test func utf16WithoutAByteOrderMarkIsRecognised() {
    let table = plan(littleEndian("front\tback\na\tb\n".utf16))
    #expect(table.diagnostics.first?.hint == "pass --encoding utf-16le")
  }

  @Test func halfASurrogatePairIsAnErrorWithItsPlace() {
    let units: [UInt16] = [0x61, 0x2C, 0xD83D, 0x0A, 0x62, 0x2C, 0x63]
    let table = plan([0xFF, 0xFE] + littleEndian(units))
    #expect(table.problems == ["1:3: error: half a character: the UTF-16 is damaged here"])
    #expect(table.sides == ["b => c"])
  }

  @Test func columnsAreCountedInCharacters() {
    let text = DecodedText(bytes("🇩🇪é,x\n"))
    #expect(text.location(at: 11, file: "f").column == 4)
  }
}
