import Testing
import Text

@testable import Flashcards

@Suite("A deck in which git left two versions")
struct ConflictTests {
  private let marked = """
    ---
    name: Two
    <<<<<<< HEAD
    tags: ours
    =======
    tags: theirs
    >>>>>>> origin/main
    ---

    Q: first
    <<<<<<< HEAD
    A: ours
    over two lines
    ||||||| 1a2b3c4
    A: before
    =======
    A: theirs
    >>>>>>> origin/main
    Why: both

    <<<<<<< HEAD
    =======
    Q: of theirs
    A: alone

    >>>>>>> origin/main
    Q: last
    A: card
    """

  @Test("is read as it was here before, each card with its line in the file")
  func reading() {
    let ours = """
      ---
      name: Two
      tags: ours
      ---

      Q: first
      A: ours
      over two lines
      Why: both

      Q: last
      A: card
      """
    let result = read(marked)
    let clean = read(ours)
    #expect(result.names == clean.names && clean.diagnostics == [])
    #expect(result.deck.frontMatter == clean.deck.frontMatter)
    #expect(result.deck.notes.map(\.line) == [10, 27])
    #expect(result.deck.notes.map(\.lastLine) == [19, 28])
    #expect(result.diagnostics.map(\.location.line) == [3, 11, 21])
    #expect(
      result.diagnostics.allSatisfy { $0.severity == .error && $0.sourceLine == "<<<<<<< HEAD" })
    #expect(
      result.diagnostics[1].message
        == "git left two versions here, down to line 18, and only the first is read")
  }

  @Test("with the line endings of Windows too")
  func windows() {
    let result = read(marked.replacing("\n", with: "\r\n"))
    #expect(result.diagnostics.map(\.location.line) == [3, 11, 21])
    #expect(result.deck.notes.count == 2)
  }

  @Test("is not edited by a card of it, whose other version would go")
  func editing() {
    #expect(DeckEdit(Array(marked.utf8)).isInConflict)
    #expect(!DeckEdit(Array("Q: a\nA: b\n=======\n".utf8)).isInConflict)
  }
}
