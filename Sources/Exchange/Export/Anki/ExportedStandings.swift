import Flashcards
import JSON

/// How cards stood when a package was written: what was suspended, buried and flagged.
///
/// It travels with the package. So a card that comes home says what was changed elsewhere, whatever
/// was done with it here meanwhile.
struct ExportedStandings: Hashable {
  /// The time of the export, in milliseconds since 1970.
  private(set) var at: Int
  private(set) var suspended: Set<CardID> = []
  private(set) var buried: Set<CardID> = []
  private(set) var flags: [CardID: Int] = [:]

  init(of deck: Deck, in past: ExportedCollection.Past, at time: Int) {
    at = time
    for card in deck.notes.lazy.flatMap(\.cardIDs) {
      guard let standing = past.standings[card] else { continue }
      if standing.isSuspended { suspended.insert(card) }
      if standing.isBuried { buried.insert(card) }
      if standing.flag > 0 { flags[card] = standing.flag }
    }
  }

  /// Those of several decks, whose cards may have moved from one to another.
  func merged(with other: ExportedStandings) -> ExportedStandings {
    var all = self
    all.at = min(at, other.at)
    all.suspended.formUnion(other.suspended)
    all.buried.formUnion(other.buried)
    all.flags.merge(other.flags) { first, _ in first }
    return all
  }

  // MARK: As members of an object

  func write(to writer: inout JSONWriter) {
    writer.key("exported")
    writer.integer(at)
    for (key, cards) in [("suspended", suspended), ("buried", buried)] where !cards.isEmpty {
      writer.key(key)
      writer.strings(cards.map(\.text).sorted())
    }
    guard !flags.isEmpty else { return }
    writer.key("flags")
    writer.strings(flags.map { "\($1) \($0.text)" }.sorted())
  }

  /// Nil if the object has none.
  init?(_ fields: inout ExportFields) {
    guard let at = try? fields.integer("exported", atLeast: 1) else { return nil }
    self.at = at
    suspended = Set(((try? fields.texts("suspended")) ?? []).map { CardID($0) })
    buried = Set(((try? fields.texts("buried")) ?? []).map { CardID($0) })
    for text in (try? fields.texts("flags")) ?? [] {
      let parts = text.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let flag = Int(parts[0]), 1...7 ~= flag else { continue }
      flags[CardID(String(parts[1]))] = flag
    }
  }
}
