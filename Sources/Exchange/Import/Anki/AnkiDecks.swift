import Flashcards

/// The decks of a package by name, with their notes in the order of new cards.
struct AnkiDecks {
  private(set) var decks: [ImportedDeck] = []

  init(_ placed: [AnkiNotes.Placed], _ collection: AnkiCollection) {
    var names: [Int: String] = [:]
    var byDeck: [String: [Int]] = [:]
    for (index, item) in placed.enumerated() {
      let name = names[item.deck] ?? Self.name(of: item.deck, collection)
      names[item.deck] = name
      byDeck[name, default: []].append(index)
    }
    decks = byDeck.sorted { $0.key < $1.key }.map { name, places in
      let notes = places.map { placed[$0] }
      let deck = collection.decks[notes[0].deck]
      // Anki drops the order of cards that it has asked; ours were numbered in their order.
      guard notes.allSatisfy({ $0.ownRow != nil }) else {
        let inOrder = places.sorted { (placed[$0].position, $0) < (placed[$1].position, $1) }
        return Self.deck(name, deck?.own, inOrder.map { placed[$0].note })
      }
      let inOrder = notes.sorted { $0.ownRow! < $1.ownRow! }.map(\.note)
      if let own = deck?.own { return Self.deck(name, own, inOrder) }
      return Self.deckOfOlderVersion(name, deck?.description ?? "", inOrder)
    }
  }

  private static func deck(_ name: String, _ own: OwnDeck?, _ notes: [Note]) -> ImportedDeck {
    let isNamed = own?.isNamed ?? true
    return ImportedDeck(
      name: name, file: own?.file,
      frontMatter: Deck.FrontMatter(
        name: isNamed ? name : nil, tags: own?.tags ?? [], source: own?.source),
      notes: notes)
  }

  /// One of our decks whose description has only its source: what all notes share belongs to the
  /// deck.
  private static func deckOfOlderVersion(
    _ name: String, _ description: String, _ notes: [Note]
  ) -> ImportedDeck {
    var notes = notes
    var frontMatter = Deck.FrontMatter(name: name)
    let source = CardText.text(of: description)
    if let source, !source.isEmpty, notes.allSatisfy({ $0.details.source != nil }) {
      frontMatter.source = source
      for index in notes.indices where notes[index].details.source == source {
        notes[index].details.source = nil
      }
    }
    if notes.count > 1 {
      let common = notes.dropFirst().reduce(into: Set(notes[0].details.tags)) {
        $0.formIntersection($1.details.tags)
      }
      frontMatter.tags = notes[0].details.tags.filter(common.contains)
      for index in notes.indices { notes[index].details.tags.removeAll(where: common.contains) }
    }
    return ImportedDeck(name: name, frontMatter: frontMatter, notes: notes)
  }

  /// A deck's name without empty levels and invisible characters.
  private static func name(of id: Int, _ collection: AnkiCollection) -> String {
    if let own = collection.decks[id]?.own { return own.name }
    let levels = DeckPath.levels(of: collection.decks[id]?.name ?? "").map { level in
      var text = HTMLTextBuilder()
      text.add(level)
      return text.finished()
    }.filter { !$0.isEmpty }
    return levels.isEmpty ? "Default" : levels.joined(separator: "::")
  }
}
