import Flashcards
import Text

extension ImportedFile {
  /// Reads what hashcards writes: a history, or a deck, in which only its tags mean anything.
  static func hashcards(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = start.first { $0 != .space && !$0.isLineEnd && $0 != 9 }
    if first == UInt8(ascii: "{") {
      return HashcardsHistory.read(bytes, file: file, context)
    }
    let result = DeckParser.parse(bytes, file: file, isHashcards: true, fillsEmptySides: true)
    // The file can stay as it is if its front matter tells what it is.
    let isTold = result.deck == DeckParser.parse(bytes, file: file).deck
    return ImportedFile(
      format: .hashcards,
      decks: [
        ImportedDeck(
          name: result.deck.frontMatter.name, frontMatter: result.deck.frontMatter,
          notes: result.deck.notes,
          original: result.diagnostics.isEmpty && isTold ? bytes : nil)
      ],
      diagnostics: result.diagnostics, summary: ["deck of hashcards"])
  }
}
