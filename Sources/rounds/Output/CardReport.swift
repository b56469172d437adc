import Collection
import Flashcards
import JSON
import SpacedRepetition

/// The report about one card, as text and as JSON.
struct CardReport {
  let entry: Library.Entry
  let record: CardRecord
  let state: CardState
  let deck: Library.LoadedDeck
  let tags: [String]
  let source: String?
  /// The card shown instead of the entry's, such as a multiple choice made from it.
  private let other: Card?

  init(
    _ entry: Library.Entry, in collection: Collection, on day: Day, shownAs other: Card? = nil
  ) {
    self.entry = entry
    self.other = other
    record = collection.record(of: entry)
    state = CardState(record, on: day)
    deck = collection.library.deck(of: entry)
    tags = collection.library.tags(of: entry)
    source = collection.library.source(of: entry)
  }

  var card: Card { other ?? entry.card }

  /// The deck and the headings above the card; a first heading that repeats the deck's name is
  /// shown once.
  var place: String {
    let path = card.note.path
    return ([deck.name] + (path.first == deck.name ? path.dropFirst() : path[...]))
      .joined(separator: " › ")
  }

  var json: JSONObject {
    let progress = record.progress
    let details = card.note.details
    var object: JSONObject = [
      "id": .string(card.id.text),
      "deck": .string(deck.name),
      "path": .array(card.note.path.map { .string($0) }),
      "kind": .string(card.kind.rawValue),
      "question": .string(card.question),
      "answer": .string(card.answer),
      "tags": .array(tags.map { .string($0) }),
      "state": .string(state.rawValue),
      "due": JSONValue(progress.due),
      "interval": progress.isNew ? .null : .integer(progress.state.interval),
      "easiness": .hundredths(progress.state.easiness.hundredths),
      "repetition": .integer(progress.state.repetition),
      "lapses": .integer(progress.lapses),
      "source": JSONValue(source),
      "asOf": JSONValue(details.asOf?.firstDay),
      "validUntil": JSONValue(details.validUntil?.lastDay),
      "file": .string(deck.file),
      "line": .integer(card.note.line),
    ]
    if card.hasSeveralWordings {
      object["wordings"] = .array(card.note.details.otherWordings.map { .string($0) })
    }
    if let memory = progress.memory {
      object["stability"] = .number(memory.stability)
      object["difficulty"] = .number(memory.difficulty)
    }
    return object
  }
}

extension JSONValue {
  /// A day as `YYYY-MM-DD`, or null.
  init(_ day: Day?) {
    self = day.map { .string($0.description) } ?? .null
  }

  init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }
}
