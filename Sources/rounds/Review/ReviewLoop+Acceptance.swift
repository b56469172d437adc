import Collection
import Flashcards
import Study

extension ReviewLoop {
  /// Why the typed text cannot become an accepted answer; nil if it can.
  func acceptanceProblem(_ asked: Asked) -> String? {
    if recorder.isReadOnly { return Self.readOnly }
    let card = asked.report.card
    guard let typed = asked.typed, card.options.isEmpty, !typed.allSatisfy(\.isWhitespace),
      session.collection.library.answerCheck(for: card).verdict(on: typed) != .right
    else {
      return "There is nothing to accept: no answer was typed, or it is accepted already."
    }
    if card.acceptsOthers { return nil }
    let reason =
      switch card.kind {
      case .term: "`Also:` adds names for the term, and this card asks for its definition"
      case .cloze: "`Also:` does not count under a cloze with several deletions"
      case .basic, .choice, .ordering: "`Also:` does not count for this card"
      }
    return "\(reason). Grade it yourself, or edit the card."
  }

  /// The message of a read-only review.
  static let readOnly = "This changes the card, and a read-only review keeps nothing."
}
