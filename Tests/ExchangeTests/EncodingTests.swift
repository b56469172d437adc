import Exchange
import Flashcards
import Testing

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("utf_16", .utf16),
      ("UTF-16LE", .utf16LittleEndian), ("utf-16be", .utf16BigEndian), ("latin-1", .latin1),
      ("Latin1", .latin1), ("ISO-8859-1", .latin1), ("windows-1252", .windows1252),
      ("CP1252", .windows1252), ("Windows 1252", .windows1252),
    ])
  func namesAreForgiving(name: String, expected: TextEncoding) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test(arguments: ["", "koi8-r", "utf-7", "latin-2", "utf"])
  func otherNamesAreNone(name: String) {
    #expect(TextEncoding(named: name) == nil)
  }

  @Test func latin1IsReadWhereItIsAskedFor() {
    let table = plan(bytes("ni") + [0xF1] + bytes("o\tchild\n"), encoding: .latin1)
    #expect(table.sides == ["niño => child"])
    #expect(table.problems == [])
    #expect(table.summary[0] == "encoding: Latin-1")
  }

  @Test func windows1252IsReadWhereItIsAskedFor() {
    let table = plan([0x93] + bytes("5 ") + [0x80, 0x94] + bytes(",a\n"), encoding: .windows1252)
    #expect(table.sides == ["“5 €” => a"])
  }

  @Test func aByteThatWindows1252LeavesOpenIsNamedAndCostsItsRow() {
    let table = plan(bytes("a,b\nc") + [0x81] + bytes(",d\n"), encoding: .windows1252)
    #expect(table.problems == ["2:2: error: byte 0x81 stands for no character in Windows-1252"])
    #expect(table.sides == ["a => b"])
    #expect(table.skipped == [.init(line: 2, reason: "it cannot be read as text")])
  }

  @Test(arguments: [TextEncoding.utf16, .utf16LittleEndian])
  func utf16WithoutAMarkIsReadWhereItIsAskedFor(encoding: TextEncoding) {
    let table = plan(littleEndian("niño\tchild\n".utf16), encoding: encoding)
    #expect(table.sides == ["niño => child"])
  }

  @Test func theByteOrderIsFoundOrNamed() {
    let text = bigEndian("front\tback\na\tb\n".utf16)
    #expect(plan(text, encoding: .utf16).sides == ["a => b"])
    #expect(plan(text, encoding: .utf16BigEndian).sides == ["a => b"])
  }

  @Test func aMarkIsNoPartOfTheTextWhenItsEncodingIsNamed() {
    #expect(plan([0xEF, 0xBB, 0xBF] + bytes("a,b\n"), encoding: .utf8).sides == ["a => b"])
    #expect(
      plan([0xFF, 0xFE] + littleEndian("a,b\n".utf16), encoding: .utf16).sides == ["a => b"])
  }

  @Test func aFileInAnotherEncodingGivesNoRowsAndSaysWhatToPass() {
    let table = plan(bytes("uno,one\n") + [0xE9] + bytes("t,summer\n"))
    #expect(table.notes.isEmpty)
    #expect(table.problems.count == 1)
    #expect(table.diagnostics.first?.location == SourceLocation(file: "f", line: 2, column: 1))
    #expect(table.diagnostics.first?.hint == "pass --encoding windows-1252")
    #expect(table.skipped.count == 1)
    #expect(table.summary == ["nothing is read: the file needs --encoding windows-1252"])
  }
}
