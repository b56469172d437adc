import Collection
import Flashcards
import Foundation
import Study
import Testing

@Suite("The coverage of the exams")
struct ExamCoverageTests {
  /// A row of COVERAGE.md: a subject of an exam, and the tags of the cards about it.
  private struct Subject {
    let exam: String
    let name: String
    let questions: Int
    let tags: [String]
    /// The number of cards that the table promises.
    let cards: Int
  }

  private let library = BuiltInDecks.library

  private func subjects() throws -> [Subject] {
    try BuiltInDecks.text(of: "COVERAGE.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, ["CPC", "CPB", "CBCS"].contains(cells[0]) else { return nil }
      return Subject(
        exam: cells[0], name: cells[1], questions: try #require(Int(cells[2])),
        tags: cells[3].matches(of: /`([^`]+)`/).map { String($0.output.1) },
        cards: try #require(Int(cells[4])))
    }
  }

  private func cards(of subject: Subject) -> [Card] {
    library.entries.filter { entry in
      let tags = library.tags(of: entry)
      return tags.contains(subject.exam.lowercased()) && subject.tags.contains(where: tags.contains)
    }.map(\.card)
  }

  @Test(
    "has a row for every question of an exam",
    arguments: [("CPC", 100), ("CPB", 135), ("CBCS", 100)])
  func questions(exam: String, total: Int) throws {
    let subjects = try subjects().filter { $0.exam == exam }
    #expect(subjects.reduce(0) { $0 + $1.questions } == total)
  }

  @Test("counts a card in one row of an exam only", arguments: ["CPC", "CPB", "CBCS"])
  func rowsShareNoCard(exam: String) throws {
    let names = try subjects().filter { $0.exam == exam }.flatMap(cards(of:)).map(\.id.text)
    #expect(!names.isEmpty)
    #expect(Set(names).count == names.count)
  }

  @Test("promises three cards for every question, and the decks hold as many as it promises")
  func cardCounts() throws {
    for subject in try subjects() {
      #expect(subject.cards >= 3 * subject.questions, "\(subject.exam), \(subject.name)")
      #expect(cards(of: subject).count >= subject.cards, "\(subject.exam), \(subject.name)")
    }
  }

  @Test("has as many multiple choices of a subject as the exam has questions")
  func choices() throws {
    for subject in try subjects() {
      let choices = cards(of: subject).count { $0.kind == .choice }
      #expect(choices >= subject.questions, "\(subject.exam), \(subject.name)")
    }
  }
}
