import Collection
import Flashcards
import Journal
import SpacedRepetition
import Statistics
import Study

/// Predicts the result of an exam before it begins, from the state of each of its cards.
///
/// For a learned card it uses the learner's own retention at its interval (``RecallCurve``), for a
/// new card the share of new cards that the learner knew at once. A learner who does not know a
/// multiple choice guesses one of its options.
struct ExamForecast {
  private let collection: Collection
  private let day: Day
  private let recall: RecallCurve
  /// The number of answers that the recall is measured by.
  private let measured: Int
  /// The first answers to cards.
  private let firsts: PassCount

  /// - Complexity: Linear in the number of answers.
  init(_ collection: Collection, on day: Day) {
    self.collection = collection
    self.day = day
    let reviews = ReviewColumns(
      collection, StatsScope(DayQueue.Options(), in: collection, on: day))
    let calibration = Calibration(reviews, since: .earliest)
    recall = RecallCurve(calibration)
    measured = calibration.rows.reduce(0) { $0 + $1.answers.total }
    var firsts = PassCount()
    for rows in reviews.rowsByCard {
      if let first = rows.first(where: { reviews.kinds[$0] == .learn }) {
        firsts.add(reviews.grades[first])
      }
    }
    self.firsts = firsts
  }

  /// - Returns: Nil without questions.
  func prediction(of questions: [Exam.Question]) -> ExamPrediction? {
    var (new, seen): ([Double], [Double]) = ([], [])
    for question in questions {
      guard let entry = collection.library[question.card] else { continue }
      let progress = collection.record(of: entry).progress
      let chance = chance(of: question.card(entry.card), progress)
      if progress.isNew { new.append(chance) } else { seen.append(chance) }
    }
    return ShareForecast([.init(new, from: firsts.total), .init(seen, from: measured)]).map {
      ExamPrediction(share: $0.share, range: $0.range)
    }
  }

  /// The chance of a right answer to a card.
  private func chance(of card: Card, _ progress: CardProgress) -> Double {
    let right = card.options.count(where: \.isCorrect)
    let guess = right == 1 ? 1 / Double(card.options.count) : 0
    if progress.isNew {
      return max(guess, firsts.total >= Self.fewestAnswers ? firsts.share ?? 0 : 0)
    }
    let known = recall.chance(of: progress, on: day)
    return known + (1 - known) * guess
  }

  /// The fewest first answers for a share.
  private static let fewestAnswers = 20
}

extension Exam.Question {
  /// The card as it is asked: as the multiple choice made from it, if there is one.
  func card(_ card: Card) -> Card {
    distractors.isEmpty ? card : card.choice(besides: distractors)
  }
}
