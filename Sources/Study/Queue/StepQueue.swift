import Collection
import Flashcards
import SpacedRepetition

/// The cards in Anki's steps within a day, earliest first.
struct StepQueue: Sendable {
  /// How long before its time a card may be asked if nothing else is left, in milliseconds.
  static let learnAhead = 20 * 60_000

  private struct Step {
    let card: CardID
    let dueAt: Int
    /// The answer's position among the events, for cards with the same time.
    let answer: Int
  }

  private var steps: [Step] = []

  var count: Int { steps.count }

  /// The time of the first card, in milliseconds since 1970 UTC.
  var nextAt: Int? { steps.first?.dueAt }

  func contains(_ card: CardID) -> Bool { steps.contains { $0.card == card } }

  /// Inserts a card at its place, or removes it if it is not in a step within a day.
  mutating func update(_ card: CardID, _ history: History, on day: Day) {
    steps.removeAll { $0.card == card }
    let record = history.record(of: card)
    guard let dueAt = record.progress.dueAt, !record.isLeftOut(on: day) else { return }
    let step = Step(card: card, dueAt: Int(dueAt), answer: history.lastEvent(of: card) ?? 0)
    let place = steps.firstIndex { (step.dueAt, step.answer) < ($0.dueAt, $0.answer) }
    steps.insert(step, at: place ?? steps.count)
  }

  mutating func remove(_ card: CardID) { steps.removeAll { $0.card == card } }

  /// The first card that is due.
  func due(at now: Int) -> CardID? {
    steps.first.flatMap { $0.dueAt <= now ? $0.card : nil }
  }

  /// The card to ask before its time if nothing else is left: not the one just answered, unless it
  /// is the only one.
  func ahead(of now: Int, justAnswered: CardID?) -> CardID? {
    let near = steps.prefix(2).filter { $0.dueAt <= now + Self.learnAhead }
    return (near.first { $0.card != justAnswered } ?? near.first)?.card
  }
}
