import Collection
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// The end of an exam: its answers are journaled, its report is saved and shown, and missed
/// questions can be practiced.
@MainActor
struct ExamEnd {
  let context: Context
  let options: CollectionOptions
  let isPlain: Bool

  /// Ends a finished exam.
  func finish(_ exam: Exam, _ file: ExamFile) throws {
    let reported = try journal(exam, ExamArchive(file.folder))
    try file.remove()
    let missed = exam.questions.filter { !$0.isRight }.map(\.card)
    guard show(exam, in: reported, offersPractice: !missed.isEmpty) else { return }
    var writer = try context.writer(options, backup: .meanwhile)
    let collection = try context.open(options, writer: &writer)
    var queue = DayQueue.Options()
    queue.purpose = .practice
    queue.cards = Set(missed)
    let day = context.today(collection)
    let session = Session(collection, on: day, at: context.clock.now, options: queue)
    var loop = ReviewLoop(
      context, session: session, recorder: Recorder(writer, of: collection), options: options,
      day: day, isPlain: isPlain)
    try loop.run()
  }

  /// Gives up an exam; its answers are kept as practice.
  func giveUp(_ exam: Exam, _ file: ExamFile) throws {
    var exam = exam
    exam.end = exam.end ?? context.clock.now
    _ = try journal(exam, nil)
    try file.remove()
  }

  /// Journals the answers together, and saves the exam for its report.
  private func journal(_ exam: Exam, _ archive: ExamArchive?) throws -> Collection {
    var quiet = context
    (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
    var writer = try quiet.writer(options, backup: .meanwhile)
    var collection = try quiet.open(options, writer: &writer)
    try archive?.keep(exam)
    let now = context.clock.now
    let answers = collection.answers(of: exam, on: context.today(collection), at: now)
    for event in try writer.append(answers, at: now) { collection.take(event) }
    return collection
  }

  // MARK: The report

  /// Shows the report of an exam, score first.
  /// - Returns: Whether the learner wants to practice the missed questions.
  @discardableResult
  func show(_ exam: Exam, in collection: Collection, offersPractice: Bool) -> Bool {
    let report = ExamReport(
      exam, among: (try? ExamArchive(collection.folder).exams()) ?? [])
    let screen = ReviewScreen(
      context, isFull: collection.settings.screen == .full && !isPlain)
    if screen.isFull {
      let wantsPractice = page(report, screen, collection, offersPractice: offersPractice)
      context.terminal.leaveFullScreen()
      for line in report.summary(width: context.proseWidth, style: context.style) {
        context.print(line)
      }
      if offersPractice, !wantsPractice {
        context.printWrapped("The whole report again: rounds exam --report")
      }
      return wantsPractice
    }
    let lines = report.lines(width: context.proseWidth, style: context.style, in: collection)
    for line in lines { context.print(line) }
    guard context.terminal.isInteractive else { return false }
    if lines.count >= context.terminal.height {
      // The score has scrolled out of the window.
      context.print()
      for line in report.score(width: context.proseWidth, style: context.style) {
        context.print(line)
      }
    }
    guard offersPractice else { return false }
    context.print()
    guard
      case .line(let reply) = context.terminal.readLine(
        prompt: "Practice \(missed(exam)) now? [y/N] ")
    else { return false }
    return ["y", "yes"].contains(reply.trimmed().lowercased())
  }

  private func missed(_ exam: Exam) -> String {
    let count = exam.questions.count { !$0.isRight }
    return count == 1 ? "the one missed" : "the \(count) missed"
  }

  private func page(
    _ report: ExamReport, _ screen: ReviewScreen, _ collection: Collection, offersPractice: Bool
  ) -> Bool {
    var screen = screen
    let (exam, style) = (report.exam, context.style)
    screen.begin {
      CardView.header(
        "\(exam.name.uppercased()) practice exam", "\(exam.day)", width: $0, style: style)
    }
    screen.add { report.lines(width: $0, style: style, in: collection) }
    let keys = (offersPractice ? ["p practice \(missed(exam))"] : []) + ["q leave"]
    while true {
      let key = screen.ask { [style(fitted(keys.joined(separator: " · "), to: $0), .keys)] }
      switch key {
      case .character("p") where offersPractice: return true
      case .character("q"), .enter, .escape, .interrupt, .endOfFile: return false
      default: continue
      }
    }
  }
}
