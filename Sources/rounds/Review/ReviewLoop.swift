import Collection
import Files
import Flashcards
import Journal
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// Runs a session: shows cards, asks, and journals each answer before the next card appears.
@MainActor
struct ReviewLoop: ~Copyable {
  let context: Context
  /// The collection's options, for other commands that run within the review.
  let options: CollectionOptions
  let input: any ReviewInput
  let keys: KeyMap
  var recorder: Recorder
  var session: Session
  var screen: ReviewScreen
  /// The study day of the last answer; never goes back, even if the clock is set back.
  var day: Day
  /// Whether other programs have written since the card was shown.
  var isOvertaken = false
  /// The card's sound while it is played, and how many of its sounds were.
  var sound: RunningProgram?
  var playedSounds = 0
  let started: Int
  /// The time limit of the session, in milliseconds.
  private let timeLimit: Int
  private var announcedDrill = false
  /// The number of answers given before, as far as it matters for explanations.
  private let answersBefore: Int
  /// The number of answers after which the learner knows the grades.
  private static let learningAnswers = 100

  /// - Parameter minutes: The time limit of the session; nil for the setting.
  init(
    _ context: Context, session: Session, recorder: consuming Recorder,
    options: CollectionOptions, day: Day, minutes: Int? = nil, isPlain: Bool = false
  ) {
    self.context = context
    self.options = options
    self.session = session
    self.recorder = recorder
    self.day = day
    let settings = session.collection.settings
    answersBefore = session.collection.history.answers(atMost: Self.learningAnswers)
    started = context.clock.stopwatch
    let limit = minutes ?? settings.sessionMinutes
    timeLimit = limit == 0 ? .max : limit * 60_000
    keys = KeyMap(settings, isReadOnly: self.recorder.isReadOnly)
    if context.terminal.isInteractive {
      input = KeyInput(
        style: context.style, keys: keys, scale: settings.gradeScale,
        typesAnswers: settings.typesAnswers)
    } else {
      input = LineInput(context: context, scale: settings.gradeScale)
    }
    screen = ReviewScreen(
      context, isFull: settings.screen == .full && !isPlain,
      pictures: PictureShelf(context, session.collection))
  }

  /// Runs the session until it is done or the learner leaves.
  mutating func run() throws {
    defer { context.terminal.leaveFullScreen() }
    var timeIsUp = false
    while !context.terminal.outputIsClosed {
      session.advance(to: context.clock.now)
      timeIsUp = context.clock.stopwatch - started >= timeLimit
      guard !timeIsUp, passClaimed(), let item = session.current, try ask(item) else { break }
    }
    screen.close()
    close(timeIsUp: timeIsUp)
  }

  // MARK: A card

  /// The current card, and how it is shown.
  struct Asked {
    let item: Session.Item
    var entry: Library.Entry
    let report: CardReport
    /// The day that fixes the order of the options.
    let optionDay: Day
    /// The learner's typed answer.
    var typed: String?
    /// Whether the learner has seen the answer.
    var isAnswered = false
  }

  /// The next step after a command.
  enum Next {
    /// Stays at the same card.
    case stay
    /// Goes on to the session's next card.
    case go
    case leave
  }

  /// Asks one card.
  /// - Returns: False if the learner leaves.
  private mutating func ask(_ item: Session.Item) throws -> Bool {
    guard let entry = session.collection.library[item.card] else { return false }
    isOvertaken = false
    var asked = Asked(
      item: item, entry: entry, report: report(on: entry), optionDay: session.optionDay(day))
    if item.isDrill, !announcedDrill {
      announcedDrill = true
      screen.say("Final drill. \(FinalDrill<Int>.rule) It changes no schedule.")
    }
    sound = nil
    showQuestion(asked)
    if session.collection.settings.playsSounds { playFirst(asked) }
    let shownAt = context.clock.stopwatch
    let attempt: Attempt
    switch try reply(asked) {
    case .attempt(let made): attempt = made
    case .next(let next): return next != .leave
    }
    let took = context.clock.stopwatch - shownAt
    if case .typed(let text) = attempt { asked.typed = text }
    asked.isAnswered = true
    let proposed = showAnswer(asked, attempt)
    if session.collection.settings.playsSounds { playFirst(asked) }
    return try takeGrade(asked, attempt, proposed: proposed, took: took)
  }

