import Collection
import Flashcards
import Journal
import SpacedRepetition
import Study

/// A session with the events that a journal would provide.
struct Sitting {
  var session: Session
  /// The time in milliseconds since 1970; fixed unless a test changes it.
  private(set) var now: Int
  private var number = 0

  init(
    _ collection: Collection, on day: Day = today, at now: Int = 1_000_000,
    options: DayQueue.Options = .init()
  ) {
    self.now = now
    session = Session(collection, on: day, at: now, options: options)
  }

  /// Advances the time.
  mutating func wait(minutes: Int) {
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
  mutating func answer(_ grade: Grade, on day: Day = today) -> ReviewEvent? {
    guard let answer = session.answer(grade, took: 1, on: day, at: now) else { return nil }
    session.record(events(answer.actions))
    if case .review(let review) = answer.actions.first { return review } else { return nil }
  }

  /// Undoes the last answer.
  mutating func undo() {
    session.recordUndo(events(session.undo))
  }

  /// The upcoming items if everything is answered right from now on.
  var upcoming: [Session.Item] {
    var copy = self
    var items: [Session.Item] = []
    while let item = copy.session.current {
      items.append(item)
      copy.answer(.perfect)
    }
    return items
  }

  /// Everything that a learner could see of a session.
  var state: State { State(self) }

  struct State: Equatable {
    let upcoming: [Session.Item]
    let preview: AnswerPreview?
    let left: [Int]
    let answers: [EventID]
    let progress: [CardProgress]

    init(_ sitting: Sitting) {
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
