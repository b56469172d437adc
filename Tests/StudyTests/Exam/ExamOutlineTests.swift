import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("An exam by its outline")
struct ExamOutlineTests {
  private static let outline = """
    # An exam of a learner.
    name = "Mine" # in any case
    minutes = 60
    pass = 80
    as-of = "2026-11"
    source = "a \\"book\\""

    [[domain]]
    name = "First"
    questions = 5
    search = "tag:a"

    [[domain]]
    name = "Second"
    questions = 3
    search = "(tag:b or tag:c) -tag:d"

    [[domain]]
    name = "Thin"
    questions = 2
    search = "tag:a or tag:e"
    """

  /// 40 cards of `a`, 30 of `b`, 10 of `b` and `d`, and one of `e`.
  private static let deck: String = {
    let tags =
      Array(repeating: "a", count: 40) + Array(repeating: "b", count: 30)
      + Array(repeating: "b d", count: 10) + ["e"]
    return tags.enumerated().map { number, tags in
      "Q: Question \(number)?\n- [x] yes \(number)\n- [ ] no \(number)\nTags: \(tags)\nId: n\(number)\n"
    }.joined(separator: "\n")
  }()

  private func withPlan(_ body: (Sandbox, ExamPlan) throws -> Void) throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.deck)
      try sandbox.write(Self.outline, to: "home/decks/exams/mine.toml")
      let outline = try #require(try ExamOutlines(sandbox.place).outline(named: "MINE"))
      #expect(outline.source == "a \"book\"" && outline.asOf == "2026-11")
      try body(sandbox, ExamPlan(outline))
    }
  }

  @Test("has the time, the passing score and the subjects that the file says")
  func plan() throws {
    try withPlan { sandbox, plan in
      #expect(plan.name == "mine" && plan.questions == 10 && plan.pace == 360_000)
      #expect(plan.passMark == 80)
      #expect(ExamOutlines(sandbox.place).names == ["mine"])
      #expect(try ExamOutlines(sandbox.place).outline(named: "other") == nil)
      let domains = plan.domains(in: try sandbox.look(), on: today)
      #expect(domains.map(\.name) == ["First", "Second", "Thin"])
      // A card that matches two subjects belongs to the first.
      #expect(domains.map(\.cards.count) == [40, 30, 1])
    }
  }

  @Test(
    "draws each subject's share within a question, whatever the seed",
    arguments: [1, 4, 7, 10, 25, 50])
  func shares(count: Int) throws {
    try withPlan { sandbox, plan in
      let collection = try sandbox.look()
      for seed in 0..<50 {
        let draw = plan.draw(count, from: collection, on: today, seed: UInt64(seed))
        #expect(Set(draw.questions.map(\.card)).count == draw.questions.count)
        for (name, weight, cards) in [("First", 5, 40), ("Second", 3, 30), ("Thin", 2, 1)] {
          let drawn = draw.questions.count { $0.domain == name }
          let share = min(Double(count * weight) / 10, Double(cards))
          #expect(abs(Double(drawn) - share) <= 1, "\(name): \(drawn) of \(share)")
        }
        let short = draw.shortages.map(\.domain)
        #expect(short == (count * 2 >= 20 ? ["Thin"] : []) || count < 10)
      }
    }
  }

  @Test("asks what was seen least often first, and leaves suspended cards out")
  func seen() throws {
    try withPlan { sandbox, plan in
      var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 1000)
      let collection = try Collection(sandbox.place, writer: &writer, at: 1000)
      for number in 0..<20 {
        let answer = collection.answer(
          CardID("n\(number)"), .hesitant, in: .practice, took: nil, on: today, at: 2000)
        try writer.append(answer.actions, at: 2000)
      }
      for number in 20..<30 { try writer.append(.suspend(CardID("n\(number)")), at: 2000) }
      _ = consume writer
      let drawn = plan.draw(20, from: try sandbox.look(), on: today, seed: 1).questions
        .filter { $0.domain == "First" }.map(\.card.text)
      #expect(Set(drawn) == Set((30..<40).map { "n\($0)" }))
    }
  }

  @Test("may say from which day of a year on it asks the codes of that year")
  func codeSets() throws {
    try withSandbox { sandbox in
      try sandbox.write(
        Self.outline.replacing("pass = 80", with: "code-sets-change = \"01-15\""),
        to: "home/decks/exams/mine.toml")
      let outline = try #require(try ExamOutlines(sandbox.place).outline(named: "mine"))
      let change = try #require(outline.codeSetsChange)
      for (day, next) in [
        ("2026-11-28", "2027-01-15"), ("2027-01-14", "2027-01-15"), ("2027-01-15", "2028-01-15"),
      ] {
        #expect(change.next(after: try #require(Day(day))) == Day(next))
      }
    }
  }

  @Test(
    "that has a mistake is named with its line and column",
    arguments: [
      ("minutes = 60", "minutes = long", "3:11: `minutes` is not a number in its range"),
      ("minutes = 60", "minutes = 0", "3:11: `minutes` is not a number in its range"),
      ("minutes = 60", "", "1:1: there is no `minutes` here"),
      ("minutes = 60", "minutes 60", "3:9: there is no = after `minutes`"),
      ("minutes = 60", "minutes =", "3:10: the value of `minutes` cannot be read"),
      ("pass = 80", "pas = 80", "4:1: `pas` is unknown here"),
      ("pass = 80", "minutes = 9", "4:1: `minutes` appears twice"),
      ("pass = 80", "pass = 80 %", "4:8: the value of `pass` cannot be read"),
      ("pass = 80", "pass = 101", "4:8: `pass` is not a number in its range"),
      (
        "pass = 80", "code-sets-change = \"02-29\"",
        "4:20: `code-sets-change` is not a day that every year has"
      ),
      ("\"2026-11\"", "\"2026-11", "5:9: the value of `as-of` cannot be read"),
      ("\"tag:a\"", "\"dekc:a\"", "11:10: the search of this domain has a mistake"),
      ("[[domain]]\nname = \"First\"", "[domain]\nname = \"First\"", "8:1: this table is unknown"),
      ("questions = 5", "questions = 99999999999999999999", "10:13: `questions` is not a number"),
    ])
  func faults(text: String, replacement: String, fault: String) throws {
    try withSandbox { sandbox in
      try sandbox.write(
        Self.outline.replacing(text, with: replacement, maxReplacements: 1),
        to: "home/decks/exams/mine.toml")
      let error = #expect(throws: ExamOutline.Fault.self) {
        _ = try ExamOutlines(sandbox.place).outline(named: "mine")
      }
      let diagnostic = try #require(error?.diagnostic)
      let place = "\(diagnostic.location.line):\(diagnostic.location.column)"
      #expect("\(place): \(diagnostic.message)".hasPrefix(fault), "\(place): \(diagnostic.message)")
      #expect(!diagnostic.hint.isEmpty)
    }
  }
}
