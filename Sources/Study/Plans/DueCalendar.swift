import Collection
import Flashcards
import SpacedRepetition

/// A calendar of the cards due on each day, without suspended and buried ones.
struct DueCalendar {
  private let candidates: [MovableCard]
  private let today: Day
  /// The number of cards in Anki's steps within a day that are due by today.
  let steps: Int
  /// The number of known cards answered today already.
  let reviewedToday: Int
  private var counts: [Day: Int] = [:]

  /// - Parameter isFocused: Whether only the cards of the collection's focus count.
  init(_ collection: Collection, today: Day, isFocused: Bool = false) {
    let focus = isFocused ? collection.focusMatcher(on: today) : nil
    var candidates: [MovableCard] = []
    var steps = 0
    for entry in collection.library.entries {
      let record = collection.record(of: entry)
      guard let due = record.nextDue(from: today), focus?.contains(entry) ?? true
      else { continue }
      let day = max(due, today)
      counts[day, default: 0] += 1
      if record.progress.dueAt != nil {
        if day == today { steps += 1 }
        continue
      }
      if record.isBuried(on: today) { continue }
      candidates.append(
        MovableCard(
          card: entry.id, due: due, lastReviewed: record.progress.lastReviewed ?? due,
          interval: max(1, record.progress.state.interval)))
    }
    self.candidates = candidates
    self.today = today
    self.steps = steps
    reviewedToday = DayTally(collection.history, on: today).reviewed
  }

  /// The number of cards due on a day; for today, including overdue ones.
  func count(on day: Day) -> Int { counts[day] ?? 0 }

  /// The cards that are due by a day.
  func due(through day: Day) -> [MovableCard] { candidates.filter { $0.due <= day } }

  /// The cards due on one of these days; an overdue card counts as due today.
  func due(in days: ClosedRange<Day>) -> [MovableCard] {
    candidates.filter { days.contains(max($0.due, today)) }
  }
}

/// A scheduled card that may be moved to another day.
struct MovableCard {
  let card: CardID
  let due: Day
  let lastReviewed: Day
  let interval: Int

  /// Whether the card is more overdue on a day, relative to its interval; on a tie, whether its
  /// interval is shorter, since it is forgotten faster.
  func precedes(_ other: MovableCard, on day: Day) -> Bool {
    let (left, right) = ((day - due) * other.interval, (day - other.due) * interval)
    return left != right ? left > right : interval < other.interval
  }
}
