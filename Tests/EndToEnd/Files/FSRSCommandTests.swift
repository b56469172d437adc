import Foundation
import Testing

@Suite("FSRS in the program")
struct FSRSCommandTests {
  @Test("schedule prints stability, difficulty and interval, and takes gaps, parameters, retention")
  func schedule() throws {
    let collection = try TestCollection([:])
    let output = try collection.run(
      "schedule", "--policy", "fsrs", "--grades", "4415", "--gaps", "0,2,11,46", "--json"
    ).output
    #expect(output.hasPrefix("[2.3065,2.118103970459015,2]\n[10.96433233582"))
    let rows = output.split(separator: "\n")
    #expect(rows.count == 4 && rows.allSatisfy { $0.hasPrefix("[") && $0.hasSuffix("]") })
    let long = try collection.run(
      "schedule", "--policy", "fsrs", "--grades", "4", "--retention", "0.8", "--json")
    #expect(long.output == "[2.3065,2.118103970459015,8]\n")
    let nineteen =
      "0.40255,1.18385,3.173,15.69105,7.1949,0.5345,1.4604,0.0046,1.54575,0.1192,1.01925,1.9395,"
      + "0.11,0.29605,2.2698,0.2315,2.9898,0.51655,0.6621"
    let older = try collection.run(
      "schedule", "--policy", "fsrs", "--grades", "1", "--parameters", nineteen, "--json")
    #expect(older.output == "[0.40255,7.1949,1]\n")
    for (option, value) in [("--gaps", "0,1"), ("--parameters", "1,2"), ("--retention", "1.5")] {
      let failed = try collection.run(
        "schedule", "--policy", "fsrs", "--grades", "4", option, value)
      #expect(failed.status == .exited(2), "\(option)")
    }
    let sm2 = try collection.run("schedule", "--grades", "4", "--retention", "0.8")
    #expect(sm2.status == .exited(2))
  }

  @Test("a switch says what moves, answers go on by FSRS, and the way back leaves all as it was")
  func switching() throws {
    let collection = try TestCollection()
    for (day, grade) in [(1, "4"), (2, "4"), (8, "1"), (9, "5")] {
      try collection.run("grade", "form", grade, now: "2026-06-0\(day)T12:00:00Z")
    }
    let before = try collection.run("show", "form", "--json").output
    let switched = try collection.run("config", "policy", "fsrs")
    #expect(switched.succeeded && switched.errors.contains("1 of 1 card have another due day"))
    let card = try #require(try collection.run("show", "form", "--json").objects().first)
    #expect((card["stability"] as? Double ?? 0) > 0)
    let text = try collection.run("show", "form").output
    #expect(text.contains("Recall today is") && text.contains("4 (good): next in"))
    #expect(text.contains("stability"))
    let graded = try collection.run("grade", "form", "4", now: "2026-06-20T12:00:00Z")
    #expect(graded.succeeded)
    #expect(try collection.run("undo", now: "2026-06-20T12:00:01Z").succeeded)
    #expect(try collection.run("config", "policy", "published").succeeded)
    #expect(try collection.run("show", "form", "--json").output == before)
    let dry = try collection.run("config", "policy", "fsrs", "--dry-run")
    #expect(dry.output.contains("FSRS at 0.90"))
    #expect(try collection.run("config", "policy").output.hasPrefix("policy\tpublished"))
  }

  @Test("optimize keeps the standard parameters where there is too little to learn from")
  func optimize() throws {
    let collection = try TestCollection()
    let object = try #require(try collection.run("optimize", "--json").objects().first)
    #expect(object["accepted"] as? Bool == false && object["items"] as? Int == 0)
    #expect((object["parameters"] as? [Double])?.count == 21)
    #expect(try collection.run("optimize").output.contains("Too few answers to learn from"))
    #expect(!(try collection.run("config").output.contains("fsrs\t")))
    for picture in ["memory", "calibration"] {
      let narrow = try collection.run("stats", picture, environment: ["COLUMNS": "40"])
      #expect(narrow.succeeded)
      #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
    }
  }

