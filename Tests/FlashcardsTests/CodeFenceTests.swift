import Testing
import Text

@testable import Flashcards

struct CodeFenceTests {
  @Test(
    "Nothing in a fence is a tag, a heading, a separator or an escape",
    arguments: [
      "```\nQ: x\nA: y\n---\n\n# z\n- [ ] w\nTags: t\n\\---\n```",
      "~~~~\nA: x\n~~~\nC: [y]\n~~~~~  ",
      "```swift\nA: x\n  ```", "   ```\nA: x\n```\nmore\n~~~\nA: y\n~~~", "```\n~~~\nA: x\n```",
      "````\n```\nA: x\n````",
    ])
  func fences(_ code: String) {
    let content = Note.Content.basic(question: "a\n\(code)\nb", answer: "c")
    #expect(read("Q: a\n\(code)\nb\nA: c").deck.notes.map(\.content) == [content])
  }

  @Test(
    "A fence may begin on the line of a tag",
    arguments: ["Q: a\nA: ", "Q: a\nA:", "T: a\nD:     ", "Q: a\nA:\t"])
  func fenceAfterTag(_ card: String) {
    let cards = read("\(card)```swift\nQ: b\nA: c\n```\n").deck.cards
    #expect(cards.first?.answer == "```swift\nQ: b\nA: c\n```")
    #expect(Set(cards.map(\.note)).count == 1)
  }

  @Test("An explanation may hold a fence")
  func fenceInDetail() {
    let note = readNote("Q: a\nA: b\nWhy: ```\nTags: x\n```\nTags: y")
    #expect(note?.details.why == "```\nTags: x\n```")
    #expect(note?.details.tags == ["y"])
  }

  @Test(
    "A fence that is never closed is text, and the cards after it are read",
    arguments: [
      "▸```", "▸~~~swift", "▸````\n▸```", "▸```\n~~", "▸```\n▸``` x", "▸```\n    ```", "▸```\n▸~~~",
      "▸`````\n```\n```",
    ])
  func unclosed(_ marked: String) {
    let expected = MarkedText("Q: a\nA: b\n\(marked)\n\nQ: c\nA: d\n")
    let result = read(expected.text)
    #expect(result.deck.questions == ["a", "c"])
    #expect(result.diagnostics.map(\.location) == expected.places)
    #expect(Set(result.diagnostics.map(\.message)) == [DeckProblem.unclosedFence.message])
  }

  @Test(
    "Code in a line and code indented by four spaces open no fence",
    arguments: ["```x```", "``", "    ```", "a ```", "\t```", "A\\: ```"])
  func noFence(_ line: String) {
    #expect(readNotes("Q: a\nA: b\n\(line)\nQ: c\nA: d").count == 2)
  }

  @Test("Code between cards is prose, and no card in it is read")
  func inProse() {
    #expect(
      readNotes("# How\n\n```\nQ: a\nA: b\n```\n\nQ: c\nA: d") == [.basic("c", "d", path: ["How"])])
  }

  @Test("A line in a fence that may have been meant as a card is warned of")
  func tagsInFences() {
    let expected = MarkedText("Q: a\nA: ```\nQ: b\n\n▸Q: c\nA: d\n\n▸C: [e]\n\n▸T: f\n\nA: g\n```")
    let result = read(expected.text)
    #expect(result.deck.notes.count == 1)
    #expect(result.diagnostics.map(\.location) == expected.places)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(
      result.diagnostics.map(\.message)
        == ["Q:", "C:", "T:"].map { DeckProblem.tagInFence($0).message })
  }
}
