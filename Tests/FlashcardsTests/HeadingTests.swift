import Testing
import Text

@testable import Flashcards

struct HeadingTests {
  @Test("Headings above a card are its path")
  func path() {
    let text = """
      Q: 0
      A: x

      # A
      ## B
      Q: 1
      A: x

      ### C
      #### D

      Q: 2
      A: x

      ## E
      Q: 3
      A: x

      ###### F
      Q: 4
      A: x

      ### G
      Q: 5
      A: x

      #
      Q: 6
      A: x
      """
    #expect(
      readNotes(text).map(\.path) == [
        [], ["A", "B"], ["A", "B", "C", "D"], ["A", "E"], ["A", "E", "F"], ["A", "E", "G"], [],
      ])
  }

  @Test(
    "A title is what CommonMark makes of it",
    arguments: [
      ("# a", ["a"]), ("#   a  ", ["a"]), ("# a #", ["a"]), ("# a ####  ", ["a"]),
      ("# C#", ["C#"]), ("# C# #", ["C#"]), ("# # #", ["#"]), ("# #", []), ("##", []),
      ("#a", []), ("####### a", []), (" # a", []), ("# \\#", ["\\#"]), ("#\ta", ["a"]),
      ("# a # b", ["a # b"]),
    ])
  func titles(_ line: String, _ path: [String]) {
    #expect(read("\(line)\nQ: a\nA: b").deck.notes.map(\.path) == [path])
  }

  @Test("A heading ends a card only after a blank line")
  func endsCard() {
    #expect(
      readNotes("Q: a\nA: b\n# c\n\n# d\nQ: e\nA: f") == [
        .basic("a", "b\n# c"), .basic("e", "f", path: ["d"]),
      ])
  }

  @Test("A heading in a question that has no answer yet is a part of the question")
  func inQuestion() {
    #expect(readNotes("Q: a\n\n# b\nA: c") == [.basic("a\n\n# b", "c")])
  }

  @Test("A heading right below a one-line detail is reported, not lost")
  func belowDetail() {
    let expected = MarkedText("Q: a\nA: b\nTags: c\n▸# d\n\nQ: e\nA: f")
    let result = read(expected.text)
    #expect(result.diagnostics.map(\.location) == expected.places)
    #expect(result.diagnostics.map(\.message) == [DeckProblem.textAfterDetail(.tags).message])
    #expect(result.deck.questions == ["a", "e"])
  }
}
