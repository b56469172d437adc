import Testing
import Text

@testable import Flashcards

@Suite("Why an option is wrong")
struct WhyNotTests {
  private let text = """
    Q: Which?
    - [ ] 52
      Why not: Nothing was stopped for safety.
      Only less was done.
    - [x] 53
    - [ ] 73 of
      two lines
      Why not: For the facility.
    Why: So it is.
    Id: m53

    """

  @Test("is read under its option, and printed back")
  func roundTrip() throws {
    let note = try #require(readNote(text))
    guard case .choice(_, let options) = note.content else { throw Failed() }
    #expect(options.map(\.text) == ["52", "53", "73 of\ntwo lines"])
    #expect(
      options.map(\.whyNot) == [
        "Nothing was stopped for safety.\nOnly less was done.", nil, "For the facility.",
      ])
    #expect(note.details.why == "So it is.")
    #expect(DeckPrinter().print(Deck(notes: [note])) == text)
  }

  private struct Failed: Error {}

  @Test("does not change a card's name")
  func names() throws {
    let plain = "Q: Which?\n- [ ] 52\n- [x] 53\n"
    let said = "Q: Which?\n- [ ] 52\n  Why not: Since.\n- [x] 53\n"
    #expect(read(plain).names == read(said).names)
  }

  @Test("as a line of an option's text is written with a backslash")
  func escape() throws {
    let option = Note.Option(text: "a\nWhy not: b", isCorrect: false, whyNot: "c\nWhy not: d")
    let note = Note(
      content: .choice(question: "q", options: [option, Note.Option(text: "e", isCorrect: true)]))
    let printed = DeckPrinter().print(Deck(notes: [note]))
    #expect(printed.contains("  Why not\\: b\n  Why not: c\n  Why not\\: d\n"))
    #expect(readNote(printed) == note)
  }

  @Test("is reported in its place where it cannot be")
  func problems() {
    func found(_ text: String) -> [String] { read(text).diagnostics.map(\.summary) }
    #expect(
      found("Q: q\n- [ ] a\nWhy not: b\n- [x] c\n") == [
        "3:1: error: `Why not:` does not belong to an option"
      ])
    #expect(
      found("Q: q\n- [ ] a\n- [x] b\n  Why not: c\n") == [
        "4:3: warning: `Why not:` under a right option is never shown"
      ])
    #expect(
      found("Q: q\n- [ ] a\n  Why not: b\n  Why not: c\n- [x] d\n") == [
        "4:3: error: a second `Why not:` for the same option"
      ])
    #expect(
      found("Q: q\n- [ ] a\n  Why not:\n- [x] d\n") == [
        "3:3: warning: nothing follows `Why not:`"
      ])
    #expect(
      found("Q: q\n- [ ] a\n  why not: b\n- [x] d\n") == [
        "3:3: warning: this line looks like a label but is read as text; did you mean `Why not:`?"
      ])
    #expect(
      found("Q: q\n- [ ] a\n- [x] d\nWhy: e\nWhy not: f\n") == [
        "5:1: error: `Why not:` does not belong to an option"
      ])
    #expect(found("Q: Why not?\nWhy not: a question\nA: b\n") == [])
  }
}
