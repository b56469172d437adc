import Collection
import Flashcards
import Journal
import Study
import Text

/// What was answered instead of the right answer, and the end of a practice of confusions.
extension ReviewLoop {
  /// What the journal keeps of a wrong answer; nil for a right one, a typo or one only looked at.
  func wrongAnswer(_ attempt: Attempt, _ asked: Asked) -> WrongAnswer? {
    switch attempt {
    case .revealed, .ordered: return nil
    case .typed(let text):
      // As it counts now: it may have been accepted since.
      let card = session.entry(of: asked.entry.id)?.card ?? asked.report.card
      guard session.collection.library.answerCheck(for: card).verdict(on: text) == .wrong else {
        return nil
      }
      return WrongAnswer([text])
    case .chosen(let chosen):
      let options = asked.report.card.shownOptions(on: asked.optionDay)
      return WrongAnswer(chosen.sorted().map { options[$0] }.filter { !$0.isCorrect }.map(\.text))
    }
  }

  /// The pairs that were told apart or not, with what was before: a line each.
  var confusionLines: [String] {
    guard let drill = session.confusions else { return [] }
    return (drill.done + drill.open.filter { $0.rounds > 0 }).map { progress in
      let pair = progress.pair
      let now =
        progress.running == ConfusionDrill.goal
        ? "now told apart \(ConfusionDrill.goal) times running, in \(counted(progress.rounds, "round"))"
        : "now \(progress.running) of \(ConfusionDrill.goal) times running"
      return
        "\(ConfusionReport.short(pair.answered)) for \(ConfusionReport.short(pair.right)): before, "
        + "\(ConfusionReport.text(pair.before)); \(now)."
    }
  }
}
