import Journal

extension History {
  /// The number of answers that the learner has given, at most `limit`; imported ones do not count.
  /// - Complexity: Linear in the number of events examined, latest first.
  package func answers(atMost limit: Int) -> Int {
    var count = 0
    var index = events.count - 1
    while index >= 0, count < limit {
      let row = events.row(at: index)
      if row.isReview, !undone.isImported(row.id) { count += 1 }
      index -= 1
    }
    return count
  }
}
