import Collection
import Flashcards
import SpacedRepetition

/// How far a card's long intervals are certain: what they would be if FSRS had been fitted to other
/// draws of the learner's cards.
///
/// Where there are few answers after half a year, parameters that fit all else alike tell such
/// intervals apart.
struct MemorySpread {
  /// The intervals from which on it is shown, in days: half a year.
  static let least = 183

  private let progresses: [(fsrs: FSRS6, progress: CardProgress)]
  private let day: Day

  /// - Returns: Nil if nothing is known of it: FSRS was not fitted here, or to so much that it is
  ///   certain.
  /// - Complexity: Linear in the card's events, times the draws.
  init?(_ card: CardID, in collection: Collection, on day: Day) {
    guard case .fsrs(let own) = collection.history.scheduler(of: card) else { return nil }
    let settings = collection.settings
    let fitted = ([settings.fsrs] + settings.fsrsOfDecks.values.map(\.self)).compactMap(\.self)
      .first { $0.parameters == own.parameters }
    guard let draws = fitted?.draws, draws.count >= 10 else { return nil }
    progresses = draws.map { draw in
      let fsrs = FSRS6(draw, options: own.options)
      return (fsrs, collection.history.progress(of: card, by: .fsrs(fsrs)))
    }
    self.day = day
  }

  /// Where nine of ten intervals after a grade lie, in days.
  func interval(after grade: Grade) -> ClosedRange<Int> {
    Self.middle(
      progresses.map {
        $0.fsrs.preview($0.progress, on: day)[grade].progress.state.interval
      })
  }

  /// Where nine of ten stabilities lie, in whole days.
  var stability: ClosedRange<Int> {
    Self.middle(
      progresses.map { Int(($0.fsrs.memory(of: $0.progress)?.stability ?? 0).rounded()) })
  }

  private static func middle(_ numbers: [Int]) -> ClosedRange<Int> {
    let sorted = numbers.sorted()
    let cut = sorted.count / 20
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}
