import Flashcards
import Journal
import SpacedRepetition

/// An answer as a row of Anki's table.
struct PackedAnswer {
  /// When it was given, in milliseconds since 1970; unique among answers.
  var id: Int
  var card: Int
  /// 1 again, 2 hard, 3 good, 4 easy.
  var button: Int
  /// Days, or if negative, seconds.
  var interval: Int
  var lastInterval: Int
  /// The easiness times 1000 after the answer; 0 in the learning steps, and if the answer changed
  /// no schedule.
  var factor: Int
  /// Whether the answer changes the card's schedule; a drill and practice do not.
  var movesSchedule: Bool
  /// Milliseconds.
  var took: Int
  /// 0 learning, 1 review, 2 relearning, 3 ahead of its day or without a schedule.
  var type: Int

  /// The answers among `actions`, which are ascending in time.
  /// - Parameters:
  ///   - drillsCount: Whether the final drill affects the memory of cards, as under FSRS: Anki
  ///     ignores cramming there, but counts answers in relearning steps.
  ///   - id: The number of a card in the package; answers to other cards are left out.
  static func all(
    in actions: TimedActions, drillsCount: Bool = false, id: (CardID) -> Int?
  ) -> [PackedAnswer] {
    var easiness: [CardID: Easiness] = [:]
    var answers: [PackedAnswer] = []
    for action in actions {
      switch action.action {
      case .schedule(let schedule): easiness[schedule.card] = schedule.easiness
      case .review(let review):
        guard let card = id(review.card) else { continue }
        let after = review.easiness(after: easiness[review.card] ?? .initial)
        easiness[review.card] = after
        let at = max(action.at, (answers.last?.id ?? 0) + 1)
        var answer = PackedAnswer(review, id: at, card: card, easiness: after)
        if drillsCount, review.kind == .drill { answer.type = 2 }
        answers.append(answer)
      default: break
      }
    }
    return answers
  }

  private init(_ review: ReviewEvent, id: Int, card: Int, easiness: Easiness) {
    self.id = id
    self.card = card
    button = AnkiSM2.Button(review.grade).rawValue
    interval = review.after
    lastInterval = review.before ?? 0
    took = min(review.took ?? 0, Int(Int32.max))
    let isLearning = review.kind == .learn && review.after <= 0
    movesSchedule = review.kind.movesSchedule
    factor = movesSchedule && !isLearning ? PackedCard.factor(easiness) : 0
    type =
      switch review.kind {
      case .learn: 0
      case .review: 1
      case .relearn: 2
      case .early, .drill, .practice: 3
      }
  }
}

extension ReviewEvent {
  /// The easiness after the answer, from the journal or from its scheduler.
  fileprivate func easiness(after before: Easiness) -> Easiness {
    if let easiness { return easiness }
    guard kind.movesSchedule, let policy = Scheduler.Policy(rawValue: scheduler) else {
      return before
    }
    switch Scheduler(policy: policy) {
    case .sm2(let sm2):
      return sm2.next(SM2.State(repetition: 0, easiness: before, interval: 0), grade).easiness
    case .fsrs: return before
    case .anki(let anki):
      // Steps keep the easiness.
      guard kind == .review else { return before }
      let state = AnkiSM2.State(phase: .review, interval: 1, easiness: before)
      return anki.next(state, AnkiSM2.Button(grade)).state.easiness
    }
  }
}

extension ReviewKind {
  fileprivate var movesSchedule: Bool {
    switch self {
    case .learn, .review, .relearn, .early: true
    case .drill, .practice: false
    }
  }
}
