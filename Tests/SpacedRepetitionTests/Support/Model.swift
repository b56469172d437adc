import SpacedRepetition

/// An independent implementation of SM-2: the formula in ten-thousandths, as printed, and rounding
/// by stepping from day to day in 128 bits instead of by division.
struct Model {
  var policy: SM2.Policy
  var repetition = 0
  var easiness: Int128 = 25_000
  var interval: Int128 = 0

  init(_ policy: SM2.Policy) {
    self.policy = policy
  }

  mutating func answer(_ quality: Int) {
    let old = easiness
    let isFailure = quality < 3
    if !(isFailure && policy == .published) {
      let shortfall = Int128(5 - quality)
      easiness = max(13_000, old + 1_000 - shortfall * (800 + shortfall * 200))
    }
    if isFailure {
      repetition = 0
      interval = 1
      return
    }
    repetition += 1
    interval =
      switch repetition {
      case 1: 1
      case 2: 6
      default: min(36_500, rounded(tenThousandths: interval * old))
      }
  }

  private func rounded(tenThousandths product: Int128) -> Int128 {
    var day = interval
    while (day + 1) * 10_000 <= product { day += 1 }
    let rest = product - day * 10_000
    switch policy {
    case .published: return rest > 0 ? day + 1 : day
    case .superMemoDelphi:
      let toNext = (day + 1) * 10_000 - product
      if rest == toNext { return day.isMultiple(of: 2) ? day : day + 1 }
      return rest < toNext ? day : day + 1
    }
  }

  var state: SM2.State {
    SM2.State(
      repetition: repetition, easiness: Easiness(hundredths: Int(easiness / 100)),
      interval: Int(interval))
  }
}
