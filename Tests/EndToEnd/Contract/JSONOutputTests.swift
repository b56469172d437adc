import Foundation
import Testing

/// Output for programs: whole lines of JSON, with every key, type and null.
@Suite("JSON of the commands")
struct JSONOutputTests {
  @Test("cards prints every key of every kind of card in one order, and null for what is absent")
  func cards() throws {
    let collection = try TestCollection()
    let file = collection.builtInDecks + "/mixed.md"
    let rest = #""lapses":0,"source":"a book","asOf":null,"validUntil":null,"file":"\#(file)""#
    let new = #""tags":["mix"],"state":"new","due":null,"interval":null,"easiness":2.50"#
    let deck = #""deck":"Mixed cards","path":["Codes"]"#
    let result = try collection.run("cards", "--json")
    #expect(result.succeeded)
    #expect(result.errors == "")
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        #"{"id":"group-code",\#(deck),"kind":"basic","#
          + #""question":"Which group code says that the patient owes the amount?","#
          + #""answer":"PR (patient responsibility)",\#(new),"repetition":0,"lapses":0,"#
          + #""source":"a book","asOf":"2026-05-01","validUntil":null,"file":"\#(file)","line":9}"#,
        #"{"id":"form",\#(deck),"kind":"choice","#
          + #""question":"Which form carries a hospital's inpatient claim?","answer":"UB-04","#
          + #"\#(new),"repetition":0,\#(rest),"line":17}"#,
        #"{"id":"superbill",\#(deck),"kind":"term","question":"superbill","#
          + #""answer":"The encounter form of a visit.",\#(new),"repetition":0,\#(rest),"line":23}"#,
        #"{"id":"superbill.reverse",\#(deck),"kind":"term","#
          + #""question":"The encounter form of a visit.","answer":"superbill","#
          + #"\#(new),"repetition":0,\#(rest),"line":23}"#,
        #"{"id":"edits.1",\#(deck),"kind":"cloze","#
          + #""question":"A claim that fails front-end edits is [not denied].","#
          + #""answer":"rejected",\#(new),"repetition":0,\#(rest),"line":27}"#,
        #"{"id":"kammer",\#(deck),"kind":"basic","question":"Wie heißt die Ärztekammer?","#
          + #""answer":"Ärztekammer Köln",\#(new),"repetition":0,"lapses":0,"source":"a book","#
          + #""asOf":null,"validUntil":"2026-01-31","file":"\#(file)","line":30}"#,
      ])
  }

  @Test("a card's state goes from new over young to mature, and to learning with a lapse")
  func states() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    func card(_ now: String) throws -> String {
      let line = try collection.run("show", "n1", "--json", now: now).output
      let start = try #require(line.firstRange(of: "\"state\""))
      let end = try #require(line.firstRange(of: ",\"source\""))
      return String(line[start.lowerBound..<end.lowerBound])
    }
    let days: [(now: String, grade: String, due: String, card: String)] = [
      ("06-01", "5", "06-02", #""interval":1,"easiness":2.60,"repetition":1"#),
      ("06-02", "3", "06-08", #""interval":6,"easiness":2.46,"repetition":2"#),
      ("06-08", "4", "06-23", #""interval":15,"easiness":2.46,"repetition":3"#),
      ("06-23", "4", "07-30", #""interval":37,"easiness":2.46,"repetition":4"#),
      ("07-30", "2", "07-31", #""interval":1,"easiness":2.46,"repetition":0"#),
    ]
    let states = ["young", "young", "young", "mature", "learning"]
    for (index, day) in days.enumerated() {
      let now = "2026-\(day.now)T12:00:00Z"
      try collection.run("grade", "n1", day.grade, now: now)
      let state = #""state":"\#(states[index])","due":"2026-\#(day.due)","#
      #expect(try card(now) == state + day.card + #","lapses":\#(index == 4 ? 1 : 0)"#)
    }
    try collection.run("suspend", "n1")
    #expect(try card("2026-08-01T12:00:00Z").hasPrefix(#""state":"suspended","due":"2026-07-31""#))
  }

  @Test("easiness has two decimals, also at its floor and at tens")
  func easiness() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run(input: String(repeating: "grade n1 3\n", count: 9))
    #expect(try collection.run("cards", "--json").output.contains(#""easiness":1.30,"#))
    try collection.run("grade", "n1", "5")
    #expect(try collection.run("cards", "--json").output.contains(#""easiness":1.40,"#))
  }

  @Test("grade prints the card's name, the grade, both intervals and the due date")
  func grade() throws {
    let collection = try TestCollection()
    let first = try collection.run("grade", "group-code", "4", "--json")
    #expect(
      first
        == Program.Output(
          status: .exited(0),
          output: #"{"id":"group-code","grade":4,"intervalBefore":null,"interval":1,"#
            + #""due":"2026-06-30"}"# + "\n",
          errors: ""))
    // The beginning of a name is enough if it is unique.
    let second = try collection.run("grade", "group", "5", "--json", now: "2026-07-02T12:00:00Z")
    #expect(
      second.output == #"{"id":"group-code","grade":5,"intervalBefore":1,"interval":6,"#
        + #""due":"2026-07-08"}"# + "\n")
    #expect(try collection.answers() == ["group-code 4 learn", "group-code 5 review"])
  }

  @Test(
    "an unknown card is exit 1, a grade out of range exit 2, and neither changes anything",
    arguments: [
      ("nonsense 4", 1), (" 4", 1), ("GROUP-CODE- 4", 1), ("n 4", 1), ("group-code 6", 2),
      ("group-code -1", 2), ("group-code 4.0", 2), ("group-code x", 2), ("group-code ", 2),
      ("group-code", 2), ("nonsense 9", 2), ("group-code 4 4", 2),
    ])
  func gradeErrors(line: String, code: Int32) throws {
    let collection = try TestCollection([
      "mixed.md": SampleDecks.mixed, "numbers.md": SampleDecks.numbers(1...2),
    ])
    let arguments = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let result = try Program.run(
      ["grade", "--json"] + arguments, environment: collection.environment)
    #expect(result.status == .exited(code))
    #expect(result.output == "")
    #expect(!result.errors.isEmpty)
    #expect(try collection.answers() == [])
  }

  @Test("decks prints name, cards, new, due and file of each")
  func decks() throws {
    let collection = try TestCollection([
      "mixed.md": SampleDecks.mixed, "sub/numbers.md": SampleDecks.numbers(1...3),
      "nameless.md": "Q: Who?\nA: Me\n", "README.md": "No cards here.\n",
    ])
    try collection.write("Q: Mine?\nA: Yes\n", to: "home/decks/own.md")
    try collection.run(input: "grade n1 4\ngrade n2 4\nsuspend n3\n")
    let result = try collection.run("decks", "--json", now: "2026-07-01T12:00:00Z")
    let decks = collection.builtInDecks
    #expect(
      result.output == """
        {"name":"own","cards":1,"new":1,"due":0,"file":"\(collection.home)/decks/own.md"}
        {"name":"Mixed cards","cards":6,"new":6,"due":0,"file":"\(decks)/mixed.md"}
        {"name":"nameless","cards":1,"new":1,"due":0,"file":"\(decks)/nameless.md"}
        {"name":"Numbers","cards":3,"new":0,"due":2,"file":"\(decks)/sub/numbers.md"}

        """)
  }

  @Test("stats is one object whose days are numbers from today and whose counts are numbers")
  func stats() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...4)])
    try collection.run(input: "grade n1 4\ngrade n2 1\n", now: "2026-06-27T12:00:00Z")
    try collection.run(input: "grade n1 2\nsuspend n4\n")
    let result = try collection.run("stats", "--json")
    let cards =
      #"{"day":"2026-06-29","deck":null,"tag":null,"days":null,"cards":{"new":1,"learning":2,"#
      + #""relearning":0,"young":0,"mature":0,"suspended":1,"buried":0},"due":{"-1":1,"1":1},"#
    let forecast =
      #""dueToday":{"review":1,"beyondLimit":0,"all":1},"dueTomorrow":2,"forecast":{"overdue":1,"newPerDay":20,"due":{"30":2,"90":2,"365":2},"simulated":"#
    let today =
      #""intervals":{},"easiness":{},"today":{"answers":1,"correct":0,"learned":0,"#
      + #""reviewed":1,"drilled":0,"practiced":0,"milliseconds":0},"retention":{"today":"#
    let retention =
      #"{"young":{"passed":0,"failed":1,"share":0.0,"low":0.0,"high":0.7935},"mature":{"passed":0,"#
      + #""failed":0,"share":null,"low":null,"high":null},"all":"#
    #expect(result.output.hasPrefix(cards + forecast))
    #expect(result.output.contains(today + retention))
    let stats = try #require(try result.objects().first)
    #expect(try result.objects().count == 1)
    #expect(
      stats.keys.sorted() == [
        "answerTime", "buttons", "calibration", "cards", "day", "days", "deck", "definitions",
        "domains", "due", "dueToday", "dueTomorrow", "easiness", "expired", "forecast", "grades",
        "hours",
        "intervals",
        "lapses",
        "learned", "learningCurve", "leeches", "readiness", "relearning", "retention",
        "retentionBy",
        "reviews",
        "streak",
        "tag", "times", "today", "wordings",
      ])
    let readiness = try #require(stats["readiness"] as? [String: Any])
    #expect(readiness["seen"] as? Int == 2 && readiness["newCards"] as? Int == 1)
    #expect(readiness["newPerDay"] as? Double == 20 && readiness["measuredDays"] is NSNull)
    #expect(readiness["isMeasured"] as? Bool == false && readiness["ready"] as? Double == 0)
    // The first answers were two days ago; n1 was failed today.
    #expect(stats["learned"] as? [String: Int] == ["2": 2])
    let reviews = stats["reviews"] as? [String: [String: Int]]
    #expect(reviews?.keys.sorted() == ["0", "2"])
    #expect(reviews?["2"]?["learn"] == 2 && reviews?["0"]?["young"] == 1)
    #expect(
      stats["streak"] as? [String: Int] == ["current": 1, "longest": 1, "days": 2, "span": 3])
    let hours = try #require(stats["hours"] as? [[String: Int]])
    #expect(hours.count == 24 && hours[12] == ["correct": 1, "total": 3])
    // n1 was failed today, two days after the first answers.
    let relearning = try #require(stats["relearning"] as? [String: Any])
    #expect(
      relearning["recalled"] as? [Int] == [2, 0, 0, 0] && relearning["relearned"] as? Int == 0)
    // Every number has a definition.
    let definitions = try #require(stats["definitions"] as? [String: String])
    #expect(definitions.count == 18 && definitions.values.allSatisfy { $0.count > 20 })
    // People get the definition too.
    #expect(try collection.run("stats").output.contains("Retention: the share graded 3 or more"))
  }

  @Test("all that --json prints is JSON, a line an object, with messages elsewhere")
  func lines() throws {
    let collection = try TestCollection()
    try collection.write("Q: broken\n", to: "home/decks/broken.md")
    for command in ["cards", "decks", "stats", "config", "show form", "check", "undo"] {
      try collection.run("grade", "form", "4")
      let result = try collection.shell("\"$ROUNDS\" \(command) --json")
      #expect(try result.objects().count >= 1, "\(command)")
    }
  }
}
