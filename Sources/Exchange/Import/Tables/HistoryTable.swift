import Flashcards
import Journal
import SpacedRepetition
import Study
import Text

/// A table of answers: one row each, with its card, its rating and its time, as in the published
/// open data sets of reviews.
///
/// The table has no texts. An answer goes to the card whose `Id:` is the card of its row; if there
/// is none, a card is made with that name as its question, to be filled in. The first answer of a
/// card on a day changes its schedule by SM-2; further ones on that day are kept as repetitions
/// that do not.
struct HistoryTable {
  /// The journal's scheduler name for answers from a table.
  static let scheduler = "history"

  private let file: String
  private let text: DecodedText
  private let content: DelimitedText
  private let context: ReadingContext
  private var reports: RowReports

  static func read(
    _ bytes: [UInt8], file: String, _ options: TableOptions, _ context: ReadingContext
  ) -> ImportedFile {
    var table = HistoryTable(bytes, file: file, options, context)
    return table.imported()
  }

  private init(_ bytes: [UInt8], file: String, _ options: TableOptions, _ context: ReadingContext) {
    self.file = file
    self.context = context
    text = DecodedText(bytes, as: context.encoding)
    content =
      Dialect.detect(
        in: text, header: AnkiTextHeader(text),
        Dialect.Request(delimiter: options.delimiter, hasHeader: true)
      ).content
    reports = RowReports(text, file: file)
  }

  private mutating func imported() -> ImportedFile {
    var result = ImportedFile(format: .history, diagnostics: text.diagnostics(file: file))
    guard content.count > 0, let columns = HistoryColumns(content.values(0)) else {
      result.diagnostics.append(
        text.diagnostic(
          at: 0, file: file, .error, "the first row does not name the columns of a history",
          hint: "name them card_id, review_rating (1 to 4) or grade (0 to 5), and review_time"))
      return result
    }
    var answers: [Answer] = []
    for record in 1..<max(1, content.count) {
      if let answer = answer(record, columns) { answers.append(answer) }
    }
    for fault in content.faults {
      reports.report(
        .error, at: fault.offset, "the quotation marks of this row do not match",
        hint: "close the quote, or delete it")
    }
    // Answers with the same time stay in file order.
    answers.sort { ($0.at, $0.record) < ($1.at, $1.record) }
    let notes = HistoryNotes(answers.map(\.card), known: context.known)
    result.decks = [
      ImportedDeck(
        name: "History", frontMatter: Deck.FrontMatter(name: "History"), notes: notes.notes)
    ]
    result.past = past(answers)
    result.diagnostics += reports.finished()
    result.skipped = reports.skipped
    let scale = columns.scale == .buttons ? "; ratings 1, 2, 3, 4 are the grades 1, 3, 4, 5" : ""
    result.summary = [
      "history: \(counted(answers.count, "answer")) of"
        + " \(counted(Set(answers.map(\.card)).count, "card"))\(scale)",
      "\(counted(notes.made, "card")) made without texts, \(notes.notes.count - notes.made) known;"
        + " intervals are SM-2's, since the file has none",
    ]
    return result
  }

  // MARK: Rows

  private struct Answer {
    let card: CardID
    let grade: Grade
    let at: Int
    let took: Int?
    let record: Int
  }

  private mutating func answer(_ record: Int, _ columns: HistoryColumns) -> Answer? {
    let range = content.fieldRange(record)
    func field(_ column: Int) -> DelimitedText.Field? {
      column < range.count ? content.fields[range.lowerBound + column] : nil
    }
    func value(_ column: Int) -> String { field(column).map { content.trimmedValue($0) } ?? "" }
    func refuse(_ column: Int, _ message: String, hint: String) -> Answer? {
      let place = field(column)?.place ?? content.range(record).lowerBound
      reports.report(.error, at: place, message, hint: hint)
      reports.skip(line: text.lines.line(at: place), message)
      return nil
    }
    let card = value(columns.card)
    guard CardID.isValid(card) else {
      return refuse(
        columns.card, "“\(card)” cannot be a card's name",
        hint: "a name is 1 to 64 letters, digits, - _ and . and begins with a letter or a digit")
    }
    guard let grade = Self.grade(value(columns.rating), columns.scale) else {
      return refuse(
        columns.rating, "“\(value(columns.rating))” is not a rating",
        hint: columns.scale == .buttons
          ? "write 1 again, 2 hard, 3 good or 4 easy" : "write a grade from 0 to 5")
    }
    guard let at = HistoryTime.milliseconds(value(columns.time)) else {
      return refuse(
        columns.time, "“\(value(columns.time))” is not a time",
        hint: "write milliseconds since 1970, or a time with its zone as 2024-03-29T20:32:32+00:00")
    }
    guard at <= context.now || context.now == 0 else {
      return refuse(
        columns.time, "the answer is in the future", hint: "check the clock and the time zone")
    }
    let took = columns.duration.flatMap { Int(value($0)) }.flatMap {
      (1...86_400_000).contains($0) ? $0 : nil
    }
    return Answer(card: CardID(card), grade: grade, at: at, took: took, record: record)
  }

  private static func grade(_ text: String, _ scale: HistoryColumns.Scale) -> Grade? {
    guard let digit = text.first, text.count == 1 else { return nil }
    switch scale {
    case .grades: return Grade(digit: digit)
    case .buttons:
      let grades: [Character: Grade] = [
        "1": .incorrect, "2": .difficult, "3": .hesitant, "4": .perfect,
      ]
      return grades[digit]
    }
  }

  // MARK: The past

  private func past(_ answers: [Answer]) -> TimedActions {
    var cards: [CardID: (state: SM2.State, day: Day)] = [:]
    var days = StudyDays(context.studyDay)
    let sm2 = SM2()
    var past = TimedActions()
    past.reserveCapacity(answers.count)
    for answer in answers {
      let day = days.day(answer.at)
      let before = cards[answer.card]
      let isRepeated = before?.day == day
      let state = before?.state ?? .new
      let after = isRepeated ? state : sm2.next(state, answer.grade)
      cards[answer.card] = (after, day)
      past.append(
        TimedAction(
          at: answer.at,
          .review(
            ReviewEvent(
              card: answer.card, grade: answer.grade, day: day, took: answer.took,
              kind: before == nil ? .learn : isRepeated ? .drill : .review,
              before: before == nil ? nil : state.interval, after: after.interval,
              scheduler: Self.scheduler))))
    }
    return past
  }
}

/// The notes for the answers of a table.
private struct HistoryNotes {
  private(set) var notes: [Note] = []
  /// The number of notes made here.
  private(set) var made = 0

  /// - Parameter cards: The cards of the answers, once per answer.
  init(_ cards: [CardID], known: [Note]) {
    var places: [CardID: Int] = [:]
    for (place, note) in known.enumerated() {
      for face in note.faces { places[note.id(of: face)] = place }
    }
    var taken: Set<CardID> = []
    var takenNotes: Set<Int> = []
    for card in cards where taken.insert(card).inserted {
      if let place = places[card] {
        if takenNotes.insert(place).inserted { notes.append(known[place]) }
        continue
      }
      made += 1
      var details = Note.Details()
      details.id = card
      notes.append(
        Note(
          content: .basic(question: "Card \(card)", answer: "not in the history"),
          details: details))
    }
  }
}
