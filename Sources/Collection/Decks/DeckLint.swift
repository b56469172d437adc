package import Flashcards
package import SpacedRepetition
package import Text

/// Weaknesses of cards that are valid but hard to learn from.
package enum DeckLint: Hashable, Sendable {
  /// Another card asks the same question.
  case repeatedQuestion(first: String)
  /// A further wording is a question of another card.
  case repeatedWording(String, first: String)
  /// Two wordings of a card differ only in case, accents or white space.
  case alikeWordings
  /// The question gives the answer away.
  case answerInQuestion(String)
  /// The answer is longer than anybody recalls at once.
  case longAnswer(words: Int)
  /// A built-in card does not name its source.
  case missingSource
  /// The fact's last day has passed.
  case expired(FactDate)
  /// The fact's last day is earlier than a day that matters, such as an exam's.
  case expires(FactDate)

  /// The most words that an answer should have.
  package static let longestAnswer = 25

  var message: String {
    switch self {
    case .repeatedQuestion(let first): "the same question as at \(first)"
    case .repeatedWording(let wording, let first):
      "the wording `\(wording)` is also asked at \(first)"
    case .alikeWordings: "two wordings of this question read alike"
    case .answerInQuestion(let answer): "the answer, `\(answer)`, is in the question"
    case .longAnswer(let words): "the answer has \(words) words"
    case .missingSource: "this built-in card has no source"
    case .expired(let date): "this fact was valid until \(date)"
    case .expires(let date): "this fact is valid until \(date)"
    }
  }

  var hint: String {
    switch self {
    case .repeatedQuestion, .repeatedWording: "ask about the difference, or delete one of the two"
    case .alikeWordings: "reword one of the two, or delete it"
    case .answerInQuestion: "reword the question without it"
    case .longAnswer: "split it into several cards; \(Self.longestAnswer) words are plenty"
    case .missingSource: "add a line `Source:`"
    case .expired, .expires:
      "look the fact up, and fix the card or its `Valid until:` line"
    }
  }
}

extension Library {
  /// Finds cards that are hard to learn from, or out of date.
  /// - Parameters:
  ///   - day: The day on which expiry is checked.
  ///   - needsSource: Whether every card of a deck needs a source.
  /// - Returns: Warnings in the order of the decks.
  /// - Complexity: Linear in the length of all cards.
  package func lint(on day: Day, needsSource: (LoadedDeck) -> Bool) -> [Diagnostic] {
    var questions: [String: Entry] = [:]
    var diagnostics: [Diagnostic] = []
    var lastNote: Int?
    for entry in entries {
      let isFirstOfNote = entry.note != lastNote
      lastNote = entry.note
      var found = lint(entry.card)
      let card = entry.card
      for place in card.wordings.indices {
        let question = questionKey(card.asked(in: place))
        if let first = questions[question], first.note != entry.note {
          found.append(repeated(card, place, first))
        } else if questions[question] == nil {
          questions[question] = entry
        }
      }
      if isFirstOfNote {
        if needsSource(deck(of: entry)), source(of: entry) == nil { found.append(.missingSource) }
        if let expiry = expiry(entry, on: day) { found.append(expiry) }
      }
      diagnostics += found.map { diagnostic($0, entry) }
    }
    return diagnostics
  }

  /// Warnings for the notes whose facts have passed their last day.
  package func expired(on day: Day, by later: Day? = nil) -> [Diagnostic] {
    expiring(before: later ?? day).map { entry, date in
      diagnostic(date.lastDay < day ? .expired(date) : .expires(date), entry)
    }
  }

  /// The cards whose facts end before a day, one per note, with the date of the end.
  /// - Complexity: Linear in the number of cards.
  package func expiring(before day: Day) -> [(entry: Entry, date: FactDate)] {
    var lastNote: Int?
    return entries.compactMap { entry in
      defer { lastNote = entry.note }
      guard entry.note != lastNote, let date = entry.head.validUntil, date.lastDay < day else {
        return nil
      }
      return (entry, date)
    }
  }

  private func repeated(_ card: Card, _ wording: Int, _ first: Entry) -> DeckLint {
    guard wording > 0 else { return .repeatedQuestion(first: place(of: first)) }
    let text = card.wordings[wording].split(whereSeparator: \.isNewline).joined(separator: " ")
    return .repeatedWording(text, first: place(of: first))
  }

  private func expiry(_ entry: Entry, on day: Day) -> DeckLint? {
    guard let date = entry.head.validUntil, date.lastDay < day else { return nil }
    return .expired(date)
  }

  private func lint(_ card: Card) -> [DeckLint] {
    var found: [DeckLint] = []
    // The items of an ordering are read, not recalled.
    guard card.kind != .ordering else { return [] }
    let answer = words(card.answer)
    if answer.count > DeckLint.longestAnswer { found.append(.longAnswer(words: answer.count)) }
    // A multiple choice may well name its options in the question, and numbers and short words
    // appear in many questions by chance.
    if card.options.isEmpty, answer.joined().count(where: \.isLetter) >= 5,
      card.wordings.contains(where: { words($0).contains(answer) })
    {
      found.append(.answerInQuestion(card.answer))
    }
    if Set(card.wordings.map(searchKey)).count < card.wordings.count {
      found.append(.alikeWordings)
    }
    return found
  }

  /// The parts that make two questions the same: the text, and the options or items under it.
  private func questionKey(_ card: Card) -> String {
    ([card.question] + (card.options.map(\.text) + card.items).sorted()).map(searchKey).joined(
      separator: "\n")
  }

  private func words(_ text: String) -> [Substring] {
    searchKey(text).split { !$0.isLetter && !$0.isNumber }
  }

  private func place(of entry: Entry) -> String {
    "\(deck(of: entry).relativePath):\(entry.card.note.line)"
  }

  private func diagnostic(_ problem: DeckLint, _ entry: Entry) -> Diagnostic {
    let note = entry.card.note
    return Diagnostic(
      location: SourceLocation(file: deck(of: entry).file, line: note.line), severity: .warning,
      message: problem.message, hint: problem.hint,
      sourceLine: String(DeckPrinter().block(note).prefix { $0 != "\n" }))
  }
}

extension Array where Element: Equatable {
  /// Whether the array contains `part` as one contiguous run.
  fileprivate func contains(_ part: [Element]) -> Bool {
    guard !part.isEmpty, part.count <= count else { return false }
    return (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
