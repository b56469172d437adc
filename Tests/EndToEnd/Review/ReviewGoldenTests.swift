import Foundation
import TestSupport
import Testing

/// Every screen of sessions in which each key is pressed, compared with files.
///
/// `ROUNDS_RECORD=1 swift test --filter ReviewGoldenTests` rewrites the files; review them before
/// keeping them.
@Suite("Screens after each key")
struct ReviewGoldenTests {
  /// A key, and the text that shows its effect.
  private typealias Step = (key: String, shows: String)

  private static let keys: [Step] = [
    ("h", "two letters"), ("o", "card group-code"), ("l", "no link on this card"),
    ("i", "It was never answered"), ("x", "Space show"), ("f3", "has flag 3"),
    ("m", "tag `marked`"), ("m", "`marked` is gone"), ("k", "hospital's inpatient"),
    ("B", "is buried until tomorrow"), ("u", "The last change is undone"), ("c", "Wrong."),
    ("?", "blackout: no idea"), ("x", "Enter=1"), ("2", "superbill"),
    (" ", "encounter form"), ("s", "superbill is suspended"),
    ("\trejectd\r", "Close: you wrote"), ("+", "is accepted from now on"),
    ("3", "Wie heißt"), ("q", "Left in this review"),
  ]

  private static let sessions: [(name: String, arguments: [String], steps: [Step])] = [
    (
      "keys", ["review", "numbers"],
      [
        ("e", "Nothing was changed"), ("d9\r", "is due on"), ("b", "is buried until tomorrow"),
        ("r", "is new again"), ("q", "Left in this review"),
      ]
    ),
    (
      "cram", ["review", "--cram", "numbers"],
      [(" ", "Enter="), ("2", "Space show"), ("q", "Left in this practice")]
    ),
    ("ahead", ["review", "--ahead", "9", "--new", "0"], [(" ", "Enter="), ("q", "Left in")]),
    (
      "new-only", ["review", "--new-only", "--limit", "1"],
      [(" ", "Enter="), ("4", "Final drill"), ("q", "Left in")]
    ),
    ("failed", ["review", "--failed"], [(" ", "Enter="), ("4", "Practiced: ")]),
    ("leeches", ["review", "--leeches"], []),
    ("expired", ["review", "--expired"], [(" ", "Enter="), ("4", "Practiced: ")]),
    ("search", ["review", "--search", "id:n1", "--cram"], [(" ", "Enter="), ("q", "Left in")]),
    (
      "exam", ["exam", "mix", "--questions", "1", "--seed", "1"],
      [("q", "Continue with: rounds exam")]
    ),
  ]

  private static let windows = [
    (80, 24, "xterm-256color"), (40, 15, "xterm-256color"), (80, 24, "dumb"), (40, 15, "dumb"),
  ]

  @Test("of the day's review are as they were looked at", arguments: windows)
  func keys(columns: Int, rows: Int, term: String) throws {
    let collection = try TestCollection(environment: ["TERM": term])
    let terminal = try collection.open("review", columns: columns, rows: rows)
    let text = try play(
      Self.keys, first: "group code", on: terminal, endsLines: term == "dumb")
    try compare(text, with: "review-\(columns)-\(term == "dumb" ? "dumb" : "full").txt")
    withExtendedLifetime(collection) {}
  }

  @Test("of each kind of session are as they were looked at", arguments: windows)
  func kinds(columns: Int, rows: Int, term: String) throws {
    var text = ""
    for (name, arguments, steps) in Self.sessions {
      let collection = try TestCollection(
        ["mixed.md": SampleDecks.mixed, "numbers.md": SampleDecks.numbers(1...6)],
        environment: ["TERM": term, "EDITOR": "true"])
      try collection.run("grade", "n1", "1")
      let terminal = try PseudoTerminal(
        arguments: arguments, environment: collection.environment, columns: columns, rows: rows)
      text += "######## \(name)\n"
      text += try play(
        steps,
        first: steps.isEmpty ? "No leeches" : name == "exam" ? "o overview" : "Space show",
        on: terminal, endsLines: term == "dumb")
      try terminal.waitForExit()
    }
    try compare(text, with: "sessions-\(columns)-\(term == "dumb" ? "dumb" : "full").txt")
  }

  /// Presses the keys, and returns the screen before the first and after each of them.
  /// - Parameter endsLines: Whether the program ends each line that it writes, as it does where it cannot
  ///   move the cursor.
  private func play(
    _ steps: [Step], first: String, on terminal: PseudoTerminal, endsLines: Bool
  ) throws -> String {
    var text = ""
    try show(
      first, "the beginning", terminal, isLast: steps.isEmpty, endsLines: endsLines, &text)
    for (index, step) in steps.enumerated() {
      terminal.send(step.key)
      try show(
        step.shows, step.key.debugDescription, terminal, isLast: index == steps.count - 1,
        endsLines: endsLines, &text)
    }
    return text
  }

  private func show(
    _ mark: String, _ name: String, _ terminal: PseudoTerminal, isLast: Bool, endsLines: Bool,
    _ text: inout String
  ) throws {
    // The window may wrap words; each screen ends with the line of keys.
    let words = mark.split(separator: " ").joined(separator: " ")
    try terminal.waitFor { shown in
      if endsLines, terminal.screen.column > 0 { return false }
      let flat = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let place = flat.range(of: words) else { return false }
      let end = flat[place.lowerBound...]
      return [
        "Space show", "o overview", "Enter=", "any key back", "tomorrow:", "rounds exam",
        "No leeches.",
      ]
      .contains { end.contains($0) }
    }
    // The last key ends the program, a moment after its last output.
    if isLast { try terminal.waitForExit() }
    let shown = terminal.screen.lines.suffix(terminal.rows).joined(separator: "\n")
      .replacing(/in \d+ (s|min)\b/, with: "in 0 s").replacing(/\d+:\d\d left/, with: "2:00 left")
    text += "==== \(name)\n\(shown)\n"
  }

  private func compare(_ text: String, with name: String) throws {
    let path =
      #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Golden/" + name
    try expectGolden(text, at: path)
  }
}
