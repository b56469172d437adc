import Flashcards
import Study

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
        : "`rounds cards` lists the cards with their names"
      throw Failure("there is no card `\(text)`", hint: hint)
    case .ambiguous(let ids):
      let shown = ids.prefix(4).map(\.text).joined(separator: ", ")
      throw Failure(
        "`\(text)` begins the names of \(ids.count) cards",
        hint: "write more of the name: \(shown)\(ids.count > 4 ? ", …" : "")")
    }
  }

  /// The decks that a user names.
  func decks(named names: [String]) throws(Failure) -> Set<Int>? {
    guard !names.isEmpty else { return nil }
    var result: Set<Int> = []
    for name in names {
      let found = library.decks(named: name)
      guard !found.isEmpty else {
        throw Failure(
          "there is no deck `\(name)`",
          hint: library.decks.isEmpty
            ? "put Markdown files into \(folder.decks)"
            : "the decks are: \(library.decks.map(\.name).joined(separator: ", "))")
      }
      result.formUnion(found)
    }
    return result
  }

  /// Refuses tags that no card has.
  func checkTags(_ tags: [String]) throws(Failure) {
    let known = Set(library.entries.flatMap { library.tags(of: $0) }.map { $0.lowercased() })
    for tag in tags where !known.contains(tag.lowercased()) {
      throw Failure(
        "no card has the tag `\(tag)`",
        hint: known.isEmpty ? nil : "the tags are: \(known.sorted().joined(separator: ", "))")
    }
  }
}
