import Flashcards

/// A deck file with notes added: the old text stays as it is, and no card of either is changed.
struct JoinedDeck {
  /// The file's new content.
  let bytes: [UInt8]

  init(_ deck: [UInt8], adding notes: [Note]) {
    let old = DeckParser.parse(deck, file: "")
    let text = DeckPrinter().print(Deck(notes: notes))
    let start = Self.contentStart(deck)
    let lineEnd = deck.isEmpty || deck.last == UInt8(ascii: "\n") ? "" : "\n"
    // Between two texts, and after the headings of the first, an empty heading.
    let breaks = ["\n---\n\n", "\n---\n\n#\n\n"]
    var candidates = breaks.map { deck + Array("\(lineEnd)\($0)\(text)".utf8) }
    // At the end of a deck a code fence that is never closed would reach into the notes.
    candidates += breaks.map { deck[..<start] + Array("\n\(text)\($0)".utf8) + deck[start...] }
    // A deck of hashcards' has no words for tags and names: it becomes one of ours.
    if old.diagnostics.isEmpty {
      let all = Deck(frontMatter: old.deck.frontMatter, notes: old.deck.notes + notes)
      candidates.append(Array(DeckPrinter().print(all).utf8))
    }
    let expected = Self.places(of: Deck(notes: old.deck.notes + notes))
    bytes =
      candidates.first { Self.places(of: DeckParser.parse($0, file: "").deck) == expected }
      ?? candidates[0]
  }

  /// The cards by name, each with the headings above it.
  private static func places(of deck: Deck) -> [CardID: [String]] {
    Dictionary(deck.cards.map { ($0.id, $0.note.path) }) { first, _ in first }
  }

  /// Where the front matter ends; without one, where the text begins.
  private static func contentStart(_ deck: [UInt8]) -> Int {
    let start = deck.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let separators = deck[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).lazy.filter { line in
      String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace) == ["---"]
    }.prefix(2)
    guard let first = separators.first, first.startIndex == start, separators.count == 2,
      let end = separators.last?.endIndex
    else { return start }
    return min(end + 1, deck.count)
  }
}
