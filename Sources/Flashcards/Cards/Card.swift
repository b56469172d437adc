import Text

/// One question with its answer: the unit that is asked, graded and scheduled.
package struct Card: Hashable, Sendable {
  /// The side of its note that a card shows.
  package enum Face: Hashable, Sendable {
    /// The question, the term, the multiple choice or the ordering.
    case front
    /// A term's definition, asking for the term.
    case reverse
    /// A cloze with the deletions of this group hidden.
    case group(Int)

    /// A word for the face, unique within its note.
    var name: String {
      switch self {
      case .front: "front"
      case .reverse: "reverse"
      case .group(let group): "\(group)"
      }
    }
  }

  /// The kind of note that a card comes from.
  package enum Kind: String, Sendable, CaseIterable {
    case basic, term, cloze, choice, ordering
  }

  package let id: CardID
  package let note: Note
  package let face: Face
  /// The place of the wording in which the card asks its question, among ``wordings``.
  package private(set) var wording = 0

  package init(note: Note, face: Face) {
    self.init(note: note, face: face, id: note.id(of: face))
  }

  /// Makes a card whose name is known; ``DeckParser/Result/names`` has the names for a deck's
  /// cards.
  package init(note: Note, face: Face, id: CardID) {
    self.id = id
    self.note = note
    self.face = face
  }

  /// The card with the wording at a position; with the first one if the position is out of range.
  package func asked(in wording: Int) -> Card {
    var card = self
    let isThere =
      note.takesWordings && (1...note.details.otherWordings.count + 1).contains(wording + 1)
    card.wording = isThere ? wording : 0
    return card
  }

  package var kind: Kind {
    switch note.content {
    case .basic: .basic
    case .term: .term
    case .cloze: .cloze
    case .choice: .choice
    case .ordering: .ordering
    }
  }

  /// The question; for a multiple choice without its options, for an ordering without its items.
  package var question: String {
    switch (note.content, face) {
    case (.basic(let question, _), _), (.choice(let question, _), _):
      wording == 0 ? question : note.details.otherWordings[wording - 1]
    case (.ordering(let question, _), _): question
    case (.term(_, let definition), .reverse): definition
    case (.term(let term, _), _): term
    case (.cloze(let cloze), .group(let group)): cloze.question(group: group)
    case (.cloze(let cloze), _): cloze.solution
    }
  }

  /// What to do with the question of a term, which does not say it itself; nil for other cards, and
  /// for a term that is a question.
  package var instruction: String? {
    guard case .term(let term, _) = note.content else { return nil }
    let isQuestion = term.trimmed().last.map("?？؟".contains) ?? false
    switch (face, isQuestion) {
    case (.reverse, true): return "Which question has this answer?"
    case (.reverse, false): return "Name the term:"
    case (_, true): return nil
    case (_, false): return "Define the term:"
    }
  }

  /// The expected answer; for a multiple choice the text of the right options, for an ordering its
  /// items as a numbered list.
  package var answer: String {
    switch (note.content, face) {
    case (.basic(_, let answer), _): answer
    case (.choice(_, let options), _):
      options.filter(\.isCorrect).map(\.text).joined(separator: ", ")
    case (.ordering(_, let items), _): numberedList(items)
    case (.term(let term, _), .reverse): term
    case (.term(_, let definition), _): definition
    case (.cloze(let cloze), .group(let group)): cloze.answer(group: group)
    case (.cloze, _): ""
    }
  }

  /// All right answers, the expected one first.
  ///
  /// A term's `Also:` lines are other names for the term: they count if the term is asked for. For
  /// a cloze with several deletions it is unclear which one they refer to, so none counts; nor does
  /// any for an ordering, which has a single right order.
  package var acceptedAnswers: [String] {
    acceptsOthers ? [answer] + note.details.also : [answer]
  }

  /// Whether the note's `Also:` lines count for this card.
  package var acceptsOthers: Bool {
    switch (note.content, face) {
    case (.term, .front), (.ordering, _): false
    case (.cloze(let cloze), _): cloze.groups.count == 1
    default: true
    }
  }

  /// The options of a multiple choice, in deck order; empty for other cards.
  package var options: [Note.Option] {
    if case .choice(_, let options) = note.content { options } else { [] }
  }

  /// The items of an ordering in the right order; empty for other cards.
  package var items: [String] {
    if case .ordering(_, let items) = note.content { items } else { [] }
  }
}

/// Items as a Markdown list numbered from 1.
func numberedList(_ items: [String]) -> String {
  items.enumerated().map { index, item in
    "\(index + 1). " + item.replacing("\n", with: "\n   ")
  }.joined(separator: "\n")
}
