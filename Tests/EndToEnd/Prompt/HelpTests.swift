import Foundation
import Testing

@Suite("Help")
struct HelpTests {
  /// Every command with all its arguments and options.
  private static let commands: [(name: String, words: [String])] = [
    (
      "review",
      [
        "<decks>", "--tag <t>", "--search <search>", "--new <n>", "--limit <n>", "--minutes <n>",
        "--ahead <days>", "--new-only", "--cram", "--failed", "--leeches", "--expired",
        "--confusions",
        "--all", "--read-only",
        "--plain",
      ]
    ),
    (
      "exam",
      [
        "<name>", "--questions <n>", "--minutes <n>", "--seed <number>", "--outline", "--list",
        "--abandon", "--report", "--plain", "--json",
      ]
    ),
    ("decks", ["--json"]),
    ("find", ["<search>", "--save <name>", "--saved", "--forget <name>", "--json"]),
    ("show", ["<card>", "--copy <part>", "--json"]), ("completion", ["<shell>"]),
    ("grade", ["<card>", "<grade>", "--json"]), ("undo", ["--json"]),
    ("history", ["--limit <n>", "--json"]),
    ("backlog", ["--days <n>", "--all", "--dry-run", "--yes", "--json"]),
    ("vacation", ["<from>", "<to>", "--dry-run", "--yes", "--json"]),
    (
      "import",
      [
        "<files>", "--deck <name>", "--format <format>", "--delimiter <name>",
        "--rows <name>", "--header <answer>", "--columns <list>", "--encoding <name>",
        "--select <codes>",
        "--fiscal-year <year>", "--since <file>", "--conversion <file>", "--dry-run",
        "--keep-going", "--media", "--json",
      ]
    ),
    (
      "export",
      [
        "--deck <name>", "--format <format>", "--with-history", "--safe", "--anonymous",
        "--output <file>", "--force",
      ]
    ),
    ("stats", ["<picture>", "--deck <name>", "--tag <tag>", "--days <n>", "--all", "--json"]),
    (
      "report",
      [
        "--html <file>", "--svg <dir>", "--force", "--deck <name>", "--tag <tag>", "--days <n>",
        "--all",
      ]
    ),
    (
      "simulate",
      [
        "--days <n>", "--new <n>", "--minutes <n>", "--seed <n>", "--policies", "--deck <name>",
        "--tag <tag>", "--all", "--json",
      ]
    ),
    ("evaluate", ["--deck <name>", "--tag <tag>", "--days <n>", "--all", "--json"]),
    ("optimize", ["--deck <name>", "--dry-run", "--forget", "--json"]),
    ("trial", ["<task>", "<policies>", "--seed <n>", "--json"]),
    ("check", ["<paths>", "--expired", "--by <date>", "--repair", "--json"]),
    (
      "schedule",
      [
        "--policy <policy>", "--grades <digits>", "--gaps <days>", "--parameters <w0,…>",
        "--retention <share>", "--json",
      ]
    ),
    (
      "config",
      [
        "<name>", "<value>", "--unset", "--dry-run", "--keys", "--deck <name>", "--tag <tag>",
        "--user", "--origin", "--json",
      ]
    ),
    ("suspend", ["<card>", "--yes"]),
    ("bury", ["<card>", "--yes"]), ("flag", ["<flag>", "<card>", "--yes"]),
    ("reset", ["<card>", "--yes"]),
    ("due", ["<card>", "--yes", "--on <day>", "--all", "--quiet", "--json"]),
    ("plan", ["<decks>", "--tag <t>", "--search <search>", "--all", "--move", "--json"]),
    (
      "add",
      [
        "<texts>", "--deck <name>", "--kind <kind>", "--tags <tags>", "--also <text>",
        "--wording <text>", "--hint <text>", "--why <text>", "--source <text>",
        "--dry-run", "--json",
      ]
    ), ("edit", ["<name>"]), ("unsuspend", ["<card>", "--yes"]), ("relink", ["<old>", "<new>"]),
    ("sync", ["<remote>", "--create", "--json"]), ("backup", ["list", "make", "restore"]),
  ]

