import SpacedRepetition

/// The rule for the date of an exam: it must be in the future.
enum ExamDate {
  /// The day of `2026-12-15` or, in US style, `12/15/2026`; nil for any other text.
  static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[2].count == 4 else { return Day(text) }
    let (month, day) = (parts[0], parts[1])
    func padded(_ part: String) -> String { part.count == 1 ? "0" + part : part }
    return Day("\(parts[2])-\(padded(month))-\(padded(day))")
  }

  /// Why a text cannot be the date, such as `2026-06-28 is past`; nil if it can, or is not a date.
  static func fault(of text: String, today: Day) -> String? {
    guard let day = Day(text), day <= today else { return nil }
    return "\(day) is \(day == today ? "today" : "past")"
  }
}
