import Foundation
import Testing

/// Changes made by commands, which persist.
@Suite("Settings and suspended cards")
struct SettingsTests {
  @Test("a setting is set, shown, in force, and taken back to its default")
  func setAndUnset() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...30)])
    #expect(try collection.run().output.contains("0 due, 20 new"))
    #expect(
      try collection.run("config", "new-per-day", "7", "--json").output
        == #"{"name":"new-per-day","value":7,"default":20,"summary":"new cards a day"}"# + "\n")
    #expect(try collection.run("config", "new-per-day").output.hasPrefix("new-per-day\t7\t"))
    #expect(try collection.run().output.contains("0 due, 7 new"))
    #expect(try collection.read("home/config.json").contains(#""new-per-day": 7"#))
    #expect(try collection.run("config", "--unset", "new-per-day").succeeded)
    #expect(try collection.run().output.contains("0 due, 20 new"))
    let all = try collection.run("config", "--json").objects()
    #expect(Set(all.compactMap { $0["name"] as? String }).count == all.count)
    #expect(all.allSatisfy { ($0["name"] as? String)?.hasPrefix("key-") == false })
    let keys = try collection.run("config", "--keys", "--json").objects()
    #expect(keys.allSatisfy { ($0["name"] as? String)?.hasPrefix("key-") == true })
    #expect(keys.count == 22)
    #expect(all.allSatisfy { Set($0.keys) == ["name", "value", "default", "summary"] })
  }

  @Test("the policy schedules from then on what was answered before, too")
  func policy() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...1)])
    try collection.run("grade", "n1", "0")
    #expect(try collection.run("cards", "--json").output.contains(#""easiness":2.50"#))
    try collection.run("config", "policy", "delphi")
    #expect(try collection.run("cards", "--json").output.contains(#""easiness":1.70"#))
  }

  @Test("another policy says how many due days it changes, and --dry-run changes nothing")
  func policyPreview() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...4)])
    _ = try collection.run(
      "review", "--new", "3", input: "\n4\n\n4\n\n0\n", now: "2026-06-28T12:00:00Z")
    let preview = try collection.run("config", "policy", "anki", "--dry-run")
    #expect(
      preview.output
        == "3 of 3 cards would have another due day. Due today: 3 before, 3 then (3 in learning steps)\n"
    )
    #expect(!collection.files(in: "home").contains("config.json"))
    let change = try collection.run("config", "policy", "anki")
    #expect(
      change.errors.contains("another due day. Due today: 3 before, 3 now (3 in learning steps)"))
    #expect(try collection.read("home/config.json").contains("anki"))
    // Setting the same policy again changes nothing.
    #expect(try collection.run("config", "policy", "anki").errors == "")
    let wrong = try collection.run("config", "new-per-day", "3", "--dry-run")
    #expect(wrong.status == .exited(2) && wrong.errors.contains("--dry-run takes a policy"))
  }

  @Test(
    "what cannot be a setting is a usage error and changes nothing",
    arguments: [
      ["new-per-day", "-1"], ["new-per-day", "many"], ["policy", "sm5"], ["rollover-hour", "24"],
      ["siblings-apart", "yes"], ["nonsense"], ["nonsense", "1"], ["--unset"],
      ["--unset", "policy", "delphi"], ["--unset", "nonsense"],
    ])
  func wrong(arguments: [String]) throws {
    let collection = try TestCollection()
    let result = try Program.run(["config"] + arguments, environment: collection.environment)
    #expect(result.status == .exited(2))
    #expect(result.output == "" && result.errors != "")
    #expect(collection.files(in: "home") == [])
  }

  @Test("in a small window what a setting is goes on in the next line, whole")
  func narrow() throws {
    let collection = try TestCollection()
    let summaries = try collection.run("config", "--json").objects().compactMap {
      $0["summary"] as? String
    }
    let terminal = try collection.open("config", columns: 40, rows: 15)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.wrappedLines == [])
    let words = terminal.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(summaries.count > 10)
    for summary in summaries { #expect(words.contains(summary), "\(summary)") }
  }

  @Test("--keys lists keys alone, and the list of settings what is not as it comes")
  func keys() throws {
    let collection = try TestCollection()
    try collection.run("config", "new-per-day", "3")
    try collection.run("config", "key-suspend", "x")
    func names(_ words: String...) throws -> [String] {
      try Program.run(["config", "--json"] + words, environment: collection.environment)
        .objects().compactMap { $0["name"] as? String }
    }
    #expect(try names("--keys").allSatisfy { $0.hasPrefix("key-") })
    #expect(try names().filter { $0.hasPrefix("key-") } == ["key-suspend"])
  }

  @Test("a value that a hand edit got wrong is reported with its line; keys of others stay")
  func handEdit() throws {
    let collection = try TestCollection()
    let settings = "{\n  \"new-per-day\": \"x\",\n  \"other\": [1]\n}\n"
    try collection.write(settings, to: "home/config.json")
    let check = try collection.run("check")
    #expect(check.status == .exited(1))
    #expect(check.errors.contains("config.json:2:3: error: "))
    #expect(try collection.run().output.contains("0 due, 5 new"))
    try collection.run("config", "new-per-day", "3")
    #expect(try collection.read("home/config.json").contains("\"other\""))
    #expect(try collection.run("check").succeeded)

    try collection.write("{ not json", to: "home/config.json")
    let broken = try collection.run("check")
    #expect(broken.status == .exited(1))
    #expect(broken.errors.contains("config.json:1:"))
    let going = try collection.run("due")
    #expect(going.succeeded && going.errors.contains("the default settings are used"))
    let refused = try collection.run("config", "new-per-day", "3")
    #expect(refused.status == .exited(1) && refused.errors.contains("config.json:1:"))
    #expect(try collection.read("home/config.json") == "{ not json")
  }

  @Test("a suspended card is left out until it is taken up again, with its history")
  func suspend() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...2)])
    try collection.run("grade", "n1", "4", now: "2026-06-27T12:00:00Z")
    #expect(try collection.run().output.contains("1 due, 1 new"))
    #expect(try collection.run("suspend", "n1").output == "n1 is suspended.\n")
    #expect(try collection.run("suspend", "n1").output == "n1 is suspended already.\n")
    #expect(try collection.run().output.contains("0 due, 1 new"))
    #expect(try collection.run("cards", "is:suspended").output.hasPrefix("n1\tsuspended\t"))
    #expect(try collection.run("unsuspend", "n1").output == "n1 is in the reviews again.\n")
    #expect(try collection.run().output.contains("1 due, 1 new"))
    let card = try collection.run("show", "n1", "--json").objects()[0]
    #expect(card["interval"] as? Int == 1)
    #expect(try collection.run("suspend", "nonsense").status == .exited(1))
    #expect(try collection.answers() == ["n1 4 learn", "suspend", "unsuspend"])
  }
}
