import Collection
package import Flashcards
import Text

/// Turns other cards into multiple choices, as exams ask them: the wrong options are answers of
/// other cards of the same domain, with the same form as the right one.
struct Distractors {
  /// The number of wrong options of a choice.
  static let count = 3
  /// The number of candidates examined for each of them.
  private static let patience = 12

  private struct Candidate {
    let card: Card
    let deck: Int
    let form: AnswerForm
    var answer: String { card.answer }
  }

  private let library: Library
  private let candidates: [AnswerForm: [Candidate]]
  /// The candidates, by their cards' places in the library.
  private let byPosition: [Int: Candidate]

  /// - Parameter cards: The cards of a domain.
  init(_ cards: [Library.Entry], in library: Library) {
    self.library = library
    let candidates = cards.compactMap { entry -> (Int, Candidate)? in
      guard entry.head.kind != .choice else { return nil }
      let card = entry.card
      guard card.canBecomeChoice else { return nil }
      return (
        entry.position, Candidate(card: card, deck: entry.deck, form: card.answerForm)
      )
    }
    self.candidates = Dictionary(grouping: candidates.map(\.1), by: \.form)
    byPosition = Dictionary(candidates) { first, _ in first }
  }

  /// Whether a card may have enough wrong options; only ``texts(for:using:)`` can say for sure.
  func areLikely(for entry: Library.Entry) -> Bool {
    byPosition[entry.position].flatMap { candidates[$0.form]?.count } ?? 0 > Self.count
  }

  /// Wrong options for a card; empty if there are too few good ones.
  ///
  /// Options from the same heading or deck come first, and among numbers the nearest. None is
  /// accepted as an answer of the card or accepts the card's answer, and none is part of it or
  /// appears in the question.
  func texts(
    for entry: Library.Entry, using generator: inout some RandomNumberGenerator
  ) -> [String] {
    guard let own = byPosition[entry.position] else { return [] }
    let (card, deck, form) = (own.card, own.deck, own.form)
    let check = library.answerCheck(for: card)
    func rank(_ other: Candidate) -> (Int, Double) {
      let place = other.deck != deck ? 2 : other.card.note.path != card.note.path ? 1 : 0
      guard let left = form.number, let right = other.form.number else { return (place, 0) }
      return (place, abs(left - right) / max(1, abs(left)))
    }
    let others = (candidates[form] ?? []).filter { $0.card.note != card.note }
      .shuffled(using: &generator).enumerated()
      .map { (rank: rank($0.element), offset: $0.offset, candidate: $0.element) }
      .sorted { ($0.rank.0, $0.rank.1, $0.offset) < ($1.rank.0, $1.rank.1, $1.offset) }
    var texts: [String] = []
    for (_, _, other) in others.prefix(Self.count * Self.patience) {
      if texts.count == Self.count { break }
      if isGood(other, for: card, check, besides: texts) { texts.append(other.answer) }
    }
    return texts.count == Self.count ? texts : []
  }

  private func isGood(
    _ other: Candidate, for card: Card, _ check: AnswerCheck, besides texts: [String]
  ) -> Bool {
    let accepted = other.card.acceptedAnswers
    guard accepted.allSatisfy({ check.verdict(on: $0) == .wrong }),
      card.acceptedAnswers.allSatisfy({
        AnswerCheck(accepting: accepted).verdict(on: $0) == .wrong
      }),
      AnswerCheck(accepting: texts).verdict(on: other.answer) == .wrong
    else { return false }
    let (words, question) = (Self.words(other.answer), Self.words(card.question))
    let isInQuestion = question.indices.contains { question[$0...].starts(with: words) }
    let answers = card.acceptedAnswers.map { Set(Self.words($0)) }
    return !isInQuestion
      && !answers.contains { $0.isSubset(of: words) || $0.isSuperset(of: words) }
  }

  private static func words(_ text: String) -> [String] {
    searchKey(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension Card {
  /// The longest answer that is typed or shown next to others.
  private static let longestAnswer = (characters: 30, words: 4)

  /// Whether an answer is short enough to be typed and compared.
  var hasShortAnswer: Bool {
    acceptedAnswers.contains {
      $0.count <= Self.longestAnswer.characters
        && $0.split(separator: " ").count <= Self.longestAnswer.words
    }
  }

  /// Whether it may be asked as a multiple choice although it is not one.
  var canBecomeChoice: Bool {
    switch kind {
    case .choice, .ordering: false
    case .term where face == .front: false
    // With several blanks, nobody can tell which one an option is for.
    case .cloze where !acceptsOthers && answer.contains(", "): false
    default: hasShortAnswer && answer.count <= Self.longestAnswer.characters
    }
  }

  fileprivate var answerForm: AnswerForm { AnswerForm(answer, asked: asksFor) }

  /// The card as a multiple choice, with its name and sources.
  package func choice(besides distractors: [String]) -> Card {
    let question = instruction.map { "\($0)\n\n\(self.question)" } ?? self.question
    let options = [Note.Option(text: answer, isCorrect: true)]
    var note = Note(
      content: .choice(
        question: question,
        options: options + distractors.map { Note.Option(text: $0, isCorrect: false) }),
      details: note.details, path: note.path, line: note.line, lastLine: note.lastLine)
    note.details.hint = nil
    note.details.otherWordings = []
    return Card(note: note, face: .front, id: id)
  }
}
