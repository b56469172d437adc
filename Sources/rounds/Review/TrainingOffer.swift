import Collection
import Files
import Flashcards
import SpacedRepetition
import Statistics
import Study

/// The offer to fit FSRS to the learner's answers, at the end of a review: made once when it pays, and
/// again only after as many answers have come as were there.
///
/// Nothing is fitted without being asked for.
struct TrainingOffer {
  private let collection: Collection
  private let day: Day

  /// Below this no learner was seen to gain surely.
  private static let fewestAnswers = 500
  /// Beyond this a look takes seconds.
  private static let mostAnswers = 100_000

  init(_ collection: Collection, on day: Day) {
    self.collection = collection
    self.day = day
  }

  private var mark: String { FileSystem.join(collection.folder.cache, "optimized") }

  /// The answers that were there when it was looked at last.
  private var answersBefore: Int {
    let fitted = collection.settings.fsrs?.answers ?? 0
    let bytes = (try? FileSystem.readFile(mark)) ?? []
    return max(fitted, Int(String(decoding: bytes.prefix(12), as: UTF8.self)) ?? 0)
  }

  /// What to say; nil where FSRS does not schedule, little has changed since the last look, or nothing
  /// is to be gained.
  /// - Complexity: That of six trainings when it is time to look, else linear in the answers.
  func sentence() -> String? {
    guard collection.settings.policy == .fsrs, collection.history.events.count >= Self.fewestAnswers
    else { return nil }
    let before = answersBefore
    guard collection.history.events.count >= 2 * before else { return nil }
    let scope = StatsScope(DayQueue.Options(), in: collection, on: day)
    let reviews = ReviewColumns(collection, scope)
    let answers = AnswerLog(reviews).items.count
    guard (Self.fewestAnswers...Self.mostAnswers).contains(answers), answers >= 2 * before else {
      return nil
    }
    // Who cannot keep that is asked again.
    try? FileSystem.makeFolder(collection.folder.cache)
    try? AtomicFile.write(Array("\(answers)".utf8), to: mark)
    return Optimization(reviews, prior: nil).offer
  }
}
