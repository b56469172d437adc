import Foundation
import Testing

@Suite("find")
struct FindTests {
  @Test("shows a table that fits any window, with less in it the narrower it is")
  func table() throws {
    let collection = try TestCollection()
    try collection.run("grade", "form", "4")
    func lines(_ columns: Int, _ command: String = "find") throws -> [String] {
      let terminal = try collection.open(command, columns: columns)
      #expect(try terminal.waitForExit() == .exited(0))
      let lines = terminal.plainText.split(separator: "\n").map(String.init)
      #expect(lines.last == "6 cards.")
      return lines.dropLast()
    }
    for columns in [20, 30, 40, 60, 80, 100, 130] {
      let lines = try lines(columns)
      #expect(lines.count == 7)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(lines)")
    }
    #expect(
      Array(try lines(130)[0...2]) == [
        "card               state  due         ivl    ef  deck         question",
        "group-code         new    -             -     -  Mixed cards  "
          + "Which group code says that the patient owes the amount?",
        "form               young  2026-06-30   1d  2.50  Mixed cards  "
          + "Which form carries a hospital's inpatient claim?",
      ])
    #expect(
      Array(try lines(60)[0...1]) == [
        "card               state  question",
        "group-code         new    Which group code says that the pa…",
      ])
    #expect(try lines(80, "cards") == lines(80))
  }

  @Test("prints whole cells with tabs between them in a pipe, however narrow the window")
  func pipe() throws {
    let long = String(repeating: "very long question ", count: 20)
    let collection = try TestCollection([
      "x.md": "---\nname: Deck with a long name of many words\n---\n\nQ: \(long)?\nA: b\n"
        + "Id: a-name-of-a-card-that-is-longer-than-any-column-has-room-for\n"
    ])
    for command in ["find", "cards"] {
      let result = try collection.run(command, environment: ["COLUMNS": "40"])
      #expect(
        result.output
          == "a-name-of-a-card-that-is-longer-than-any-column-has-room-for\tnew\t-\t-\t-\t"
          + "Deck with a long name of many words\t\(long)?\n")
      #expect(result.errors == "1 card.\n")
    }
    #expect(
      try collection.run("decks", environment: ["COLUMNS": "40"]).output
        == "Deck with a long name of many words\t1\t0\t1\n")
    try collection.run("grade", "a-name", "4")
    #expect(
      try collection.run("history", environment: ["COLUMNS": "40"]).output
        == "1\t2026-06-29\tgrade 4 on 2026-06-29 of "
        + "a-name-of-a-card-that-is-longer-than-any-column-has-room-for\n")
    let settings = try collection.run("config", environment: ["COLUMNS": "20"]).output
    #expect(
      settings.split(separator: "\n").allSatisfy { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).count == 3
      })
    let shown = try collection.run("show", "a-name").output
    #expect(shown.contains("\(long)?\n") && !shown.contains("…"))
  }

  @Test("ends with 1 if no card matches, as `review` does for a deck that is not there")
  func nothing() throws {
    let collection = try TestCollection()
    for words in [["zzz"], ["deck:nosuch"], ["zzz", "--json"], ["deck:nosuch", "--json"]] {
      for command in ["find", "cards"] {
        let result = try Program.run([command] + words, environment: collection.environment)
        #expect(result.status == .exited(1) && result.output == "")
        #expect(result.errors.hasSuffix("No card matches.\n"))
      }
    }
    #expect(try collection.run("review", "nosuch").status == .exited(1))
    #expect(try collection.run("review", "--search", "deck:nosuch").status == .exited(1))
    #expect(try collection.run("find", "hospital").succeeded)
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
    #expect(nothing.status == .exited(1) && nothing.output == "")
    #expect(nothing.errors.contains("there is no deck `Mxed`"))
    #expect(nothing.errors.contains("did you mean `tag:mix`?"))
  }

  @Test("searches are saved by name, used in others, listed and taken away again")
  func saved() throws {
    let collection = try TestCollection()
    try collection.write("{\n  \"future\": 1\n}\n", to: "home/config.json")
    let first = try collection.run("find", "--save", "odd", "kind:cloze or \"group code\"")
    #expect(first.succeeded && first.output == "")
    #expect(first.errors == "rounds: @odd is saved (2 cards now)\n")
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
        == "@odd\tkind:cloze or \"group code\"\n")
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
    #expect(result.errors.contains("config.json:3:3: error: `[1]` is not a value for `searches`"))
    #expect(try collection.run("config", "new-per-day").output.contains("3"))
  }
}
