import ArgumentParser
import Collection
import Flashcards
import JSON
import Journal
import SpacedRepetition
import Study
import Terminal
import Text

/// A practice exam.
struct ExamCommand: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam",
    abstract: "Take a practice exam at the real pace.",
    discussion: """
      Questions are drawn by the exam's outline, as many from each domain as the real exam \
      asks. You can change answers until the end; then comes a report by domain. An exam that \
      you leave continues with `rounds exam`. A tag in place of a name draws 50 of its cards.

      More, also how to write an outline: rounds help exams

      Examples:  rounds exam cpc
                 rounds exam cpb --questions 30
                 rounds exam --report
      """)

  @Argument(help: "cpc, cpb, cbcs, or a tag; without it the exam that you left continues.")
  var name: String?
  @Option(help: ArgumentHelp("How many questions (default: as many as the exam).", valueName: "n"))
  var questions: Int?
  @Option(help: ArgumentHelp("Minutes for the whole exam (default: its pace).", valueName: "n"))
  var minutes: Int?
  @Option(help: ArgumentHelp("The same number draws the same questions.", valueName: "number"))
  var seed: UInt64?
  @Flag(help: "Show the domains, how many questions each has, and how many cards ask it.")
  var outline = false
  @Flag(help: "List the cards that would be drawn, and start nothing.")
  var list = false
  @Flag(help: "Abandon the exam that you left.")
  var abandon = false
  @Flag(help: "Show the report of the last exam again, or of the last one of this name.")
  var report = false
  @Flag(help: "Show line after line, and never move the cursor.")
  var plain = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    try checkOption("--questions", questions, 1...1000)
    try checkOption("--minutes", minutes, .minutesOfSitting)
    if report, abandon || questions != nil || minutes != nil || seed != nil {
      throw ValidationError("--report takes the name of an exam only")
    }
    if outline || list, name == nil {
      throw ValidationError("name the exam: rounds exam cpc \(outline ? "--outline" : "--list")")
    }
    if output.json, !outline, !list {
      throw ValidationError("--json goes with --outline or --list")
    }
  }

  func run(in context: Context) throws {
    if report { return try showReport(context) }
    if outline { return try showOutline(context) }
    if list { return try showDrawn(context) }
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
      context: context.themed(by: collection.settings, isPlain: plain),
      options: self.collection, isPlain: plain)
    if abandon {
      if let left { try end.giveUp(left, file) }
      context.printWrapped(
        left.map { "Exam \($0.name) abandoned; its answers are kept as practice." }
          ?? "There is no exam to abandon.")
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
        "the exam did not start: the input has no answer",
        hint: "take it on a terminal, or write an answer on each line of the input")
    }
  }

  /// Opens the collection, with the interrupted exam. Others may write while an exam goes on.
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
      context: context.themed(by: collection.settings, isPlain: plain),
      options: self.collection, isPlain: plain
    ).show(exam, in: collection, offersPractice: false)
  }

  // MARK: What is asked

  @MainActor
  private func showOutline(_ context: Context) throws {
    let collection = try context.read(collection)
    let plan = try plan(name ?? "", in: collection, context)
    let domains = plan.domains(in: collection, on: context.today(collection))
    if output.json {
      for domain in domains {
        context.print([
          "domain": .string(domain.name), "questions": .integer(domain.questions),
          "cards": .integer(domain.cards.count),
        ])
      }
      return
    }
    context.printTable(
      ["domain", "questions", "cards"],
      domains.map { [$0.name, "\($0.questions)", "\($0.cards.count)"] })
    for domain in domains where domain.cards.count < domain.questions {
      context.note(
        "rounds: \(domain.name): \(counted(domain.cards.count, "card")) for "
          + "\(counted(domain.questions, "question"))")
    }
  }

  @MainActor
  private func showDrawn(_ context: Context) throws {
    let collection = try context.read(collection)
    let plan = try plan(name ?? "", in: collection, context)
    let today = context.today(collection)
    let draw = plan.draw(
      questions ?? plan.questions, from: collection, on: today, seed: seed(context),
      earlier: try ExamArchive(collection.folder).exams())
    if output.json {
      for question in draw.questions {
        context.print([
          "id": .string(question.card.text), "domain": .string(question.domain),
        ])
      }
    } else {
      context.printTable(["card", "domain"], draw.questions.map { [$0.card.text, $0.domain] })
    }
    tell(draw, context)
  }

  @MainActor
  private func seed(_ context: Context) -> UInt64 {
    seed ?? UInt64(truncatingIfNeeded: context.clock.now)
  }

  /// Reports the subjects that have too few cards.
  @MainActor
  private func tell(_ draw: ExamPlan.Draw, _ context: Context) {
    for shortage in draw.shortages {
      context.note(
        "rounds: \(shortage.domain): \(shortage.found) of "
          + "\(counted(shortage.wanted, "question")); there are no more cards about it")
    }
    if !draw.shortages.isEmpty {
      context.note("  The score covers the rest of the exam and says nothing about these.")
    }
  }

  /// The exam with a name, by its outline or about the cards with a tag.
  @MainActor
  private func plan(
    _ name: String, in collection: Collection, _ context: Context
  ) throws -> ExamPlan {
    let outlines = KnownExams(context.surroundings, collection.folder)
    if let outline = try outlines.outline(named: name) { return ExamPlan(outline) }
    let tags = Set(collection.library.entries.flatMap { collection.library.tags(of: $0) })
      .map { $0.lowercased() }
    guard !tags.contains(name.lowercased()) else { return ExamPlan(tag: name.lowercased()) }
    throw Failure(
      "there is no exam `\(name)`: no outline has that name, and no card has such a tag",
      hint: didYouMean(name, among: outlines.names + tags)
        ?? (outlines.names.isEmpty
          ? "name a tag that cards of your decks have"
          : "start one: rounds exam \(outlines.names.joined(separator: ", or ")); or name a tag"))
  }

  /// The interrupted exam, or a new one.
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
    guard let name = name ?? collection.focus?.only else {
      throw Failure(
        .usage, "there is no exam to continue", hint: "start one: rounds exam cpc, or cpb")
    }
    let plan = try plan(name, in: collection, context)
    let today = context.today(collection)
    let draw = plan.draw(
      questions ?? plan.questions, from: collection, on: today, seed: seed(context),
      earlier: try ExamArchive(collection.folder).exams())
    guard !draw.questions.isEmpty else {
      throw Failure(
        "no card can be asked in the exam `\(plan.name)`",
        hint: "an exam takes multiple choices, and cards with a short answer to type")
    }
    tell(draw, context)
    if draw.shortages.isEmpty, let asked = questions, draw.questions.count < asked {
      context.note(
        "rounds: \(counted(draw.questions.count, "question")); there are no more with this tag")
    }
    var exam = Exam(
      name: plan.name, on: today,
      limit: minutes.map { $0 * 60_000 } ?? draw.questions.count * plan.pace,
      questions: draw.questions, passMark: plan.passMark)
    exam.shortages = draw.shortages
    exam.prediction = ExamForecast(collection, on: today).prediction(of: draw.questions)
    return exam
  }
}
