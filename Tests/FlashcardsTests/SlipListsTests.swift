import Foundation
import Testing

@testable import Flashcards

/// Lists of answers that are mistaken for each other, and of honest typing slips. They were not
/// derived from what the program knows; if you find a pair that passes, add it.
struct SlipListsTests {
  @Test("No answer passes for another one that it is mistaken for, neither way round")
  func confusables() throws {
    let pairs = try Self.pairs(in: "confusable-pairs.txt")
    #expect(pairs.count > 200)
    for (one, other) in pairs {
      #expect(AnswerCheck(accepting: [one]).verdict(on: other) == .wrong, "\(other) for \(one)")
      #expect(AnswerCheck(accepting: [other]).verdict(on: one) == .wrong, "\(one) for \(other)")
    }
  }

  @Test("At least nine of ten honest slips are close, and none is right")
  func slips() throws {
    let pairs = try Self.pairs(in: "typing-slips.txt")
    #expect(pairs.count == 200)
    let verdicts = pairs.map { AnswerCheck(accepting: [$0]).verdict(on: $1) }
    #expect(!verdicts.contains(.right))
    let missed = zip(pairs, verdicts).filter { $1 == .wrong }.map(\.0.1)
    #expect(missed.count <= 20, "\(missed)")
  }

  @Test("A close answer shows where it differs")
  func shown() throws {
    for (word, typed) in try Self.pairs(in: "typing-slips.txt") {
      #expect(AnswerCheck(accepting: [word]).diff(of: typed) != nil, "\(typed) for \(word)")
    }
  }

  @Test("A slip that makes a word of a deck is wrong")
  func decks() {
    let check = AnswerCheck(accepting: ["remittance advice"]) { $0 == "remitance" }
    #expect(check.verdict(on: "remitance advice") == .wrong)
    #expect(check.verdict(on: "remittnce advice") == .close)
  }

  private static func pairs(in name: String) throws -> [(String, String)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Lists/" + name)
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { line in
        let sides = line.split(separator: "\t").map(String.init)
        try #require(sides.count == 2, "\(line)")
        return (sides[0], sides[1])
      }
  }
}
