import SpacedRepetition

/// The rule for the date of an exam: it is a day to come.
enum ExamDate {
  /// Why a text cannot be the date, such as `2026-06-28 is past`; nil if it can, or is not a date.
  static func fault(of text: String, today: Day) -> String? {
    guard let day = Day(text), day <= today else { return nil }
    return "\(day) is \(day == today ? "today" : "past")"
  }
}
