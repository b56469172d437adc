import Collection
import Flashcards
import Journal
import Screen
import SpacedRepetition
import Statistics
import Text

/// The history of a card, with the intervals as bars.
struct CardHistory {
  private let card: CardID
  private let record: CardRecord
  private let rows: [Row]
  private let relearning: Relearning

  private struct Row {
    let day: Day
    let what: String
    /// The interval after the answer in days; nil if no schedule changed.
    let interval: Int?
    let seconds: Int?
  }

  init(_ card: CardID, in collection: Collection) {
    self.card = card
    let history = collection.history
    record = history.record(of: card)
    relearning = Relearning(of: card, in: history)
    rows = history.events(of: card).compactMap { index in
      switch history.events[index].action {
      case .review(let review):
        Row(
          day: review.day, what: "grade \(review.grade.rawValue) \(review.kind.rawValue)",
          interval: review.kind.isScheduling ? max(0, review.after) : nil,
          seconds: review.took.map { ($0 + 500) / 1000 })
      case .schedule(let schedule):
        Row(
          day: schedule.lastReviewed ?? schedule.due ?? Day(number: 0),
          what: schedule.phase == .new
            ? "reset" : "put on \(schedule.due.map(\.description) ?? "")",
          interval: schedule.interval, seconds: nil)
      default: nil
      }
    }
  }

  /// - Parameter memory: The card's FSRS memory, if FSRS schedules.
  func lines(width: Int, style: Styler, memory: MemoryExplanation? = nil) -> [String] {
    let progress = record.progress
    var lines = wrapped(summary(progress), width: width)
    if rows.isEmpty { return lines + ["", "It was never answered."] }
    if let memory {
      return lines + memory.sentences.flatMap { wrapped($0, width: width) } + [""]
        + memory.choices.flatMap { wrapped($0, width: width, indent: "  ") } + [""]
        + memory.history(width: width)
    }
    lines.append("")
    let longest = max(1, rows.compactMap(\.interval).max() ?? 1)
    let labels = rows.map { row in
      "\(row.day) " + row.what.padded(to: 16)
        + (row.seconds.map { "\($0) s" } ?? "").padded(to: 6) + " "
    }
    let room = max(0, width - (labels.map(displayWidth).max() ?? 0) - 8)
    for (row, label) in zip(rows, labels) {
      guard let interval = row.interval else {
        lines.append(fitted(label, to: width))
        continue
      }
      // The square root keeps short intervals visible next to long ones.
      let share = (Double(interval) / Double(longest)).squareRoot()
      let bar = String(repeating: "▪", count: Int((share * Double(min(room, 40))).rounded()))
      lines.append(
        fitted(label, to: width) + style(bar, .key) + (bar.isEmpty ? "" : " ")
          + intervalText(interval))
    }
    return lines
      + ["", "The bars show the interval after each answer, by its square root."]
      .flatMap { wrapped($0, width: width) }
  }

  private func summary(_ progress: CardProgress) -> String {
    guard !progress.isNew else { return "\(card) is new." }
    let state = progress.state
    return "\(card): interval \(counted(state.interval, "day")), "
      + (progress.memory == nil ? "easiness \(state.easiness), " : "")
      + "\(counted(progress.reviews, "answer")), \(counted(progress.lapses, "lapse"))"
      + (progress.isLeech ? " (a leech)" : "")
      + (progress.due.map { ", due \($0)" } ?? "")
      + (relearning.words.map { ", recalled \($0)" } ?? "")
      + (record.flag > 0 ? ", flag \(record.flag)" : "")
      + (record.isSuspended ? ", suspended" : "") + "."
  }
}