  @Test("parameters of a deck are kept, shown, and taken away again")
  func forget() throws {
    let collection = try TestCollection()
    let standard = try collection.run("schedule", "--policy", "fsrs", "--grades", "4", "--json")
    #expect(standard.succeeded)
    let name = try #require(
      try collection.run("show", "form", "--json").objects().first?["deck"] as? String)
    #expect(try collection.run("optimize", "--forget").output.contains("parameters already"))
    #expect(try collection.run("optimize", "--deck", "no such deck").status == .exited(1))
    let values =
      "[0.212,1.2931,40,80,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,"
      + "0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542]"
    try collection.write(
      #"{"policy":"fsrs","deck-fsrs":{"\#(name)":{"parameters":\#(values)}}}"#,
      to: "home/config.json")
    try collection.run("grade", "form", "4")
    #expect(
      try collection.run("show", "form", "--json").objects().first?["interval"] as? Int == 40)
    let memory = try #require(
      try collection.run("stats", "--json").objects().first?["memory"] as? [String: Any])
    #expect(memory["cards"] as? Int == 1 && (memory["stability"] as? [Double])?.first == 40)
    #expect((memory["retentions"] as? [Any])?.count == 8)
    #expect(try collection.run("optimize", "--deck", name, "--forget").succeeded)
    #expect(
      try collection.run("show", "form", "--json").objects().first?["interval"] as? Int == 2)
    #expect(try collection.run("config", "policy", "published").succeeded)
    #expect(try collection.run("stats", "--json").objects().first?["memory"] == nil)
  }

  @Test("an interval of half a year and more says how uncertain it is, where that was looked at")
  func uncertain() throws {
    let collection = try TestCollection()
    func values(_ stability: Int) -> String {
      "[0.212,1.2931,\(stability),\(stability),6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,"
        + "1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542]"
    }
    let draws = (1...20).map { values($0 * 5) }.joined(separator: ",")
    let fitted = #"{"policy":"fsrs","desired-retention":0.7,"fsrs":{"parameters":\#(values(60))"#
    try collection.write(fitted + "}}", to: "home/config.json")
    try collection.run("grade", "form", "4")
    #expect(!(try collection.run("show", "form").output.contains(" days), stability")))
    try collection.write(fitted + #","draws":[\#(draws)]}}"#, to: "home/config.json")
    let text = try collection.run("show", "form", now: "2026-06-30T12:00:00Z").output
    // A good answer on the first day keeps most of the stability of each draw: 5 to 100 days, of
    // which the lowest and the highest are left out.
    let good = try #require(text.split(separator: "\n").first { $0.contains("4 (good)") })
    let range = try #require(good.firstMatch(of: /\((\d+) to (\d+) days\)/))
    let (low, high) = (try #require(Int(range.1)), try #require(Int(range.2)))
    #expect(low < high / 5 && low > 5)
  }

  @Test("a switch shows what the day's limit makes of what would be due")
  func capped() throws {
    let names = (1...6).map { "n\($0)" }
    let collection = try TestCollection([
      "n.md": names.map { "Q: \($0)?\nA: a\nId: \($0)\n" }.joined(separator: "\n")
    ])
    for name in names { try collection.run("grade", name, "1", now: "2026-06-01T12:00:00Z") }
    let now = "2026-06-04T12:00:00Z"
    let free = try collection.run("config", "policy", "fsrs", "--dry-run", now: now).output
    #expect(free.contains("FSRS at 0.90    6") && !free.contains("you would be asked"))
    try collection.run("config", "reviews-per-day", "2")
    let capped = try collection.run("config", "policy", "fsrs", "--dry-run", now: now).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      capped.contains(
        "At 2 reviews a day you would be asked 2, 2, 2, 0, 0, 0, 0 in the next 7 days, and none is"
          + " left over after 3 days."))
  }

  @Test("a desired retention is a share with two decimals")
  func retention() throws {
    let collection = try TestCollection([:])
    #expect(
      try collection.run("config", "desired-retention", "0.85").output
        .hasPrefix("desired-retention\t0.85"))
    for wrong in ["0.5", "0.99", "85", "0.855", "x", "nan"] {
      #expect(
        try collection.run("config", "desired-retention", wrong).status == .exited(2), "\(wrong)")
    }
  }

  @Test("policies are compared at equal knowledge")
  func race() throws {
    let collection = try TestCollection()
    let object = try #require(
      try collection.run("simulate", "--policies", "--days", "60", "--json").objects().first)
    let rows = try #require(object["policies"] as? [[String: Any]])
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { ($0["answers"] as? Double ?? 0) > 0 })
  }
}
