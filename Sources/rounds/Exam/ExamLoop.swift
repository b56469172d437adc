import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal

/// Runs an exam: asks, keeps each answer, and reports at the end.
@MainActor
struct ExamLoop: ~Copyable {
  private let context: Context
  private let file: ExamFile
  private let keys: KeyMap
  private let input: any ReviewInput
  private var exam: Exam
  private var collection: Collection
  private var writer: Writer
  private var screen: ReviewScreen
  private let isPlain: Bool
  private let started: Int
  private let elapsedBefore: Int

  init(
    _ context: Context, exam: Exam, file: ExamFile, collection: Collection,
    writer: consuming Writer, isPlain: Bool
  ) {
    self.context = context
    self.exam = exam
    self.file = file
    self.collection = collection
    self.writer = writer
    self.isPlain = isPlain
    let settings = collection.settings
    keys = KeyMap(settings)
    if context.terminal.isInteractive {
      input = KeyInput(
        style: context.style, keys: keys, scale: settings.gradeScale, typesAnswers: true)
    } else {
      input = LineInput(context: context, scale: settings.gradeScale)
    }
    screen = ReviewScreen(context, isFull: settings.screen == .full && !isPlain)
    started = context.clock.stopwatch
    elapsedBefore = exam.elapsed
  }

  /// Holds the exam, and afterwards practises what was missed if the learner wants to.
  consuming func run() throws {
    let context = context
    defer { context.terminal.leaveFullScreen() }
    let missed = try hold()
    guard !missed.isEmpty else { return }
    var options = DayQueue.Options()
    options.purpose = .practice
    options.cards = missed
    let day = context.today(collection)
    let session = Session(collection, on: day, at: context.clock.now, options: options)
    let isPlain = isPlain
    var loop = ReviewLoop(
      context, session: session, recorder: Recorder(writer), day: day, isPlain: isPlain)
    try loop.run()
  }

  /// - Returns: What is to be practised.
  private mutating func hold() throws -> Set<CardID> {
    greet()
    while !context.terminal.outputIsClosed {
      exam.elapsed = elapsedBefore + context.clock.stopwatch - started
      guard !exam.isOver else { break }
      guard let entry = collection.library[exam.questions[exam.open[0]].card] else {
        // The card was taken out of its deck in the meantime.
        exam.answer("", isRight: false)
        continue
      }
      guard try ask(entry) else { break }
    }
    exam.elapsed = min(exam.limit, elapsedBefore + context.clock.stopwatch - started)
    guard exam.isOver else {
      try file.write(exam)
      context.terminal.leaveFullScreen()
      context.printWrapped(
        "\(exam.answered) of \(exam.questions.count) answered, \(clock(exam.limit - exam.elapsed)) "
          + "left. Go on with: rounds exam")
      return []
    }
    return try finish()
  }

  private mutating func greet() {
    let pace = (exam.limit / max(1, exam.questions.count) + 500) / 1000
    screen.say(
      exam.answered == 0
        ? "\(counted(exam.questions.count, "question")) in \(clock(exam.limit)): \(pace / 60) min "
          + "\(pace % 60) s each. \(keys.name(of: .skip)) or an empty answer skips; nothing is told before the end."
        : "The exam goes on: \(exam.answered) of \(exam.questions.count) answered.")
  }

  // MARK: A question

  private mutating func ask(_ entry: Library.Entry) throws -> Bool {
    let card = entry.card
    let report = CardReport(entry, in: collection, on: exam.day)
    let (style, day) = (context.style, exam.day)
    let view: (Int) -> CardView = {
      CardView(report: report, day: day, width: $0, style: style)
    }
    let head = "\(exam.name.uppercased()) trial exam"
    let progress =
      "\(exam.answered + 1) of \(exam.questions.count) · \(clock(exam.limit - exam.elapsed)) left"
    screen.begin { CardView.header(head, progress, width: $0, style: style) }
    screen.add { view($0).question + view($0).options(isAnswered: false) }
    let shownAt = context.clock.stopwatch
    let check = collection.library.answerCheck(for: card)
    let question = ReviewQuestion(
      optionCount: card.options.count,
      hasSeveralRightOptions: card.options.count(where: \.isCorrect) > 1, hasHint: false,
      canReveal: false,
      isRight: { check.verdict(on: $0) == .right })
    while true {
      switch input.reply(to: question, on: &screen) {
      case .command(.leave): return false
      case .command(.skip),
        .reveal where card.options.isEmpty || !context.terminal.isInteractive:
        exam.skip()
        try file.write(exam)
        return true
      case .command(.undo): screen.say("An answer of an exam stays as it is.")
      case .command, .reveal:
        screen.say(
          "Answer, skip with \(keys.name(of: .skip)), or leave with \(keys.name(of: .leave)).")
      case .typed(let text):
        try take(
          text, isRight: check.verdict(on: text).proposedGrade.isPass, of: card,
          took: context.clock.stopwatch - shownAt)
        return true
      case .chosen(let chosen):
        let options = card.shownOptions(on: day)
        try take(
          chosen.sorted().map { options[$0].text }.joined(separator: "; "),
          isRight: chosen == Set(options.indices.filter { options[$0].isCorrect }), of: card,
          took: context.clock.stopwatch - shownAt)
        return true
      }
    }
  }

  /// Journals an answer as practice and keeps it with the exam.
  private mutating func take(
    _ text: String, isRight: Bool, of card: Card, took: Int
  ) throws {
    let answer = collection.answer(
      card.id, isRight ? .hesitant : .incorrect, in: .practice, took: took,
      on: context.today(collection), at: context.clock.now)
    for event in try writer.append(answer.actions, at: context.clock.now) {
      collection.take(event)
    }
    exam.answer(text, isRight: isRight)
    exam.elapsed = elapsedBefore + context.clock.stopwatch - started
    try file.write(exam)
  }

  // MARK: The end

  private func finish() throws -> Set<CardID> {
    try file.remove()
    let report = ExamReport(exam, passMark: ExamPlan(named: exam.name).passMark)
    let missed = exam.questions.filter { !$0.isRight }.map(\.card)
    context.terminal.leaveFullScreen()
    for line in report.lines(width: context.width, style: context.style, in: collection) {
      context.print(line)
    }
    guard !missed.isEmpty, context.terminal.isInteractive else { return [] }
    context.print()
    guard
      case .line(let reply) = context.terminal.readLine(
        prompt: "Practise the \(missed.count == 1 ? "one" : "\(missed.count)") missed now? [y/N] "),
      ["y", "yes"].contains(reply.trimmingSpaces.lowercased())
    else { return [] }
    return Set(missed)
  }

  /// Hours, minutes and seconds.
  private func clock(_ milliseconds: Int) -> String {
    let seconds = max(0, milliseconds) / 1000
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + "\(value)" }
    return seconds >= 3600
      ? "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
      : "\(seconds / 60):\(two(seconds % 60))"
  }
}
