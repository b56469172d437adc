import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal

/// Runs a session: shows, asks, journals each answer before the next card appears.
@MainActor
struct ReviewLoop: ~Copyable {
  private let context: Context
  private let input: any ReviewInput
  private var writer: Writer
  private var session: Session
  /// The study day of the last answer; a clock set back does not lead back over it.
  private var day: Day
  private let started: Int
  private var announcedDrill = false

  init(_ context: Context, session: Session, writer: consuming Writer, day: Day) {
    self.context = context
    self.session = session
    self.writer = writer
    self.day = day
    started = context.clock.stopwatch
    if context.terminal.isInteractive {
      input = KeyInput(
        terminal: context.terminal, style: context.style,
        canErase: context.surroundings.environment["TERM"] != "dumb",
        typesAnswers: session.collection.settings.typesAnswers)
    } else {
      input = LineInput(context: context)
    }
  }

  /// Goes through the session until it is done or the learner leaves.
  mutating func run() throws {
    while !context.terminal.outputIsClosed {
      session.advance(to: context.clock.now)
      guard let item = session.current, try ask(item) else { break }
    }
    close()
  }

  /// Asks one card.
  /// - Returns: False if the learner leaves.
  private mutating func ask(_ item: Session.Item) throws -> Bool {
    let collection = session.collection
    guard let entry = collection.library[item.card] else { return false }
    let report = CardReport(entry, in: collection, on: day)
    let view = { [context, day] in
      CardView(report: report, day: day, width: context.width, style: context.style)
    }
    if item.isDrill, !announcedDrill {
      announcedDrill = true
      context.printWrapped(
        "Final drill: cards graded under 4 today come back until they get a 4 or a 5. "
          + "It changes no schedule.")
      context.print()
    }
    show(view().header(progress: progress))
    context.print()
    show(view().question)
    show(view().options(isAnswered: false))
    context.print()

    let shownAt = context.clock.stopwatch
    guard let attempt = try reply(view) else { return false }
    let took = context.clock.stopwatch - shownAt
    if attempt == .tookBack { return true }

    if case .chosen(let chosen) = attempt {
      show(view().options(isAnswered: true, chosen: chosen))
    } else if report.card.options.isEmpty {
      show(view().answer)
      show(view().solution)
    } else {
      show(view().options(isAnswered: true))
    }
    let proposed = propose(for: attempt, report.card)
    context.print()
    show(view().details)
    if !view().details.isEmpty { context.print() }
    return try takeGrade(proposed: proposed, took: took)
  }

  /// What came of a question.
  private enum Attempt: Equatable {
    case revealed
    case typed(String)
    case chosen(Set<Int>)
    /// The last answer was taken back; its card is asked again.
    case tookBack
  }

  /// Waits until the answer may be shown; nil if the learner leaves.
  private mutating func reply(_ view: () -> CardView) throws -> Attempt? {
    let card = view().report.card
    let check = AnswerCheck(accepting: card.acceptedAnswers)
    let question = ReviewQuestion(
      optionCount: card.options.count,
      hasSeveralRightOptions: card.options.count(where: \.isCorrect) > 1,
      hasHint: card.note.details.hint != nil,
      isRight: { check.verdict(on: $0) == .right })
    while true {
      switch input.reply(to: question) {
      case .reveal: return .revealed
      case .typed(let text): return .typed(text)
      case .chosen(let options): return .chosen(options)
      case .hint: show(view().hint)
      case .undo: if try takeBack() { return .tookBack }
      case .leave: return nil
      }
    }
  }

  /// The grade to offer, after saying how the attempt went.
  private func propose(for attempt: Attempt, _ card: Card) -> Grade {
    let style = context.style
    switch attempt {
    case .revealed, .tookBack:
      return .hesitant
    case .typed(let text):
      let check = AnswerCheck(accepting: card.acceptedAnswers)
      show(TypedAnswerView(check: check, typed: text, width: context.width, style: style).lines)
      return check.verdict(on: text).proposedGrade
    case .chosen(let chosen):
      let options = card.shownOptions(on: day)
      let isRight = chosen == Set(options.indices.filter { options[$0].isCorrect })
      context.print("  " + (isRight ? style("Right.", .green) : style("Wrong.", .red)))
      return isRight ? .hesitant : .incorrect
    }
  }

