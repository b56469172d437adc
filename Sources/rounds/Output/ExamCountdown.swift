import Collection
import Screen
import SpacedRepetition
import Study
import Text

/// The days left until the exam.
struct ExamCountdown {
  private let name: String?
  private let days: Int?

  init(_ collection: Collection, on today: Day) {
    name = collection.focus.map { sanitized($0.title, keepNewlines: false) }
    days = collection.settings.examDate.map { $0 - today }
  }

  /// `CPC in 22 days`, `CPC today`, or without a name `exam in 22 d`; nil without a date, and after
  /// it.
  var text: String? {
    guard let name else { return shortText }
    guard let days, days >= 0 else { return nil }
    return days == 0 ? "\(name) today" : "\(name) in \(counted(days, "day"))"
  }

  /// `CPC was 1 day ago`; nil before that day is over.
  var past: String? {
    guard let name, let days, days < 0 else { return nil }
    return "\(name) was \(counted(-days, "day")) ago"
  }

  /// `exam in 22 d`, `exam today`.
  var shortText: String? {
    guard let days, days >= 0 else { return nil }
    return days == 0 ? "exam today" : "exam in \(days) d"
  }
}
