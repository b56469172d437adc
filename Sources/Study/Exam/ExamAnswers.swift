import Collection
package import Flashcards
package import Journal
package import SpacedRepetition

extension Collection {
  /// The answers of an exam that are not in the journal yet, as practice: they change no schedule.
  ///
  /// The caller journals them together, which is how ``History/lastDone`` knows that they are one
  /// exam. After a crash between journaling and recording that, they are found in the journal and
  /// the result is empty.
  package func answers(of exam: Exam, on day: Day, at now: Int) -> [Action] {
    let answers = exam.questions.filter { $0.answer != nil && !$0.isJournaled }
    if let end = exam.end, answers.allSatisfy({ history.hasPractice($0, since: end) }) {
      return []
    }
    return answers.flatMap { question in
      answer(
        question.card, question.isRight ? .hesitant : .incorrect, in: .practice,
        took: question.took, wording: wording(of: question, in: exam),
        wrong: wrongAnswer(to: question), on: day, at: now
      ).actions
    }
  }

  /// What was answered to a question, if it was wrong.
  private func wrongAnswer(to question: Exam.Question) -> WrongAnswer? {
    guard !question.isRight, let answer = question.answer,
      let card = entry(of: question.card)?.card
    else { return nil }
    let texts = card.options.isEmpty ? [answer] : question.wrongOptions(of: card).map(\.text)
    return WrongAnswer(texts)
  }
}

extension Exam.Question {
  /// The wrong options of a multiple choice that were chosen; empty for other cards.
  package func wrongOptions(of card: Card) -> [Note.Option] {
    guard let answer else { return [] }
    // Several are written one after another.
    return card.options.filter { option in
      !option.isCorrect && (answer == option.text || "; \(answer); ".contains("; \(option.text); "))
    }
  }
}

extension Collection {
  /// The number of the wording in which an exam asked a question, if its card has several.
  private func wording(of question: Exam.Question, in exam: Exam) -> Int? {
    library[question.card].flatMap { asked($0.card, on: exam.day).askedWording }
  }
}

extension History {
  fileprivate func hasPractice(_ question: Exam.Question, since moment: Int) -> Bool {
    events(of: question.card).contains { index in
      guard events[index].at >= moment, case .review(let review) = events[index].action else {
        return false
      }
      return review.kind == .practice && review.took == question.took
    }
  }
}

extension [Event] {
  /// Whether these are the answers of an exam: practice that was journaled together.
  package var areExam: Bool { count > 1 && allSatisfy(\.action.isPractice) }
}
