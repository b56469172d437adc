import Flashcards
import JSON

/// The decks of a package, by names in levels: those that hold cards, and those above them.
struct PackedDecks {
  /// A name that Anki's own first deck has in every collection.
  private static let defaultDeck = (id: 1, name: "Default")

  private let firstID: Int
  private var decks: [(id: Int, name: String, description: String)] = [
    (defaultDeck.id, defaultDeck.name, "")
  ]
  /// Anki's names of decks differ in more than case.
  private var ids: [String: Int] = [defaultDeck.name.lowercased(): defaultDeck.id]

  init(firstID: Int) {
    self.firstID = firstID
  }

  /// The number of a deck, which is made with the decks above it if it is not there yet.
  mutating func id(of deck: ExportedCollection.ExportedDeck) -> Int {
    let levels = Self.levels(of: deck)
    guard !levels.isEmpty else { return Self.defaultDeck.id }
    var id = Self.defaultDeck.id
    for depth in 1...levels.count {
      let name = levels.prefix(depth).joined(separator: "::")
      if let known = ids[name.lowercased()] {
        id = known
      } else {
        id = firstID + decks.count
        ids[name.lowercased()] = id
        decks.append((id, name, depth == levels.count ? deck.deck.frontMatter.source ?? "" : ""))
      }
    }
    return id
  }

  /// A deck that is called as its file has the folders as levels.
  private static func levels(of deck: ExportedCollection.ExportedDeck) -> [String] {
    let isCalledAsFile = deck.file == deck.name + ".md"
    let parts = isCalledAsFile ? deck.name.split(separator: "/") : deck.name.split(separator: "::")
    return parts.map { part in
      String(String.UnicodeScalarView(part.unicodeScalars.filter { $0.value >= 32 })).trimmed()
    }.filter { !$0.isEmpty }
  }

  /// The decks as schema 11 keeps them.
  func json(modified: Int) -> JSONValue {
    .object(
      JSONObject(
        decks.map { deck in
          let today: JSONValue = [0, 0]
          let json: JSONValue = [
            "id": .integer(deck.id), "mod": .integer(modified), "name": .string(deck.name),
            "usn": -1, "lrnToday": today, "revToday": today, "newToday": today,
            "timeToday": today, "collapsed": false, "browserCollapsed": false,
            "desc": .string(CardHTML().html(deck.description)), "dyn": 0, "conf": 1,
            "extendNew": 0, "extendRev": 0,
          ]
          return ("\(deck.id)", json)
        }))
  }
}
