import Exchange
import Flashcards
import TestSupport
import Testing
import Text

/// Files that break table importers.
@Suite struct DelimitedTrapsTests {
  @Test func everyRowThatBecomesNoCardIsListedWithItsReason() {
    let table = plan("a,b\n,c\n\"d,e\nf,g,h\ni\na,b\nj,k\n")
    #expect(table.sides == ["a => b", "j => k"])
    #expect(
      table.skipped == [
        .init(line: 2, reason: "the front is empty"),
        .init(line: 3, reason: "its quote is never closed"),
        .init(line: 4, reason: "it has too many columns: 2 expected, 3 found"),
        .init(line: 5, reason: "it has too few columns: 2 expected, 1 found"),
        .init(line: 6, reason: "it repeats line 1"),
      ])
  }

  @Test func aRowWithANULByteIsListed() {
    #expect(plan("a,b\nc,d\0e\n").skipped == [.init(line: 2, reason: "it cannot be read as text")])
  }

  @Test func aFileOfOneUnclosedQuoteListsIt() {
    #expect(plan("\"a,b\n").skipped == [.init(line: 1, reason: "its quote is never closed")])
  }

  @Test func controlCharactersAreNotTakenOver() {
    let table = plan("a\u{1F}b,c\u{1}\nd,\u{7F}e\u{85}f\n")
    #expect(table.sides == ["a b => c", "d => e f"])
    #expect(
      table.problems == [
        "1:2: warning: the control character U+001F is left out",
        "2:3: warning: the control character U+007F is left out",
      ])
  }

  @Test func mixedLineEndsAreReadAndSaid() {
    let table = plan("a,b\nc,d\r\ne,f\rg,h\n")
    #expect(table.sides == ["a => b", "c => d", "e => f", "g => h"])
    #expect(
      table.summary.contains(
        "line ends are mixed: LF from line 1, CRLF from line 2, CR from line 3"))
  }

  @Test func linesThatEndWithCRAloneAreCounted() {
    #expect(plan("a,b\rc\rd,e\r").problems == ["2:2: error: too few columns: 2 expected, 1 found"])
  }

  @Test func lineEndsInsideCellsBecomeLF() {
    #expect(plan("\"a\r\nb\rc\",d\r\n").sides == ["a\nb\nc => d"])
  }

  @Test func tenThousandColumnsAreReadInOnePiece() {
    let table = plan("front,back\na,b\nc,d" + String(repeating: ",x", count: 10_000) + "\n")
    #expect(table.sides == ["a => b"])
    #expect(table.problems == ["3:5: error: too many columns: 2 expected, 10002 found"])
  }

  @Test func manyMessagesAreCutShortAndCounted() {
    let table = plan("a,b\n" + String(repeating: ",c\n", count: 1500))
    #expect(table.diagnostics.count == 1001)
    #expect(table.problems.last == "1002:1: error: 500 further messages from here on, not listed")
    #expect(table.skipped.count == 1500)
  }

  @Test func manyMessagesAboutOneLineTakeLinearTime() {
    expectLinear(25_000, 200_000) { count in
      let table = plan(String(repeating: "a\tb;", count: count))
      #expect(table.notes.count == 1)
      #expect(table.skipped.count == count - 1)
    }
  }

  @Test func severalExplanationsAreJoined() {
    let table = plan("front,back,notes,extra\na,b,c,d\ne,f,,g\n")
    #expect(table.rows.map(\.why) == ["c\nd", "g"])
  }

  @Test func whiteSpaceAloneIsNoFront() {
    #expect(plan("a,b\n\u{A0} ,c\n").problems == ["2:1: error: the front is empty"])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func nothingThatIsThrownAtItBreaksIt(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] =
      DelimitedWriterTests.pieces.map { Array($0.utf8) }
      + [
        [0], [0xFF], [0xC3], [0x1F], bytes("{{c1::"), bytes("}}"), bytes("<b>"), bytes("</b"),
        bytes("#html:true\n"), bytes("#deck column:2\n"), bytes(" - "), bytes("front"),
        [0xFE, 0xFF], bytes("|---|:-:|\n"), bytes("| a |"), bytes("\\|"), bytes("sep=;\n"),
        bytes("\"#deck:x\",,\n"), bytes("#separator:tab,,\n"), bytes("word,Bedeutung\n"),
        bytes("\n\n"), [0xEF, 0xBB, 0xBF], [0x82, 0xA0], [0xB0, 0xA1],
      ]
    for _ in 0..<3000 {
      let file = (0..<Int.random(in: 0...20, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator)!
      }
      let encodings: [TextEncoding?] = [
        nil, nil, nil, .utf16, .latin1, .windows1252, TextEncoding(named: "shift-jis"),
      ]
      let delimiters: [Delimiter?] = [nil, nil, .comma, .spacedHyphen, Delimiter(named: "||")]
      let rowEnds: [RowEnd?] = [nil, nil, .blankLine, .semicolon, RowEnd(named: "||")]
      let header: Bool? = [nil, true, false].randomElement(using: &generator)!
      let table = plan(
        file, delimiter: delimiters.randomElement(using: &generator)!, header: header,
        encoding: encodings.randomElement(using: &generator)!,
        rowEnd: rowEnds.randomElement(using: &generator)!)
      #expect(table.diagnostics.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
    }
  }
}
