import Journal

extension History {
  /// How many answers the learner has given, `limit` at the most; imported ones are left out.
  /// - Complexity: Linear in the events that are looked at, the last ones first.
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
