package import Flashcards
package import JSON
import Journal

/// A collection as JSON Lines: a header, then the decks with their notes and cards, then the
/// history of the cards.
///
/// The lines are described in Documentation/Formats/Exports.md; ``ImportedFile`` reads them back.
/// They outlive the code: a member never changes its meaning, and a change that older versions
/// could not skip gets a new ``version``.
package struct JSONExport {
  /// The version of the format.
  package static let version = 1

  private let collection: ExportedCollection
  private let describe: (Card) -> JSONObject

  /// - Parameter describe: The description of a card besides its note: its present schedule.
  package init(
    _ collection: ExportedCollection, describing describe: @escaping (Card) -> JSONObject
  ) {
    self.collection = collection
    self.describe = describe
  }

  /// The text, with a line feed at the end of each line.
  /// - Complexity: Linear in the size of the collection.
  package var bytes: [UInt8] {
    var lines = Lines()
    lines.append { writeHeader(to: &$0) }
    for exported in collection.decks {
      lines.append { write(exported, to: &$0) }
      for note in exported.deck.notes {
        lines.append { NoteLine.write(note, deck: exported.name, to: &$0) }
        for face in note.faces {
          let object = describe(Card(note: note, face: face))
          lines.append { writer in
            writer.key("type")
            writer.string("card")
            for member in object.members {
              writer.key(member.key)
              writer.value(member.value)
            }
          }
        }
      }
    }
    for action in collection.past?.actions ?? [] {
      lines.append { writer in
        writer.key("type")
        writer.string("event")
        action.write(to: &writer)
      }
    }
    return lines.bytes
  }

  /// Writes the header; its counts show a reader whether lines are missing.
  private func writeHeader(to writer: inout JSONWriter) {
    writer.key("rounds")
    writer.string("export")
    writer.key("version")
    writer.integer(Self.version)
    writer.key("at")
    writer.integer(collection.at)
    writer.key("policy")
    writer.string(collection.policy)
    writer.key("history")
    writer.bool(collection.past != nil)
    writer.key("decks")
    writer.integer(collection.decks.count)
    writer.key("notes")
    writer.integer(collection.decks.reduce(0) { $0 + $1.deck.notes.count })
    writer.key("events")
    writer.integer(collection.past?.actions.count ?? 0)
  }

  private func write(_ exported: ExportedCollection.ExportedDeck, to writer: inout JSONWriter) {
    let frontMatter = exported.deck.frontMatter
    writer.key("type")
    writer.string("deck")
    writer.key("name")
    writer.string(exported.name)
    writer.key("tags")
    writer.strings(frontMatter.tags)
    writer.key("source")
    writer.string(frontMatter.source)
    writer.key("file")
    writer.string(exported.file)
    if exported.isNamed {
      writer.key("named")
      writer.bool(true)
    }
  }

  /// Objects, one per line.
  private struct Lines: ~Copyable {
    private var writer = JSONWriter(capacity: 1 << 16)

    mutating func append(_ members: (inout JSONWriter) -> Void) {
      writer.beginObject()
      members(&writer)
      writer.endObject()
      writer.endLine()
    }

    var bytes: [UInt8] { writer.bytes }
  }
}

extension JSONWriter {
  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func strings(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}
