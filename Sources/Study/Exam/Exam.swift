package import Flashcards
package import JSON
package import SpacedRepetition

/// An exam: its questions, the answers so far and the time spent.
///
/// Answers can be changed until the end, in any order. They are journaled together when the exam is
/// over, so that one undo removes all of them.
package struct Exam: Hashable, Sendable {
  package struct Question: Hashable, Sendable {
    package let card: CardID
    package let domain: String
    /// The answer: the text, or for a multiple choice the texts of the chosen options; nil if there
    /// is no answer yet.
    package var answer: String?
    package var isRight: Bool
    /// How long the question was shown before the answer, in milliseconds.
    package var took = 0
    /// Whether the learner flagged the question to come back to it.
    package var isFlagged = false
    /// The wrong options if another kind of card is asked as a multiple choice; otherwise empty.
    package var distractors: [String] = []
    /// Whether the answer is already in the journal: earlier versions journaled each answer at
    /// once.
    package var isJournaled = false

    package init(
      card: CardID, domain: String, answer: String? = nil, isRight: Bool = false,
      distractors: [String] = []
    ) {
      self.distractors = distractors
      self.card = card
      self.domain = domain
      self.answer = answer
      self.isRight = isRight
    }
  }

  package let name: String
  /// The study day on which the exam began; it fixes the order of the options.
  package let day: Day
  /// The time limit in milliseconds.
  package let limit: Int
  /// The share of right answers needed to pass, in percent; nil if none is published.
  package let passMark: Int?
  /// The prediction made before the exam; nil for an exam of an earlier version.
  package var prediction: ExamPrediction?
  /// The domains that had too few cards to ask.
  package var shortages: [ExamShortage] = []
  /// The time taken so far, without breaks.
  package var elapsed = 0
  package var questions: [Question]
  /// The index of the question on the screen.
  package private(set) var place = 0
  /// When the exam ended, in milliseconds since 1970 UTC; nil while it goes on.
  package var end: Int?

  package init(
    name: String, on day: Day, limit: Int, questions: [Question], passMark: Int? = 70
  ) {
    self.name = name
    self.day = day
    self.limit = limit
    self.passMark = passMark
    self.questions = questions
  }

  /// The questions without an answer.
  package var open: [Int] { questions.indices.filter { questions[$0].answer == nil } }
  /// The flagged questions.
  package var flagged: [Int] { questions.indices.filter { questions[$0].isFlagged } }
  package var answered: Int { questions.count - open.count }
  package var isTimeUp: Bool { elapsed >= limit }

  /// The next question without an answer after the current one; nil if there is none.
  package var nextOpen: Int? { open.first { $0 > place } }

  /// Answers the current question, or changes its answer.
  /// - Parameter took: How long the question was shown this time, in milliseconds.
  package mutating func answer(_ text: String, isRight: Bool, took: Int = 0) {
    guard questions.indices.contains(place) else { return }
    questions[place].answer = text
    questions[place].isRight = isRight
    questions[place].took += took
    questions[place].isJournaled = false
  }

  /// Skips the current question because its card is gone: it counts as wrong and is not journaled.
  package mutating func leaveOut() {
    answer("", isRight: false)
    questions[place].isJournaled = true
  }

  /// Flags the current question, or removes its flag.
  package mutating func flag() { questions[place].isFlagged.toggle() }

  /// Shows another question.
  package mutating func go(to place: Int) {
    if questions.indices.contains(place) { self.place = place }
  }

  // MARK: The result

  /// The score of a domain.
  package struct Score: Hashable, Sendable {
    package let domain: String
    package var right = 0
    package var total = 0
    /// The number of unanswered questions; they count as wrong.
    package var unanswered = 0
  }

  /// The domains, weakest first.
  package var scores: [Score] {
    var scores: [String: Score] = [:]
    for question in questions {
      var score = scores[question.domain] ?? Score(domain: question.domain)
      score.total += 1
      if question.isRight { score.right += 1 }
      if question.answer == nil { score.unanswered += 1 }
      scores[question.domain] = score
    }
    return scores.values.sorted {
      let (left, right) = ($0.right * $1.total, $1.right * $0.total)
      return left != right ? left < right : $0.domain < $1.domain
    }
  }
}

