import JSON
import TestSupport
import Testing

@Suite struct JSONWritingTests {
  @Test(
    "values are written in the shortest form",
    arguments: [
      (JSONValue.null, "null"),
      (true, "true"),
      (.integer(.min), "-9223372036854775808"),
      (0.1, "0.1"),
      (2.0, "2.0"),
      (1e100, "1e+100"),
      (.number(-0.0), "-0.0"),
      (.number(.nan), "null"),
      (.number(-.infinity), "null"),
      (.hundredths(250), "2.50"),
      (.hundredths(5), "0.05"),
      (.hundredths(-105), "-1.05"),
      (.hundredths(0), "0.00"),
      (.hundredths(.min), "-92233720368547758.08"),
      (["a", 1, [:], [nil]], #"["a",1,{},[null]]"#),
      (["b": 1, "a": ["c": []]], #"{"b":1,"a":{"c":[]}}"#),
      ("\"\\/\u{8}\t\n\u{c}\r\u{0}\u{1f}\u{7f}é😀", #""\"\\/\b\t\n\f\r\u0000\u001f\u007fé😀""#),
      ("a\u{2027}\u{2028}b\u{2029}\u{202A}", "\"a\u{2027}\\u2028b\\u2029\u{202A}\""),
    ] as [(JSONValue, String)])
  func writes(value: JSONValue, expected: String) {
    #expect(value.description == expected)
  }

  @Test("the pretty form indents by two spaces and leaves empty brackets closed")
  func pretty() {
    let value: JSONValue = ["a": 1, "b": [], "c": [1, ["d": nil]], "e": [:]]
    #expect(
      value.prettyDescription == """
        {
          "a": 1,
          "b": [],
          "c": [
            1,
            {
              "d": null
            }
          ],
          "e": {}
        }
        """)
  }

  @Test("the writer makes room as it goes", arguments: [1, 7, 256])
  func grows(capacity: Int) {
    var writer = JSONWriter(capacity: capacity)
    writer.beginObject()
    writer.key("grade")
    writer.integer(4)
    writer.key("easiness")
    writer.hundredths(250)
    writer.endObject()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"grade":4,"easiness":2.50}"#)
  }

  @Test("setting a member keeps the order and the members that are unknown")
  func objects() throws {
    guard var object = try JSONValue(parsing: #"{"z":1,"new":[2],"a":3}"#).object else {
      Issue.record("not an object")
      return
    }
    object["z"] = 9
    object["b"] = 4
    object["a"] = nil
    object["none"] = nil
    #expect(object.keys == ["z", "new", "b"])
    #expect(JSONValue.object(object).description == #"{"z":9,"new":[2],"b":4}"#)
  }

  @Test("whatever is written is read back equal", arguments: 0..<200)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = JSONValue.random(depth: 4, using: &random)
    #expect(try JSONValue(parsing: value.description) == value)
    #expect(try JSONValue(parsing: value.prettyDescription) == value)
  }

  @Test("python3's json module wrote the golden file; we read it and write the same bytes")
  func golden() throws {
    #expect(try JSONValue(parsing: Golden.pretty).description == Golden.compact)
    #expect(try JSONValue(parsing: Golden.compact).prettyDescription == Golden.pretty)
  }
}

/// The output of Python 3's `json.dumps` for one document, with `ensure_ascii=False`:
/// `separators=(",", ":")`, and `indent=2`.
private enum Golden {
  static let compact = #"""
    {"name":"Remittance advice — 835","n":[0,-1,9223372036854775807,0.1,-2.5,1e-07,1.5e+300,2.0],"text":"quote \" slash / backslash \\ tab\t newline\n bell\u0007 é 😀 中","flags":[true,false,null],"empty":[{},[],""],"nested":{"a":{"b":{"c":[[[1]]]}}}}
    """#

  static let pretty = #"""
    {
      "name": "Remittance advice — 835",
      "n": [
        0,
        -1,
        9223372036854775807,
        0.1,
        -2.5,
        1e-07,
        1.5e+300,
        2.0
      ],
      "text": "quote \" slash / backslash \\ tab\t newline\n bell\u0007 é 😀 中",
      "flags": [
        true,
        false,
        null
      ],
      "empty": [
        {},
        [],
        ""
      ],
      "nested": {
        "a": {
          "b": {
            "c": [
              [
                [
                  1
                ]
              ]
            ]
          }
        }
      }
    }
    """#
}

extension JSONValue {
  fileprivate static func random(depth: Int, using random: inout SplitMix64) -> JSONValue {
    let count = Int.random(in: 0...6, using: &random)
    switch Int.random(in: 0...(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(Int(truncatingIfNeeded: random.next()))
    case 3: return .integer(.random(in: -10...10, using: &random))
    case 4:
      let number = Double(bitPattern: random.next())
      return .number(number.isFinite ? number : 0.5)
    case 5: return .string(.random(using: &random))
    case 6: return .array((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
    default:
      return .object(
        JSONObject(
          (0..<count).map { _ in
            (String.random(using: &random), .random(depth: depth - 1, using: &random))
          }))
    }
  }
}

extension String {
  fileprivate static func random(using random: inout SplitMix64) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x22...0x22, 0x5C...0x5C, 0x80...0x7FF, 0x2020...0x2030,
      0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    let scalars = (0..<Int.random(in: 0...80, using: &random)).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: ranges.randomElement(using: &random)!, using: &random))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
