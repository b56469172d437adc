package import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

/// The first day of every test.
package let today = Sandbox.today

extension Collection {
  /// The number of reviews that count for the card with this question.
  package func reviews(of question: String) throws -> Int {
    history.record(of: try id(asking: question)).progress.reviews
  }

  package func question(_ id: CardID) -> String { library[id]?.card.question ?? "?" }
}

/// Runs `body` with an empty collection, and removes it.
package func withSandbox(_ body: (Sandbox) throws -> Void) throws {
  try body(Sandbox())
}

/// A deck of cards `Q: one`, `A: answer of one`, and so on.
package func deck(_ questions: String...) -> String {
  questions.map { "Q: \($0)\nA: answer of \($0)\n\n" }.joined()
}

/// Events as they would be journaled, in time order.
package struct Script {
  package private(set) var events: [Event] = []
  private var numbers: [DeviceID: Int] = [:]

  package init() {}

  package static let laptop = DeviceID("laptop")!
  package static let desktop = DeviceID("desktop")!

  /// Adds an event; without a time it comes after all others.
  @discardableResult
  package mutating func add(
    _ action: Action, on device: DeviceID = laptop, at time: Int? = nil
  ) -> EventID {
    let number = (numbers[device] ?? 0) + 1
    numbers[device] = number
    let id = EventID(device: device, number: number)
    let at = time ?? (events.map(\.at).max() ?? 0) + 1
    events.append(Event(id: id, at: at, action: action))
    events.sort()
    return id
  }

  @discardableResult
  package mutating func review(
    _ card: String, _ grade: Grade, day: Int = 0, kind: ReviewKind = .review,
    on device: DeviceID = laptop, at time: Int? = nil
  ) -> EventID {
    add(.answer(card, grade, day: day, kind: kind), on: device, at: time)
  }

  package var history: History { History(events: events) }

  package func progress(_ card: String) -> CardProgress {
    history.record(of: CardID(card)).progress
  }
}

extension Action {
  package static func answer(
    _ card: String, _ grade: Grade, day: Int = 0, kind: ReviewKind = .review, before: Int? = nil,
    answered: String? = nil, by: String = "published"
  ) -> Action {
    .review(
      ReviewEvent(
        card: CardID(card), grade: grade, day: today + day, took: nil, kind: kind, before: before,
        after: 1, scheduler: by, answered: answered.flatMap { WrongAnswer([$0]) }))
  }

  package static func relink(_ old: String, _ new: String) -> Action {
    .relink(from: CardID(old), to: CardID(new))
  }
}

/// The progress under SM-2 for grades on the days 0, 1, 2 …
package func progress(_ grades: Grade...) -> CardProgress {
  SM2().progress(
    after: grades.enumerated().map { Review(day: today + $0.offset, grade: $0.element) })
}

extension SeededGenerator {
  package init(_ seed: Int) { self.init(seed: UInt64(seed)) }
}
