import Exchange
import TestSupport
import Testing

@Suite struct DelimitedTextTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("\n\na,b\r\n\r\nc,d\n\n", [["a", "b"], ["c", "d"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("\"a,b\",\"c \"\"d\"\"\"\n", [["a,b", "c \"d\""]]),
    ("\"one\ntwo\r\nthree\rfour\",x\n", [["one\ntwo\r\nthree\rfour", "x"]]),
    ("\"\",\"\"\n", [["", ""]]),
    ("a, \"b, c\" ,d\n", [["a", "b, c", "d"]]),
    ("a \"quoted\" word,5\" bolt\n", [["a \"quoted\" word", "5\" bolt"]]),
    ("", []),
  ])
  func fieldsAreReadAsRFC4180Says(text: String, expected: [[String]]) {
    #expect(fields(text) == expected)
    #expect(delimited(text).faults.isEmpty)
  }

  @Test func recordsKnowTheirFirstLine() {
    #expect(plan("a,b\n\n\"c\nd\",e\nf,g\n").rows.map(\.line) == [1, 3, 5])
  }

  @Test(arguments: [
    ("\"a,b\nc,d\n", [["c", "d"]], 0),
    ("\"a,b\n\"c\",\"d\"\ne,f\n", [["c", "d"], ["e", "f"]], 0),
    ("a,b\nc,\"d\ne,f", [["a", "b"], ["e", "f"]], 6),
    ("\"a\nb\",\"c\nd,e\n", [["d", "e"]], 6),
    ("a,\"b", [], 2),
  ])
  func anUnclosedQuoteCostsItsOwnLineOnly(text: String, expected: [[String]], opening: Int) {
    let read = delimited(text)
    #expect(read.values == expected)
    #expect(read.faults.map(\.kind) == [.unclosedQuote])
    #expect(read.faults.map(\.offset) == [opening])
  }

  @Test func textAfterAClosingQuoteIsReportedAndKept() {
    let read = delimited("\"a\"b,c\n\"d, e\" f,g\n")
    #expect(
      read.values == [["\"a\"b", "c"], ["\"d, e\" f", "g"]])
    #expect(read.faults.map(\.kind) == [.textAfterQuote, .textAfterQuote])
    #expect(read.faults.map(\.offset) == [3, 14])
  }

  @Test(
    arguments: ["\"a,b\n", "\"\"\"\n", "x,\"\n\"\"\n", "\"a\"b,", "\"\"\n", "\"\n\"\"\"\"\n"])
  func hostileQuotesAreReadInLinearTime(pattern: String) {
    expectLinear(2500, 20_000) { count in
      let read = delimited("x,\"" + String(repeating: pattern, count: count))
      #expect(read.count + read.faults.count > 0)
    }
  }

  @Test func aMegabyteInOneFieldIsKeptWhole() {
    let long = String(repeating: "0123456789abcde\n", count: 65_536)
    let table = plan("a,\"\(long)z\"\nb,c\n")
    #expect(table.rows.map(\.back.utf8.count) == [long.utf8.count + 1, 1])
    #expect(table.problems == ["1:3: warning: this field is 1048577 bytes long"])
  }

  @Test func manyRowsAreReadInLinearTime() {
    expectLinear(2500, 20_000) { count in
      let text = (0..<count).map { "question \($0),\"answer, \($0)\"\n" }.joined()
      #expect(plan(text).rows.count == count)
    }
  }
}