  @Test("each command's help tells what it does and names every argument and option")
  func commands() throws {
    let collection = try TestCollection()
    let root = try collection.run("--help")
    for command in Self.commands {
      let help = try collection.run(command.name, "--help")
      #expect(help.succeeded && help.errors == "")
      let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.wholeMatch(of: /OVERVIEW: .{10,}/) != nil, "\(command.name)")
      #expect(help.output.contains("USAGE: rounds \(command.name)"))
      let place =
        ["schedule", "backup", "completion"].contains(command.name) ? [] : ["--collection <dir>"]
      for word in command.words + place + ["-h, --help"] {
        let row = lines.firstIndex { $0.hasPrefix("  " + word) }
        #expect(row != nil, "\(command.name) \(word)")
        // There is a description of it, next to it or below.
        let text = row.map { lines[$0].dropFirst(2 + word.count) + lines[$0 + 1] } ?? ""
        #expect(text.contains { $0.isLetter }, "\(command.name) \(word)")
      }
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(command.name)")
      #expect(
        root.output.contains("\n  \(command.name) ")
          || root.output.contains("\n  \(command.name), "))
      // Where a page of the guide has the command's name, `help` shows the page.
      if command.name != "decks" {
        #expect(try collection.run("help", command.name).output == help.output)
      }
      #expect(try collection.run(command.name, "-h").output == help.output)
    }
    // No option is missing from the list above.
    let listed = root.output.matches(of: /\n  ([a-z]+)(?:, [a-z]+)* {3,}\S/).map { String($0.1) }
    #expect(Set(listed) == Set(Self.commands.map(\.name)))
  }

  @Test("the man page tells of every command and option")
  func manPage() throws {
    let path = #filePath.replacing("Tests/EndToEnd/Prompt/HelpTests.swift", with: "")
    let page = try String(contentsOfFile: path + "Documentation/rounds.1", encoding: .utf8)
    for command in Self.commands {
      #expect(page.contains(command.name), "\(command.name)")
      for word in command.words where word.hasPrefix("--") {
        // In mdoc a macro adds the hyphens: `.Fl -tag`.
        let option = word.dropFirst(2).prefix { $0 != " " }
        #expect(page.contains("-\(option)") || page.contains("\\-\(option)"), "\(word)")
      }
    }
  }

  @Test("help for a command that is not there is a mistake, with a suggestion")
  func helpForNothing() throws {
    let result = try TestCollection().run("help", "reviw")
    #expect(result.status == .exited(2))
    #expect(result.errors.contains("did you mean `review`?"))
  }

  @Test("the version is shown however it is asked for")
  func version() throws {
    let collection = try TestCollection()
    let versions = try ["--version", "-V", "version"].map { try collection.run($0) }
    #expect(versions.allSatisfy { $0.succeeded && $0.output.hasPrefix("rounds ") })
    #expect(Set(versions).count == 1)
  }

  @Test("another name of a command has the same help")
  func aliases() throws {
    let collection = try TestCollection()
    let help = try collection.run("find", "--help")
    #expect(help.output.contains("`cards` is another"))
    #expect(try collection.run("cards", "--help") == help)
    #expect(try collection.run("help", "cards") == help)
  }

  @Test("no option of any command is missing from the test above")
  func complete() throws {
    let collection = try TestCollection()
    for command in Self.commands {
      let help = try collection.run(command.name, "--help").output
      let options = Set(help.matches(of: /\n  (?:-h, )?(--[a-z-]+)/).map { String($0.1) })
      let known = command.words.filter { $0.hasPrefix("--") }
        .map { String($0.split(separator: " ")[0]) }
      let isPlain = ["schedule", "backup", "completion"].contains(command.name)
      let place = isPlain ? [] : ["--collection"]
      // argument-parser adds the program's version everywhere.
      #expect(options.subtracting(["--version"]) == Set(known + place + ["--help"]))
    }
  }

  @Test("help without a word, at the prompt and on the command line, lists all commands")
  func overview() throws {
    let collection = try TestCollection()
    let help = try collection.run("--help").output
    #expect(try collection.run("help").output == help)
    #expect(try collection.run(input: "help\n").output.hasSuffix(help))
    #expect(help.contains("rounds review") && help.contains("Exit codes: 0 done; 1"))
  }
}
