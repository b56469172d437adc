import Flashcards
package import SpacedRepetition

/// A search for cards: words and phrases that a card must contain, and fields that it must have.
///
/// `denial deck:billing tag:cpb is:due "group code"`: all of them must hold. Case is forgiven, and
/// accents in words and phrases.
package struct CardQuery: Sendable {
  /// One condition.
  enum Term: Sendable, Equatable {
    case text(String)
    case deck(String)
    case tag(String)
    case id(String)
    case state(CardState)
    case due
  }

  /// Why a query cannot be understood.
  package struct Failure: Error, Sendable {
    package let message: String
    package let hint: String
  }

  let terms: [Term]

  /// Reads a query; an empty one finds every card.
  package init(_ text: String) throws(Failure) {
    var terms: [Term] = []
    for word in try Self.words(text) { terms.append(try Self.term(word)) }
    self.terms = terms
  }

  /// The entries that match, in the order of the decks.
  package func matches(in collection: Collection, on day: Day) -> [Library.Entry] {
    let decks = Dictionary(
      uniqueKeysWithValues: terms.compactMap { if case .deck(let name) = $0 { name } else { nil } }
        .uniqued.map { ($0, Set(collection.library.decks(named: $0))) })
    return collection.library.entries.filter { entry in
      terms.allSatisfy { holds($0, for: entry, decks, collection, day) }
    }
  }

  private func holds(
    _ term: Term, for entry: Library.Entry, _ decks: [String: Set<Int>], _ collection: Collection,
    _ day: Day
  ) -> Bool {
    switch term {
    case .text(let text):
      let card = entry.card
      return ([card.question, card.answer] + card.note.path + card.options.map(\.text))
        .contains { searchKey($0).contains(text) }
    case .deck(let name):
      return decks[name]?.contains(entry.deck) ?? false
    case .tag(let tag):
      return collection.library.tags(of: entry).contains { $0.lowercased() == tag }
    case .id(let prefix):
      return entry.card.id.text.hasPrefix(prefix)
    case .state(let state):
      return collection.state(of: entry, on: day) == state
    case .due:
      let record = collection.record(of: entry)
      return !record.isLeftOut(on: day) && record.progress.due.map { $0 <= day } ?? false
    }
  }

  // MARK: Reading

  /// A word of a query; a phrase begins with a quotation mark and names no field.
  private struct Word {
    var text = ""
    var isPhrase = false
  }

  /// The words of a query; quotes keep a phrase together.
  private static func words(_ text: String) throws(Failure) -> [Word] {
    var words: [Word] = []
    var word: Word?
    var isQuoted = false
    for character in text {
      switch character {
      case "\"":
        isQuoted.toggle()
        if word == nil { word = Word(isPhrase: true) }
      case _ where character.isWhitespace && !isQuoted:
        if let word { words.append(word) }
        word = nil
      default:
        word = word ?? Word()
        word?.text.append(character)
      }
    }
    guard !isQuoted else {
      throw Failure(
        message: "a quotation mark in the query is not closed",
        hint: "write the phrase between two quotation marks")
    }
    if let word { words.append(word) }
    return words
  }

  private static func term(_ word: Word) throws(Failure) -> Term {
    let text = word.text
    guard !word.isPhrase, let colon = text.firstIndex(of: ":") else {
      return .text(searchKey(text))
    }
    let value = String(text[text.index(after: colon)...])
    switch text[..<colon].lowercased() {
    case "deck": return .deck(value)
    case "tag": return .tag(value.lowercased())
    case "id": return .id(value)
    case "is":
      if value.lowercased() == "due" { return .due }
      guard let state = CardState(rawValue: value.lowercased()) else {
        let words = ["due"] + CardState.allCases.map(\.rawValue)
        throw Failure(
          message: "`\(text)` is not a state",
          hint: "write \(words.map { "is:\($0)" }.joined(separator: ", "))")
      }
      return .state(state)
    default: return .text(searchKey(text))
    }
  }
}

extension Array where Element: Hashable {
  fileprivate var uniqued: [Element] { Array(Set(self)) }
}
