import Collection
import Flashcards
import JSON
import Journal
import Posix
import Sandboxes
import Study
import Testing
import Text

@Suite("Files that arrive")
struct FileLimitsTests {
  @Test("A deck of more than 64 MB is named and not read, and the others are")
  func largeDeck() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: 1\n")
      try sandbox.deck("Q: two\nA: 2\n", "z.md")
      let path = "\(sandbox.place.folder.decks)/z.md"
      #expect(truncate(path, 64_000_001) == 0)
      let collection = try sandbox.look()
      #expect(collection.library.entries.map(\.card.question) == ["one"])
      let problem = collection.problems.diagnostics.first { $0.location.file == path }
      #expect(problem?.message == "the file has more than 64 MB and is not read")
    }
  }

  @Test("An exam's times have bounds", arguments: [-1, 1_000_000_000_001, Int.max, Int.min])
  func examTimes(time: Int) {
    func exam(_ limit: Int, _ elapsed: Int) -> Exam? {
      Exam(
        [
          "exam": "CPC", "version": 1, "day": "2026-03-01", "limit": .integer(limit),
          "elapsed": .integer(elapsed), "questions": [], "open": [],
        ])
    }
    #expect(exam(1000, 0) != nil)
    #expect(exam(time, 0) == nil && exam(1000, time) == nil)
  }
}
