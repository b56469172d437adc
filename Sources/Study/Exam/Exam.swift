package import Flashcards
package import JSON
package import SpacedRepetition

/// An exam: its questions, the answers so far and the time that they took.
///
/// Answers can be changed until the end, in any order. They are journalled together when the exam
/// is over, so that one undo removes all of them.
package struct Exam: Hashable, Sendable {
  package struct Question: Hashable, Sendable {
    package let card: CardID
    package let domain: String
    /// What was answered: the text, or for a multiple choice the texts of the chosen options; nil
    /// where there is no answer yet.
    package var answer: String?
    package var isRight: Bool
    /// How long the question was looked at until it was answered, in milliseconds.
    package var took = 0
    /// Whether the learner wants to come back to it.
    package var isFlagged = false
    /// The wrong options where a card that is no multiple choice is asked as one; else empty.
    package var distractors: [String] = []
    /// Whether the answer is in the journal already: earlier versions journalled each at once.
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
  /// The study day on which it began: it fixes the order of the options.
  package let day: Day
  /// How long it may take, in milliseconds.
  package let limit: Int
  /// The share of right answers with which it is passed, in percent; nil where none is published.
  package let passMark: Int?
  /// What was predicted before it began; nil for an exam of an earlier version.
  package var prediction: ExamPrediction?
  /// Of which domains too few cards could be asked.
  package var shortages: [ExamShortage] = []
  /// How long it has taken, breaks left out.
  package var elapsed = 0
  package var questions: [Question]
  /// Which question is shown.
  package private(set) var place = 0
  /// When it was over, in milliseconds since 1970 UTC; nil while it goes on.
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
  /// The questions that the learner wants to come back to.
  package var flagged: [Int] { questions.indices.filter { questions[$0].isFlagged } }
  package var answered: Int { questions.count - open.count }
  package var isTimeUp: Bool { elapsed >= limit }

  /// The next question without an answer behind the one that is shown; nil if there is none.
  package var nextOpen: Int? { open.first { $0 > place } }

  /// Answers the question that is shown, or changes its answer.
  /// - Parameter took: How long it was looked at this time, in milliseconds.
  package mutating func answer(_ text: String, isRight: Bool, took: Int = 0) {
    guard questions.indices.contains(place) else { return }
    questions[place].answer = text
    questions[place].isRight = isRight
    questions[place].took += took
    questions[place].isJournaled = false
  }

  /// Leaves out the question that is shown, whose card is gone: it counts as wrong and is not
  /// journalled.
  package mutating func leaveOut() {
    answer("", isRight: false)
    questions[place].isJournaled = true
  }

  /// Flags the question that is shown, or removes its flag.
  package mutating func flag() { questions[place].isFlagged.toggle() }

  /// Shows another question.
  package mutating func go(to place: Int) {
    if questions.indices.contains(place) { self.place = place }
  }

  // MARK: The result

  /// What was right of a domain.
  package struct Score: Hashable, Sendable {
    package let domain: String
    package var right = 0
    package var total = 0
    /// Without an answer; they count as wrong.
    package var unanswered = 0
  }

  /// The domains, the weakest first.
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
  /// The exam as it is kept.
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

  /// How long an exam may take, in milliseconds: far more than any does.
  private static let longest = 0...1_000_000_000_000

  /// Nil for anything that ``json`` does not write, or wrote in an earlier version: version 1 had no
  /// flags, journalled each answer at once, and kept the order of the open questions.
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
    // Where nothing is said, the exam is of a time when each was passed at 70 percent.
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
