/// A deck: the notes of one Markdown file.
package struct Deck: Hashable, Sendable {
  /// The contents of the front matter.
  package struct FrontMatter: Hashable, Sendable {
    package var name: String?
    package var tags: [String] = []
    /// The source of facts unless a card names another.
    package var source: String?

    package init(name: String? = nil, tags: [String] = [], source: String? = nil) {
      self.name = name
      self.tags = tags
      self.source = source
    }

    package var isEmpty: Bool { name == nil && tags.isEmpty && source == nil }
  }

  package var frontMatter: FrontMatter
  package var notes: [Note]

  package init(frontMatter: FrontMatter = FrontMatter(), notes: [Note] = []) {
    self.frontMatter = frontMatter
    self.notes = notes
  }

  /// The cards of all notes in deck order.
  package var cards: [Card] {
    notes.flatMap { note in note.faces.map { Card(note: note, face: $0) } }
  }
}
