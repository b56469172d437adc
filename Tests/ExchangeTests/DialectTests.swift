import Exchange
import Testing

@Suite struct DialectTests {
  static func detect(_ text: String) -> Dialect { Dialect.detect(Array(text.utf8)) }

  @Test(arguments: [
    ("a,b\nc,d\n", Delimiter.comma, 2),
    ("a\tb\nc\td\n", .tab, 2),
    ("a;b;c\nd;e;f\n", .semicolon, 3),
    ("a|b\nc|d\n", .pipe, 2),
    ("12:30, lunch\tnoon\n13:00, rest\tafternoon\n", .tab, 2),
    ("uno;one, first\ndos;two, second\n", .semicolon, 2),
    ("a; b,c\nd,e\nf,g\n", .comma, 2),
    ("\"a; b\",\"c; d\"\n\"e; f\",\"g; h\"\n", .comma, 2),
    ("front,back\na;b;c,d\ne;f;g,h\n", .comma, 2),
    ("a,b\nc,d, e\nf,g\n", .comma, 2),
    ("\"one\ntwo; three\",x\ny,z\n", .comma, 2),
  ])
  func theDelimiterIsTheOneThatMakesRowsConsistent(
    text: String, delimiter: Delimiter, columns: Int
  ) {
    let dialect = Self.detect(text)
    #expect(dialect.delimiter == delimiter)
    #expect(dialect.columnCount == columns)
  }

  @Test(arguments: [
    ("front,back\na,b\n", true),
    ("Question;Answer;Tags\na;b;c\n", true),
    ("TERM\tDefinition\na\tb\n", true),
    ("Abbreviation/Shorthand,Meaning,More Info\n17p,short arm,\n", true),
    ("guid,front,back,whatever\n1,a,b,c\n", true),
    ("note,a short written record\na,b\n", false),
    ("uno,one\ndos,two\n", false),
  ])
  func aFirstRowOfKnownColumnNamesIsAHeader(text: String, expected: Bool) {
    #expect(Self.detect(text).hasHeader == expected)
  }

  @Test func theDecisionIsExplained() {
    let rows = (1..<120).map { "a\($0),b,c\n" }.joined()
    #expect(
      Self.detect("front,back,tags\n" + rows).explanation
        == "comma, 3 columns in 120 of 120 rows; the first row is a header")
    #expect(
      Self.detect(String(repeating: "a\tb\n", count: 1500)).explanation
        == "tab, 2 columns in 1500 of 1500 rows; the first row is no header")
  }

  @Test func whatIsAskedForIsNotGuessed() {
    let table = plan("uno,one;x\ndos,two;y\n", delimiter: .semicolon, header: true)
    #expect(table.sides == ["dos,two => y"])
    #expect(table.summary[0].hasPrefix("semicolon, as asked"))
  }

  @Test(arguments: [
    (",", Delimiter.comma), ("Tab", .tab), ("\\t", .tab), ("PIPE", .pipe), (";", .semicolon),
  ])
  func delimitersAreKnownByNameAndByCharacter(name: String, expected: Delimiter) {
    #expect(Delimiter(named: name) == expected)
  }

  @Test(arguments: ["\"", "a", "1", "\n", "é", "", "ab"])
  func whatCannotDelimitIsRefused(name: String) {
    #expect(Delimiter(named: name) == nil)
  }
}
