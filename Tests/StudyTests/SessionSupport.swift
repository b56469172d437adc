import Flashcards
import Journal
import SpacedRepetition
import Study

/// A session with the events that a journal would give it.
struct Sitting {
  var session: Session
  private var time = 1_000_000

  init(_ collection: Collection, on day: Day = today, options: DayQueue.Options = .init()) {
    session = Session(collection, on: day, options: options)
  }

  private mutating func event(_ action: Action) -> Event {
    time += 1
    let device = DeviceID("sitting")!
    return Event(id: EventID(device: device, number: time), at: time, action: action)
  }

  /// Answers the card that is asked now.
  @discardableResult
  mutating func answer(_ grade: Grade, on day: Day = today) -> ReviewEvent? {
    guard let action = session.action(for: grade, took: 1, on: day) else { return nil }
    session.record(event(action))
    if case .review(let review) = action { return review } else { return nil }
  }

  /// Takes the last answer back.
  mutating func undo() {
    guard let last = session.lastAnswer else { return }
    session.recordUndo(event(.undo(last.id)))
  }

  /// What will be asked if everything is answered right from now on.
  var upcoming: [Session.Item] {
    var copy = self
    var items: [Session.Item] = []
    while let item = copy.session.current {
      items.append(item)
      copy.answer(.perfect)
    }
    return items
  }

  /// All that a learner could see of a session.
  var state: State { State(self) }

  struct State: Equatable {
    let upcoming: [Session.Item]
    let preview: SM2.Preview?
    let left: [Int]
    let answers: [EventID]
    let progress: [Progress]

    init(_ sitting: Sitting) {
      let session = sitting.session
      upcoming = sitting.upcoming
      preview = session.preview
      left = [session.left.due, session.left.new, session.left.drill]
      answers = session.answers.map(\.id)
      progress = session.collection.library.entries.map {
        session.collection.record(of: $0).progress
      }
    }
  }
}
