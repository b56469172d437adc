import SpacedRepetition

/// How cards were remembered after their first interval, by the first answer and the days.
struct FirstIntervals: Sendable {
  /// The cards of one first answer and gap.
  struct Group: Sendable {
    let days: Int32
    var count: Int
    var passed: Int
  }

  /// The groups of each button, the shortest gap first.
  private(set) var groups: [[Group]] = Array(repeating: [], count: 4)

  mutating func add(_ first: FSRS6.Button, _ days: Int32, isPass: Bool) {
    let button = first.rawValue - 1
    var (low, high) = (0, groups[button].count)
    while low < high {
      let middle = (low + high) / 2
      if groups[button][middle].days < days { low = middle + 1 } else { high = middle }
    }
    if low == groups[button].count || groups[button][low].days != days {
      groups[button].insert(Group(days: days, count: 0, passed: 0), at: low)
    }
    groups[button][low].count += 1
    if isPass { groups[button][low].passed += 1 }
  }

  init() {}

  init(_ groups: [[Group]]) { self.groups = groups }

  /// Leaves out the smallest groups of each first answer up to a twentieth of its cards or 20, and
  /// then those of fewer than 6 cards or of very long gaps.
  mutating func removeRare() {
    for button in groups.indices {
      let limit = max(20, groups[button].reduce(0) { $0 + $1.count } / 20)
      let longest: Int32 = button == 3 ? 365 : 100
      var removed = 0
      let order = groups[button].sorted { ($0.count, $0.days) < ($1.count, $1.days) }
      let kept = order.filter { group in
        if removed + group.count < limit {
          removed += group.count
          return false
        }
        removed = limit
        return group.count >= 6 && group.days <= longest
      }
      groups[button] = kept.sorted { $0.days < $1.days }
    }
  }

  func keeps(_ first: FSRS6.Button, _ days: Int32) -> Bool {
    groups[first.rawValue - 1].contains { $0.days == days }
  }

  /// The cards of each first answer.
  var counts: [Int] { groups.map { $0.reduce(0) { $0 + $1.count } } }
}
