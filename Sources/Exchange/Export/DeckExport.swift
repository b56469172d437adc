package import Flashcards

/// Decks exported from a collection.
package struct DeckExport: Sendable {
  package let decks: [Deck]

  package init(_ decks: [Deck]) {
    self.decks = decks
  }

  /// One Markdown deck: the deck itself, or all decks under a heading each, with the front matter's
  /// details written out for every card.
  package var markdown: String {
    guard decks.count != 1 else { return DeckPrinter().print(decks[0]) }
    var all = Deck()
    for deck in decks {
      for var note in deck.notes {
        note.path = [deck.frontMatter.name ?? "Deck"] + note.path
        note.details.tags = deck.tags(of: note)
        note.details.source = note.details.source ?? deck.frontMatter.source
        all.notes.append(note)
      }
    }
    return DeckPrinter().print(all)
  }

  /// A row for each card: its question and its answer as shown in a review.
  package var rows: [ImportedRow] {
    decks.flatMap { deck in
      deck.cards.map { card in
        let details = card.note.details
        var row = ImportedRow(
          line: card.note.line, front: card.questionWithOptions, back: card.answer)
        row.tags = deck.tags(of: card.note)
        row.wordings = card.note.wordingsCell
        row.also = Array(card.acceptedAnswers.dropFirst())
        row.hint = details.hint
        row.why = card.note.wholeWhy
        row.source = details.source ?? deck.frontMatter.source
        row.id = card.id.text
        return row
      }
    }
  }
}

extension Deck {
  /// The deck's tags and the note's own.
  fileprivate func tags(of note: Note) -> [String] {
    frontMatter.tags + note.details.tags.filter { !frontMatter.tags.contains($0) }
  }
}

extension Card {
  /// The question as one text, followed by the options of a multiple choice, or by the shuffled
  /// items of an ordering.
  var questionWithOptions: String {
    question + (options.map(\.text) + mixedItems).map { "\n- \($0)" }.joined()
  }
}
