import ArgumentParser
import Flashcards
import SpacedRepetition
import Study
import Terminal

/// A trial exam.
struct ExamCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam",
    abstract: "Sit a trial exam at the real pace, with a report by domain.",
    discussion: """
      Questions are drawn from the cards with the exam's tag, as many from each domain (the tag \
      domain-…) as it has of them. Nothing is told before the end; then comes a report, the weakest \
      domain first, and an offer to practise what was missed. An exam that is left goes on next \
      time; its answers are kept as practice and change no schedule.

      The CPC has 100 questions in 4 hours (2 min 24 s each), the CPB 135 in 4 hours (1 min 47 s).

      Examples:  rounds exam cpc
                 rounds exam cpb --questions 30
                 rounds exam --abandon
      """)

  @Argument(help: "cpc, cpb or another tag; none goes on with the exam that was left.")
  var name: String?
  @Option(help: ArgumentHelp("How many questions (default: as the exam has).", valueName: "n"))
  var questions: Int?
  @Option(help: ArgumentHelp("Minutes for all (default: at the exam's pace).", valueName: "n"))
  var minutes: Int?
  @Option(help: ArgumentHelp("Draws the same questions for the same number.", valueName: "number"))
  var seed: UInt64?
  @Flag(help: "Give up the exam that was left.")
  var abandon = false
  @Flag(help: "Show line after line, with no movement of the cursor.")
  var plain = false
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--questions", questions, 1...1000)
    try checkOption("--minutes", minutes, .minutesOfSitting)
  }

  func run(in context: Context) throws {
    context.terminal.takeTerminal()
    defer { context.terminal.releaseTerminal() }
    var writer = try context.writer(collection, backup: .meanwhile)
    let collection = try context.open(collection, writer: &writer)
    let file = ExamFile(collection.folder)
    let left = try file.read()
    if abandon {
      try file.remove()
      context.printWrapped(
        left.map { "The exam \($0.name) is given up; its answers stay as practice." }
          ?? "There is no exam to give up.")
      return
    }
    let exam = try exam(left, in: collection, context)
    let themed = context.themed(by: collection.settings)
    let loop = ExamLoop(
      themed, self.collection, exam: exam, file: file, collection: collection, writer: writer,
      isPlain: plain)
    try loop.run()
  }

  /// Refuses an exam for which no card is.
  private func check(_ plan: ExamPlan, in collection: Collection) throws(Failure) {
    let tags = Set(collection.library.entries.flatMap { collection.library.tags(of: $0) })
      .map { $0.lowercased() }
    guard !tags.contains(plan.name.lowercased()) else { return }
    let exams = ExamPlan.known.map(\.name).filter(tags.contains)
    throw Failure(
      "there is no exam `\(plan.name)`: no card has such a tag",
      hint: didYouMean(plan.name, among: tags)
        ?? (exams.isEmpty
          ? "name a tag that cards of your decks have"
          : "begin one: rounds exam \(exams.joined(separator: ", or ")); or name a tag"))
  }

  /// The exam that was left, or a new one.
  @MainActor
  private func exam(
    _ left: Exam?, in collection: Collection, _ context: Context
  ) throws -> Exam {
    if let left {
      guard name == nil || name?.lowercased() == left.name,
        questions == nil, minutes == nil, seed == nil
      else {
        throw Failure(
          "the exam \(left.name) is not finished: \(left.answered) of \(left.questions.count) answered",
          hint: "go on with: rounds exam; or give it up with: rounds exam --abandon")
      }
      return left
    }
    guard let name else {
      throw Failure(
        .usage, "there is no exam to go on with", hint: "begin one: rounds exam cpc, or cpb")
    }
    let plan = ExamPlan(named: name)
    try check(plan, in: collection)
    let today = context.today(collection)
    let seed = seed ?? UInt64(truncatingIfNeeded: context.clock.now)
    let library = collection.library
    let drawn = plan.sample(
      questions ?? plan.questions, from: library,
      where: { entry in
        library.tags(of: entry).contains { $0.lowercased() == plan.name.lowercased() }
          && !collection.record(of: entry).isSuspended
      }, seed: seed)
    guard !drawn.isEmpty else {
      throw Failure(
        "no card with the tag `\(plan.name)` can be asked in an exam",
        hint: "an exam takes multiple choices, and cards with a short answer to type")
    }
    if let asked = questions, drawn.count < asked {
      context.note("rounds: \(counted(drawn.count, "question")); there are no more with this tag")
    }
    return Exam(
      name: plan.name, on: today, limit: minutes.map { $0 * 60_000 } ?? drawn.count * plan.pace,
      questions: drawn)
  }
}
