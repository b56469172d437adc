import Flashcards

extension CardID {
  /// The name of a card that has a name elsewhere: the same one if it can stand in a deck, else one
  /// made from it, the same each time.
  init(imported name: String) {
    self = CardID.isValid(name) ? CardID(name) : CardID(ContentHash(["import", name]).base32)
  }
}
