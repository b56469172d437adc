import Collection
import Files
import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("Settings")
struct SettingsTests {
  /// Valid words for each key, none of them its default, and invalid ones.
  static let cases: [(key: String, good: [String], bad: [String])] =
    [
      (
        "new-per-day", ["0", "7", "9999"],
        ["-1", "10000", "", "ten", "1.5", "99999999999999999999"]
      ),
      ("reviews-per-day", ["0", "99999"], ["-1", "100000", "all"]),
      ("rollover-hour", ["0", "23"], ["24", "-1", "4:00"]),
      ("policy", ["delphi", "anki", "fsrs"], ["sm2", "", "Published"]),
      (
        "desired-retention", ["0.7", "0.85", "0.97"], ["0.69", "0.98", "85", "0.855", "nan", ""]
      ),
      ("learning-steps", ["anki", "hours"], ["on", "1", ""]),
      ("new-card-order", ["first", "last"], ["random", "FIRST"]),
      ("new-card-choice", ["random", "tags"], ["first", ""]),
      ("new-card-seed", ["1", "9999"], ["-1", "10000", "", "x"]),
      ("due-card-order", ["date", "deck"], ["random", ""]),
      ("fuzz", ["on"], ["5", "yes"]),
      ("balance", ["on"], ["yes", ""]),
      ("siblings-apart", ["off"], ["yes", "true", "OFF", ""]),
      ("suspend-leeches", ["on"], ["yes", "tag"]),
      ("type-answers", ["on"], ["yes", "1", "ON"]),
      ("guess-first", ["on"], ["yes", "1", "ON"]),
      ("grades", ["four", "two"], ["six", "4", ""]),
      ("screen", ["plain"], ["half", ""]),
      ("theme", ["auto", "light", "dark", "contrast", "mono"], ["solarized", ""]),
      ("show-tags", ["on"], ["yes"]),
      ("pictures", ["off"], ["on", ""]),
      ("play-sounds", ["on"], ["always"]),
      ("math", ["off"], ["latex"]),
      ("editor", ["vi", "code --wait"], ["", " ", "a\nb"]),
      ("session-minutes", ["1", "1440"], ["-1", "1441", "an hour"]),
      ("exam", ["cpc", "cpc,cpb", "mine"], ["", "cpc,", "cpc,cpc", "../x"]),
      ("exam-date", ["2026-09-30", "2028-02-29"], ["2026-9-30", "2027-02-29", "soon", ""]),
      ("exam-target", ["0.9", "85"], ["1", "0.4", "99.9", "all", ""]),
      (
        "easy-days", ["sat", "sat,sun", "mon=0.5,sun", "fri=0.25"],
        ["saturday", "sat=2", "sat,", "mon,tue,wed,thu,fri,sat,sun", "sat=", "sat=-1", ""]
      ),
    ]
    + ReviewCommand.allCases.map {
      (
        "key-\($0.rawValue)", ["x", "ctrl-x", "ß", "backspace"],
        ["", "xy", "1", " ", "ctrl-c", "ctrl-", "enter", "\u{1B}"]
      )
    }

  @Test("are as the manual says by default")
  func defaults() {
    let settings = Settings()
    #expect(settings.newPerDay == 20)
    #expect(settings.reviewsPerDay == 200)
    #expect(settings.rolloverHour == 4)
    #expect(settings.scheduler == Scheduler(policy: .published))
    #expect(settings.newCardOrder == .spread)
    #expect(settings.newCardChoice == .deck)
    #expect(settings.dueCardOrder == .overdueness)
    #expect(settings.keepsSiblingsApart)
    #expect(!settings.fuzzes && !settings.balances)
    #expect(!settings.suspendsLeeches)
    #expect(!settings.typesAnswers)
  }

  @Test("have a case here for each key")
  func allKeys() {
    #expect(Settings.keys.map(\.name) == Self.cases.map(\.key))
    #expect(Settings.key(named: "colour") == nil)
  }

