import Collection
import Flashcards
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// Runs an exam: asks questions, and keeps each answer until the end.
@MainActor
struct ExamLoop {
  /// How a session of an exam ended.
  enum Ending {
    case over
    /// The learner left, or the input ended; the exam can be continued.
    case left
    /// The input had no answer for a new exam, so it was not started.
    case notBegun
  }

  private let context: Context
  private let file: ExamFile
  private let keys: KeyMap
  private let input: any ExamInput
  private let collection: Collection
  private let clock: ExamClock
  private var screen: ReviewScreen
  private(set) var exam: Exam
  /// The exam as it is on disk.
  private var kept: Exam?
  /// Whether the overview is shown instead of a question.
  private var isAtOverview = false
  /// The question that stays on the screen after a key that only flags it.
  private var placeThatStays: Int?

  private var isInteractive: Bool { context.terminal.isInteractive }

  /// Whether there is an exam to save: without a terminal only once there is an answer.
  private var isBegun: Bool { isInteractive || exam.answered > 0 || kept != nil }

  /// - Parameter kept: The interrupted exam; nil for a new one.
  init(
    _ context: Context, exam: Exam, kept: Exam?, file: ExamFile, collection: Collection,
    isPlain: Bool
  ) {
    self.context = context
    self.exam = exam
    self.kept = kept
    self.file = file
    self.collection = collection
    let settings = collection.settings
    keys = KeyMap(settings)
    input =
      context.terminal.isInteractive
      ? ExamKeyInput(style: context.style, keys: keys)
      : ExamLineInput(input: LineInput(context: context, scale: settings.gradeScale))
    screen = ReviewScreen(
      context, isFull: settings.screen == .full && !isPlain,
      pictures: PictureShelf(context, collection))
    clock = ExamClock(context.clock, limit: exam.limit, before: exam.elapsed)
  }

  /// Asks questions until the exam is over or the learner leaves.
  mutating func run() throws -> Ending {
    defer {
      context.terminal.countdown = nil
      context.terminal.leaveFullScreen()
    }
    if exam.end != nil { return .over }
    greet()
    var isOver = false
    while !isOver, !context.terminal.outputIsClosed {
      exam.elapsed = clock.elapsed
      if exam.isTimeUp { break }
      if isBegun { try keep() }
      guard let over = try isAtOverview ? chooseNext() : ask() else {
        guard isBegun else { return .notBegun }
        try keep()
        return .left
      }
      isOver = over
    }
    guard isOver || exam.isTimeUp else { return .left }
    if exam.isTimeUp { context.terminal.dropTypedAhead() }
    exam.end = context.clock.now
    try keep()
    return .over
  }

  private mutating func greet() {
    let pace = (exam.limit / max(1, exam.questions.count) + 500) / 1000
    let ways =
      isInteractive
      ? "Enter goes on without an answer, Left goes back; answers can be changed until the end."
      : "An empty line leaves a question for later."
    screen.say(
      exam.answered == 0
        ? "\(counted(exam.questions.count, "question")) in \(ExamClock.minutes(exam.limit)): "
          + "\(pace / 60) min \(pace % 60) s each. \(ways) No result is shown before the end."
        : "The exam continues: \(exam.answered) of \(exam.questions.count) answered.")
  }

  /// Saves the exam with the time taken.
  private mutating func keep() throws {
    exam.elapsed = clock.elapsed
    try file.write(exam, replacing: kept)
    kept = exam
  }

  // MARK: The clock

  /// Shows the clock in the header, and keeps it running while the learner is asked. The exam is on
  /// disk as it is now.
  private mutating func begin(_ place: String) {
    let (name, style, clock) = (exam.name.uppercased(), context.style, clock)
    screen.begin {
      CardView.header(
        "\(name) practice exam", "\(place) · \(clock.text)", width: $0, style: style)
    }
    guard isInteractive else { return }
    let (screen, file, exam) = (screen, file, exam)
    context.terminal.countdown = Countdown(
      nextTick: { clock.nextChange },
      tick: {
        screen.paintHeader()
        // After a crash the exam continues with the remaining time.
        var now = exam
        now.elapsed = clock.elapsed
        try? file.write(now, replacing: exam)
      })
  }

