import Foundation
import TestSupport
import Testing

@Suite("A trial, from its start to its end")
struct TrialCommandTests {
  private static func deck(_ count: Int) -> String {
    (1...count).map { "Q: question \($0)\nA: answer \($0)\nId: c\($0)\n\n" }.joined()
  }

  private func shown(_ collection: TestCollection, now: String? = nil) throws -> [String: Any] {
    try #require(collection.run("trial", "--json", now: now).objects().first)
  }

  @Test("begins once, is shown, ends after a question, and each of it can be undone")
  func life() throws {
    let collection = try TestCollection()
    #expect(try shown(collection)["trial"] is NSNull)
    #expect(try collection.run("trial").output.contains("There was no trial yet"))
    #expect(try !collection.run("trial", "end").succeeded)
    #expect(try collection.run("trial", "guess", "--seed", "5").succeeded)
    let second = try collection.run("trial", "policy", "fsrs")
    #expect(second.status == .exited(1))
    #expect(second.errors.contains("a trial of guesses is running"))
    var trial = try shown(collection, now: "2026-07-09T12:00:00Z")
    #expect(trial["trial"] as? String == "guess" && trial["seed"] as? Int == 5)
    #expect(trial["began"] as? String == "2026-06-29" && trial["ended"] is NSNull)
    #expect(trial["verdict"] as? String == "too little")
    let text = try collection.run("trial", now: "2026-07-09T12:00:00Z").output
    #expect(text.hasPrefix("Trial of guesses, day 11 since 2026-06-29: 0 notes.\n"))

    for (answer, isEnded) in [("\r", false), ("y\r", true)] {
      let terminal = try collection.open("trial", "end")
      try terminal.waitFor("End the trial of guesses? [y/N] ")
      terminal.send(answer)
      #expect(try terminal.waitForExit() == .exited(0))
      trial = try shown(collection)
      #expect(trial["ended"] is NSNull != isEnded)
    }
    let list = try collection.run("history").output.split(separator: "\n")
    #expect(
      list.map { String($0.split(separator: "\t")[2]) }
        == ["end of the trial", "start of the trial of guesses"])
    #expect(try collection.run("undo").output == "Undone: end of the trial.\n")
    #expect(try shown(collection)["ended"] is NSNull)
    #expect(try collection.run("undo").output == "Undone: start of the trial of guesses.\n")
    #expect(try shown(collection)["trial"] is NSNull)
  }

  @Test(
    "refuses what is no trial",
    arguments: [
      ["sleep"], ["guess", "fsrs"], ["policy"], ["policy", "fsr"], ["policy", "published"],
      ["policy", "anki", "fsrs", "delphi"], ["--seed", "3"], ["guess", "--seed", "0"],
    ])
  func refused(words: [String]) throws {
    let collection = try TestCollection()
    let result = try Program.run(["trial"] + words, environment: collection.environment)
    #expect(result.status == .exited(2), "\(result)")
    #expect(try shown(collection)["trial"] is NSNull)
  }

  @Test("fits its help and its table into 80 and 40 columns, and the help into 24 lines")
  func widths() throws {
    let collection = try TestCollection(["d.md": Self.deck(4)])
    let help = try collection.run("trial", "--help").output
    #expect(help.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    try collection.run("trial", "policy", "published", "delphi", "--seed", "1")
    for number in 1...4 { try collection.run("grade", "c\(number)", "4") }
    for day in ["2026-06-30", "2026-07-06", "2026-07-21"] {
      for number in 1...4 { try collection.run("grade", "c\(number)", "4", now: day) }
    }
    for columns in [80, 40] {
      let terminal = try collection.open("trial", columns: columns, now: "2026-08-01")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.screen.wrappedLines == [])
      #expect(terminal.screen.text.contains("21 days"))
      #expect(terminal.screen.text.contains("unseen"))
    }
  }

  @Test("asks for a guess in one arm only, and records the arm of each first answer")
  func guesses() throws {
    let collection = try TestCollection(["d.md": Self.deck(12)])
    try collection.run("grade", "c1", "4", now: "2026-06-28T12:00:00Z")
    try collection.run("trial", "guess", "--seed", "5")
    try collection.run("grade", "c2", "4")
    // An empty line shows the answer, or is answered by a request for a guess.
    let review = try collection.run(
      "review", "--new-only", input: String(repeating: "\nguess\n4\n", count: 12))
    let arms = Dictionary(
      try collection.journal().compactMap { line in line.card.map { ($0, line.arm) } }
    ) { $1 }
    #expect(arms.count == 12)
    #expect(arms["c1"]! == nil && arms["c2"]! == nil, "learned before, and answered by a script")
    let guessed = arms.values.count { $0 == "guess" }
    #expect(arms.values.count { $0 == "no-guess" } == 10 - guessed)
    #expect(review.errors.ranges(of: "Guess before the answer").count == guessed)
    #expect(1...9 ~= guessed)
    let trial = try shown(collection)
    #expect(trial["leftOut"] as? Int == 1)
    let notes = try #require(trial["arms"] as? [[String: Any]]).map { $0["notes"] as? Int }
    #expect(notes == [10 - guessed, guessed])
  }

  @Test("is the same on two machines that began one each before they synced")
  func twoMachines() throws {
    let machines = try TwoMachines()
    func run(_ machine: TwoMachines.Name, _ time: String, _ words: String...) throws -> String {
      let result = try machines.run(
        machine, words, environment: ["ROUNDS_NOW": "2026-07-01T\(time):00Z"])
      return result.output + result.errors
    }
    _ = try run(.desktop, "10:00", "trial", "policy", "fsrs", "--seed", "4")
    _ = try run(.laptop, "09:00", "trial", "guess", "--seed", "9")
    for machine in [TwoMachines.Name.laptop, .desktop, .laptop] {
      _ = try run(machine, "11:00", "sync")
    }
    let shown = try run(.laptop, "12:00", "trial", "--json")
    #expect(shown.contains(#""trial":"guess","seed":9"#), "the earlier one")
    #expect(try run(.desktop, "12:00", "trial", "--json") == shown)
    #expect(try run(.desktop, "12:00", "trial", "guess").contains("trial of guesses is running"))
    _ = try run(.desktop, "13:00", "trial", "end")
    for machine in [TwoMachines.Name.desktop, .laptop] { _ = try run(machine, "14:00", "sync") }
    #expect(
      try run(.laptop, "15:00", "trial", "--json").contains(
        #""seed":9,"began":"2026-07-01","ended":"2026-07-01""#))
  }

  @Test("finds an effect of 10 points that a simulated learner has, and exports its arms")
  func planted() throws {
    let count = 800
    let collection = try TestCollection(["d.md": Self.deck(count)])
    for (name, value) in [
      ("new-per-day", "40"), ("reviews-per-day", "9999"), ("new-card-order", "first"),
    ] {
      try collection.run("config", name, value)
    }
    func now(_ day: Int) -> String {
      let date = Date(timeIntervalSince1970: 1_767_261_600 + Double(day) * 86_400)
      return ISO8601DateFormatter().string(from: date)
    }
    try collection.run("trial", "guess", "--seed", "1", now: now(0))
    var random = SplitMix64(seed: 1)
    var arms: [String: String] = [:]
    // 40 notes a day for 20 days, each until its answer after 22 days.
    for day in 0..<44 {
      let due = try collection.run("find", "is:due", "--json", now: now(day)).objects()
      let lines = try due.map { card in
        let name = try #require(card["id"] as? String)
        let chance = arms[name] == "guess" ? 0.9 : 0.8
        return "grade \(name) \(Double.random(in: 0..<1, using: &random) < chance ? 4 : 1)\n"
      }
      if !lines.isEmpty { try collection.run(input: lines.joined(), now: now(day)) }
      guard day < count / 40 else { continue }
      let guesses = String(repeating: "a guess\n4\n", count: 40)
      try collection.run("review", "--new-only", input: guesses, now: now(day))
      for line in try collection.journal() where line.arm != nil { arms[line.card!] = line.arm }
    }
    #expect(arms.count == count)
    let trial = try shown(collection, now: now(44))
    #expect(trial["verdict"] as? String == "better")
    #expect(trial["better"] as? String == "guess")
    let text = try collection.run("trial", now: now(44)).output
    #expect(text.contains("points more are remembered with `guess` than with `no guess`"))

    let log = try collection.run("export", "--anonymous").objects().dropFirst()
    #expect(log.allSatisfy { $0["trial"] as? Int == 1 })
    let exported = Dictionary(grouping: log) { $0["card"] as? Int }.values.map {
      Set($0.map { $0["arm"] as? String })
    }
    #expect(exported.count == count && exported.allSatisfy { $0.count == 1 })
    #expect(exported.count { $0 == ["guess"] } == arms.values.count { $0 == "guess" })
  }
}
