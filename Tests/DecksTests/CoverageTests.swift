import Collection
import Flashcards
import Foundation
import Study
import Testing

@Suite("The coverage of the article")
struct CoverageTests {
  /// The rows of COVERAGE.md: a term or a sentence of the article, and the names of its cards.
  private func rows() throws -> [(term: String, ids: [String])] {
    try BuiltInDecks.text(of: "COVERAGE.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let term = cells.first, term.wholeMatch(of: /[AS]\d\d/) != nil else { return nil }
      return (term, cells[cells.count - 1].matches(of: /`([^`]+)`/).map { String($0.output.1) })
    }
  }

  private var notes: [String: Note] {
    Dictionary(
      BuiltInDecks.library.entries.compactMap { entry in
        entry.card.note.details.id.map { ($0.text, entry.card.note) }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test("has each of the article's 52 terms and claims once, each with a card")
  func terms() throws {
    try expectRows("A", 1...52)
  }

  @Test("has each of the article's 27 sentences of content once, each with a card")
  func sentences() throws {
    try expectRows("S", 1...27)
  }

  private func expectRows(_ letter: String, _ numbers: ClosedRange<Int>) throws {
    let rows = try rows().filter { $0.term.hasPrefix(letter) }
    #expect(rows.map(\.term) == numbers.map { letter + ($0 < 10 ? "0\($0)" : "\($0)") })
    #expect(rows.filter { $0.ids.isEmpty }.map(\.term) == [])
  }

  @Test("names only cards that are in the decks")
  func cardsExist() throws {
    let notes = notes
    #expect(try rows().flatMap(\.ids).filter { notes[$0] == nil } == [])
  }

  @Test("names every card that is taken from the article")
  func articleCards() throws {
    let covered = Set(try rows().flatMap(\.ids))
    let fromArticle = notes.filter { $0.value.details.source?.contains("Valdez") == true }.keys
    #expect(!fromArticle.isEmpty)
    #expect(fromArticle.filter { !covered.contains($0) }.sorted() == [])
  }
}
