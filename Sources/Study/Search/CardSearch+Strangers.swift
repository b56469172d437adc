package import Collection
import Text

extension CardSearch {
  /// A deck or tag name that does not exist.
  package struct Stranger: Hashable, Sendable {
    /// `deck:` or `tag:`.
    package let field: String
    package let name: String
    /// Names that the user may have meant.
    package let suggestions: [String]
  }

  /// The decks and tags of the search that do not exist, which may be why it finds nothing.
  package func strangers(in library: Library) -> [Stranger] {
    let asksForTags = terms.contains { if case .tag = $0 { true } else { false } }
    let tags = asksForTags ? Set(library.entries.flatMap { library.tags(of: $0) }) : []
    return terms.compactMap { term in
      switch term {
      case .deck(let name) where library.decks(matching: name).isEmpty:
        Stranger(
          field: "deck:", name: name,
          suggestions: names(like: name, among: library.decks.map(\.name)))
      case .tag(let glob) where !tags.contains(where: { glob.matches(tag: $0) }):
        Stranger(
          field: "tag:", name: glob.text, suggestions: names(like: glob.text, among: tags.sorted()))
      default: nil
      }
    }
  }
}
