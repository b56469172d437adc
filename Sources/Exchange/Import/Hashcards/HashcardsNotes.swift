import Flashcards

/// The notes of the cards in an export of hashcards, with the names that the cards have here.
struct HashcardsNotes {
  /// The notes by deck, in file order.
  private(set) var decks: [(name: String, notes: [Note])] = []
  /// The name of each card by its hash.
  private(set) var names: [String: CardID] = [:]
  /// The cards whose text cannot be a card here, by hash.
  private(set) var unusable: [String] = []

  private var places: [String: Int] = [:]
  private let known: KnownNotes

  /// - Parameter known: The notes that are searched first.
  init(_ cards: [HashcardsExport.Card], known: [Note]) {
    self.known = KnownNotes(known)
    // The cards of one cloze share a text; usually they are next to each other in the file.
    var clozes: [Family: [Deletion]] = [:]
    var order: [(deck: String, family: Family?, card: HashcardsExport.Card)] = []
    for card in cards {
      switch card.content {
      case .basic: order.append((card.deck, nil, card))
      case .cloze(let text, let start, let end):
        let family = Family(deck: card.deck, text: text)
        if clozes[family] == nil { order.append((card.deck, family, card)) }
        clozes[family, default: []].append(Deletion(start: start, end: end, hash: card.hash))
      }
    }
    for (deck, family, card) in order {
      if let family {
        addCloze(family.text, clozes[family] ?? [], to: deck)
      } else if case .basic(let question, let answer) = card.content {
        add(.basic(question: question, answer: answer), hashes: [card.hash], to: deck)
      }
    }
  }

  private struct Family: Hashable {
    var deck: String
    var text: String
  }

  private struct Deletion {
    var start: Int
    var end: Int
    var hash: String
  }

  private mutating func addCloze(_ text: String, _ deletions: [Deletion], to deck: String) {
    let bytes = Array(text.utf8)
    var segments: [Cloze.Segment] = []
    var hashes: [String] = []
    var position = 0
    for deletion in deletions.sorted(by: { $0.start < $1.start }) {
      guard deletion.start >= position, deletion.end >= deletion.start, deletion.end < bytes.count,
        let before = String(validating: bytes[position..<deletion.start], as: UTF8.self),
        let deleted = String(validating: bytes[deletion.start...deletion.end], as: UTF8.self),
        deleted.contains(where: { !$0.isWhitespace })
      else {
        unusable.append(deletion.hash)
        continue
      }
      if !before.isEmpty { segments.append(.text(before)) }
      hashes.append(deletion.hash)
      segments.append(.deletion(.init(text: deleted, group: hashes.count)))
      position = deletion.end + 1
    }
    guard !hashes.isEmpty, let rest = String(validating: bytes[position...], as: UTF8.self) else {
      unusable += hashes
      return
    }
    if !rest.isEmpty { segments.append(.text(rest)) }
    add(.cloze(Cloze(notation: .brackets, segments: segments)), hashes: hashes, to: deck)
  }

  private mutating func add(_ content: Note.Content, hashes: [String], to deck: String) {
    var content = content
    if case .basic(let question, let answer) = content {
      guard !question.isEmpty else {
        unusable += hashes
        return
      }
      // As when the deck itself is read.
      if answer.isEmpty { content = .basic(question: question, answer: Note.emptySide) }
    }
    let note = known.find(content) ?? Note(content: content)
    for (hash, face) in zip(hashes, note.faces) { names[hash] = note.id(of: face) }
    let place = places[deck] ?? decks.count
    if place == decks.count {
      places[deck] = place
      decks.append((deck, []))
    }
    decks[place].notes.append(note)
  }
}

/// Notes by their content, regardless of their names.
private struct KnownNotes {
  private var notes: [CardID: Note] = [:]

  init(_ known: [Note]) {
    for note in known {
      let name = note.contentName
      if notes[name] == nil { notes[name] = note }
    }
  }

  /// The note of a hashcards card: found by its text, or otherwise by how our own grammar parses
  /// it, which is used for decks without hashcards' front matter.
  func find(_ content: Note.Content) -> Note? {
    if notes.isEmpty { return nil }
    if let note = notes[Note(content: content).contentName] { return note }
    guard case .basic(let question, let answer) = content else { return nil }
    let parsed = DeckParser.parse("Q: \(question)\nA: \(answer)\n", file: "").deck.notes
    return parsed.count == 1 ? notes[parsed[0].contentName] : nil
  }
}
