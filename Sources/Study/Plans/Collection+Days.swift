import Collection
import Flashcards
import SpacedRepetition

/// Days near the one that the scheduler sets.
extension Collection {
  /// Picks a day for each planned answer.
  ///
  /// The candidates are the days in the range of `fuzz` (``FuzzWindow``), except weekdays without
  /// cards; if none is left, the nearest other day, the later of two. With `balance`, or if the
  /// scheduler's day is an easy one, only the days with the fewest due cards for their weight
  /// remain. With `fuzz`, one of those is picked at random, by the weights of the days; the card's
  /// name and its number of answers fix the choice. Without `fuzz`, the one nearest to the
  /// scheduler's day is taken, the earlier of two.
  func pickDays(_ planned: inout [PlannedAnswer], of card: CardID, on day: Day) {
    let easy = settings.easyDays
    func isEasy(_ answer: PlannedAnswer) -> Bool {
      answer.waitingDays.map { easy.hundredths(of: day + $0) < 100 } ?? false
    }
    let counted = planned.filter { settings.balances || isEasy($0) }
      .compactMap { $0.window ?? FuzzWindow(only: $0.waitingDays) }
    let counts =
      counted.isEmpty
      ? [:] : dueCounts(in: Set(counted).map { $0.days(from: day) }, except: card)
    let repetition = history.record(of: card).progress.reviews
    for index in planned.indices {
      guard let scheduled = planned[index].waitingDays else { continue }
      let isEasy = isEasy(planned[index])
      guard let window = planned[index].window ?? (isEasy ? FuzzWindow(only: scheduled) : nil),
        settings.fuzzes || settings.balances || isEasy
      else { continue }
      var candidates = window.intervals.filter { easy.hundredths(of: day + $0) > 0 }
      if candidates.isEmpty { candidates = [easy.nearest(to: scheduled, from: day)] }
      if settings.balances || isEasy {
        // The load of a day including the card; the day has a weight, or it would not be a
        // candidate.
        func load(_ interval: Int) -> Double {
          let count = counts[day + interval] ?? 0
          let weight = easy.weight(of: day + interval)
          return weight == 1 ? Double(count + 1) : Double(count + 1) / weight
        }
        let least = candidates.map(load).min() ?? 0
        candidates = candidates.filter { load($0) == least }
      }
      let picked =
        settings.fuzzes
        ? chance(of: card, repetition, among: candidates) { easy.hundredths(of: day + $0) }
        : candidates.min { abs($0 - scheduled) < abs($1 - scheduled) }
      if let picked { planned[index].pick(picked, from: day) }
    }
  }

  /// The number of cards of the decks due on each day of some stretches.
  func dueCounts(in stretches: [ClosedRange<Day>], except card: CardID) -> [Day: Int] {
    history.dueCounts(in: stretches, except: card) { names in
      names.contains(where: library.contains)
    }
  }

  private func chance(
    of card: CardID, _ repetition: Int, among candidates: [Int], weight: (Int) -> Int
  ) -> Int? {
    let name = history.names(of: card).first ?? card
    let draw = ContentHash(["fuzz", name.text, "\(repetition)"]).value
    let weights = candidates.map(weight)
    if Set(weights).count == 1 { return candidates[Int(draw % UInt64(candidates.count))] }
    var left = Int(draw % UInt64(max(1, weights.reduce(0, +))))
    for (candidate, weight) in zip(candidates, weights) {
      if left < weight { return candidate }
      left -= weight
    }
    return candidates.last
  }
}

extension EasyDays {
  /// The interval nearest to another that does not end on a weekday without cards, the longer of
  /// two.
  fileprivate func nearest(to interval: Int, from day: Day) -> Int {
    for distance in 0...7 {
      for candidate in [interval + distance, interval - distance]
      where candidate > 0 && hundredths(of: day + candidate) > 0 {
        return candidate
      }
    }
    return interval
  }
}

extension FuzzWindow {
  fileprivate func days(from day: Day) -> ClosedRange<Day> {
    day + intervals.lowerBound...day + intervals.upperBound
  }
}
