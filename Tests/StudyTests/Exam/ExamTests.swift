import Flashcards
import JSON
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("An exam")
struct ExamTests {
  private static let deck =
    "---\nname: Codes\n---\n\n"
    + (1...30).map {
      """
      Q: Question \($0)?
      - [x] yes \($0)
      - [ ] no \($0)
      Tags: cpc domain-\($0 <= 20 ? "large" : "small")
      Id: c\($0)

      """
    }.joined(separator: "\n") + """

      Q: Short?
      A: PR
      Tags: cpc domain-typed
      Id: short

      Q: Long?
      A: An answer that nobody would type word for word, since it goes on and on
      Tags: cpc domain-typed
      Id: long

      """

  private func draw(_ count: Int, seed: UInt64 = 1) throws -> [Exam.Question] {
    var drawn: [Exam.Question] = []
    try withSandbox { sandbox in
      try sandbox.deck(Self.deck, "codes.md")
      let collection = try sandbox.look()
      drawn = ExamPlan(tag: "cpc").draw(count, from: collection, on: today, seed: seed).questions
    }
    return drawn
  }

  @Test("draws from each domain in proportion to its cards", arguments: [1, 3, 10, 30] as [Int])
  func proportions(count: Int) throws {
    let questions = try draw(count)
    #expect(questions.count == count)
    #expect(Set(questions.map(\.card)).count == count)
    for (domain, size) in [("large", 20), ("small", 10), ("typed", 1)] {
      let share = Double(count * size) / 31
      let drawn = Double(questions.count { $0.domain == domain })
      #expect(abs(drawn - share) <= 1, "\(domain): \(drawn) of \(share)")
    }
  }

  @Test("asks no card whose answer cannot be compared, and no more than there are")
  func limits() throws {
    let questions = try draw(1000)
    #expect(questions.count == 31)
    #expect(!questions.contains { $0.card == CardID("long") })
    #expect(questions.contains { $0.card == CardID("short") && $0.domain == "typed" })
  }

  @Test("is the same for the same seed, and another for another")
  func seeds() throws {
    #expect(try draw(10, seed: 5) == draw(10, seed: 5))
    #expect(try draw(10, seed: 5) != draw(10, seed: 6))
  }

  @Test("tells the domains with the weakest first, and is read back as it was kept")
  func scores() throws {
    var exam = Exam(name: "cpc", on: today, limit: 1000, questions: try draw(12))
    for index in exam.questions.indices where index != 3 && index != 5 {
      exam.go(to: index)
      exam.answer("x", isRight: exam.questions[index].domain == "large", took: index)
      if index == 7 { exam.flag() }
    }
    exam.elapsed = 77
    exam.end = 99
    #expect(Exam(exam.json) == exam)
    #expect(exam.open.count == 2)
    #expect(exam.scores.map(\.total).reduce(0, +) == 12)
    #expect(exam.scores.last?.domain == "large")
    let shares = exam.scores.map { Double($0.right) / Double($0.total) }
    #expect(shares == shares.sorted())
    #expect(exam.open == [3, 5] && exam.flagged == [7] && exam.place == 11)
    var object = try #require(exam.json.object)
    object["version"] = 3
    #expect(Exam(.object(object)) == nil)
    object["version"] = 2
    object["place"] = 12
    #expect(Exam(.object(object)) == nil)
  }

  @Test("an answer can be changed until the end, and counts as it is then")
  func changes() throws {
    var exam = Exam(name: "cpc", on: today, limit: 1000, questions: try draw(3))
    exam.answer("wrong", isRight: false, took: 5)
    exam.go(to: 2)
    exam.answer("y", isRight: true)
    #expect(exam.nextOpen == nil && exam.open == [1])
    exam.go(to: 0)
    #expect(exam.nextOpen == 1)
    exam.answer("right", isRight: true, took: 7)
    #expect(exam.questions[0].answer == "right" && exam.questions[0].took == 12)
    #expect(exam.scores.map(\.right).reduce(0, +) == 2)
    exam.go(to: -1)
    exam.go(to: 3)
    #expect(exam.place == 0)
  }

  @Test(
    "an exam of version 1 is read: its answers are journalled, its open questions in their order")
  func firstVersion() throws {
    let text = """
      {"exam":"cpc","version":1,"day":"2026-06-29","limit":1000,"elapsed":7,"questions":[\
      {"card":"c1","domain":"large","answer":"yes 1","right":true},\
      {"card":"c2","domain":"large","answer":null,"right":false},\
      {"card":"c3","domain":"small","answer":null,"right":false}],"open":[2,1]}
      """
    let exam = try #require(Exam(try JSONValue(parsing: Array(text.utf8))))
    #expect(exam.questions.map(\.isJournaled) == [true, false, false])
    #expect(exam.open == [1, 2] && exam.place == 2 && exam.elapsed == 7 && exam.end == nil)
    #expect(try #require(Exam(exam.json)) == exam)
    let torn = text.replacing("[2,1]", with: "[2,2]")
    #expect(Exam(try JSONValue(parsing: Array(torn.utf8))) == nil)
  }
}
