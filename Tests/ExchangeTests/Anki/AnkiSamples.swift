import Exchange
import Flashcards
import Foundation
import JSON
import Journal
import SpacedRepetition
import Testing

/// Packages made by Anki 26.09 at 2026-06-29T18:30:00Z, with Anki's own statements about them.
enum AnkiSamples {
  static let now = 1_782_757_800_000

  static func bytes(_ name: String) throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Samples/anki"))
    return Array(try Data(contentsOf: url))
  }

  /// How a learner in Greenwich whose day begins at four reads a package.
  static var options: ImportOptions {
    ImportOptions(now: now) { Day(number: ($0 / 1000 - 4 * 3600) / 86_400) }
  }

  static func read(_ name: String) throws -> ImportedFile {
    ImportedFile(try bytes(name), file: name, options: options)
  }

  /// Anki's statements about each card.
  static func truth() throws -> [JSONValue] {
    try bytes("truth_cards.jsonl").split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
  }

  /// The guids of the notes by their ids.
  static func guids() throws -> [Int: String] {
    let rows = try OpenedPackage(bytes("legacy.apkg")).rows("SELECT id, guid FROM notes")
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let parts = row.split(separator: "|", maxSplits: 1)
        return (Int(parts[0])!, String(parts[1]))
      })
  }
}

/// An imported file by its cards.
struct ImportedCards {
  private(set) var cards: [CardID: (card: Card, deck: String)] = [:]
  private(set) var schedules: [CardID: ScheduleEvent] = [:]
  private(set) var suspended: Set<CardID> = []
  private(set) var buried: [CardID: Day] = [:]
  private(set) var flags: [CardID: Int] = [:]

  init(_ file: ImportedFile) {
    for deck in file.decks {
      for card in Deck(notes: deck.notes).cards { cards[card.id] = (card, deck.name ?? "") }
    }
    for timed in file.past {
      switch timed.action {
      case .schedule(let event): schedules[event.card] = event
      case .suspend(let card): suspended.insert(card)
      case .bury(let card, let day): buried[card] = day
      case .flag(let card, let flag): flags[card] = flag
      default: break
      }
    }
  }

  /// The one card that Anki's card at this position of a note has become.
  func id(guid: String, ord: Int) -> CardID? {
    let base = CardID.isValid(guid) ? guid : ContentHash(["import", guid]).base32
    let names =
      [ord == 0 ? base : "\(base)-\(ord + 1)", "\(base).\(ord + 1)"]
      + (ord == 1 ? ["\(base).reverse"] : [])
    let found = names.map { CardID($0) }.filter { cards[$0] != nil }
    return found.count == 1 ? found[0] : nil
  }
}
