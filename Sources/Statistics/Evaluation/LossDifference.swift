internal import Flashcards
import SpacedRepetition

/// How much better one prediction of the same answers was than another: the difference of their log
/// losses, below 0 where the first was better, and where it would lie with other cards.
package struct LossDifference: Hashable, Sendable {
  /// The mean difference of −ln of the chance that was given to what happened.
  package let mean: Double
  /// Where it lies with a confidence of 95 %.
  package let low: Double
  package let high: Double

  /// Whether the first prediction was better, beyond what chance explains.
  package var isGain: Bool { high < 0 }

  /// How many answers it would take to be sure of the gain, if it stays as it is; nil if there is none
  /// to be sure of, or it is sure already.
  package var answersNeeded: Int? {
    guard mean < 0, high >= 0 else { return nil }
    let times = (high - low) / 2 / -mean
    return Int(min(Double(answers) * times * times, 1e9))
  }

  private let answers: Int

  /// By drawing cards again and again, with all their answers, since those of one card hang together.
  ///
  /// - Parameters:
  ///   - losses: The losses of both predictions, answer by answer; one at least.
  ///   - cards: The card of each answer.
  /// - Complexity: Linear in the answers; the draws are some millions at the most.
  package init(_ losses: (first: [Double], second: [Double]), cards: [Int]) {
    precondition(losses.first.count == cards.count && losses.second.count == cards.count)
    answers = cards.count
    var places: [Int: Int] = [:]
    var groups: [(sum: Double, count: Double)] = []
    for (index, card) in cards.enumerated() {
      let place = places[card] ?? groups.count
      if place == groups.count {
        places[card] = place
        groups.append((0, 0))
      }
      groups[place].sum += losses.first[index] - losses.second[index]
      groups[place].count += 1
    }
    mean = groups.reduce(0) { $0 + $1.sum } / Double(max(1, cards.count))
    // Thousands of groups of cards tell as much as all cards do.
    if groups.count > Self.mostGroups {
      groups = (0..<Self.mostGroups).map { first in
        stride(from: first, to: groups.count, by: Self.mostGroups).reduce((0, 0)) {
          ($0.0 + groups[$1].sum, $0.1 + groups[$1].count)
        }
      }
    }
    var random = SeededGenerator(seed: 1)
    let draws = (0..<Self.draws).map { _ in
      var (sum, count) = (0.0, 0.0)
      for _ in groups.indices {
        let group = groups[Int(random.next().multipliedFullWidth(by: UInt64(groups.count)).high)]
        sum += group.sum
        count += group.count
      }
      return sum / count
    }.sorted()
    low = draws.isEmpty ? mean : draws[draws.count * 25 / 1000]
    high = draws.isEmpty ? mean : draws[draws.count - 1 - draws.count * 25 / 1000]
  }

  private static let mostGroups = 4000
  private static let draws = 2000
}
