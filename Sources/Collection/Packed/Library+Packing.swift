import Files
package import Flashcards
import Journal
import Text

extension Library {
  func pack(to packer: inout BytePacker) {
    packer.append(sources)
    for deck in decks { packer.append(deck.name, deck.frontMatter, deck.cards.count) }
    shelf.names.pack(to: &packer)
    for notes in shelf.notes { notes.pack(to: &packer) }
    packer.append(shelf.rows)
  }

  init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let sources: [Source] = try unpacker.value()
    let places = sources.filter { $0.deck != nil }.map(\.place)
    guard sources.compactMap(\.deck) == Array(places.indices) else { throw UnpackingError() }
    var start = 0
    var decks: [LoadedDeck] = []
    for place in places {
      let (name, frontMatter) = (try unpacker.text(), try unpacker.value(Deck.FrontMatter.self))
      let end = start + (try unpacker.int(in: 0...Int(Int32.max)))
      decks.append(
        LoadedDeck(
          name: name, relativePath: place.relativePath, file: place.path,
          isBuiltIn: place.isBuiltIn, frontMatter: frontMatter, cards: start..<end))
      start = end
    }
    let names = try CardNames(from: &unpacker)
    var notes: [PackedNotes] = []
    for _ in decks { notes.append(try unpacker.value()) }
    let parts = zip(decks, notes).map { (cards: $0.cards, noteCount: UInt32(clamping: $1.count)) }
    let rows: Column<Shelf.Row> = try unpacker.column { Shelf.areSound($1, from: $0, parts) }
    guard rows.count == start, names.count == start, start <= Int32.max else {
      throw UnpackingError()
    }
    self.init(decks: decks, sources: sources, shelf: Shelf(rows: rows, names: names, notes: notes))
  }
}

extension Deck.FrontMatter: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(name, tags, source) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(
      name: try unpacker.value(), tags: try unpacker.value(), source: try unpacker.value())
  }
}

extension Library.Source: Packable {
  func pack(to packer: inout BytePacker) {
    packer.append(place.path, place.relativePath, place.isBuiltIn, place.stamp)
    packer.append(diagnostics, deck, hasRepeats)
  }

  init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    place = DeckPath(
      path: try unpacker.text(), relativePath: try unpacker.text(),
      isBuiltIn: try unpacker.value(), stamp: try unpacker.value())
    diagnostics = try unpacker.value()
    deck = try unpacker.value()
    hasRepeats = try unpacker.value()
  }
}
