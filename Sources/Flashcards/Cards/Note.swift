import Text

/// The unit that an author writes: the block from its tag to the next, which makes one or more
/// cards. The cards of a note are siblings.
package struct Note: Hashable, Sendable {
  /// The sides.
  package enum Content: Hashable, Sendable {
    /// `Q:` and `A:`.
    case basic(question: String, answer: String)
    /// `T:` and `D:`: two cards, one in each direction.
    case term(term: String, definition: String)
    /// `C:`: one card for each deletion or group of deletions.
    case cloze(Cloze)
    /// `Q:` and a task list.
    case choice(question: String, options: [Option])
    /// `O:` and a numbered list: the items in the right order, all different.
    case ordering(question: String, items: [String])
  }

  /// An option of a multiple choice.
  package struct Option: Hashable, Sendable {
    package var text: String
    package var isCorrect: Bool
    /// Why the option is wrong (`Why not:`), shown when it was chosen.
    package var whyNot: String?

    package init(text: String, isCorrect: Bool, whyNot: String? = nil) {
      self.text = text
      self.isCorrect = isCorrect
      self.whyNot = whyNot
    }
  }

  /// The detail lines after a card.
  package struct Details: Hashable, Sendable {
    /// Further wordings of a question, each a `Q:` of its own below the first; they do not affect
    /// names. Empty for other kinds of cards.
    package var otherWordings: [String] = []
    /// Further accepted answers (`Also:`).
    package var also: [String] = []
    package var hint: String?
    /// The explanation shown with the answer (`Why:`).
    package var why: String?
    /// The sources of the fact (`Source:`), one per line.
    package var source: String?
    package var asOf: FactDate?
    package var validUntil: FactDate?
    package var tags: [String] = []
    /// The name the author gave (`Id:`).
    package var id: CardID?

    package init() {}
  }

  package var content: Content
  package var details: Details
  /// The headings above the note, outermost first.
  package var path: [String]
  /// The line of the note's first tag, counted from 1; 0 for a note that is not from a file.
  package var line: Int
  /// The last nonblank line of the note; 0 for a note that is not from a file.
  package var lastLine: Int

  package init(
    content: Content, details: Details = Details(), path: [String] = [], line: Int = 0,
    lastLine: Int = 0
  ) {
    self.content = content
    self.details = details
    self.path = path
    self.line = line
    self.lastLine = lastLine
  }
}

extension Note {
  /// The text that an import writes for a side without text in its file.
  package static let emptySide = "(empty)"

  /// The faces of the note's cards, in order.
  package var faces: [Card.Face] {
    switch content {
    case .basic, .choice, .ordering: [.front]
    case .term: [.front, .reverse]
    case .cloze(let cloze): cloze.groups.map { .group($0) }
    }
  }

  /// Whether the note is a question, which may have several wordings.
  package var takesWordings: Bool {
    switch content {
    case .basic, .choice: true
    case .term, .cloze, .ordering: false
    }
  }

  /// Whether it is a question with several wordings.
  package var hasSeveralWordings: Bool { takesWordings && !details.otherWordings.isEmpty }

  /// The most wordings of a question.
  package static let mostWordings = 15

  /// The names of the note's cards, in the order of ``faces``.
  package var names: [CardID] { faces.map { id(of: $0) } }

  /// The name of the card that shows `face`: the note's `Id:` if it has one, otherwise derived from
  /// its content. Further wordings, hints, explanations, tags and the order of a choice's options do
  /// not affect it.
  package func id(of face: Card.Face) -> CardID {
    if let id = details.id {
      return switch face {
      case .front: id
      case .reverse: CardID(id.text + ".reverse")
      case .group(let group): CardID("\(id.text).\(group)")
      }
    }
    var hash = ContentHasher()
    switch (content, face) {
    case (.basic(let question, let answer), _):
      hash.add("basic", question, answer)
    case (.term(let term, let definition), .reverse):
      hash.add("definition", definition, term)
    case (.term(let term, let definition), _):
      hash.add("term", term, definition)
    case (.choice(let question, let options), _):
      hash.add("choice", question)
      let marked = options.map { ($0.isCorrect ? "x " : "- ") + normalized($0.text) }
      for option in marked.sorted() { hash.add(option) }
    case (.ordering(let question, let items), _):
      hash.add("ordering", question)
      for item in items { hash.add(item) }
    case (.cloze(let cloze), let face):
      hash.add("cloze", face.name)
      for segment in cloze.segments {
        switch segment {
        case .text(let text): hash.add("text", text)
        case .deletion(let deletion): hash.add("deletion", deletion.numbers, deletion.text)
        }
      }
    }
    return CardID(hash.finished().base32)
  }
}
