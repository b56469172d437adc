import Flashcards
import Text

/// Turns the rows of notes and their cards into the notes that a person would have written.
struct AnkiNotes: ~Copyable {
  /// A note's row.
  struct Row {
    let id: Int
    let guid: String
    let type: Int
    /// The tags, separated by spaces.
    let tags: String
    let fields: [String]
  }

  /// A note with its place.
  struct Placed {
    let deck: Int
    /// Its place among the new cards of its deck.
    let position: Int
    var note: Note
    /// The row's number, which sorts our own notes; nil for a foreign note.
    let ownRow: Int?
  }

  private(set) var placed: [Placed] = []
  /// The name that each card received, by its position in `cards`; nil for one that is left out.
  private(set) var names: [CardID?]
  /// The number of cards that have a name.
  private(set) var taken = 0
  /// The number of rows that became notes.
  private(set) var rowsTaken = 0
  private let collection: AnkiCollection
  private let ownTypes: [Int: OwnNoteType]
  private let cards: AnkiCards
  private var renderer: AnkiRenderer
  private var usedNames: Set<CardID> = []
  private var knownTags: [String: [String]] = [:]
  private var changedTags: Set<String> = []
  /// Whether the note of each card was found, imported or not.
  private var isKnown: [Bool]

  init(_ collection: AnkiCollection, _ cards: AnkiCards, _ limits: AnkiLimits) {
    self.collection = collection
    ownTypes = Dictionary(
      uniqueKeysWithValues: collection.noteTypes.compactMap { id, type in
        OwnNoteType(id: id, type).map { (id, $0) }
      })
    self.cards = cards
    names = Array(repeating: nil, count: cards.all.count)
    isKnown = Array(repeating: false, count: cards.all.count)
    renderer = AnkiRenderer(limits)
    usedNames.reserveCapacity(cards.all.count)
    placed.reserveCapacity(cards.all.count)
  }

  /// Adds a row. Lists the parts that are left out.
  mutating func add(_ row: Row, _ findings: inout AnkiFindings) throws {
    let name = "note \(row.id)"
    let indices = cards.indices(ofNote: row.id)
    for index in indices { isKnown[index] = true }
    guard let type = collection.noteTypes[row.type] else {
      return findings.skip(
        .missingNoteType, name, "its note type \(row.type) is not in the package")
    }
    guard row.fields.count == type.fields.count else {
      return findings.skip(
        .fieldCount, name,
        "it has \(counted(row.fields.count, "field")), but its note type has \(type.fields.count)")
    }
    guard !indices.isEmpty else { return findings.skip(.noteWithoutCards, name, "it has no cards") }
    let used = fitting(indices, type, &findings)
    guard !used.isEmpty else { return }
    let draft = AnkiNoteDraft(
      row, type, own: ownTypes[row.type], name: noteName(row), tags: tags(row.tags, &findings),
      cards: used.map { cards.all[$0] },
      decks: collection.decks)
    do {
      let notes = try draft.notes(&renderer, &findings)
      if !notes.isEmpty { rowsTaken += 1 }
      for note in notes { place(note, used, draft.own == nil ? nil : row.id, &findings) }
    } catch is AnkiRenderer.SideIsTooLarge {
      findings.skip(.tooLong, name, "a side of its cards has more than 4 megabytes")
    }
  }

  /// The number of bytes of text still allowed.
  var textLeft: Int { renderer.textLeft }

  /// Lists a note that could not even be decoded.
  mutating func skip(_ id: Int, _ reason: String, _ findings: inout AnkiFindings) {
    for index in cards.indices(ofNote: id) { isKnown[index] = true }
    findings.skip(.invalidText, "note \(id)", reason)
  }

  /// Lists the cards whose notes are missing.
  mutating func finish(_ findings: inout AnkiFindings) {
    for (index, card) in cards.all.enumerated() where !isKnown[index] {
      findings.skip(
        .orphanCard, "card \(card.id)", "its note \(card.note) is not in the package")
    }
  }

  /// The cards of a note that its note type can make, one per position.
  private func fitting(
    _ indices: Range<Int>, _ type: AnkiNoteType, _ findings: inout AnkiFindings
  ) -> [Int] {
    var used: [Int] = []
    for index in indices {
      let card = cards.all[index]
      if type.template(card.ord) == nil || card.ord < 0 {
        findings.skip(
          .missingTemplate, "card \(card.id)", "its note type has no template \(card.ord + 1)")
      } else if let last = used.last, cards.all[last].ord == card.ord {
        findings.skip(.repeatedCard, "card \(card.id)", "it repeats card \(cards.all[last].id)")
      } else {
        used.append(index)
      }
    }
    return used
  }

  /// The name from the note's guid, as in a text export; another one if that is taken.
  private func noteName(_ row: Row) -> CardID {
    if !row.guid.isEmpty {
      let name = CardID(imported: row.guid)
      if !usedNames.contains(name) { return name }
    }
    return CardID(ContentHash(["anki", row.guid, "\(row.id)"]).base32)
  }

  /// The tags in a row; most are the same as in an earlier one.
  private mutating func tags(_ text: String, _ findings: inout AnkiFindings) -> [String] {
    if let known = knownTags[text] { return known }
    let tags = text.split(whereSeparator: \.isWhitespace).compactMap { tag in
      let name = Self.tag(String(tag))
      if name != tag, changedTags.insert(String(tag)).inserted {
        findings.note(
          .changedTag, example: name.isEmpty ? "“\(tag)” left out" : "“\(tag)” as “\(name)”")
      }
      return name.isEmpty ? nil : name
    }
    if knownTags.count < 1000 { knownTags[text] = tags }
    return tags
  }

  /// A tag that a deck can have: without commas, which separate tags there, without a leading `#`,
  /// and without invisible characters.
  private static func tag(_ tag: String) -> String {
    var name = tag.replacing(",", with: "_")
    if !name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      var text = HTMLTextBuilder()
      text.add(name)
      name = text.finished().split(whereSeparator: \.isWhitespace).joined(separator: "_")
    }
    return tagList(name).first ?? ""
  }

  private mutating func place(
    _ drafted: AnkiNoteDraft.Drafted, _ used: [Int], _ ownRow: Int?,
    _ findings: inout AnkiFindings
  ) {
    let first = cards.all[used[drafted.cards[0].card]]
    var deck = first.deck
    if collection.decks[deck] == nil {
      findings.note(.missingDeck, count: drafted.cards.count)
      deck = 1
    }
    placed.append(
      Placed(
        deck: deck, position: first.position ?? 0, note: drafted.note, ownRow: ownRow))
    if let id = drafted.note.details.id { usedNames.insert(id) }
    for (card, face) in drafted.cards {
      let name = drafted.note.id(of: face)
      if name != drafted.note.details.id { usedNames.insert(name) }
      names[used[card]] = name
      taken += 1
    }
  }
}
