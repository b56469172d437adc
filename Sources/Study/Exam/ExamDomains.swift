import Flashcards

extension Library {
  /// The beginning of a tag that names an exam's domain.
  private static let domainTag = "domain-"

  /// The domain of an exam that a card belongs to: its tag that begins with `domain-`, else its
  /// first heading, else its deck's name.
  package func domain(of entry: Entry) -> String {
    if let tag = tags(of: entry).first(where: { $0.hasPrefix(Self.domainTag) }) {
      return String(tag.dropFirst(Self.domainTag.count))
    }
    return entry.card.note.path.first ?? deck(of: entry).name
  }
}
