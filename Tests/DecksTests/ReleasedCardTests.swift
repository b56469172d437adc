import Collection
import Study
import Testing

@testable import Flashcards

@Suite("The released cards")
struct ReleasedCardTests {
  private struct Released {
    let id: String
    let text: String
    let isRetired: Bool
  }

  /// The lines of RELEASED.tsv: name, question and answer, with `retired` before removed cards.
  private func released() throws -> [Released] {
    try BuiltInDecks.text(of: "RELEASED.tsv").split(separator: "\n").map { line in
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let isRetired = cells.first == "retired"
      if isRetired { cells.removeFirst() }
      return Released(
        id: String(cells[0]), text: cells.dropFirst().joined(separator: " "), isRetired: isRetired)
    }
  }

  @Test("are listed once each, and each is still there unless it was retired")
  func names() throws {
    let released = try released()
    #expect(Set(released.map(\.id)).count == released.count)
    let present = Set(BuiltInDecks.library.entries.map(\.card.id.text))
    #expect(released.filter { !$0.isRetired && !present.contains($0.id) }.map(\.id) == [])
  }

  @Test("give their names to no other card: neither after they were retired nor by a new text")
  func reuse() throws {
    // Corrections keep most of a text; a card that shares little with the released one is a
    // different card.
    let leastSimilarity = 0.3
    for card in try released() {
      guard let entry = BuiltInDecks.library[CardID(card.id)] else { continue }
      #expect(!card.isRetired, "\(card.id)")
      let text = entry.card.question + " " + entry.card.answer
      #expect(
        LetterPairs(text).similarity(to: LetterPairs(card.text)) >= leastSimilarity, "\(card.id)")
    }
  }

  @Test("are all cards of the decks, as Scripts/release-ids lists them")
  func complete() throws {
    let listed = Set(try released().map(\.id))
    #expect(
      BuiltInDecks.library.entries.map(\.card.id.text).filter { !listed.contains($0) } == [])
  }
}
