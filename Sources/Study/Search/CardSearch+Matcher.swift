package import Collection
import Files
import Flashcards
import Journal
import SpacedRepetition
import Text

extension CardSearch {
  /// Decides which cards of a collection match a search on a day.
  package struct Matcher {
    private let collection: Collection
    private let day: Day
    private let root: Node

    init(_ search: CardSearch, _ collection: Collection, _ day: Day) {
      self.collection = collection
      self.day = day
      root = Node(search.expression, collection, day)
    }

    /// Whether a card of the collection matches.
    /// - Complexity: Linear in the length of the card.
    package func matches(_ entry: Library.Entry) -> Bool { holds(root, for: entry) }

    private func holds(_ node: Node, for entry: Library.Entry) -> Bool {
      switch node {
      case .all(let parts): parts.allSatisfy { holds($0, for: entry) }
      case .any(let parts): parts.contains { holds($0, for: entry) }
      case .not(let inner): !holds(inner, for: entry)
      case .term(let term): holds(term, for: entry)
      case .decks(let decks): decks.contains(entry.deck)
      case .text(let text, let sieves):
        collection.library.mayHold(entry, sieves)
          && entry.card.searchedTexts.contains(where: text.isFound)
      case .pattern(let pattern): entry.card.searchedTexts.contains { pattern.isFound(in: $0) }
      case .added(let traces): traces.areNone(of: entry, in: collection)
      }
    }

    private func holds(_ term: Term, for entry: Library.Entry) -> Bool {
      switch term {
      case .tag(let glob): collection.library.tags(of: entry).contains { glob.matches(tag: $0) }
      case .id(let beginning): entry.id.text.lowercased().hasPrefix(beginning)
      case .kind(let kind): entry.head.kind == kind
      case .state(let state): collection.state(of: entry, on: day) == state
      case .trait(let trait): has(trait, entry)
      case .flag(let flags): flags.contains(collection.record(of: entry).flag)
      case .property(let property, let comparison, let number):
        value(of: property, entry).map { comparison.holds($0, number) } ?? false
      case .rated(let days, let grades): wasRated(entry, days, grades)
      // These have nodes of their own.
      case .text, .deck, .pattern, .added: false
      }
    }

    private func has(_ trait: Trait, _ entry: Library.Entry) -> Bool {
      let record = collection.record(of: entry)
      switch trait {
      case .due:
        return !record.isLeftOut(on: day) && record.progress.due.map { $0 <= day } ?? false
      case .leech: return record.progress.isLeech
      case .flagged: return record.flag > 0
      case .expired: return entry.head.validUntil.map { $0.lastDay < day } ?? false
      }
    }

    /// A new card has no interval, no easiness and no due day.
    private func value(of property: Property, _ entry: Library.Entry) -> Int? {
      let progress = collection.record(of: entry).progress
      switch property {
      case .interval: return progress.isNew ? nil : progress.state.interval
      case .easiness: return progress.isNew ? nil : progress.state.easiness.hundredths
      case .lapses: return progress.lapses
      case .reviews: return progress.reviews
      case .due: return progress.due.map { $0 - day }
      }
    }

    private func wasRated(
      _ entry: Library.Entry, _ days: Int, _ grades: ClosedRange<Int>
    ) -> Bool {
      let history = collection.history
      return history.events(of: entry.id).reversed().contains { index in
        guard let review = history.events.answer(at: index) else { return false }
        return review.day > day - days && review.day <= day
          && grades.contains(review.grade.rawValue)
      }
    }
  }

  /// A search with the lookups that are made once for all cards.
  private indirect enum Node {
    case all([Node])
    case any([Node])
    case not(Node)
    case term(Term)
    case decks(Set<Int>)
    /// A text, and a sieve per deck if the text allows for one.
    case text(SoughtText, [NoteSieve]?)
    case pattern(TextPattern)
    case added(Traces)

    init(_ expression: Expression, _ collection: Collection, _ day: Day) {
      switch expression {
      case .all(let parts): self = .all(parts.map { Node($0, collection, day) })
      case .any(let parts): self = .any(parts.map { Node($0, collection, day) })
      case .not(let inner): self = .not(Node(inner, collection, day))
      case .term(.deck(let name)): self = .decks(Set(collection.library.decks(matching: name)))
      case .term(.text(let key)):
        let text = SoughtText(key)
        self = .text(text, collection.library.sieves(for: text))
      case .term(.pattern(let pattern)): self = .pattern(pattern)
      case .term(.added(let days)): self = .added(Traces(collection, before: day - (days - 1)))
      case .term(let term): self = .term(term)
      }
    }
  }
}

/// Evidence that cards existed before a day.
///
/// Nothing records when a card was written. But a card that was answered or suspended existed, and
/// so did every card of a file that has not changed since. The rest may be new.
private struct Traces {
  /// In milliseconds since 1970.
  private let start: Int
  private let untouchedDecks: Set<Int>

  init(_ collection: Collection, before day: Day) {
    let start = Int(collection.history.moment(0, on: day - 1).dayEnd)
    self.start = start
    let decks = collection.library.decks
    untouchedDecks = Set(
      decks.indices.filter { index in
        guard let stamp = try? FileStamp.ofFile(decks[index].file) else { return false }
        return stamp.modified / 1_000_000 < start
      })
  }

  func areNone(of entry: Library.Entry, in collection: Collection) -> Bool {
    guard !untouchedDecks.contains(entry.deck) else { return false }
    let history = collection.history
    // Imported events may be older than the card in this collection.
    return !history.events(of: entry.id).contains {
      history.events[$0].at < start && !history.isImported(history.events[$0])
    }
  }
}

extension Card {
  /// The texts that a search looks in.
  fileprivate var searchedTexts: [String] {
    wordings + [answer] + note.path + options.map(\.text)
  }
}

extension Library {
  /// The decks that a word of a search names: like ``decks(named:)``, but ignoring accents, and
  /// with `*` for any text.
  func decks(matching word: String) -> [Int] {
    guard word.contains("*") else {
      let found = decks(named: word)
      guard found.isEmpty else { return found }
      return decks.indices.filter { searchKey(decks[$0].name).hasPrefix(searchKey(word)) }
    }
    let glob = Glob(word)
    return decks.indices.filter { index in
      [decks[index].name, decks[index].relativePath].contains { glob.matches($0) }
    }
  }
}
