import Foundation
import Testing

/// Standard output that cannot be written, for every command of the program.
@Suite("Standard output that cannot be written")
struct OutputTests {
  private static let fullDisk = "/dev/full"
  private static var hasFullDisk: Bool { FileManager.default.fileExists(atPath: fullDisk) }

  /// A command line that makes each command print something; a command without a line here fails
  /// the test.
  private static let runs: [String: (words: String, input: String)] = [
    "rounds": ("", "cards\n"),
    "help": ("", ""),
    "review": ("--plain", "\n4\nq\n"),
    "exam": ("testing --questions 1 --seed 1 --plain", "8\nq\n"),
    "due": ("", ""),
    "plan": ("", ""),
    "grade": ("n2 4", ""),
    "undo": ("", ""),
    "history": ("", ""),
    "backlog": ("", ""),
    "vacation": ("tomorrow 3", ""),
    "decks": ("", ""),
    "decks add": ("repository --yes", ""),
    "decks update": ("--yes", ""),
    "decks followed": ("", ""),
    "decks remove": ("repository", ""),
    "find": ("number", ""),
    "show": ("n1", ""),
    "stats": ("", ""),
    "simulate": ("--days 3", ""),
    "evaluate": ("", ""),
    "optimize": ("", ""),
    "trial": ("", ""),
    "report": ("--html report.html", ""),
    "schedule": ("--grades 444", ""),
    "add": ("--deck Numbers new? yes", ""),
    "edit": ("n1", ""),
    "import": ("table.csv", ""),
    "export": ("", ""),
    "check": ("", ""),
    "suspend": ("n1", ""),
    "unsuspend": ("n1", ""),
    "bury": ("n1", ""),
    "flag": ("3 n1", ""),
    "reset": ("n1", ""),
    "relink": ("gone n1", ""),
    "config": ("", ""),
    "sync": ("--create remote.git", ""),
    "completion": ("bash", ""),
    "complete": ("zsh show n", ""),
    "backup": ("", ""),
    "backup list": ("", ""),
    "backup make": ("", ""),
    "backup restore": ("2026-06-29", ""),
  ]

  /// Makes a repository of decks to follow.
  private static let repository = """
    set -e; git init -q -b main "$HOME/repository"; cd "$HOME/repository"
    printf 'Q: followed?\\nA: yes\\nId: f1\\n' > followed.md; git add followed.md
    git -c user.name=a -c user.email=a@example.org commit -q -m decks

    """

  private func collection() throws -> TestCollection {
    let cards = (1...3).map {
      "Q: What is 5 + \($0)?\nA: \(5 + $0)\nTags: testing\nId: n\($0)\n"
    }
    let collection = try TestCollection([:], environment: ["EDITOR": "true"])
    try collection.write(
      "---\nname: Numbers\n---\n\nQ: number?\nA: 1\nId: gone\n\n" + cards.joined(separator: "\n"),
      to: "home/decks/numbers.md")
    try collection.run("grade", "gone", "4", now: "2026-06-28T12:00:00Z")
    try collection.run("grade", "n1", "4", now: "2026-06-28T12:00:00Z")
    try collection.write(
      "---\nname: Numbers\n---\n\nQ: another number?\nA: 1\nId: other\n\n"
        + cards.joined(separator: "\n"), to: "home/decks/numbers.md")
    try collection.run("suspend", "n3")
    try collection.run("config", "exam-date", "2026-09-01")
    try collection.run("backup", "make")
    try collection.run("grade", "other", "4")
    try collection.write("front,back,id\nimported?,yes,i1\n", to: "table.csv")
    return collection
  }

