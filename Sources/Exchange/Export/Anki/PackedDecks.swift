import JSON
import Text

/// The decks of a package, by hierarchical name: those that hold cards, and their parents.
struct PackedDecks {
  /// The name of Anki's own first deck in every collection.
  private static let defaultDeck = (id: 1, name: "Default")

  private let firstID: Int
  private struct PackedDeck {
    let id: Int
    let name: String
    var description = ""
    /// The number of its preset.
    var preset = PackedSettings.firstPreset
  }

  private var decks = [PackedDeck(id: defaultDeck.id, name: defaultDeck.name)]
  /// The FSRS parameters that decks have of their own, by the names of these, in the order of their
  /// presets.
  private(set) var parameters: [String] = []
  /// Deck names in Anki differ in more than case.
  private var ids: [String: Int] = [defaultDeck.name.lowercased(): defaultDeck.id]

  init(firstID: Int) {
    self.firstID = firstID
  }

  /// The number of a deck, created with its parents if it does not exist yet.
  /// - Parameter parameters: The name of the FSRS parameters that the deck has of its own.
  mutating func id(of deck: OwnDeck, parameters: String? = nil) -> Int {
    let levels = Self.levels(deck.name, file: deck.file ?? "")
    var id = Self.defaultDeck.id
    for depth in levels.indices.map({ $0 + 1 }) {
      let name = levels.prefix(depth).joined(separator: "::")
      if let known = ids[name.lowercased()] {
        id = known
      } else {
        id = firstID + decks.count
        ids[name.lowercased()] = id
        decks.append(PackedDeck(id: id, name: name))
      }
    }
    // If several decks share a name in Anki, the first keeps its description.
    guard let index = decks.firstIndex(where: { $0.id == id }) else { return id }
    if decks[index].description.isEmpty { decks[index].description = deck.description }
    if let parameters { decks[index].preset = preset(parameters) }
    return id
  }

  private mutating func preset(_ name: String) -> Int {
    let place = parameters.firstIndex(of: name) ?? parameters.endIndex
    if place == parameters.endIndex { parameters.append(name) }
    return PackedSettings.firstPreset + 1 + place
  }

  /// A deck's name in Anki.
  static func name(_ name: String, file: String) -> String {
    let levels = levels(name, file: file)
    return levels.isEmpty ? defaultDeck.name : levels.joined(separator: "::")
  }

  /// The levels of a deck's name; a deck named after its file has its folders as levels.
  private static func levels(_ name: String, file: String) -> [String] {
    let isCalledAsFile = file == name + ".md"
    let parts =
      isCalledAsFile ? name.split(separator: "/").map(String.init) : DeckPath.levels(of: name)
    return parts.map { part in
      String(String.UnicodeScalarView(part.unicodeScalars.filter { $0.value >= 32 })).trimmed()
    }.filter { !$0.isEmpty }
  }

  /// The decks in the format of schema 11.
  func json(modified: Int) -> JSONValue {
    .object(
      JSONObject(
        decks.map { deck in
          let today: JSONValue = [0, 0]
          let json: JSONValue = [
            "id": .integer(deck.id), "mod": .integer(modified), "name": .string(deck.name),
            "usn": -1, "lrnToday": today, "revToday": today, "newToday": today,
            "timeToday": today, "collapsed": false, "browserCollapsed": false,
            "desc": .string(deck.description), "dyn": 0, "conf": .integer(deck.preset),
            "extendNew": 0, "extendRev": 0,
          ]
          return ("\(deck.id)", json)
        }))
  }
}
