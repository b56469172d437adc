import Collection
import Flashcards
import Foundation
import Journal
import SpacedRepetition
import Study
import TestSupport
import Testing

@Suite("The focus on an exam over the built-in decks")
struct FocusDeckTests {
  /// Runs `body` with a new collection prepared for some exams.
  private func withCollection(
    _ exams: String, _ body: (CollectionPlace) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("{\"exam\": \"\(exams)\"}", to: "config.json")
    try body(
      CollectionPlace(
        folder: CollectionFolder(path: folder.path), builtInDecks: BuiltInDecks.folder,
        hostName: "test"))
  }

  /// The new cards of the first days at the default rate, all of them answered.
  private func firstDays(_ count: Int, _ place: CollectionPlace) throws -> [[Library.Entry]] {
    var writer = try Writer(place, waitingUpTo: 500, at: 0)
    var collection = try Collection(place, writer: &writer, at: 0)
    return try (0..<count).map { number in
      let day = BuiltInDecks.checked + number
      let new = DayQueue(collection, on: day, options: .focused).new
      for card in new {
        let answer = collection.answer(card, .perfect, took: nil, on: day, at: number)
        for event in try writer.append(answer.actions, at: number) { collection.take(event) }
      }
      return new.compactMap { collection.library[$0] }
    }
  }

  @Test(
    "a student meets every domain that has cards in five days, in proportion to its weight",
    arguments: ["cpc", "cpb", "cbcs", "cpc,cpb"])
  func everyDomain(exams: String) throws {
    try withCollection(exams) { place in
      let days = try firstDays(5, place)
      #expect(days.allSatisfy { $0.count == Settings().newPerDay })
      let collection = try Collection(reading: place, at: 0)
      let focus = try #require(collection.focus)
      let matcher = FocusMatcher(focus, in: collection, on: BuiltInDecks.checked)
      var met: [Int: Int] = [:]
      let cards = days.joined()
      for entry in cards {
        for domain in matcher.domains(of: entry) { met[domain, default: 0] += 1 }
      }
      for (index, domain) in matcher.domains.enumerated() {
        let count = met[index] ?? 0
        #expect(count > 0, "\(domain.exam): \(domain.name)")
        guard focus.only != nil else { continue }
        let share = domain.share * Double(cards.count)
        #expect(abs(Double(count) - share) <= 2, "\(domain.name): \(count) of \(share)")
      }
      // The introduction has nothing that the exam asks.
      #expect(!cards.contains { collection.library.tags(of: $0).contains("two-roles") })
    }
  }

  @Test("the introduction begins with the two roles, for who wants just the terms")
  func terms() throws {
    try withCollection("terms") { place in
      let days = try firstDays(2, place)
      let library = try Collection(reading: place, at: 0).library
      let decks = days.map { day in day.map { library.deck(of: $0).name } }
      #expect(decks[0].allSatisfy { $0 == "Billing and coding: the two roles" })
      let all = try firstDays(40, place).joined()
      #expect(all.count > 100)
    }
  }

  @Test("with all decks the two roles come last, after what an exam asks and all the rest")
  func last() throws {
    try withCollection("cpc") { place in
      let collection = try Collection(reading: place, at: 0)
      var options = DayQueue.Options()
      options.newCards = .max
      let new = DayQueue(collection, on: BuiltInDecks.checked, options: options).new
        .compactMap { collection.library[$0] }
      let isRole = new.map { collection.library.tags(of: $0).contains("two-roles") }
      #expect(isRole.last == true && isRole == isRole.sorted { !$0 && $1 })
    }
  }

  @Test("choices that are made of cards accept no wrong option", arguments: ["cpc", "cpb", "cbcs"])
  func choices(exam: String) throws {
    let place = CollectionPlace(
      folder: CollectionFolder(path: "/rounds-none"), builtInDecks: BuiltInDecks.folder,
      hostName: "test")
    let collection = try Collection(reading: place, at: 0)
    let plan = ExamPlan(try #require(try ExamOutlines(place).outline(named: exam)))
    var earlier: [Exam] = []
    var made = 0
    // Each exam asks different cards than those before, until cards of other kinds are needed.
    for seed in 0..<6 {
      let draw = plan.draw(
        plan.questions, from: collection, on: BuiltInDecks.checked, seed: UInt64(seed),
        earlier: earlier)
      for question in draw.questions where !question.distractors.isEmpty {
        let card = try #require(collection.library[question.card]).card
        let check = collection.library.answerCheck(for: card)
        made += 1
        #expect(question.distractors.count == 3 && Set(question.distractors).count == 3)
        for text in question.distractors {
          #expect(check.verdict(on: text) == .wrong, "\(card.id): \(text)")
          let words = card.question.split { !$0.isLetter && !$0.isNumber }.map(String.init)
          #expect(!words.contains(text), "\(card.id): \(text)")
        }
      }
      earlier.append(
        Exam(name: exam, on: BuiltInDecks.checked, limit: 1, questions: draw.questions))
    }
    #expect(made > 10, "\(made)")
  }

  @Test("an exam asks what no earlier one asked, as long as there is something")
  func unseen() throws {
    let place = CollectionPlace(
      folder: CollectionFolder(path: "/rounds-none"), builtInDecks: BuiltInDecks.folder,
      hostName: "test")
    let collection = try Collection(reading: place, at: 0)
    let plan = ExamPlan(try #require(try ExamOutlines(place).outline(named: "cpc")))
    func exam(_ seed: UInt64, after earlier: [Exam]) -> Exam {
      let draw = plan.draw(
        plan.questions, from: collection, on: BuiltInDecks.checked, seed: seed, earlier: earlier)
      return Exam(name: "cpc", on: BuiltInDecks.checked, limit: 1, questions: draw.questions)
    }
    let first = exam(1, after: [])
    let second = exam(1, after: [first])
    #expect(Set(first.questions.map(\.card)).isDisjoint(with: second.questions.map(\.card)))
  }
}