  /// Asks for the grade and journals it.
  private mutating func takeGrade(proposed: Grade, took: Int) throws -> Bool {
    while session.current != nil {
      let preview = session.preview(on: day, at: context.clock.now)
      switch input.grade(preview, proposed: proposed) {
      case .leave: return false
      case .undo: if try takeBack() { return true }
      case .grade(let grade):
        day = max(day, context.today(session.collection))
        let now = context.clock.now
        guard let answer = session.answer(grade, took: took, on: day, at: now) else {
          return false
        }
        session.record(try writer.append(answer.actions, at: now))
        if answer.isLeech { tellLeech(answer) }
        return true
      }
    }
    return false
  }

  /// Takes back the last answer.
  /// - Returns: False if there is none.
  private mutating func takeBack() throws -> Bool {
    let undo = session.undo
    guard !undo.isEmpty else {
      context.printWrapped(
        "There is no answer of today to take back; the command `undo` reaches earlier ones.")
      return false
    }
    session.recordUndo(try writer.append(undo, at: context.clock.now))
    context.print("The last answer is taken back.")
    context.print()
    return true
  }

  // MARK: Words

  /// Says that a card is forgotten again and again.
  private func tellLeech(_ answer: Answer) {
    guard case .review(let review) = answer.actions.first else { return }
    let lapses = session.collection.history.record(of: review.card).progress.lapses
    let isSuspended = answer.actions.count > 1
    context.printWrapped(
      "\(review.card) was forgotten \(counted(lapses, "time")). Word it anew, or make two cards of it."
        + (isSuspended ? " Until then it is suspended: rounds unsuspend \(review.card)" : "")
    ) { context.style($0, .yellow) }
    context.print()
  }

  private var progress: String {
    let left = session.left
    var parts = ["\(left.due) due", "\(left.new) new"]
    if left.steps > 0 { parts.append("\(left.steps) learning") }
    if left.drill > 0 { parts.append("\(left.drill) drill") }
    return parts.joined(separator: " · ")
  }

  private func show(_ lines: [String]) {
    for line in lines { context.print(line) }
  }

  /// Says what was done, what is left, and what tomorrow brings.
  private func close() {
    let reviews = session.answers.compactMap { event -> ReviewEvent? in
      if case .review(let review) = event.action { review } else { nil }
    }
    let scheduled = reviews.filter { $0.kind.isScheduling && !$0.isStep }
    let learned = scheduled.count { $0.kind == .learn }
    let right = scheduled.count(where: \.grade.isPass)
    let hasSteps = session.collection.history.scheduler.hasSteps
    var sentences: [String] = []
    if reviews.isEmpty {
      sentences.append("No card answered.")
    } else {
      let more = reviews.count - scheduled.count
      sentences.append(
        "Done: \(scheduled.count - learned) reviewed, \(learned) learned, "
          + (hasSteps ? "\(counted(more, "further step"))" : "\(more) drilled") + " in "
          + "\(duration(context.clock.stopwatch - started)); \(right) of \(scheduled.count) right.")
    }
    let left = session.left
    if left.due + left.new + left.steps + left.drill > 0 {
      sentences.append(
        "Left in this review: \(left.due) due, \(left.new) new, "
          + (hasSteps ? "\(left.steps) learning." : "\(left.drill) to drill."))
    }
    if session.current == nil, let next = session.nextStepAt {
      sentences.append(
        "The next of them comes in \(minutesText(from: context.clock.now, to: next)).")
    }
    sentences.append(
      "Due tomorrow: \(counted(session.collection.dueCount(by: day + 1), "card")).")
    context.printWrapped(sentences.joined(separator: " "))
  }
}
