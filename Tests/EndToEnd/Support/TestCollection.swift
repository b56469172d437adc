import CPseudoTerminal
import Foundation
import TestSupport
import Testing

/// A collection in a folder of its own, with its own decks and a fixed clock.
///
/// The folder is also the home folder; it is deleted with the value.
final class TestCollection {
  static let today = "2026-06-29T12:00:00Z"

  /// The temporary folder: `home` in it is the collection, `decks` the built-in decks.
  var folder: String { temporary.path }
  private let temporary: TemporaryFolder
  /// The whole environment of the program.
  var environment: [String: String]

  var home: String { folder + "/home" }
  var builtInDecks: String { folder + "/decks" }

  /// - Parameter decks: The built-in decks by file name.
  init(
    _ decks: [String: String] = ["mixed.md": SampleDecks.mixed],
    environment: [String: String] = [:]
  ) throws {
    temporary = try TemporaryFolder()
    let folder = temporary.path
    let given = [
      "ROUNDS_HOME": folder + "/home", "ROUNDS_DECKS": folder + "/decks", "HOME": folder,
      "ROUNDS_NOW": Self.today, "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no",
      "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "INPUTRC": "/dev/null",
    ]
    self.environment = given.merging(environment) { _, own in own }
    try FileManager.default.createDirectory(
      atPath: folder + "/decks", withIntermediateDirectories: true)
    for (name, text) in decks { try write(text, to: "decks/" + name) }
  }

  // MARK: Files

  func write(_ text: String, to name: String) throws { try temporary.write(text, to: name) }

  func read(_ name: String) throws -> String { try temporary.read(name) }

  func files(in name: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder + "/" + name)) ?? []).sorted()
  }

  // MARK: The program

  /// Runs the program without a terminal.
  @discardableResult
  func run(
    _ arguments: String..., input: String = "", now: String? = nil,
    environment more: [String: String] = [:]
  ) throws -> Program.Output {
    try Program.run(arguments, input: input, environment: settings(now, more))
  }

  /// Runs a line of the shell, in which `$ROUNDS` is the program.
  func shell(
    _ script: String, environment more: [String: String] = [:]
  ) throws -> Program.Output {
    try Program.run(
      ["-c", script], environment: settings(nil, more).merging(["ROUNDS": Program.path]) { $1 },
      executable: "/bin/sh")
  }

  /// Starts the program on a terminal.
  /// - Parameter isFirstRun: Whether the prompt shows the greeting of its very first start.
  func open(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, now: String? = nil,
    isFirstRun: Bool = false, environment more: [String: String] = [:]
  ) throws -> PseudoTerminal {
    if arguments.isEmpty, !isFirstRun { try? write("", to: "home/.cache/greeted") }
    return try PseudoTerminal(
      arguments: arguments, environment: settings(now, more), columns: columns, rows: rows)
  }

  private func settings(_ now: String?, _ more: [String: String]) -> [String: String] {
    var result = environment.merging(more) { _, given in given }
    if let now { result["ROUNDS_NOW"] = now }
    return result
  }

  // MARK: What is on disk

  /// The events of the journals, line by line, read with another JSON reader than the program's.
  func journal() throws -> [JournalLine] {
    try files(in: "home/journal").filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      let text = try read("home/journal/" + name)
      // A kill may cut a line where it crosses memory pages.
      let whole = text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
      return try whole.split(separator: "\n").compactMap { line in
        try JSONDecoder().decode(JournalLine.self, from: Data(line.utf8))
      }
    }.filter { $0.event != nil }
  }

  /// The answers in the journal, as `card grade kind`; an undo is `undo`.
  func answers() throws -> [String] {
    try journal().map { line in
      guard line.event == "review" else { return line.event ?? "" }
      return "\(line.card ?? "") \(line.grade ?? -1) \(line.kind ?? "")"
    }
  }
}

/// A line of a journal.
struct JournalLine: Decodable {
  var event: String?
  var card: String?
  var grade: Int?
  var day: String?
  var took: Int?
  var kind: String?
  var before: Int?
  var after: Int?
  var wording: Int?
  var arm: String?
}

extension Program.Output {
  /// The standard output as JSON Lines.
  func objects() throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  var succeeded: Bool { status == .exited(0) }
}
