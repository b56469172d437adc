import ArgumentParser
import Collection
import Flashcards
import JSON
import Journal
import Screen
import SpacedRepetition
import Terminal
import Text

/// Starts, shows and ends a trial.
struct TrialCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "Measure on yourself what helps you.",
    discussion: """
      Assigns new notes to two arms by chance. Without arguments shows the result.

      guess     does a guess before the first answer help?
      variants  do other wordings of a question help?
      policy    which policy is better?
      end       end the trial; more: rounds help experiments
      """)

  enum Task: String, CaseIterable, ExpressibleByArgument {
    case guess, variants, policy, end
  }

  @Argument(help: "What to do.")
  var task: Task?
  @Argument(help: "A policy to compare with yours, or two.")
  var policies: [String] = []
  @Option(help: ArgumentHelp("The seed of the chance (default: random).", valueName: "n"))
  var seed: Int?
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    guard task == .policy || policies.isEmpty else {
      throw ValidationError("only `policy` takes policies, as in: trial policy fsrs")
    }
    guard policies.count <= 2 else {
      throw ValidationError("a trial compares two policies, as in: trial policy published fsrs")
    }
    guard task != .policy || !policies.isEmpty else {
      throw ValidationError("name the policy to compare with yours, as in: trial policy fsrs")
    }
    guard seed == nil || task != nil && task != .end else {
      throw ValidationError("--seed goes with the start of a trial, as in: trial guess --seed 7")
    }
    if let seed { try checkOption("--seed", seed, 1...Self.largestSeed) }
  }

  private static let largestSeed = 999_999_999

  func run(in context: Context) throws {
    switch task {
    case nil: try show(try context.read(collection), context)
    case .end: try end(context)
    case .guess: try start(.guess, [.noGuess, .guess], context)
    case .variants: try start(.variants, [.oneWording, .allWordings], context)
    case .policy:
      let policies = try policies.map(policy)
      let own = try context.read(collection).settings.policy
      let compared = policies.count == 1 ? [own] + policies : policies
      guard compared[0] != compared[1] else {
        throw Failure(
          .usage, "a trial compares two policies, and both are \(compared[0].rawValue)",
          hint: "name another: "
            + Scheduler.Policy.allCases.filter { $0 != compared[0] }.map(\.rawValue)
            .joined(separator: ", "))
      }
      try start(.policy, compared.compactMap { TrialArm($0) }, context)
    }
  }

  private func policy(_ name: String) throws -> Scheduler.Policy {
    guard let policy = Scheduler.Policy(rawValue: name) else {
      let names = Scheduler.Policy.allCases.map(\.rawValue)
      throw Failure(
        .usage, "there is no policy `\(name)`",
        hint: didYouMean(name, among: names)
          ?? "the policies are: \(names.joined(separator: ", "))")
    }
    return policy
  }

  @MainActor
  private func start(_ kind: TrialKind, _ arms: [TrialArm], _ context: Context) throws {
    var writer = try context.writer(collection, backup: .meanwhile)
    var collection = try context.open(collection, writer: &writer)
    if let running = collection.history.runningTrial {
      throw Failure(
        "a trial of \(running.event.words) is running, and one is enough",
        hint: "`rounds trial` shows it, `rounds trial end` ends it")
    }
    if kind == .variants, !hasNewWordings(collection) {
      throw Failure(
        "no new card has several wordings, so there is nothing to compare",
        hint: "`rounds help decks` says how to write them; many built-in cards have some")
    }
    let trial = TrialEvent(
      kind: kind, first: arms[0], second: arms[1],
      seed: seed ?? Int.random(in: 1...Self.largestSeed))
    collection.take(try writer.append(.trial(trial), at: context.clock.now))
    guard !output.json else { return try show(collection, context) }
    context.printWrapped(
      "From now on \(trial.promise), by chance. `rounds trial` shows what that does, `rounds trial "
        + "end` ends it.")
  }

  private func hasNewWordings(_ collection: Collection) -> Bool {
    collection.library.entries.contains {
      $0.card.hasSeveralWordings && collection.record(of: $0).progress.isNew
    }
  }

  @MainActor
  private func end(_ context: Context) throws {
    let running = try context.read(collection).history.runningTrial
    guard let running else {
      throw Failure("no trial is running", hint: "`rounds trial guess` begins one")
    }
    guard try isWanted("End the trial of \(running.event.words)?", context) else {
      return context.print("Nothing was changed.")
    }
    var writer = try context.writer(collection, backup: .meanwhile)
    var collection = try context.open(collection, writer: &writer)
    collection.take(
      try writer.append(.trialEnd(seed: running.event.seed), at: context.clock.now))
    if !output.json {
      context.printWrapped("The trial has ended; `rounds undo` continues it.")
      context.print()
    }
    try show(collection, context)
  }

  /// Whether the learner agrees; without a terminal, the command is the confirmation.
  @MainActor
  private func isWanted(_ question: String, _ context: Context) throws -> Bool {
    guard context.terminal.isInteractive, !output.json else { return true }
    guard case .line(let reply) = context.terminal.readLine(prompt: "\(question) [y/N] ") else {
      return false
    }
    return ["y", "yes"].contains(reply.trimmed().lowercased())
  }

  @MainActor
  private func show(_ collection: Collection, _ context: Context) throws {
    guard let trial = collection.history.lastTrial else {
      if output.json { return context.print(["trial": .null]) }
      return context.printWrapped(
        "There was no trial yet. `rounds trial guess` begins one: does a guess before the first "
          + "answer help you?")
    }
    let report = TrialReport(trial, in: collection, on: context.today(collection))
    if output.json { return context.print(report.json) }
    context.printWrapped(report.title)
    guard context.isOnTerminal else {
      context.printRows(report.rows)
      for sentence in report.sentences { context.print(sentence) }
      return
    }
    context.print()
    for (number, cells) in report.rows.enumerated() {
      let line = cells[0].padded(to: 11) + cells[1].padded(to: 14) + cells[2]
      let isDetail = number == 0 || cells[0].hasPrefix(" ")
      context.print(isDetail ? context.style(line, .dim) : line)
    }
    context.print()
    context.printWrapped(report.sentences.joined(separator: " "))
  }
}
