import Collection
import Foundation
import SpacedRepetition
import Study
import TestSupport
import Testing

@Suite("The outlines of the exams")
struct BuiltInOutlineTests {
  private let place = CollectionPlace(
    folder: CollectionFolder(
      path: FileManager.default.temporaryDirectory.path + "/rounds-outlines-none"),
    builtInDecks: BuiltInDecks.folder, hostName: "test")

  private func plan(_ exam: String) throws -> ExamPlan {
    ExamPlan(try #require(try ExamOutlines(place).outline(named: exam)))
  }

  @Test(
    "have the questions and the time of the real exams",
    arguments: [("cpc", 100, 144_000, 70), ("cpb", 135, 106_666, 70), ("cbcs", 100, 86_400, nil)]
      as [(String, Int, Int, Int?)])
  func numbers(exam: String, questions: Int, pace: Int, passMark: Int?) throws {
    let plan = try plan(exam)
    #expect(plan.questions == questions && plan.pace == pace && plan.passMark == passMark)
    #expect(ExamOutlines(place).names == ["cbcs", "cpb", "cpc", "terms"])
  }

  @Test("say what COVERAGE.md says", arguments: ["cpc", "cpb", "cbcs"])
  func coverage(exam: String) throws {
    let rows = try BuiltInDecks.text(of: "COVERAGE.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 5 && cells[0].lowercased() == exam ? cells : nil
    }
    let outline = try #require(try ExamOutlines(place).outline(named: exam))
    #expect(outline.domains.map { $0.name.lowercased() } == rows.map { $0[1].lowercased() })
    #expect(outline.domains.map { "\($0.questions)" } == rows.map { $0[2] })
  }

  @Test(
    "find three cards for each question, and draw each subject's share whatever the seed",
    arguments: ["cpc", "cpb", "cbcs"])
  func shares(exam: String) throws {
    let plan = try plan(exam)
    let collection = try Collection(reading: place, at: 0)
    let day = BuiltInDecks.checked
    let domains = plan.domains(in: collection, on: day)
    for domain in domains {
      #expect(domain.cards.count >= 3 * domain.questions, "\(domain.name)")
    }
    for seed in 0..<Torture.times(6, long: 50) {
      for count in [plan.questions, 100, 30, 7] {
        let draw = plan.draw(count, from: collection, on: day, seed: UInt64(seed))
        #expect(draw.questions.count == count && draw.shortages.isEmpty)
        for domain in domains {
          let share = Double(count * domain.questions) / Double(plan.questions)
          let drawn = draw.questions.count { $0.domain == domain.name }
          #expect(abs(Double(drawn) - share) < 1, "\(domain.name): \(drawn) of \(share)")
        }
      }
    }
  }
}
