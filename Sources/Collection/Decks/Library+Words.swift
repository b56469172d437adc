package import Flashcards

extension Library {
  /// A checker that compares typed answers with those of a card. A slip that spells another word of
  /// the decks does not count as close.
  package func answerCheck(for card: Card) -> AnswerCheck {
    AnswerCheck(accepting: card.acceptedAnswers) { word in
      shelf.notes.contains { $0.have(word: word) }
    }
  }
}