  private mutating func showQuestion(_ asked: Asked) {
    let (view, progress) = (viewer(of: asked), progress)
    context.showTitle(remainingCounts.joined(separator: ", "))
    screen.begin { view($0).header(progress: Self.fitted(progress, $0)) }
    screen.add { view($0).question + view($0).options + view($0).ordering.question }
    screen.add(pictures: pictures(of: asked.report.card, isAnswered: false))
  }

  /// Shows the answer and the result of the attempt.
  /// - Returns: The grade to offer.
  private mutating func showAnswer(_ asked: Asked, _ attempt: Attempt) -> Grade {
    let view = viewer(of: asked)
    show(attempt, view)
    let proposed = propose(for: attempt, asked, view)
    screen.add(pictures: pictures(of: asked.report.card, isAnswered: true))
    screen.add(asFootnote: true) { view($0).details }
    return proposed
  }

  private func viewer(of asked: Asked) -> (Int) -> CardView {
    let (report, day, style) = (asked.report, day, context.style)
    let optionDay = asked.optionDay
    let showsTags = session.collection.settings.showsTags
    let marksAreWords = !screen.isFull
    let soundNote = context.terminal.isInteractive ? "\(keys.name(of: .play)) plays it" : nil
    return {
      CardView(
        report: report, day: day, optionDay: optionDay, width: $0, style: style,
        showsTags: showsTags,
        marksAreWords: marksAreWords, soundNote: soundNote)
    }
  }

  /// The result of a question.
  enum Attempt: Equatable {
    case revealed
    case typed(String)
    case chosen(Set<Int>)
    case ordered(OrderCheck.Result)
  }

  private enum Reply {
    case attempt(Attempt)
    case next(Next)
  }

  /// Waits until the answer may be shown.
  private mutating func reply(_ asked: Asked) throws -> Reply {
    let (card, library) = (asked.report.card, session.collection.library)
    let question = ReviewQuestion(
      optionCount: card.options.count,
      hasSeveralRightOptions: card.options.count(where: \.isCorrect) > 1,
      order: card.kind == .ordering ? OrderCheck(shown: card.shownOrder(on: day)) : nil,
      itemCount: card.items.count,
      hasHint: card.note.details.hint != nil,
      needsGuess: session.waitsForGuess,
      hasSound: context.terminal.isInteractive
        && !MediaMarks.names(.sound, in: card.question).isEmpty,
      isRight: { library.answerCheck(for: card).verdict(on: $0) == .right })
    while true {
      switch input.reply(to: question, on: &screen) {
      case .reveal: return .attempt(.revealed)
      case .typed(let text):
        let result = try? question.order?.result(of: text)
        return .attempt(result.map { .ordered($0) } ?? .typed(text))
      case .chosen(let options): return .attempt(.chosen(options))
      case .command(.hint):
        let view = viewer(of: asked)
        screen.add { view($0).hint }
      case .command(let command):
        let next = try obey(command, asked)
        if next != .stay { return .next(next) }
      }
    }
  }

  private mutating func show(_ attempt: Attempt, _ view: @escaping (Int) -> CardView) {
    let card = view(80).report.card
    if case .chosen(let chosen) = attempt {
      screen.add { view($0).markedOptions(chosen: chosen) }
    } else if case .ordered(let result) = attempt {
      screen.add { view($0).ordering.answer(result) }
    } else if card.kind == .ordering {
      screen.add { view($0).ordering.answer(nil) }
    } else if card.options.isEmpty {
      screen.add { view($0).answer + view($0).solution }
    } else {
      screen.add { view($0).markedOptions(chosen: nil) }
    }
  }

