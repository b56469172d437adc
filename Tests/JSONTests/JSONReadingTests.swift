import JSON
import Testing

@Suite struct JSONReadingTests {
  @Test(
    "values are what RFC 8259 says they are",
    arguments: [
      ("null", JSONValue.null),
      (" true\r\n", true),
      ("false", false),
      ("0", 0),
      ("-0", 0),
      ("-0.0", .number(-0.0)),
      ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("18446744073709551615", .number(0x1p64)),
      ("2.50", 2.5),
      ("1e3", 1000.0),
      ("5e-324", .number(.leastNonzeroMagnitude)),
      ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
      ("0.1", 0.1),
      (#""""#, ""),
      (#""\"\\\/\b\f\n\r\t\u0041""#, "\"\\/\u{8}\u{c}\n\r\tA"),
      (#""\ud83d\ude00 \u00e9 é""#, "😀 é é"),
      (#""\u0000""#, "\0"),
      ("[]", []),
      ("{}", [:]),
      ("[1,[2,[]],{\"a\":{}}]", [1, [2, []], ["a": [:]]]),
      ("\u{FEFF}{\"a\": null}", ["a": nil]),
    ] as [(String, JSONValue)])
  func reads(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test(
    "what is not JSON is refused",
    arguments: [
      "", " ", "\n", "\u{FEFF}", "nul", "NaN", "Infinity", "-", "01", "1.", ".5", "+1", "0x10",
      "1e",
      "1e400", "99999999999999999999999999", "'a'", "\"a", "\"\t\"", "\"\n\"", #""\x""#,
      #""\u12G4""#, #""\ud83d""#, #""\ud83dx""#, "[", "]", "[1,]", "[,1]", "[1 2]", "{", "{a:1}",
      "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "[1}", "{} x", "1 2", "[1]]", "// c\n1", "\0",
      "{}\0",
    ])
  func refuses(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0xFF, 0xFE, 0x31, 0x00],
    ] as [[UInt8]])
  func refusesInvalidUTF8(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
  }

  @Test(
    "nesting is read to a depth of 1,000 and refused, not crashed on, beyond 1,024",
    arguments: ["[", "{\"a\":", "[{\"a\":"])
  func nesting(opening: String) throws {
    let closing = String(
      opening.reversed().compactMap { $0 == "[" ? "]" : $0 == "{" ? "}" : nil } as [Character])
    func nested(_ depth: Int) -> String {
      let count = depth / closing.count
      return String(repeating: opening, count: count) + "1"
        + String(repeating: closing, count: count)
    }
    let text = nested(1000)
    #expect(try JSONValue(parsing: text).description == text)
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(10_000)) }
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: String(repeating: opening, count: 100_000))
    }
  }

  @Test("half a surrogate pair never becomes an invalid string")
  func loneSurrogate() {
    let value = try? JSONValue(parsing: #""\udc00""#).string
    #expect(value == nil || value?.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" } == true)
  }

  @Test("of members with the same key the first wins, and order is kept")
  func duplicates() throws {
    let text = #"{"b":1,"a":2,"b":3}"#
    #expect(try JSONValue(parsing: text).description == #"{"b":1,"a":2}"#)
    var parser = JSONParser()
    #expect(try parser.parse(text) { $0["b"]?.integer } == 1)
  }

  @Test("an error says what is wrong and leaves the parser usable")
  func parserSurvivesErrors() throws {
    var parser = JSONParser()
    let error = #expect(throws: JSONError.self) { try parser.parse("[1,") { $0.kind } }
    #expect(error?.reason.isEmpty == false)
    #expect(try parser.parse("[1]") { $0.kind } == .array)
  }

  @Test("a text in a padded buffer is read in place and ends where it ends")
  func inPlace() throws {
    var parser = JSONParser()
    let bytes = Array("[1,2]3,4]".utf8) + [UInt8](repeating: 0x39, count: JSONParser.padding)
    let sum = try bytes.withUnsafeBytes { bytes in
      try parser.parse(UnsafeRawBufferPointer(rebasing: bytes[..<5]), isPadded: true) {
        $0.elements?.reduce(0) { $0 + ($1.integer ?? 0) }
      }
    }
    #expect(sum == 3)
  }
}
