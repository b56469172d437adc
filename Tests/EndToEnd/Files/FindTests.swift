import Foundation
import Testing

@Suite("find")
struct FindTests {
  @Test("shows a table that fits any window, with less in it the narrower it is")
  func table() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    func lines(_ columns: Int) throws -> [String] {
      try collection.run("find", environment: ["COLUMNS": "\(columns)"]).output
        .split(separator: "\n").map(String.init)
    }
    for columns in [20, 30, 40, 60, 80, 100, 130] {
      let lines = try lines(columns)
      #expect(lines.count == 7)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(lines)")
    }
    let gap = String(repeating: " ", count: 49)
    #expect(
      Array(try lines(130)[0...2]) == [
        "question\(gap)card               state  due         ivl    ef  deck",
        "Which group code says that the patient owes the amount?  group-code         new    "
          + "-             -     -  Mixed cards",
        "Which form carries a hospital's inpatient claim?         form               young  "
          + "2026-06-30   1d  2.50  Mixed cards",
      ])
    #expect(
      Array(try lines(60)[0...2]) == [
        "question                            card               state",
        "Which group code says that the pa…  group-code         new",
        "Which form carries a hospital's i…  form               young",
      ])
  }

  @Test("words of the shell are joined as they were meant")
  func words() throws {
    let collection = try TestCollection()
    func found(_ words: String...) throws -> [String] {
      let result = try Program.run(
        ["find", "--json"] + words, environment: collection.environment)
      return try result.objects().compactMap { $0["id"] as? String }
    }
    #expect(try found("group code") == ["group-code"])
    #expect(try found("code group") == [])
    #expect(try found("code", "group") == ["group-code"])
    #expect(try found("deck:Mixed cards", "kind:cloze") == ["edits.1"])
    #expect(try found("deck:Mixed cards").count == 6)
    #expect(try found("kind:cloze or kind:choice") == ["form", "edits.1"])
    #expect(try found("(kind:cloze or kind:choice)", "-kind:choice") == ["edits.1"])
    #expect(try found("-kind:basic", "-kind:term", "-hospital") == ["edits.1"])
    #expect(try found("koln") == ["kammer"])
    #expect(try found("is:expired") == ["kammer"])
    #expect(try found("re:ärzte.ammer") == ["kammer"])
  }

  @Test("a mistake is shown with its place and what to write")
  func mistakes() throws {
    let collection = try TestCollection()
    for command in ["find", "cards"] {
      let result = try collection.run(command, "claim is:suspendd")
      #expect(result.status == .exited(2))
      #expect(
        result.errors.hasPrefix(
          """
          rounds: in the search, column 10: `is:suspendd` is not a state
              claim is:suspendd
                       ^
            did you mean `is:suspended`?
          """))
    }
    let option = try collection.run("find", "claim", "--jsno")
    #expect(option.status == .exited(2) && option.errors.contains("Did you mean '--json'?"))
    let nothing = try collection.run("find", "deck:Mxed tag:mixx")
    #expect(nothing.succeeded && nothing.output == "")
    #expect(nothing.errors.contains("there is no deck `Mxed`"))
    #expect(nothing.errors.contains("did you mean `tag:mix`?"))
  }

  @Test("searches are saved by name, used in others, listed and taken away again")
  func saved() throws {
    let collection = try TestCollection()
    try collection.write("{\n  \"future\": 1\n}\n", to: "home/config.json")
    let first = try collection.run("find", "--save", "odd", "kind:cloze or \"group code\"")
    #expect(first.succeeded && first.errors.contains("@odd is saved"))
    let config = try collection.read("home/config.json")
    #expect(
      config == """
        {
          "future": 1,
          "searches": {
            "odd": "kind:cloze or \\"group code\\""
          }
        }

        """)
    let both = try collection.run("find", "@odd", "-is:suspended", "--json").objects()
    #expect(both.compactMap { $0["id"] as? String } == ["group-code", "edits.1"])
    #expect(
      try collection.run("find", "--saved").output
        == "name  search\n@odd  kind:cloze or \"group code\"\n")
    let listed = try collection.run("find", "--saved", "--json").objects()
    #expect(listed.first?["search"] as? String == "kind:cloze or \"group code\"")
    #expect(try collection.run("find", "--save", "odd", "x @odd").status == .exited(2))
    #expect(try collection.run("find", "--save", "o d", "x").status == .exited(2))
    #expect(try collection.run("find", "--save", "odd").status == .exited(2))
    #expect(try collection.run("find", "--forget", "ood").errors.contains("did you mean `odd`?"))
    #expect(try collection.read("home/config.json") == config)
    #expect(try collection.run("find", "--forget", "@odd").succeeded)
    #expect(try collection.read("home/config.json") == "{\n  \"future\": 1\n}\n")
    #expect(try collection.run("find", "@odd").status == .exited(2))
  }

  @Test("saved searches that are no such thing are reported, and the rest counts")
  func damagedConfiguration() throws {
    let collection = try TestCollection()
    try collection.write(
      "{\n  \"new-per-day\": 3,\n  \"searches\": [1]\n}\n", to: "home/config.json")
    let result = try collection.run("check")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("config.json:3:3: error: `[1]` cannot be `searches`"))
    #expect(try collection.run("config", "new-per-day").output.contains("3"))
  }
}
