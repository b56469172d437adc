import ArgumentParser
import Collection
import Files
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// The prompt: reads command lines until the learner leaves.
///
/// Each line runs the same command as in the shell, so what works here works there.
@MainActor
struct Prompt {
  private var context: Context
  private let options: CollectionOptions

  init(context: Context, options: CollectionOptions) throws {
    self.context = context
    self.options = options
    self.context.promptCollection = try context.place(options).folder.path
  }

  mutating func run() throws {
    let collection = try context.read(options)
    context.tellsProblems = false
    if context.terminal.isInteractive {
      try converse(collection)
    } else {
      try runScript(collection)
    }
  }

  // MARK: With a terminal

  private func converse(_ collection: Collection) throws {
    let terminal = context.terminal
    let historyFile = collection.folder.lineHistory
    terminal.loadHistory(historyFile)
    var collection = collection
    if !FirstRun.isNow(collection) {
      greet(collection)
    } else {
      // A command instead of an answer runs at once.
      if let line = try FirstRun(
        context, collection, CommandTree(Rounds.self)
      ).greet(), execute(line) == nil {
        return
      }
      collection = try context.read(options)
    }
    while !terminal.outputIsClosed {
      let completion = Completion(
        collection, CommandTree(Rounds.self), context.surroundings)
      let counts = counts(DayQueue(collection, on: context.today(collection), options: .focused))
      if collection.settings.screen == .full { context.showTitle(counts) }
      let result = terminal.readLine(
        prompt: prompt(collection, counts), completing: completion.candidates)
      terminal.releaseTerminal()
      switch result {
      case .endOfFile: break
      case .interrupted, .timeIsUp: continue
      case .line(let typed):
        guard let line = recalled(typed) else { continue }
        terminal.remember(line)
        // A collection that was only read has no folder yet.
        try? FileSystem.makeFolder(collection.folder.cache)
        _ = terminal.saveHistory(historyFile)
        if execute(line) == nil { break }
        let before = collection.allProblems.errorCount
        collection = try context.read(options)
        tellChange(from: before, to: collection.allProblems.errorCount)
        continue
      }
      break
    }
  }

  /// The line that `!!` or `!beginning` recalls, plus what follows it; any other line unchanged.
  private func recalled(_ line: String) -> String? {
    do {
      guard let recalled = try RecalledLine.line(line, from: context.terminal.history) else {
        return line
      }
      context.print(sanitized(recalled, keepNewlines: false))
      return recalled
    } catch {
      context.note(error)
      return nil
    }
  }

  private func tellChange(from before: Int, to now: Int) {
    guard now != before else { return }
    context.note(
      now == 0
        ? "rounds: all problems are fixed"
        : "rounds: \(counted(now, "problem")) now; `check` lists them")
  }

  private func greet(_ collection: Collection) {
    context.printWrapped(
      "\(Rounds.configuration.version): \(size(of: collection)). "
        + "`review` starts, `help` lists the commands, `quit` leaves.")
    if let focus = collection.focus {
      let today = context.today(collection)
      let countdown = ExamCountdown(collection, on: today)
      context.printWrapped(
        "\(countdown.text ?? countdown.past ?? focus.title): "
          + "\(counted(focus.count(in: collection, on: today), "card")) to know; "
          + "`review --all` includes the others, `config exam none` ends it.")
    }
    let work = Workload(collection, on: context.today(collection), isFocused: true)
    if work.isBacklog {
      context.printWrapped(
        "\(work.due) cards are due, and your usual day is \(work.usualDay): `backlog` spreads them over "
          + "the next days, `review --new 0` adds no new ones.")
    }
  }

  private func prompt(_ collection: Collection, _ counts: String) -> String {
    let countdown = ExamCountdown(collection, on: context.today(collection))
    // The typed line needs room too.
    let exam = [countdown.text, countdown.shortText].compactMap(\.self).map { ", \($0)" }
      .first { displayWidth(counts) + displayWidth($0) + Self.roomToType <= context.width }
    return context.style("rounds", .bold) + ": \(counts)\(exam ?? "")> "
  }

  private static let roomToType = 40

  // MARK: Without

  private func runScript(_ collection: Collection) throws {
    let today = context.today(collection)
    let queue = DayQueue(collection, on: today, options: .focused)
    context.printWrapped("\(today): \(counts(queue)); \(size(of: collection)).")
    var failed: Int32 = 0
    while !context.terminal.outputIsClosed,
      case .line(let line) = context.terminal.readLine(prompt: "")
    {
      guard let code = execute(line) else { break }
      if failed == 0 { failed = code }
    }
    if failed != 0 { throw Failure(Failure.Kind(rawValue: failed) ?? .data, "") }
  }

  // MARK: Lines

  /// Runs a line.
  /// - Returns: The exit code of its command; nil if the learner leaves.
  private func execute(_ line: String) -> Int32? {
    var words: [String]
    do {
      words = try CommandLineWords.split(line)
    } catch {
      context.note(error)
      return error.kind.rawValue
    }
    guard let first = words.first, !first.hasPrefix("#") else { return 0 }
    if let command = UnknownCommand.synonyms[first] { words[0] = command }
    switch words[0] {
    case "quit", "exit", "q":
      return nil
    case "help" where words.count == 1 && context.terminal.isInteractive:
      listCommands()
      return 0
    case "rounds" where words.count == 1:
      context.note("rounds: this is its prompt; `help` lists the commands, `quit` leaves")
      return 0
    case "rounds":
      return Program.run(Array(words.dropFirst()), in: context)
    default:
      return Program.run(words, in: context)
    }
  }

  /// Lists the names of the commands, which fit any window; the whole help would scroll out of it.
  private func listCommands() {
    for group in Rounds.configuration.groupedSubcommands {
      let names = group.subcommands.compactMap { $0.configuration.commandName }
      let lines = wrapped(
        names.joined(separator: "  "), width: context.proseWidth,
        firstIndent: group.name.padded(to: 7), indent: String(repeating: " ", count: 7))
      for line in lines { context.print(line) }
    }
    context.print()
    context.printWrapped(
      "`help review` explains one, `rounds help` all, `help guide` shows more. Tab completes, `quit` "
        + "leaves.")
  }

  private func counts(_ queue: DayQueue) -> String {
    "\(DueCounts(queue).dueText), \(queue.new.count) new"
      + (queue.steps.isEmpty ? "" : ", \(queue.steps.count) learning")
  }

  private func size(of collection: Collection) -> String {
    counted(collection.library.entries.count, "card") + " in "
      + counted(collection.library.decks.count, "deck")
  }
}