  @Test("take each good word, keep it in the file, and go back to the default", arguments: cases)
  func roundTrip(name: String, good: [String], bad: [String]) throws {
    let key = try #require(Settings.key(named: name))
    try withSandbox { sandbox in
      let path = sandbox.place.folder.settings
      for word in good {
        var file = try SettingsFile(path: path, isUsers: key.isOnlyUsers)
        #expect(try file.set(key, to: word))
        let read = try SettingsFile(path: path, isUsers: key.isOnlyUsers)
        #expect(read.settings == file.settings)
        #expect(read.settings != Settings())
        #expect(read.diagnostics.isEmpty)
      }
      var file = try SettingsFile(path: path, isUsers: key.isOnlyUsers)
      try file.unset(key)
      #expect(file.settings == Settings())
      #expect(try SettingsFile(path: path, isUsers: key.isOnlyUsers).settings == Settings())
      #expect(try JSONValue(parsing: FileSystem.readFile(path)) == [:])
    }
  }

  @Test("refuse what a key cannot be, and write nothing", arguments: cases)
  func refuses(name: String, good: [String], bad: [String]) throws {
    let key = try #require(Settings.key(named: name))
    try withSandbox { sandbox in
      for word in bad {
        var file = try SettingsFile(path: sandbox.place.folder.settings)
        #expect(try !file.set(key, to: word), "\(word)")
        #expect(file.settings == Settings())
      }
      #expect(try FileSystem.names(in: sandbox.root) == [])
    }
  }

  @Test("keep what else the file holds")
  func unknownKeys() throws {
    try withSandbox { sandbox in
      try sandbox.write(
        #"{"theme": {"night": [1, 2.5, null]}, "new-per-day": 3, "policy": "sm17"}"#,
        to: "home/config.json")
      var file = try SettingsFile(path: sandbox.place.folder.settings)
      #expect(try file.set(#require(Settings.key(named: "type-answers")), to: "on"))
      let written = try JSONValue(parsing: FileSystem.readFile(file.path))
      #expect(
        written == [
          "theme": ["night": [1, 2.5, nil]], "new-per-day": 3, "policy": "sm17",
          "type-answers": true,
        ])
    }
  }

  @Test("with wrong values take the default and say where", arguments: ["\n", "\r\n"])
  func wrongValues(lineEnd: String) throws {
    try withSandbox { sandbox in
      let lines = [
        "{", #"  "new-per-day": "many","#, #"  "rollover-hour": 5,"#, #"  "siblings-apart": 0,"#,
        #"  "policy": "sm17", "reviews-per-day": 1e9"#, "}",
      ]
      try sandbox.write(lines.joined(separator: lineEnd), to: "home/config.json")
      let collection = try sandbox.look()
      var expected = Settings()
      expected.rolloverHour = 5
      #expect(collection.settings == expected)
      let diagnostics = collection.problems.diagnostics
      let places = diagnostics.map { "\($0.location.line):\($0.location.column)" }
      #expect(places == ["2:3", "5:21", "5:3", "4:3"])
      #expect(diagnostics.map(\.sourceLine) == [1, 4, 4, 3].map { lines[$0] })
      #expect(diagnostics.first?.message == #"`"many"` is not a value for `new-per-day`"#)
      #expect(diagnostics.first?.hint.contains("a whole number from 0 to 9999") == true)
    }
  }

  @Test(
    "that are no JSON object are named, stop nothing, and are not written over",
    arguments: ["", "[1]", "{\"a\": ", "3", "{}}"])
  func broken(text: String) throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      try sandbox.write(text, to: "home/config.json")
      let collection = try sandbox.look()
      #expect(collection.settings == Settings())
      #expect(collection.problems.notices.count == 1)
      let diagnostic = try #require(collection.problems.diagnostics.first)
      #expect(diagnostic.location.file.hasSuffix("/config.json"))
      #expect(diagnostic.message.hasSuffix("; the default settings are used"))
      try sandbox.answer("one", .perfect, on: today)
      #expect(throws: StudyError.self) { _ = try SettingsFile(path: sandbox.place.folder.settings) }
      #expect(try FileSystem.readFile(sandbox.place.folder.settings) == Array(text.utf8))
    }
  }

  @Test("choose the scheduler of the history")
  func policy() throws {
    try withSandbox { sandbox in
      try sandbox.deck(deck("one"))
      for day in 0..<2 { try sandbox.answer("one", .blackout, on: today + day) }
      let id = try sandbox.look().id(asking: "one")
      #expect(try sandbox.look().history.record(of: id).progress.state.easiness.hundredths == 250)
      try sandbox.write(#"{"policy": "delphi"}"#, to: "home/config.json")
      #expect(try sandbox.look().history.record(of: id).progress.state.easiness.hundredths == 130)
    }
  }
}
