import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A multiple choice made of another card")
struct DistractorTests {
  /// The questions of an exam on all cards of a deck.
  private func drawn(_ deck: String, seed: UInt64 = 1) throws -> [CardID: [String]] {
    var questions: [Exam.Question] = []
    try withSandbox { sandbox in
      try sandbox.deck("---\ntags: x, domain-d\n---\n\n" + deck)
      questions =
        ExamPlan(tag: "x").draw(50, from: try sandbox.look(), on: today, seed: seed)
        .questions
    }
    return Dictionary(questions.map { ($0.card, $0.distractors.sorted()) }) { first, _ in first }
  }

  private func deck(_ cards: [(id: String, question: String, answer: String)]) -> String {
    cards.map { "Q: \($0.question)\nA: \($0.answer)\nId: \($0.id)\n" }.joined(separator: "\n")
  }

  @Test(
    "has options of one form: units, codes, abbreviations, and words that answer the same question",
    arguments: [
      (["30 days", "60 days", "90 days", "10 days"], true),
      (["30 days", "60 days", "90 days", "10 months"], false),
      (["E11.9", "I10", "Z23", "J45.909"], true),
      (["E11.9", "I10", "Z23", "99213"], false),
      (["$20", "$1,200", "$35.50", "$7"], true),
      (["$20", "20 %", "$35.50", "$7"], false),
      (["ERA", "EOB", "MSN", "ABN"], true),
      (["ERA", "EOB", "MSN", "remittance"], false),
      (["-itis", "-ectomy", "-gram", "-algia"], true),
      (["modifier 25", "modifier 59", "modifier 50", "modifier 51"], true),
      (["yes", "no", "Yes", "No"], false),
    ] as [([String], Bool)])
  func forms(answers: [String], isMade: Bool) throws {
    let cards = answers.enumerated().map { ("n\($0.offset)", "What is \($0.offset)?", $0.element) }
    let questions = try drawn(deck(cards))
    let first = try #require(questions[CardID("n0")])
    #expect(first == (isMade ? answers.dropFirst().sorted() : []))
  }

  @Test("words are options only where the same is asked: who, how often")
  func words() throws {
    let answers = ["biller", "coder", "payer", "auditor"]
    let same = answers.enumerated().map { ("n\($0.offset)", "Who does \($0.offset)?", $0.element) }
    #expect(try drawn(deck(same))[CardID("n0")] == ["auditor", "coder", "payer"])
    let other = answers.enumerated().map {
      ("n\($0.offset)", $0.offset == 3 ? "When is it?" : "Who does \($0.offset)?", $0.element)
    }
    #expect(try drawn(deck(other))[CardID("n0")] == [])
  }

  @Test("never has an option that is accepted, that accepts the answer, or that the question names")
  func accepted() throws {
    // Each of the last three would be right, or is in the question.
    let text =
      deck([
        ("n0", "Within how many days, if not 45 days?", "30 days"),
        ("n1", "How many?", "60 days"), ("n2", "And?", "90 days"), ("n3", "So?", "10 days"),
        ("n4", "One?", "30 days"), ("n5", "Two?", "45 days"),
      ]) + "\nQ: Three?\nA: 1 day\nAlso: 30 days\nId: n6\n"
    for seed in 0..<20 {
      #expect(
        try drawn(text, seed: UInt64(seed))[CardID("n0")] == ["10 days", "60 days", "90 days"])
    }
    let also = text.replacing("A: 30 days\nId: n0", with: "A: 30 days\nAlso: 60 days\nId: n0")
    #expect(try drawn(also)[CardID("n0")] == [])
  }

  @Test("is shown with the right option and three others, under the card's own name")
  func choice() throws {
    let note = Note(content: .term(term: "payer", definition: "Who pays a claim"))
    let card = Card(note: note, face: .reverse)
    let choice = card.choice(besides: ["biller", "coder", "auditor"])
    #expect(choice.id == card.id && choice.kind == .choice)
    #expect(choice.question == "Name the term:\n\nWho pays a claim")
    #expect(choice.options.filter(\.isCorrect).map(\.text) == ["payer"])
    #expect(choice.options.count == 4)
  }

  @Test("is kept with an exam, and so are the prediction and the shortages")
  func kept() throws {
    var exam = Exam(
      name: "x", on: today, limit: 1000,
      questions: [Exam.Question(card: CardID("a"), domain: "d", distractors: ["x", "y", "z"])])
    exam.prediction = ExamPrediction(share: 0.123456, range: 0.01...0.99999)
    exam.shortages = [ExamShortage(domain: "e", wanted: 3, found: 1)]
    #expect(Exam(exam.json) == exam)
    var object = try #require(exam.json.object)
    object["prediction"] = nil
    object["shortages"] = nil
    let old = try #require(Exam(.object(object)))
    #expect(old.prediction == nil && old.shortages.isEmpty)
  }

  @Test(
    "a prediction is off where its range does not hold the result",
    arguments: [
      (49, ExamPrediction.Outcome.tooHigh), (50, .within), (70, .within), (71, .tooLow),
    ])
  func outcome(right: Int, outcome: ExamPrediction.Outcome) {
    let prediction = ExamPrediction(share: 0.6, range: 0.5...0.7)
    #expect(prediction.outcome(right: right, of: 100) == outcome)
  }
}
