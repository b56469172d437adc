import Flashcards
import Journal
import Text

/// The decks in an Obsidian note: the deck of each card by its tags, and its schedule.
struct ObsidianDecks {
  private struct Card {
    var note: Note
    /// The levels of its deck; nil for the first deck that the file names.
    var deck: [String]?
  }

  private let context: ReadingContext
  private let noteTags: [String]
  private var cards: [Card] = []
  private var past: TimedActions = []
  /// The deck of the following cards, and the other decks that they are in.
  private var scope: ObsidianTags
  /// The first deck that the file names.
  private var first: [String]?
  private var cardsInSeveral = 0
  private var schedules = (sm2: 0, fsrs: 0)

  init(_ frontMatter: ObsidianTags, _ context: ReadingContext) {
    self.context = context
    noteTags = frontMatter.others
    scope = frontMatter
    first = frontMatter.decks.first
  }

  /// Applies a line of tags, which is valid until the next.
  mutating func enter(_ tags: ObsidianTags) {
    guard !tags.decks.isEmpty else { return }
    scope = tags
    first = first ?? tags.decks.first
  }

  /// Adds a card.
  /// - Parameter own: The tags in its text.
  mutating func add(_ note: Note, _ own: ObsidianTags) {
    var note = note
    let decks = own.decks.isEmpty ? scope.decks : own.decks
    first = first ?? own.decks.first
    note.details.tags = own.others
    for other in decks.dropFirst() where !other.isEmpty {
      note.details.tags.append(other.joined(separator: "/"))
    }
    if decks.count > 1 { cardsInSeveral += 1 }
    cards.append(Card(note: note, deck: decks.first))
  }

  /// Adds the schedules of the last card's sides.
  mutating func schedule(_ comment: Substring, line: Int, _ text: inout PeerText) {
    guard let note = cards.last?.note else { return }
    let parts = ObsidianSchedule.parts(of: comment)
    let faces = note.faces
    if parts.count > faces.count || parts.isEmpty {
      text.leaveOut(
        line: line,
        parts.isEmpty
          ? "a schedule with nothing in it"
          : "\(counted(parts.count, "schedule")) for \(counted(faces.count, "card")); "
            + "the last ones are left out",
        hint: "the plugin deletes them when the card is next reviewed")
    }
    for (face, part) in zip(faces, parts) {
      guard let part else {
        text.leaveOut(
          line: line, "a schedule that cannot be read; its card begins as new",
          hint: "a schedule is written `!2024-08-16,51,230`: due day, interval, ease")
        continue
      }
      guard let event = part.event(for: note.id(of: face), context) else { continue }
      if case .fsrs = part { schedules.fsrs += 1 } else { schedules.sm2 += 1 }
      past.append(
        TimedAction(
          at: context.undatedTime(after: part.lastAnswer, event.lastReviewed), .schedule(event)))
    }
  }

  /// The complete import of the file.
  func imported(_ text: PeerText) -> ImportedFile {
    var decks: [ImportedDeck] = []
    var places: [[String]?: Int] = [:]
    for card in cards {
      let levels = (card.deck ?? first).flatMap { $0.isEmpty ? nil : $0 }
      let place = places[levels] ?? decks.count
      if place == decks.count {
        places[levels] = place
        let name = levels?.joined(separator: "::")
        decks.append(
          ImportedDeck(
            name: name, frontMatter: Deck.FrontMatter(name: name, tags: noteTags), notes: []))
      }
      decks[place].notes.append(card.note)
    }
    var file = ImportedFile(
      format: .obsidian, decks: decks, past: past,
      diagnostics: text.diagnostics.sorted { $0.location < $1.location }, skipped: text.skipped,
      summary: summary)
    file.firstUndated = 0
    return file
  }

  private var summary: [String] {
    var sentences = ["Obsidian note with cards: \(counted(cards.count, "note"))"]
    if schedules.sm2 > 0 {
      sentences.append(
        "\(counted(schedules.sm2, "schedule")): due day, interval and ease are kept; "
          + "single answers are not in the file")
    }
    if schedules.fsrs > 0 {
      sentences.append(
        "\(counted(schedules.fsrs, "schedule")) of FSRS: due day, interval and counts are kept; "
          + "its difficulty has no counterpart, so these cards get the easiness 2.50")
    }
    if cardsInSeveral > 0 {
      sentences.append(
        "\(counted(cardsInSeveral, "note")) in several decks: each goes into the first, "
          + "and has the others as tags")
    }
    return sentences
  }
}
