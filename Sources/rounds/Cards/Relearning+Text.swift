import Statistics
import Text

extension Relearning {
  /// `on 3 days after the first, 2 of them after a lapse`; nil if there is none.
  var words: String? {
    guard recalledDays > 0 else { return nil }
    let lapses =
      relearnedDays == 0
      ? "" : "; brought back after a lapse on \(counted(relearnedDays, "day"))"
    return "on \(counted(recalledDays, "day")) after the first\(lapses)"
  }
}
