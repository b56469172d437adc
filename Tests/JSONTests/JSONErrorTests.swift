import JSON
import Testing

@Suite struct JSONErrorTests {
  @Test(
    "an error tells the line and column where the text stops being JSON",
    arguments: [
      ("{\n  \"é\": 1,\n  \"b\": tru\n}", 3, 8),
      ("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3),
      ("{\"a\": 1,}", 1, 9),
      ("[1, 2", 1, 6),
      ("[01]", 1, 2),
      ("{\"é\": \"a\nb\"}", 1, 9),
      (#"["\x"]"#, 1, 4),
      ("{} x", 1, 4),
      ("[1}", 1, 3),
      ("{a: 1}", 1, 2),
      (" \n", 2, 1),
    ])
  func place(text: String, line: Int, column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("a text whose grammar is right and that is refused all the same has no place")
  func noPlace() {
    let text = String(repeating: "[", count: 9000) + String(repeating: "]", count: 9000)
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.line == nil)
    #expect(error?.reason.isEmpty == false)
  }

  @Test("every truncation and every wrong byte is refused with a place, or is JSON")
  func everyFault() {
    let text = Array(#"{"a":[1,-2.5e+3,true,null,{}],"b\u00e9\"":{"c":"d\\"}}"#.utf8)
    for index in text.indices {
      let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text[..<index])) }
      #expect(index == 0 || (1...(index + 1)).contains(error?.column ?? 0))
      for byte in 0..<UInt8(0x80) {
        var damaged = text
        damaged[index] = byte
        do {
          _ = try JSONValue(parsing: damaged)
        } catch {
          #expect(error.line == 1 || byte == 0x0A)
        }
      }
    }
  }
}
