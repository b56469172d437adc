package import Flashcards

extension Library {
  /// Compares typed answers with those of a card. A slip that makes a word of any deck is not close.
  package func answerCheck(for card: Card) -> AnswerCheck {
    AnswerCheck(accepting: card.acceptedAnswers) { word in
      shelf.notes.contains { $0.have(word: word) }
    }
  }
}
