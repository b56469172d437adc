import JSON
import Testing

@Suite struct JSONViewTests {
  @Test("a view tells kinds apart and gives a value only as what it is")
  func kinds() throws {
    var parser = JSONParser()
    try parser.parse(#"[null,true,7,7.5,18446744073709551615,"x",[],{}]"#) { view in
      let elements = Array(view.elements!)
      #expect(
        elements.map(\.kind)
          == [.null, .bool, .integer, .number, .number, .string, .array, .object])
      #expect(elements.map(\.isNull) == [true] + Array(repeating: false, count: 7))
      #expect(elements.map(\.integer) == [nil, nil, 7, nil, nil, nil, nil, nil])
      #expect(elements.map(\.number) == [nil, nil, 7, 7.5, 0x1p64, nil, nil, nil])
      #expect(elements.map(\.bool) == [nil, true, nil, nil, nil, nil, nil, nil])
      #expect(elements.map(\.string) == [nil, nil, nil, nil, nil, "x", nil, nil])
      #expect(elements.map { $0.elements != nil }.firstIndex(of: true) == 6)
      #expect(elements.map { $0.members != nil }.firstIndex(of: true) == 7)
    }
  }

  @Test("strings are compared after their escapes are resolved")
  func comparison() throws {
    var parser = JSONParser()
    try parser.parse(#"{"\u0061b":"c\u0064","":""}"#) { view in
      #expect(view["ab"]?.isString("cd") == true)
      #expect(view["ab"]?.isString("c") == false)
      #expect(view["ab"]?.isString("ce") == false)
      #expect(view[""]?.isString("") == true)
      #expect(view["b"]?.kind == nil)
    }
  }

  @Test("members are found in any order, and a missing one does not disturb the search")
  func find() throws {
    var parser = JSONParser()
    try parser.parse(#"{"a":1,"b":{"a":8,"c":9},"c":[3],"d":4}"#) { view in
      var members = view.members!
      #expect(members.find("a")?.integer == 1)
      #expect(members.find("d")?.integer == 4)
      #expect(members.find("x")?.integer == nil)
      #expect(members.find("b")?["c"]?.integer == 9)
      #expect(members.find("c")?.elements?.map(\.integer) == [3])
      #expect(members.find("a")?.integer == 1)
    }
  }
}
