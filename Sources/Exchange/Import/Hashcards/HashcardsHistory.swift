import Flashcards
import JSON
import Journal
import SpacedRepetition
import Study
import Text

/// The history in the output of `hashcards export`, with its cards.
///
/// It has every answer of every session, and each card's next due day. The file includes the cards'
/// texts, so it can be imported by itself; if the decks themselves are known
/// (``ReadingContext/known``), the history goes to their cards.
struct HashcardsHistory {
  /// The journal's scheduler name for answers from hashcards.
  static let scheduler = "hashcards"

  private let export: HashcardsExport
  private let notes: HashcardsNotes
  private let context: ReadingContext

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    do {
      let history = HashcardsHistory(try HashcardsExport(bytes), context)
      return history.imported(bytes, file: file)
    } catch {
      return ImportedFile(
        format: .hashcards, diagnostics: [error.diagnostic(in: DecodedText(bytes), file: file)],
        summary: ["history of hashcards, which cannot be read"])
    }
  }

  private init(_ export: HashcardsExport, _ context: ReadingContext) {
    self.export = export
    self.context = context
    notes = HashcardsNotes(export.cards, known: context.known)
  }

  private func imported(_ bytes: [UInt8], file: String) -> ImportedFile {
    let answers = self.answers
    let schedules = self.schedules(after: answers)
    let lost = self.lost
    var result = ImportedFile(format: .hashcards)
    result.decks = notes.decks.map {
      ImportedDeck(name: $0.name, frontMatter: Deck.FrontMatter(name: $0.name), notes: $0.notes)
    }
    result.past = TimedActions(
      answers.map { TimedAction(at: $0.at, .review($0.event)) } + schedules)
    result.firstUndated = answers.count
    result.skipped = lost
    result.diagnostics = diagnostics(in: DecodedText(bytes), file: file)
    result.summary = [
      "history of hashcards: \(counted(export.cards.count, "card")), "
        + "\(counted(answers.count, "answer")), \(counted(schedules.count, "schedule"))",
      "Forgot, Hard, Good and Easy are the grades 1, 3, 4 and 5; due days and intervals are kept; "
        + "the difficulty of FSRS has no counterpart, so the cards get the easiness 2.50",
    ]
    return result
  }

  // MARK: Answers

  private struct Answer {
    var at: Int
    var event: ReviewEvent
  }

  /// The answers to the cards that are in the file, ascending in time.
  private var answers: [Answer] {
    struct Card {
      var interval: Int
      var session: Int
      var isFirstSession: Bool
    }
    var cards: [CardID: Card] = [:]
    let timed = export.reviews.map { ($0, context.moment($0.at.day, $0.at.milliseconds)) }
    return timed.sorted { $0.1 < $1.1 }.compactMap { review, at in
      guard let name = notes.names[review.hash] else { return nil }
      let before = cards[name]
      let isRepeated = before?.session == review.session
      let isFirst = before == nil || isRepeated && before?.isFirstSession == true
      cards[name] = Card(
        interval: review.interval, session: review.session, isFirstSession: isFirst)
      // A forgotten card comes back within the session, as in a step.
      let kind: ReviewKind = isFirst ? .learn : isRepeated ? .relearn : .review
      return Answer(
        at: at,
        event: ReviewEvent(
          card: name, grade: review.grade, day: context.studyDay(at), took: nil, kind: kind,
          before: before?.interval, after: review.interval, scheduler: Self.scheduler))
    }
  }

  // MARK: Schedules

  /// The schedule of each answered card.
  private func schedules(after answers: [Answer]) -> [TimedAction] {
    struct Passes {
      var inRow = 0
      var lapses = 0
    }
    var passes: [CardID: Passes] = [:]
    for answer in answers {
      var card = passes[answer.event.card] ?? Passes()
      if answer.event.grade.isPass {
        card.inRow += 1
      } else {
        card.lapses += card.inRow > 0 ? 1 : 0
        card.inRow = 0
      }
      passes[answer.event.card] = card
    }
    return export.cards.compactMap { card in
      guard let name = notes.names[card.hash], let performance = card.performance else {
        return nil
      }
      let last = context.moment(performance.lastReviewed.day, performance.lastReviewed.milliseconds)
      return TimedAction(
        at: context.undatedTime(after: last, nil),
        .schedule(
          ScheduleEvent(
            card: name, phase: .review, lastReviewed: context.studyDay(last), due: performance.due,
            interval: performance.interval, repetition: passes[name]?.inRow ?? 0,
            reviews: performance.reviews, lapses: passes[name]?.lapses ?? 0)))
    }
  }

  // MARK: What is left out

  private var lost: [ImportedFile.Skipped] {
    let unusable = Set(notes.unusable)
    var answers: [String: Int] = [:]
    var order: [String] = []
    for review in export.reviews where notes.names[review.hash] == nil {
      if answers[review.hash] == nil { order.append(review.hash) }
      answers[review.hash, default: 0] += 1
    }
    return export.unread.map { .init(name: $0.name, reason: "it is not as hashcards writes it") }
      + notes.unusable.map { .init(name: "card \($0)", reason: "its text makes no card") }
      + order.map { hash in
        .init(
          name: counted(answers[hash] ?? 0, "answer") + " to card \(hash)",
          reason: unusable.contains(hash)
            ? "the card is left out"
            : "the card is not in the file: it was edited or deleted since")
      }
  }

  /// The first entries that cannot be read, each at the place of its card's hash.
  private func diagnostics(in text: DecodedText, file: String) -> [Diagnostic] {
    let shown = 20
    var result = export.unread.prefix(shown).map { name, hash in
      let place = hash.flatMap { text.utf8.firstRange(of: $0.utf8)?.lowerBound } ?? 0
      return text.diagnostic(
        at: place, file: file, .warning,
        "\(name) is not as hashcards writes it and is left out",
        hint: "export the history again with `hashcards export`")
    }
    if export.unread.count > shown {
      result.append(
        text.diagnostic(
          at: 0, file: file, .warning,
          "\(counted(export.unread.count - shown, "further part")) cannot be read",
          hint: "export the history again with `hashcards export`"))
    }
    return result.sorted { $0.location < $1.location }
  }
}

extension JSONError {
  /// The problem at its place in the file.
  fileprivate func diagnostic(in text: DecodedText, file: String) -> Diagnostic {
    let line = min(line ?? 1, text.lines.count)
    return Diagnostic(
      location: SourceLocation(file: file, line: line, column: column ?? 1), severity: .error,
      message: "this is not a history of hashcards: \(reason)",
      hint: "export the history again with `hashcards export`", sourceLine: text.sourceLine(line))
  }
}
