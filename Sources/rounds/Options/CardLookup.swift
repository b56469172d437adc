import Collection
import Flashcards
import Text

extension Collection {
  /// The card that a user names, by its name or the beginning of it.
  func entry(named text: String) throws(Failure) -> Library.Entry {
    switch library.look(up: text) {
    case .found(let entry):
      return entry
    case .unknown:
      let hint =
        orphans.contains(CardID(text))
        ? "it has a history, but no deck holds it; `rounds check` lists such cards"
        : didYouMean(text, among: library.entries.map(\.id.text))
          ?? "`rounds find` finds cards and shows their names"
      throw Failure("there is no card `\(text)`", hint: hint)
    case .ambiguous(let ids):
      let shown = ids.prefix(4).map(\.text).joined(separator: ", ")
      throw Failure(
        "`\(text)` begins the names of \(ids.count) cards",
        hint: "write more of the name: \(shown)\(ids.count > 4 ? ", …" : "")")
    }
  }

  /// The decks that a user names. Words that form a name only together are joined, so that names
  /// with spaces need no quotation marks.
  /// - Parameter takesSearches: Whether the command has an option for a search.
  func decks(
    named words: [String], takesSearches: Bool = true
  ) throws(Failure) -> Set<Int>? {
    guard !words.isEmpty else { return nil }
    var result: Set<Int> = []
    var rest = words[...]
    while let first = rest.first {
      let lengths = (1...rest.count).reversed()
      guard
        let (length, found) = lengths.lazy.compactMap({ length -> (Int, [Int])? in
          let found = library.decks(named: rest.prefix(length).joined(separator: " "))
          return found.isEmpty ? nil : (length, found)
        }).first
      else { throw unknownDeck(first, takesSearches) }
      result.formUnion(found)
      rest = rest.dropFirst(length)
    }
    return result
  }

  private func unknownDeck(_ name: String, _ takesSearches: Bool) -> Failure {
    let all = library.decks.map(\.name)
    return Failure(
      "there is no deck `\(name)`",
      hint: all.isEmpty
        ? "put Markdown files into \(folder.decks)"
        : didYouMean(name, among: all)
          ?? (all.count > Self.listedNames
            ? "`rounds decks` lists the \(all.count) decks"
            : "the decks are: \(all.joined(separator: ", "))")
          + (takesSearches ? "; a card or a search goes after --search" : ""))
  }

  /// The most names listed in a hint; more would push its subject out of the window.
  private static let listedNames = 12

  /// Throws for tags that no card has.
  func checkTags(_ tags: [String]) throws(Failure) {
    // Reading the tags of all cards takes a while if there are many.
    guard !tags.isEmpty else { return }
    let known = Set(library.entries.flatMap { library.tags(of: $0) }.map { $0.lowercased() })
    for tag in tags where !known.contains(tag.lowercased()) {
      let all = known.sorted()
      let more = all.count > Self.listedNames ? ", … (\(all.count) in all)" : ""
      let list = all.prefix(Self.listedNames).joined(separator: ", ") + more
      throw Failure(
        "no card has the tag `\(tag)`",
        hint: didYouMean(tag, among: all) ?? (all.isEmpty ? nil : "the tags are: \(list)"))
    }
  }
}

/// `did you mean …?`, or nil if no name is similar to the word.
func didYouMean(_ word: String, among all: [String]) -> String? {
  let close = names(like: word, among: all)
  return close.isEmpty
    ? nil : "did you mean \(close.map { "`\($0)`" }.joined(separator: " or "))?"
}
