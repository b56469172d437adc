import Exchange
import Flashcards
import Testing

/// The cases on which other importers were measured, each with the result that a user would expect.
@Suite struct DelimitedSamplesTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let sides: [String]
    var problems: [String] = []

    var testDescription: String { name }
  }

  static let samples = [
    Sample(
      name: "tab", text: "perro\tdog\ngato\tcat\n", sides: ["perro => dog", "gato => cat"]),
    Sample(
      name: "comma and quotes, with a header",
      text: "front,back\n\"a, b\",\"c \"\"quoted\"\" d\"\n\"line one\nline two\",ok\n",
      sides: ["a, b => c \"quoted\" d", "line one\nline two => ok"]),
    Sample(name: "semicolon", text: "uno;one\ndos;two\n", sides: ["uno => one", "dos => two"]),
    Sample(
      name: "Anki's header lines",
      text:
        "#separator:Semicolon\n#html:true\n#notetype:Basic\n#deck:Import::Sub\n"
        + "#tags:alpha beta::gamma\n#columns:Back;Front\n<b>back1</b>;front1\nback2;front2\n",
      sides: ["front1 => back1", "front2 => back2"]),
    Sample(
      name: "byte order mark", text: "\u{FEFF}#separator:Comma\nniño,child\n",
      sides: ["niño => child"]),
    Sample(name: "CRLF", text: "a\tb\r\nc\td\r\n", sides: ["a => b", "c => d"]),
    Sample(
      name: "comments",
      text: "#separator:tab\n# a comment\nx\ty\n#not a card\tz\n\"#quoted hash\"\tz\n",
      sides: ["x => y", "#quoted hash => z"]),
    Sample(
      name: "ragged", text: "#separator:tab\none\ntwo\tb\nthree\tb\tc\td\n", sides: ["two => b"],
      problems: [
        "2:4: error: too few columns: 2 expected, 1 found",
        "4:9: error: too many columns: 2 expected, 4 found",
      ]),
    Sample(
      name: "empty first field",
      text: "#separator:tab\n\tback only\n  \tspaces first\nok\tfine\n", sides: ["ok => fine"],
      problems: ["2:1: error: the front is empty", "3:1: error: the front is empty"]),
    Sample(
      name: "duplicates", text: "#separator:tab\nsame\t1\nsame\t2\nSAME\t3\n<b>same</b>\t4\n",
      sides: ["same => 1", "same => 2", "SAME => 3", "same => 4"],
      problems: [
        "3:1: warning: line 2 asks the same with another answer; both are kept",
        "4:1: warning: line 2 asks the same but for capitals or markup; both are kept",
        "5:1: warning: line 2 asks the same with another answer; both are kept",
        "5:1: warning: 1 row with HTML tags, the first one here; they are read as HTML",
      ]),
    Sample(
      name: "unclosed quote",
      text: "#separator:tab\n\"never closed\tback\nnext\tline\nlast\tone\n",
      sides: ["next => line", "last => one"],
      problems: ["2:1: \(DelimitedImportTests.unclosed)"]),
    Sample(name: "line of tags", text: "tags: foo bar\nq\ta\n", sides: ["q => a"]),
    Sample(
      name: "HTML or not", text: "a <b>bold</b> & c\tx < y\n",
      sides: ["a <b>bold</b> & c => x < y"],
      problems: ["1:3: warning: 1 row with HTML tags, the first one here; they are kept as text"]),
    Sample(
      name: "guid column",
      text: "#separator:tab\n#guid column:1\nguid-A\tf1\tb1\nguid-B\tf2\tb2\nguid-A\tf3\tb3\n",
      sides: ["f1 => b1", "f2 => b2"],
      problems: ["5:1: error: the id “guid-A” is used on line 3 already"]),
    Sample(
      name: "quotes in the middle",
      text: "#separator:tab\na \"quoted\" word\tb\n\"starts\" quoted\tb\n",
      sides: ["a \"quoted\" word => b", "\"starts\" quoted => b"],
      problems: [
        "3:10: warning: text follows the closing quote; the field is kept as it is written"
      ]),
  ]

  @Test(arguments: samples)
  func eachSampleImportsAsAUserWouldExpect(sample: Sample) {
    let table = plan(sample.text)
    #expect(table.sides == sample.sides)
    #expect(table.problems == sample.problems)
  }

  @Test func latin1IsRefusedWithAdvice() {
    let table = plan(bytes("ni") + [0xF1] + bytes("o\tchild\n"))
    #expect(table.rows.isEmpty)
    #expect(table.problems.count == 1)
    #expect(table.problems[0].hasPrefix("1:3: error: byte 0xF1 is not UTF-8"))
  }

  @Test func utf16IsReadAndNamed() {
    let table = plan(
      [0xFF, 0xFE] + littleEndian("niño\tchild\n".utf16))
    #expect(table.sides == ["niño => child"])
    #expect(table.summary.first == "encoding: UTF-16 (little-endian)")
  }

  @Test func ankiHeadersGiveDeckTagsAndIds() {
    let table = plan(
      "#separator:tab\n#html:false\n#deck:A::B\n#tags:all\n#guid column:1\n#tags column:4\n"
        + "lP[:B?\tuno\tone\tx y\n")
    #expect(table.decks.map(\.name) == ["A::B"])
    #expect(table.rows.map(\.id) == [ContentHash(["import", "lP[:B?"]).base32])
    #expect(table.rows.map(\.tags) == [["all", "x", "y"]])
    #expect(table.sides == ["uno => one"])
  }

  @Test func theOlderLineOfTagsGivesTagsToEveryRow() {
    #expect(plan("tags: foo bar\nq\ta\n").rows.map(\.tags) == [["foo", "bar"]])
  }

  @Test func skippedCommentsAreCounted() {
    let table = plan("#separator:tab\n# a comment\nx\ty\n#not a card\tz\n")
    #expect(table.summary.contains("2 comment lines beginning with # skipped"))
  }

  @Test func withoutAnAnkiHeaderALineThatBeginsWithANumberSignIsARow() {
    #expect(plan("#1 rule,code to the highest specificity\n").rows.map(\.front) == ["#1 rule"])
  }

  @Test func headerLinesThatCannotBeHonouredAreErrorsAtTheirLine() {
    #expect(
      plan("#separator:é\n#tags column:x\na\tb\n").problems == [
        "1:1: error: “é” is not a separator", "2:1: error: “x” is not a column",
      ])
  }
}
