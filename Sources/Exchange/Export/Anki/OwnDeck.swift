import Flashcards
import JSON

/// The original deck of one of our packages, hidden in the description of Anki's deck.
struct OwnDeck: Hashable {
  var name: String
  var tags: [String] = []
  var source: String?
  /// The path of its file among the decks.
  var file: String?
  /// Whether the file states its name although its path implies it.
  var isNamed = false
  /// The tags of its notes, as far as possible in the order in which each note has them, since Anki
  /// sorts them.
  var tagOrder: [String] = []
  /// How its cards stood when they were exported; nil if they went without their history.
  var exported: ExportedStandings?

  init(
    _ exported: ExportedCollection.ExportedDeck, past: ExportedCollection.Past? = nil,
    at time: Int = 0
  ) {
    self.exported = past.map { ExportedStandings(of: exported.deck, in: $0, at: time) }
    name = exported.name
    tags = exported.deck.frontMatter.tags
    source = exported.deck.frontMatter.source
    file = exported.file.isEmpty ? nil : exported.file
    isNamed = exported.isNamed
    var known: Set<String> = []
    for note in exported.deck.notes where !known.isSuperset(of: note.details.tags) {
      var place = 0
      for tag in note.details.tags {
        if known.insert(tag).inserted { tagOrder.insert(tag, at: place) }
        place = (tagOrder.firstIndex(of: tag) ?? place) + 1
      }
    }
  }

  /// The deck in a description written by us; nil for any other.
  init?(description: String) {
    guard let data = HiddenData.split(description).data else { return nil }
    var parser = JSONParser()
    let read = try? parser.parse(data) { view -> OwnDeck? in
      var fields = ExportFields(view)
      guard let name = try? fields.text("name") else { return nil }
      var deck = OwnDeck(name: name)
      deck.tags = (try? fields.tags("tags")) ?? []
      deck.source = try? fields.optionalText("source")
      deck.file = try? fields.optionalText("file")
      deck.isNamed = (try? fields.bool("named")) ?? false
      deck.tagOrder = (try? fields.tags("tagOrder")) ?? []
      deck.exported = ExportedStandings(&fields)
      return deck
    }
    guard let deck = read ?? nil else { return nil }
    self = deck
  }

  private init(name: String) {
    self.name = name
  }

  /// The description: text for a learner in Anki, and hidden data.
  var description: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("name")
    writer.string(name)
    writer.key("tags")
    writer.strings(tags)
    writer.key("source")
    writer.string(source)
    writer.key("file")
    writer.string(file)
    if isNamed {
      writer.key("named")
      writer.bool(true)
    }
    writer.key("tagOrder")
    writer.strings(tagOrder)
    exported?.write(to: &writer)
    writer.endObject()
    return CardHTML().html(source ?? "") + HiddenData.html(writer.bytes)
  }
}