  /// The grade to offer, after reporting the result of the attempt.
  private mutating func propose(
    for attempt: Attempt, _ asked: Asked, _ view: @escaping (Int) -> CardView
  ) -> Grade {
    let (card, style) = (asked.report.card, context.style)
    switch attempt {
    case .revealed:
      return .hesitant
    case .typed(let text):
      let check = session.collection.library.answerCheck(for: card)
      let verdict = check.verdict(on: text)
      screen.judge(verdict.brief, verdict.role) {
        TypedAnswerView(check: check, typed: text, width: $0, style: style).lines
      }
      return verdict.proposedGrade
    case .ordered(let result):
      let (brief, role) = OrderingView.brief(result)
      screen.judge(brief, role) { view($0).ordering.verdict(result) }
      return result.proposedGrade
    case .chosen(let chosen):
      let options = card.shownOptions(on: asked.optionDay)
      let isRight = chosen == Set(options.indices.filter { options[$0].isCorrect })
      screen.judge(isRight ? "Right." : "Wrong.", isRight ? .right : .wrong) {
        view($0).verdict(chosen: chosen)
      }
      return isRight ? .hesitant : .incorrect
    }
  }

  /// Asks for the grade and journals it.
  private mutating func takeGrade(
    _ asked: Asked, _ attempt: Attempt, proposed: Grade, took: Int
  ) throws -> Bool {
    var (asked, proposed) = (asked, proposed)
    while session.current != nil {
      let question = GradeQuestion(
        preview: recorder.isReadOnly ? nil : session.preview(on: day, at: context.clock.now),
        proposed: proposed,
        acceptanceProblem: acceptanceProblem(asked),
        explainsGrades: answersBefore + session.answers.count < Self.learningAnswers)
      switch input.grade(question, on: &screen) {
      case .command(let command):
        switch try obey(command, asked) {
        case .stay: continue
        case .go:
          guard command == .accept, let accepted = askedAgain(asked) else { return true }
          asked = accepted
          if screen.isFull { showQuestion(asked) }
          proposed = screen.isFull ? showAnswer(asked, attempt) : .hesitant
        case .leave: return false
        }
      case .grade(let grade):
        day = max(day, context.today(session.collection))
        var leech: Answer?
        let next = try holding(asked) { loop, _ in
          try loop.take(grade, asked, attempt, took: took, leech: &leech)
        }
        if let leech { return try offerHelp(asked, leech) }
        if next != .stay { return next == .go }
      }
    }
    return false
  }

  /// The current card as read again; nil if the session goes on with another.
  private func askedAgain(_ asked: Asked) -> Asked? {
    guard let entry = session.collection.entry(of: asked.entry.id),
      session.current?.card == entry.id
    else { return nil }
    return Asked(
      item: asked.item, entry: entry, report: report(on: entry), optionDay: asked.optionDay,
      typed: asked.typed, isAnswered: true)
  }

  /// The report about a card in the wording of the day.
  private func report(on entry: Library.Entry) -> CardReport {
    let collection = session.collection
    let card = collection.asked(entry.card, on: day)
    return CardReport(entry, in: collection, on: day, shownAs: card)
  }

  /// Journals the answer to the current card.
  /// - Parameter leech: Set to an answer that makes the card a leech.
  private mutating func take(
    _ grade: Grade, _ asked: Asked, _ attempt: Attempt, took: Int, leech: inout Answer?
  ) throws -> Next {
    let now = context.clock.now
    guard
      let answer = session.answer(
        grade, took: took, wording: asked.report.card.askedWording,
        wrong: wrongAnswer(attempt, asked), on: day, at: now)
    else { return .leave }
    session.record(try record(answer.actions, at: now))
    if answer.isLeech, !recorder.isReadOnly { leech = answer }
    return .go
  }
}
