import Collection
import Flashcards

extension ImportedDeck {
  /// The deck for a file's notes if the file does not name one.
  ///
  /// It is the deck named after the file and its parent folders, unless the collection has the
  /// notes in a deck with the same last name, for example because the file was imported by itself
  /// or from a folder further up: then they stay there.
  /// - Parameter name: The file's name within the imported folder, with levels separated by `::`.
  func home(_ name: String, in collection: Collection) -> String {
    let library = collection.library
    let own = library.decks.indices.filter { !library.decks[$0].isBuiltIn }
    guard !own.isEmpty, DeckPath.own(name, in: library) == nil else { return name }
    let last = Self.lastLevel(name)
    let others = own.filter { Self.lastLevel(library.decks[$0].name) == last }
    guard !others.isEmpty else { return name }
    var counts: [String: Int] = [:]
    for id in notes.flatMap(\.names) {
      guard let entry = collection.entry(of: id) else { continue }
      let deck = library.deck(of: entry)
      if !deck.isBuiltIn { counts[deck.name, default: 0] += 1 }
    }
    return others.map { library.decks[$0].name }.filter { counts[$0] != nil }
      .max { (counts[$0]!, $1) < (counts[$1]!, $0) } ?? name
  }

  private static func lastLevel(_ name: String) -> String {
    let last = DeckPath.levels(of: name).last ?? name
    return (last.split(separator: "/").last.map(String.init) ?? last).lowercased()
  }
}