extension Exam {
  /// The exam in its saved form.
  package var json: JSONValue {
    .object([
      "exam": .string(name), "version": 2, "day": .string(day.description),
      "limit": .integer(limit), "elapsed": .integer(elapsed), "place": .integer(place),
      "end": end.map { .integer($0) } ?? .null,
      "pass": passMark.map { .integer($0) } ?? .null,
      "questions": .array(
        questions.map { question in
          .object([
            "card": .string(question.card.text), "domain": .string(question.domain),
            "answer": question.answer.map { .string($0) } ?? .null,
            "right": .bool(question.isRight), "took": .integer(question.took),
            "flagged": .bool(question.isFlagged), "journaled": .bool(question.isJournaled),
            "distractors": .array(question.distractors.map { .string($0) }),
          ])
        }),
      "prediction": prediction?.json ?? .null,
      "shortages": .array(shortages.map(\.json)),
    ])
  }

  /// The time that an exam may take, in milliseconds: far more than any does.
  private static let longest = 0...1_000_000_000_000

  /// Nil for anything that ``json`` does not write now and did not write in an earlier version:
  /// version 1 had no flags, journaled each answer at once, and kept the order of the open
  /// questions.
  package init?(_ json: JSONValue) {
    guard let object = json.object, let version = object["version"]?.integer, 1...2 ~= version,
      let name = object["exam"]?.string, let day = object["day"]?.string.flatMap({ Day($0) }),
      let limit = object["limit"]?.integer, let elapsed = object["elapsed"]?.integer,
      Self.longest.contains(limit), Self.longest.contains(elapsed),
      case .array(let rows)? = object["questions"]
    else { return nil }
    var questions: [Question] = []
    for row in rows {
      guard let row = row.object, let question = Question(row, version: version) else {
        return nil
      }
      questions.append(question)
    }
    // A file without a pass mark is from the time when every exam was passed at 70 percent.
    let passMark = object["pass"].map(\.integer) ?? 70
    guard passMark.map({ 1...100 ~= $0 }) ?? true else { return nil }
    self.init(name: name, on: day, limit: limit, questions: questions, passMark: passMark)
    self.elapsed = elapsed
    prediction = object["prediction"].flatMap { ExamPrediction($0) }
    if case .array(let rows)? = object["shortages"] {
      shortages = rows.compactMap { ExamShortage($0) }
    }
    if version == 1 {
      guard case .array(let rows)? = object["open"] else { return nil }
      let order = rows.compactMap(\.integer)
      guard order.count == rows.count, order.sorted() == open else { return nil }
      go(to: order.first ?? 0)
    } else {
      guard let place = object["place"]?.integer,
        questions.isEmpty ? place == 0 : questions.indices.contains(place)
      else { return nil }
      go(to: place)
      end = object["end"]?.integer
    }
  }
}

extension Exam.Question {
  fileprivate init?(_ row: JSONObject, version: Int) {
    guard let card = row["card"]?.string, let domain = row["domain"]?.string,
      let isRight = row["right"]?.bool
    else { return nil }
    self.init(
      card: CardID(card), domain: domain, answer: row["answer"]?.string, isRight: isRight)
    guard version > 1 else {
      isJournaled = answer != nil
      return
    }
    guard let took = row["took"]?.integer, let isFlagged = row["flagged"]?.bool,
      let isJournaled = row["journaled"]?.bool, took >= 0
    else { return nil }
    (self.took, self.isFlagged, self.isJournaled) = (took, isFlagged, isJournaled)
    if case .array(let texts)? = row["distractors"] { distractors = texts.compactMap(\.string) }
  }
}
