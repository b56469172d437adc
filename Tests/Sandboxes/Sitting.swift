package import Collection
import Flashcards
package import Journal
package import SpacedRepetition
package import Study

/// A session with the events that a journal would provide.
package struct Sitting {
  package var session: Session
  /// The time in milliseconds since 1970; fixed unless a test changes it.
  package private(set) var now: Int
  private var number = 0

  package init(
    _ collection: Collection, on day: Day = today, at now: Int = 1_000_000,
    options: DayQueue.Options = .init()
  ) {
    self.now = now
    session = Session(collection, on: day, at: now, options: options)
  }

  /// Advances the time.
  package mutating func wait(minutes: Int) {
    now += minutes * 60_000
    session.advance(to: now)
  }

  private mutating func events(_ actions: [Action]) -> [Event] {
    actions.map { action in
      number += 1
      return Event(
        id: EventID(device: DeviceID("sitting")!, number: number), at: now, action: action)
    }
  }

  /// Answers the current card.
  @discardableResult
  package mutating func answer(_ grade: Grade, on day: Day = today) -> ReviewEvent? {
    guard let answer = session.answer(grade, took: 1, on: day, at: now) else { return nil }
    session.record(events(answer.actions))
    if case .review(let review) = answer.actions.first { return review } else { return nil }
  }

  /// Undoes the last answer.
  package mutating func undo() {
    session.recordUndo(events(session.undo))
  }

  /// The upcoming items if everything is answered right from now on.
  package var upcoming: [Session.Item] {
    var copy = self
    var items: [Session.Item] = []
    while let item = copy.session.current {
      items.append(item)
      copy.answer(.perfect)
    }
    return items
  }

  /// Everything that a learner could see of a session.
  package var state: State { State(self) }

  package struct State: Equatable {
    package let upcoming: [Session.Item]
    package let preview: AnswerPreview?
    package let left: [Int]
    package let answers: [EventID]
    package let progress: [CardProgress]

    package init(_ sitting: Sitting) {
      let session = sitting.session
      upcoming = sitting.upcoming
      preview = session.preview(on: today, at: sitting.now)
      left = [session.left.due, session.left.new, session.left.steps, session.left.drill]
      answers = session.answers.map(\.id)
      progress = session.collection.library.entries.map {
        session.collection.record(of: $0).progress
      }
    }
  }
}
