package import SpacedRepetition

/// The share of right answers to cards that have several wordings, by whether the card had been asked
/// in that wording before.
///
/// A question in other words shows whether a fact is known or a sentence recognized. Practice with
/// varied questions led to more right answers to new ones: A. C. Butler, A. C. Black-Maier,
/// N. D. Raley and E. J. Marsh, *Retrieving and applying knowledge to different examples promotes
/// transfer of learning*, Journal of Experimental Psychology: Applied 23 (2017).
package struct WordingRetention: Hashable, Sendable {
  /// Answers to a wording in which the card had been asked before.
  package private(set) var seen = PassCount()
  /// Answers to a wording that the card was asked in for the first time.
  package private(set) var unseen = PassCount()

  /// - Parameter first: The first day whose answers are counted; earlier ones only show which
  ///   wordings were seen.
  /// - Complexity: Linear in the number of answers.
  package init(_ reviews: ReviewColumns, since first: Day) {
    // Most collections have no such answer.
    guard reviews.wordings.contains(where: { $0 > 0 }) else { return }
    for rows in reviews.rowsByCard {
      var known: Set<UInt8> = []
      for row in rows {
        let wording = reviews.wordings[row]
        if wording > 0, Retention.counts(reviews, row), Int(reviews.days[row]) >= first.number {
          if known.contains(wording) {
            seen.add(reviews.grades[row])
          } else {
            unseen.add(reviews.grades[row])
          }
        }
        // A card that had one wording then was asked in the first.
        known.insert(max(1, wording))
      }
    }
  }

  private init(seen: PassCount, unseen: PassCount) {
    (self.seen, self.unseen) = (seen, unseen)
  }

  package static func + (left: WordingRetention, right: WordingRetention) -> WordingRetention {
    WordingRetention(seen: left.seen + right.seen, unseen: left.unseen + right.unseen)
  }

  /// Whether there is no answer to count.
  package var isEmpty: Bool { seen.total + unseen.total == 0 }

  package static let definition =
    "answers that retention counts, to cards with several wordings: seen = in a wording in which the"
    + " card had been asked before, unseen = in one that was new"
}
