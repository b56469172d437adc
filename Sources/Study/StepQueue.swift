import Flashcards
package import SpacedRepetition

/// The cards in Anki's steps within a day, the one whose time comes first in front.
struct StepQueue: Sendable {
  /// How long before its time a card may be asked when nothing else is left, in milliseconds.
  static let learnAhead = 20 * 60_000

  private struct Step {
    let card: CardID
    let dueAt: Int
    /// Where the answer stands among the events, for cards whose time is the same.
    let answer: Int
  }

  private var steps: [Step] = []

  var count: Int { steps.count }

  /// The time of the first card, in milliseconds since 1970 UTC.
  var nextAt: Int? { steps.first?.dueAt }

  func contains(_ card: CardID) -> Bool { steps.contains { $0.card == card } }

  /// Takes a card in where it belongs, or out if it is in no step within a day.
  mutating func update(_ card: CardID, _ history: History, on day: Day) {
    steps.removeAll { $0.card == card }
    let record = history.record(of: card)
    guard let dueAt = record.progress.dueAt, !record.isLeftOut(on: day) else { return }
    let step = Step(card: card, dueAt: Int(dueAt), answer: history.lastEvent(of: card) ?? 0)
    let place = steps.firstIndex { (step.dueAt, step.answer) < ($0.dueAt, $0.answer) }
    steps.insert(step, at: place ?? steps.count)
  }

  mutating func remove(_ card: CardID) { steps.removeAll { $0.card == card } }

  /// The first card whose time has come.
  func due(at now: Int) -> CardID? {
    steps.first.flatMap { $0.dueAt <= now ? $0.card : nil }
  }

  /// The card to ask before its time when nothing else is left: not the one that was just answered,
  /// if another may be asked.
  func ahead(of now: Int, justAnswered: CardID?) -> CardID? {
    let near = steps.prefix(2).filter { $0.dueAt <= now + Self.learnAhead }
    return (near.first { $0.card != justAnswered } ?? near.first)?.card
  }
}

extension Scheduler {
  /// Whether cards come back within a day; if they do there is no final drill.
  package var hasSteps: Bool {
    switch self {
    case .sm2: false
    case .anki: true
    case .fsrs(let fsrs): fsrs.options.hasSteps
    }
  }
}
