import Foundation
import Testing

/// The tables of keys in the guide's page for scripts, against what the commands print.
@Suite("The page for scripts")
struct ContractPageTests {
  private let page: String

  init() throws {
    page = try String(contentsOf: GuidePage.folder.appending(path: "Scripts.md"), encoding: .utf8)
  }

  /// The second cell of the row whose first cell has a command's name.
  private func row(_ command: String) throws -> Substring {
    let line = try #require(
      page.split(separator: "\n").first {
        $0.hasPrefix("| ") && $0.split(separator: "|")[0].contains("`\(command)`")
      }, "no row for \(command)")
    return line.split(separator: "|", maxSplits: 1)[1]
  }

  @Test(
    "names every key of every command",
    arguments: [
      ("find", ["find"]), ("show", ["show", "form"]), ("decks", ["decks"]), ("due", ["due"]),
      ("plan", ["plan"]), ("grade", ["grade", "edits", "4"]), ("undo", ["undo"]),
      ("check", ["check"]), ("config", ["config"]), ("find --saved", ["find", "--saved"]),
      ("simulate", ["simulate", "--days", "3"]), ("backup", ["backup"]), ("evaluate", ["evaluate"]),
      ("trial", ["trial"]),
      ("import", ["import", "words.csv"]), ("add", ["add", "Why?", "Because."]),
    ])
  func keys(command: String, arguments: [String]) throws {
    let collection = try TestCollection()
    try collection.write("front,back\none,1\n", to: "words.csv")
    try collection.write("Q: without an answer\n\nQ: a\nA: b\n", to: "home/decks/broken.md")
    for line in [
      "grade form 4", "grade group-code 1", "config exam-date 2026-09-01", "find --save a is:due",
      "add --deck Own Who? Me", "backup make", "trial guess",
    ] {
      #expect(try collection.shell("\"$ROUNDS\" \(line) >/dev/null 2>&1").succeeded, "\(line)")
    }
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let result = try collection.shell("cd \"$HOME\" && \"$ROUNDS\" \(quoted) --json")
    let objects = try result.objects()
    #expect(!objects.isEmpty, "\(result)")
    let known = try row(command)
    // `add` has the keys of `cards`.
    let more = command == "add" ? try row("cards") : ""
    for key in Set(objects.flatMap(\.keys)) {
      #expect(known.contains("`\(key)`") || more.contains("`\(key)`"), "\(command): \(key)")
    }
  }

  @Test("lists the keys of the statistics, and no others")
  func statistics() throws {
    let collection = try TestCollection()
    let object = try #require(collection.run("stats", "--json").objects().first)
    let start = try #require(page.firstRange(of: "\n## Statistics\n")).upperBound
    let rows = page[start...].split(separator: "\n").drop { !$0.hasPrefix("| key |") }
      .prefix { $0.hasPrefix("|") }.dropFirst(2)
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`(\w+)`/).map { String($0.1) }
    }
    // These are only where there is something to say, or where they are asked for.
    let always = Set(listed).subtracting(["exam", "exams", "memory", "confusions"])
    #expect(always == Set(object.keys).subtracting(["definitions", "exam", "exams"]))
    try collection.run("config", "policy", "fsrs")
    try collection.run("grade", "form", "4")
    let fsrs = try #require(collection.run("stats", "--json").objects().first)
    #expect(fsrs.keys.contains("memory"))
    let asked = try #require(collection.run("stats", "confusions", "--json").objects().first)
    #expect(asked.keys.contains("confusions"))
  }

  @Test("has the exit codes that a program gets")
  func exitCodes() throws {
    let collection = try TestCollection()
    let codes = try [
      collection.run("due"), collection.run("show", "no-such-card"),
      collection.run("show", "--no-such-option"),
      collection.run("due", "--quiet", environment: ["ROUNDS_DECKS": collection.folder + "/none"]),
    ].map(\.status)
    #expect(codes == (0...3).map { .exited($0) })
    for code in 0...3 { #expect(page.contains("\n| \(code) | ")) }
  }
}