  // MARK: A question

  /// - Returns: Whether the exam is over; nil if the learner leaves.
  private mutating func ask() throws -> Bool? {
    let question = exam.questions[exam.place]
    guard let entry = collection.library[question.card] else {
      // The card was deleted from its deck in the meantime.
      exam.leaveOut()
      goOn()
      return false
    }
    let check = collection.library.answerCheck(for: entry.card)
    let card = asked(question, collection.asked(entry.card, on: exam.day), check)
    show(entry, as: card, question)
    let shownAt = context.clock.stopwatch
    let reviewed = ReviewQuestion(
      optionCount: card.options.count,
      hasSeveralRightOptions: card.options.count(where: \.isCorrect) > 1, hasHint: false,
      isRight: { check.verdict(on: $0) == .right })
    let reply = input.reply(
      to: reviewed, opensLine: question.answer == nil && placeThatStays != exam.place, on: &screen)
    placeThatStays = nil
    let took = context.clock.stopwatch - shownAt
    exam.elapsed = clock.elapsed
    // A late answer does not count.
    if exam.isTimeUp { return true }
    switch reply {
    case .leave: return nil
    case .timeIsUp: return true
    case .next: goToNext()
    case .back: exam.go(to: exam.place - 1)
    case .flag:
      exam.flag()
      placeThatStays = exam.place
    case .overview: isAtOverview = true
    case .typed(let text):
      exam.answer(
        text, isRight: check.verdict(on: text).proposedGrade.isPass, took: took)
      goOn()
    case .chosen(let chosen):
      let options = card.shownOptions(on: exam.day)
      exam.answer(
        chosen.sorted().map { options[$0].text }.joined(separator: "; "),
        isRight: chosen == Set(options.indices.filter { options[$0].isCorrect }), took: took)
      goOn()
    }
    return false
  }

  /// The card as it is asked. If an edit has made a wrong option right since, the question has to
  /// be typed.
  private func asked(_ question: Exam.Question, _ card: Card, _ check: AnswerCheck) -> Card {
    question.distractors.allSatisfy { check.verdict(on: $0) == .wrong }
      ? question.card(card) : card
  }

  private mutating func show(
    _ entry: Library.Entry, as card: Card, _ question: Exam.Question
  ) {
    let report = CardReport(entry, in: collection, on: exam.day, shownAs: card)
    let (style, day) = (context.style, exam.day)
    let view: (Int) -> CardView = {
      CardView(report: report, day: day, width: $0, style: style)
    }
    begin(
      "\(exam.place + 1) of \(exam.questions.count)" + (question.isFlagged ? " · flagged" : ""))
    screen.add { view($0).question + view($0).options }
    if screen.showsPictures {
      screen.add(pictures: MediaMarks.names(.picture, in: card.question))
    }
    if let answer = question.answer {
      screen.add { width in
        wrapped(
          sanitized(answer, keepNewlines: false), width: width, firstIndent: "Your answer: ",
          indent: "  "
        ).map { style($0, .answer) }
      }
    }
  }

  /// Goes to the next question without an answer, or else to the overview.
  private mutating func goOn() {
    if let next = exam.nextOpen { exam.go(to: next) } else { isAtOverview = true }
  }

  /// Goes to the next question, answered or not; without a terminal only to open ones.
  private mutating func goToNext() {
    guard isInteractive else { return goOn() }
    if exam.place + 1 < exam.questions.count {
      exam.go(to: exam.place + 1)
    } else {
      isAtOverview = true
    }
  }

  // MARK: The overview

  /// - Returns: Whether the exam is over; nil if the learner leaves.
  private mutating func chooseNext() throws -> Bool? {
    let overview = ExamOverview(exam)
    if isInteractive {
      begin("overview")
      let style = context.style
      screen.add { overview.lines(width: $0, style: style) }
    }
    switch input.choose(in: overview, on: &screen) {
    case .leave: return nil
    case .end, .timeIsUp: return true
    case .question(let place):
      isAtOverview = false
      exam.go(to: place)
      return false
    }
  }
}
