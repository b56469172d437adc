import Flashcards

extension CardID {
  /// Turns a name from elsewhere into a card's name: the same name if it is valid in a deck;
  /// otherwise one derived from it, always the same.
  init(imported name: String) {
    self = CardID.isValid(name) ? CardID(name) : CardID(ContentHash(["import", name]).base32)
  }
}
