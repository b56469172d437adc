/// The name under which a card's history is kept.
///
/// A card is identified by the text of its `Id:` line if it has one; otherwise by 13 base-32
/// characters derived from its kind and its sides (see ``ContentHash``). In both cases the name
/// stays when the card moves between files; an edit is followed by a relink.
package struct CardID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name as written in decks, in the journal and on the screen.
  package let text: String

  /// Takes a name unchecked; ``isValid(_:)`` checks names written by people.
  package init(_ text: String) {
    self.text = text
  }

  package var description: String { text }

  package static func < (left: CardID, right: CardID) -> Bool { left.text < right.text }

  /// Whether `text` is valid in an `Id:` line: 1 to 64 ASCII letters, digits, `-`, `_` and `.`,
  /// beginning with a letter or a digit.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
      default: false
      }
    }
    return isAlphanumeric(first)
      && text.utf8.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
  }
}
