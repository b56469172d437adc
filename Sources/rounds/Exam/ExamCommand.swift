import ArgumentParser
import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal

/// A practice exam.
struct ExamCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam",
    abstract: "Take a practice exam at the real pace, with a report by domain.",
    discussion: """
      Questions are drawn from the cards with the exam's tag, as many from each domain (the tag \
      domain-…) as it has of them. Answers can be changed and questions flagged until the end: \
      the overview (o) lists what is unanswered or flagged, and ends the exam with x. At zero the \
      exam ends by itself, and late answers do not count.

      No result is shown before the end; then comes a report, the weakest domain first, and an \
      offer to practice what was missed. --report shows it again. An exam that you leave continues \
      next time; its answers are kept as practice when it is over, and change no schedule.

      The CPC has 100 questions in 4 hours (2 min 24 s each), the CPB 135 in 4 hours (1 min 47 s).

      Examples:  rounds exam cpc
                 rounds exam cpb --questions 30
                 rounds exam --report
                 rounds exam --abandon
      """)

  @Argument(help: "cpc, cpb or another tag; none continues the exam that was left.")
  var name: String?
  @Option(help: ArgumentHelp("How many questions (default: as the exam has).", valueName: "n"))
  var questions: Int?
  @Option(help: ArgumentHelp("Minutes for all (default: at the exam's pace).", valueName: "n"))
  var minutes: Int?
  @Option(help: ArgumentHelp("Draws the same questions for the same number.", valueName: "number"))
  var seed: UInt64?
  @Flag(help: "Give up the exam that was left.")
  var abandon = false
  @Flag(help: "Show the report of the last exam again, or of the last one of this name.")
  var report = false
  @Flag(help: "Show line after line, with no movement of the cursor.")
  var plain = false
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--questions", questions, 1...1000)
    try checkOption("--minutes", minutes, .minutesOfSitting)
    if report, abandon || questions != nil || minutes != nil || seed != nil {
      throw ValidationError("--report takes the name of an exam only")
    }
  }

  func run(in context: Context) throws {
    if report { return try showReport(context) }
    context.terminal.takeTerminal()
    defer { context.terminal.releaseTerminal() }
    let (collection, left) = try open(context)
    let file = ExamFile(collection.folder)
    var claim = CardClaim(folder: collection.folder.cache)
    defer { claim?.release() }
    guard claim?.take("the exam") ?? true else {
      throw Failure(
        "the exam is open in another terminal", hint: "finish it there, or leave it with q first")
    }
    let end = ExamEnd(
      context: context.themed(by: collection.settings), options: self.collection, isPlain: plain)
    if abandon {
      if let left { try end.giveUp(left, file) }
      context.printWrapped(
        left.map { "The exam \($0.name) is given up; its answers stay as practice." }
          ?? "There is no exam to give up.")
      return
    }
    var loop = ExamLoop(
      end.context, exam: try exam(left, in: collection, context), kept: left, file: file,
      collection: collection, isPlain: plain)
    switch try loop.run() {
    case .over: try end.finish(loop.exam, file)
    case .left:
      let left = ExamClock.text(left: loop.exam.limit - loop.exam.elapsed)
      context.printWrapped(
        "\(loop.exam.answered) of \(loop.exam.questions.count) answered, \(left). Continue with: "
          + "rounds exam")
    case .notBegun:
      throw Failure(
        "the exam was not begun: the input has no answer",
        hint: "take it on a terminal, or write an answer on each line of the input")
    }
  }

  /// Opens the collection, with the exam that was left. Others may write while an exam goes on.
  @MainActor
  private func open(_ context: Context) throws -> (Collection, Exam?) {
    var writer = try context.writer(collection, backup: .meanwhile)
    let collection = try context.open(collection, writer: &writer)
    return (collection, try ExamFile(collection.folder).read())
  }

  @MainActor
  private func showReport(_ context: Context) throws {
    let collection = try context.read(collection)
    let exams = try ExamArchive(collection.folder).exams()
    guard
      let exam = exams.first(where: { name == nil || $0.name.lowercased() == name?.lowercased() })
    else {
      let names = Set(exams.map(\.name)).sorted().joined(separator: ", ")
      throw Failure(
        name.map { "there is no report of an exam `\($0)`" } ?? "there is no report of an exam",
        hint: names.isEmpty ? "take one: rounds exam cpc" : "there are reports of: \(names)")
    }
    context.terminal.takeTerminal()
    defer { context.terminal.releaseTerminal() }
    ExamEnd(
      context: context.themed(by: collection.settings), options: self.collection, isPlain: plain
    ).show(exam, in: collection, offersPractice: false)
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
          hint: "continue it: rounds exam; or give it up with: rounds exam --abandon")
      }
      return left
    }
    guard let name else {
      throw Failure(
        .usage, "there is no exam to continue", hint: "begin one: rounds exam cpc, or cpb")
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