  /// The words that name each command and subcommand.
  private func commands() throws -> [String] {
    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var names: [String] {
        let below = (subcommands ?? []).filter { $0.commandName != "help" }
        return [commandName] + below.flatMap(\.names).map { "\(commandName) \($0)" }
      }
    }
    struct Help: Decodable { var command: Command }
    let output = try TestCollection().run("--experimental-dump-help").output
    let root = try JSONDecoder().decode(Help.self, from: Data(output.utf8)).command
    let below = root.names.dropFirst().map { String($0.dropFirst("rounds ".count)) }
    return ["rounds", "help"] + below.filter { $0 != "help" }
  }

  /// Runs a command with its standard output somewhere.
  /// - Parameters:
  ///   - before: The text before the command in the shell.
  ///   - pipe: A named pipe to create first.
  @discardableResult
  private func run(
    _ command: String, _ collection: TestCollection, before: String = "", to redirection: String,
    making pipe: String? = nil
  ) throws -> Program.Output {
    if let pipe { mkfifo(collection.folder + "/" + pipe, 0o600) }
    if command.hasPrefix("decks ") {
      let prepared = try collection.shell(
        Self.repository
          + (command == "decks add" ? "" : "cd ..; $ROUNDS decks add repository --yes"))
      try #require(prepared.succeeded, "\(prepared.errors)")
    }
    let run = try #require(Self.runs[command], "say how `\(command)` is run so that it prints")
    let name = command == "rounds" ? "" : command
    return try Program.run(
      [
        "-c",
        "cd '\(collection.folder)'; \(before)\"$ROUNDS\" \(name) \(run.words) \(redirection)",
      ],
      input: run.input,
      environment: collection.environment.merging(["ROUNDS": Program.path]) { $1 },
      executable: "/bin/sh")
  }

  /// The learner's data, without names that differ between two runs.
  private func state(_ collection: TestCollection) throws -> [String] {
    let decks = try collection.files(in: "home/decks").filter { $0.hasSuffix(".md") }.map {
      try collection.read("home/decks/" + $0)
    }
    return try collection.answers() + decks
  }

  /// Expects a command to have the same effect as with readable output. A review and an exam ask
  /// nobody who cannot see the question.
  private func check(
    _ command: String, _ collection: TestCollection, against usual: TestCollection
  ) throws {
    if command == "review" {
      #expect(try collection.answers() == usual.answers().dropLast(), "an unseen question counts")
    } else if command == "exam" {
      #expect(try usual.answers().starts(with: collection.answers()), "\(command)")
    } else {
      #expect(try state(collection) == state(usual), "\(command)")
    }
    #expect(!collection.files(in: "home/imports").contains("pending"), "\(command)")
  }

  @Test("every command exits 1 with the reason, and what it changed is as it would be")
  func everyCommand() throws {
    let commands = try commands()
    #expect(commands.count > 30)
    #expect(Set(Self.runs.keys).subtracting(commands) == [], "there are no such commands")
    for command in commands {
      let usual = try collection()
      let printed = try run(command, usual, to: "")
      #expect(!printed.output.isEmpty, "\(command) printed nothing: \(printed.errors)")
      #expect(printed.succeeded || command == "check", "\(command): \(printed.errors)")
      if Self.hasFullDisk {
        let collection = try collection()
        let full = try run(command, collection, to: "> \(Self.fullDisk)")
        #expect(full.status == .exited(1), "\(command): \(full.errors)")
        #expect(
          full.errors.contains(
            "rounds: cannot write to standard output: No space left on device\n"), "\(command)")
        try check(command, collection, against: usual)
      }
      let closed = try collection()
      let without = try run(command, closed, to: ">&-")
      #expect(without.status == .exited(1), "\(command): \(without.errors)")
      #expect(
        without.errors.contains("rounds: cannot write to standard output: Bad file descriptor\n"),
        "\(command): \(without.errors)")
      try check(command, closed, against: usual)
    }
  }

  @Test("a reader that goes away ends every command as it ends git: by the signal, without a word")
  func closedPipe() throws {
    for command in try commands() {
      let usual = try collection()
      try run(command, usual, to: "")
      let collection = try collection()
      // The command begins only when the reader is certainly gone.
      let result = try run(
        command, collection, before: "{ cat > /dev/null < go; ",
        to: "; echo \"status $?\" >&2; } | { exec < /dev/null; : > go; }", making: "go")
      #expect(result.errors.hasSuffix("status 141\n"), "\(command): \(result.errors)")
      #expect(!result.errors.contains("rounds: ") && !result.errors.contains("ipe"), "\(command)")
      try check(command, collection, against: usual)
    }
  }

  @Test("messages that cannot be written change neither the work nor the exit code")
  func fullErrors() throws {
    try #require(Self.hasFullDisk)
    let collection = try collection()
    #expect(try run("grade", collection, to: "2> /dev/full").succeeded)
    let unknown = try collection.shell("\"$ROUNDS\" show nothing 2> /dev/full")
    #expect(unknown.status == .exited(1) && unknown.output == "")
    let both = try collection.shell("\"$ROUNDS\" grade n1 5 > /dev/full 2> /dev/full")
    #expect(both.status == .exited(1))
    let closed = try collection.shell("\"$ROUNDS\" grade n1 5 >&- 2>&- <&-")
    #expect(closed.status == .exited(1))
    #expect(try collection.answers().suffix(3) == ["n2 4 learn", "n1 5 review", "n1 5 review"])
    #expect(try collection.run("check").succeeded)
  }
}
