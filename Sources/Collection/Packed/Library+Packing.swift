import Files
import Flashcards
import Journal
import Text

extension Library {
  func pack(to packer: inout BytePacker) {
    packer.append(sources) { $0.append($1) }
    packer.append(decks) { packer, deck in
      packer.append(deck.name)
      packer.append(deck.frontMatter.name)
      packer.append(deck.frontMatter.tags)
      packer.append(deck.frontMatter.source)
      packer.append(deck.cards.count)
    }
    shelf.names.pack(to: &packer)
    for notes in shelf.notes { notes.pack(to: &packer) }
    packer.append(shelf.rows, of: Shelf.Row.self)
  }

  init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    let sources = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.source() }
    let places = sources.filter { $0.deck != nil }.map(\.place)
    guard sources.compactMap(\.deck) == Array(places.indices) else { throw UnpackingError() }
    var start = 0
    let parts = try unpacker.list {
      unpacker throws(UnpackingError) -> (name: String, Deck.FrontMatter, cards: Range<Int>) in
      let name = try unpacker.text()
      let frontMatter = Deck.FrontMatter(
        name: try unpacker.optionalText(), tags: try unpacker.texts(),
        source: try unpacker.optionalText())
      let end = start + (try unpacker.int(in: 0...Int(Int32.max)))
      defer { start = end }
      return (name, frontMatter, start..<end)
    }
    guard parts.count == places.count else { throw UnpackingError() }
    let names = try CardNames(from: &unpacker)
    var notes: [PackedNotes] = []
    for _ in parts { notes.append(try PackedNotes(from: &unpacker)) }
    let decks = zip(parts, notes).map { (cards: $0.cards, noteCount: UInt32(clamping: $1.count)) }
    let rows = try unpacker.section(of: Shelf.Row.self) { offset, bytes in
      Shelf.areSound(
        bytes.assumingMemoryBound(to: Shelf.Row.self),
        from: offset / MemoryLayout<Shelf.Row>.stride, decks)
    }
    guard rows.count == start * MemoryLayout<Shelf.Row>.stride, names.count == start,
      start <= Int32.max
    else { throw UnpackingError() }
    self.init(
      decks: zip(parts, places).map { part, place in
        LoadedDeck(
          name: part.name, relativePath: place.relativePath, file: place.path,
          isBuiltIn: place.isBuiltIn, frontMatter: part.1, cards: part.cards)
      },
      sources: sources, shelf: Shelf(rows: rows, names: names, notes: notes))
  }
}

extension BytePacker {
  fileprivate mutating func append(_ source: Library.Source) {
    append(source.place.path)
    append(source.place.relativePath)
    append(source.place.isBuiltIn)
    append(source.place.stamp != nil)
    source.place.stamp?.pack(to: &self)
    append(source.diagnostics) { $0.append($1) }
    append(source.deck)
    append(source.hasRepeats)
  }

  mutating func append(_ diagnostic: Diagnostic) {
    append(diagnostic.location.file)
    append(diagnostic.location.line)
    append(diagnostic.location.column)
    append(diagnostic.severity.rawValue)
    append(diagnostic.message)
    append(diagnostic.hint)
    append(diagnostic.sourceLine)
  }
}

extension ByteUnpacker {
  fileprivate mutating func source() throws(UnpackingError) -> Library.Source {
    let path = try text()
    let relativePath = try text()
    let isBuiltIn = try flag()
    let stamp = try flag() ? FileStamp(from: &self) : nil
    let diagnostics = try list { unpacker throws(UnpackingError) in try unpacker.diagnostic() }
    let deck = try optionalInt()
    return Library.Source(
      place: DeckPath(
        path: path, relativePath: relativePath, isBuiltIn: isBuiltIn, stamp: stamp),
      diagnostics: diagnostics, deck: deck, hasRepeats: try flag())
  }

  private mutating func diagnostic() throws(UnpackingError) -> Diagnostic {
    let location = try SourceLocation(from: &self)
    guard let severity = Diagnostic.Severity(rawValue: try text()) else { throw UnpackingError() }
    let message = try text()
    let hint = try text()
    return Diagnostic(
      location: location, severity: severity, message: message, hint: hint, sourceLine: try text())
  }
}
