package import Flashcards
package import JSON
package import SpacedRepetition

/// An exam that goes on: its questions, the answers so far and the time that they took.
package struct Exam: Hashable, Sendable {
  package struct Question: Hashable, Sendable {
    package let card: CardID
    package let domain: String
    /// What was answered: the text, or for a multiple choice the texts of the chosen options; nil
    /// where there is no answer yet.
    package var answer: String?
    package var isRight: Bool
  }

  package let name: String
  /// The study day on which it began: it fixes the order of the options.
  package let day: Day
  /// How long it may take, in milliseconds.
  package let limit: Int
  /// How long it has taken, breaks left out.
  package var elapsed = 0
  package var questions: [Question]
  /// The questions without an answer, in the order in which they come.
  package private(set) var open: [Int]

  package init(name: String, on day: Day, limit: Int, questions: [Question]) {
    self.name = name
    self.day = day
    self.limit = limit
    self.questions = questions
    open = questions.indices.filter { questions[$0].answer == nil }
  }

  package var isOver: Bool { open.isEmpty || elapsed >= limit }
  package var answered: Int { questions.count - open.count }

  /// Takes the answer to the question in front.
  package mutating func answer(_ text: String, isRight: Bool) {
    guard let index = open.first else { return }
    questions[index].answer = text
    questions[index].isRight = isRight
    open.removeFirst()
  }

  /// Puts the question in front behind the others.
  package mutating func skip() {
    guard let index = open.first else { return }
    open.removeFirst()
    open.append(index)
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
  /// The exam as it is kept between sessions.
  package var json: JSONValue {
    .object([
      "exam": .string(name), "version": 1, "day": .string(day.description),
      "limit": .integer(limit), "elapsed": .integer(elapsed),
      "questions": .array(
        questions.map { question in
          .object([
            "card": .string(question.card.text), "domain": .string(question.domain),
            "answer": question.answer.map { .string($0) } ?? .null,
            "right": .bool(question.isRight),
          ])
        }),
      "open": .array(open.map { .integer($0) }),
    ])
  }

  /// How long an exam may take, in milliseconds: far more than any does.
  private static let longest = 0...1_000_000_000_000

  /// Nil for anything that ``json`` does not write.
  package init?(_ json: JSONValue) {
    guard let object = json.object, object["version"]?.integer == 1,
      let name = object["exam"]?.string, let day = object["day"]?.string.flatMap({ Day($0) }),
      let limit = object["limit"]?.integer, let elapsed = object["elapsed"]?.integer,
      Self.longest.contains(limit), Self.longest.contains(elapsed),
      case .array(let rows)? = object["questions"], case .array(let open)? = object["open"]
    else { return nil }
    var questions: [Question] = []
    for row in rows {
      guard let row = row.object, let card = row["card"]?.string,
        let domain = row["domain"]?.string, let isRight = row["right"]?.bool
      else { return nil }
      questions.append(
        Question(
          card: CardID(card), domain: domain, answer: row["answer"]?.string, isRight: isRight))
    }
    let order = open.compactMap(\.integer)
    guard Set(order) == Set(questions.indices.filter { questions[$0].answer == nil }),
      order.count == Set(order).count
    else { return nil }
    self.init(name: name, on: day, limit: limit, questions: questions)
    self.elapsed = elapsed
    self.open = order
  }
}
