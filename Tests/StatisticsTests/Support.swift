import Flashcards
import Journal
import SpacedRepetition
import Statistics

let today = Day("2026-03-01")!

/// An answer, by the days from today.
func review(
  _ grade: Int, before: Int? = nil, kind: ReviewKind = .review, day: Int = 0, card: String = "a",
  took: Int? = nil, wording: Int? = nil
) -> ReviewEvent {
  ReviewEvent(
    card: CardID(card), grade: Grade(rawValue: grade)!, day: today + day, took: took, kind: kind,
    before: before, after: 1, scheduler: "published", wording: wording)
}

extension ReviewColumns {
  /// Answers at noon, grouped by card.
  init(_ reviews: [ReviewEvent], hour: Int = 12) {
    self.init()
    for (number, card) in Set(reviews.map(\.card)).sorted().enumerated() {
      for review in reviews where review.card == card {
        append(
          ReviewNumbers(review), at: (review.day.number * 24 + hour) * 3_600_000, card: number,
          hour: hour)
      }
    }
  }
}
