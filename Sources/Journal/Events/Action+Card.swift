package import Flashcards

extension Action {
  /// The card that the action is about, if it is about one.
  package var card: CardID? {
    switch self {
    case .review(let review): review.card
    case .schedule(let schedule): schedule.card
    case .suspend(let card), .unsuspend(let card), .unlink(let card): card
    case .flag(let card, _), .bury(let card, _): card
    case .undo, .relink, .imported, .trial, .trialEnd: nil
    }
  }

  /// The cards that the action is about.
  package var cards: [CardID] {
    if case .relink(let old, let new, _) = self { [old, new] } else { card.map { [$0] } ?? [] }
  }

  /// Whether it is an answer.
  var isReview: Bool { if case .review = self { true } else { false } }

  /// Whether it is an answer given as practice.
  package var isPractice: Bool {
    if case .review(let review) = self { review.kind == .practice } else { false }
  }

  /// The same action for a card of another name.
  package func renamed(to name: CardID) -> Action {
    switch self {
    case .review(var review):
      review.card = name
      return .review(review)
    case .schedule(var schedule):
      schedule.card = name
      return .schedule(schedule)
    case .suspend: return .suspend(name)
    case .unsuspend: return .unsuspend(name)
    case .unlink: return .unlink(name)
    case .flag(_, let flag): return .flag(name, flag)
    case .bury(_, let day): return .bury(name, until: day)
    case .undo, .relink, .imported, .trial, .trialEnd: return self
    }
  }
}
