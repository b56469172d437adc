import Testing

@testable import Flashcards
@testable import Text

/// Each case is between two valid cards; `▸` marks the places of its problems.
struct DeckProblemTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var problems: [DeckProblem]
    /// The number of notes read from the case itself.
    var notes: Int

    init(_ text: String, _ problems: DeckProblem..., notes: Int = 0) {
      self.text = text
      self.problems = problems
      self.notes = notes
    }

    var testDescription: String { text }
  }

  @Test(
    "Errors are reported in their place and leave out one card only",
    arguments: [
      Case("▸A: nobody asked\nmore\nA: again\nWhy: x\n- [ ] y", .answerWithoutQuestion),
      Case("▸D: of nothing", .definitionWithoutTerm),
      Case("▸Q: why?\nmore", .questionWithoutAnswer),
      Case("▸Q: why?\nD: text", .questionWithoutAnswer),
      Case("▸Q: why?\n\nQ: a\nA: b", .questionWithoutAnswer, notes: 1),
      Case("▸T: superbill", .termWithoutDefinition),
      Case("▸T: superbill\n▸A: b", .termWithoutDefinition, .answerWithoutQuestion),
      Case("Q: a\nA: b\n▸A: c", .secondAnswer),
      Case(
        "Q: a\n▸<<<<<<< HEAD\nA: b\n=======\nA: c\n>>>>>>> x/y\nTags: d",
        .conflict(lastLine: 9), notes: 1),
      Case(
        "▸<<<<<<<\nQ: a\nA: b\n||||||| 1a\nQ: 0\nA: 1\n=======\nQ: c\nA: d\n\nA: e\n>>>>>>> x",
        .conflict(lastLine: 15), notes: 1),
      Case("Q: a\nA: b\n▸>>>>>>> x", .strayConflictMark, notes: 1),
      Case(
        "Q: a\n▸<<<<<<< x\nA: b\n=======\n▸<<<<<<< y", .strayConflictMark, .strayConflictMark,
        notes: 1),
      Case("Q: a\nA: b\n=======\n<<<<<<<c\n>>>>>>>> d\n |||||||", notes: 1),
      Case("Q: a\nA: ```\n<<<<<<< b\n=======\n>>>>>>> c\n```", notes: 1),
      Case("Q: a\nA: b\nWhy: c\n▸A: d", .secondAnswer),
      Case("T: a\nD: b\n▸D: c", .secondDefinition),
      Case("C: [a]\n▸A: b", .answerToCloze),
      Case("▸Q:\nA: b", .emptySide(.question)), Case("Q: a\n▸A:  \n\n", .emptySide(.answer)),
      Case("▸T: \nD: b", .emptySide(.term)), Case("T: a\n▸D:", .emptySide(.definition)),
      Case("▸C:\n\n", .emptySide(.cloze)),
      Case("▸Q:\n- [x] a\n- [ ] b", .emptySide(.question)),
      Case("▸C: nothing to ask", .clozeWithoutDeletion),
      Case(
        "▸C: " + String(repeating: "[a]", count: 201), .clozeWithTooManyDeletions(201)),
      Case("C: é ▸[] [b]", .emptyDeletion), Case("C: a {{c1::b}} ▸{{c2:: }}", .emptyDeletion),
      Case("C: {{c1::a}} ▸{{c2::b {{c3::c", .unclosedDeletion),
      Case("C: {{c1::a ▸{{c2::b}} }}", .nestedDeletion),
      Case("C: [a]▸{b\n}", .unclosedHint),
      Case("Q: a\n▸- [ ] b\n- [ ] c", .choiceWithoutRightOption),
      Case("Q: a\n\n▸- [x] b\n  c", .choiceWithOneOption),
      Case(
        "Q: a\n▸- [x] 0\n" + (1...15).map { "- [ ] \($0)\n" }.joined(),
        .choiceWithTooManyOptions(16)),
      Case("Q: a\n- [x] b\n▸- [ ]\n  c", .emptyOption),
      Case("Q: a\n- [x] b\n- [ ] c\n\n▸text", .textAfterOptions),
      Case("Q: a\n- [x] b\n- [ ] c\n▸```\n- [ ] d\n```", .textAfterOptions),
      Case("▸O:\n1. a\n2. b\n3. c", .emptySide(.ordering)),
      Case("O: a\n\n▸1. b\n   c", .orderingWithOneItem),
      Case(
        "O: a\n▸" + (1...16).map { "\($0). item \($0)\n" }.joined(), .orderingWithTooManyItems(16)),
      Case("O: a\n1. b\n▸2.\n3. c", .emptyItem),
      Case("O: a\n1. b c\n2. d\n▸3. b  c", .repeatedItem),
      Case("O: a\n1. b\n2. c\n3. d\n\n▸text", .textAfterItems),
      Case("O: a\n1. b\n▸- c\n2. d", .textAfterItems),
      Case("O: a\n1. b\n2. c\n▸```\n3. d\n```", .textAfterItems),
      Case("O: a\n1. b\n2. c\n3. d\n▸A: e", .answerToOrdering),
      Case("Q: a\nA: b\nId:  ▸two words", .invalidID("two words")),
      Case("Q: a\nA: b\nId: ▸-x", .invalidID("-x")),
      Case(
        "Q: a\nA: b\nId: x\n---\n▸Q: c\nA: d\nId: x", .repeatedID("x", first: "line 4"), notes: 1),
      Case(
        "C: [a]\nId: x\n---\n▸Q: c\nA: d\nId: x.1", .repeatedID("x.1", first: "line 4"), notes: 1),
    ])
  func errors(_ example: Case) {
    check(example, .error)
  }

  @Test(
    "What can be read all the same is read, and reported",
    arguments: [
      Case("▸Why: x", .detailWithoutCard(.why)),
      Case("Q: a\nA: b\nWhy: c\n▸Why: d", .repeatedDetail(.why), notes: 1),
      Case("Q: a\nA: b\nSource: c\n▸more\nand more", .textAfterDetail(.source), notes: 1),
      Case("Q: a\nA: b\nAs of: ▸May 2026", .invalidDate("May 2026"), notes: 1),
      Case("Q: a\nA: b\nValid until:▸2026-02-30", .invalidDate("2026-02-30"), notes: 1),
    ])
  func errorsOfDetails(_ example: Case) {
    check(example, .error)
  }

  @Test(
    "What is doubtful is warned of and read",
    arguments: [
      Case("C: [a] b▸]", .unpairedBracket, notes: 1),
      Case("C: ▸[a [b]", .unpairedBracket, notes: 1),
      Case("C:\n\n  é [b] c▸] d▸]", .unpairedBracket, .unpairedBracket, notes: 1),
      Case("C: [a]\n\n é▸]", .unpairedBracket, notes: 1),
      Case("C: [a]\n\\--- \n\\\\```b▸]\nWhy\\: c▸]", .unpairedBracket, .unpairedBracket, notes: 1),
      Case("C:   Q\\: [a] b▸]", .unpairedBracket, notes: 1),
      Case("C: see ▸[a](https://b)", .linkInCloze, notes: 1),
      Case("Q: a\n▸Why: x\nA: b", .detailBeforeAnswer(.why), notes: 1),
      Case("Q: a\nA: b\n▸Why:\nTags: c", .emptyDetail(.why), notes: 1),
      Case("Q: a\nA: b\n▸Id:", .emptyDetail(.id), notes: 1),
      Case("Q: a\nA: b\n---\n▸Q: a\nA:  b\n", .repeatedCard(first: "line 4"), notes: 1),
      Case("▸```", .unclosedFence), Case("Q: a\n▸A: ```\nb", .unclosedFence, notes: 1),
      Case("```\n\n▸Q: a\n```", .tagInFence("Q:")),
      Case("▸ Q: a\n▸\tq: b", .nearTag("Q:"), .nearTag("Q:")),
      Case("▸Question: a\n▸back: b", .nearTag("Q:"), .nearTag("A:")),
      Case("Q: a\nA: b\n▸q: c", .nearTag("Q:"), notes: 1),
      Case("Q: a\n▸ Q: b\nA: c\n▸**Q:** d\na: e", .nearTag("Q:"), .nearTag("Q:"), notes: 1),
      Case("▸source: x\n▸ VALID UNTIL: y", .nearTag("Source:"), .nearTag("Valid until:")),
      Case("▸a b :: c\n▸d ::: e\nstd::x y", .oneLineCard, .oneLineCard),
      Case("Q: ▸\u{8}a\nA: b", .controlCharacter(8), notes: 1),
      Case("C: [a] or [b]\n▸Also: c", .alsoForSeveralDeletions, notes: 1),
      Case("O: a\n1. b\n2. c\n3. d\n▸Also: c", .alsoForOrdering, notes: 1),
      Case("O: a\n▸1. b\n2. c", .orderingOfTwo, notes: 1),
      Case("O: a\n1. b\n2. c\n▸4. d\n3. e", .itemNumber(4, expected: 3), notes: 1),
      Case("O: a\n1. b\n1. c\n▸3. d", .itemNumber(3, expected: 1), notes: 1),
      Case("▸O: a\n2. b\n3. c", .orderingWithoutList),
      Case("▸ o: a\n1. b\n2. c", .nearTag("O:")), Case(" o: a\nb"),
      Case("```\n\n▸O: a\n1. b\n```\n```\n\nO: n log n\n```", .tagInFence("O:")),
    ])
  func warnings(_ example: Case) {
    check(example, .warning)
  }

  private func check(_ example: Case, _ severity: Diagnostic.Severity) {
    let expected = MarkedText("Q: first\nA: card\n---\n\(example.text)\n---\nQ: last\nA: card\n")
    let result = read(expected.text)
    #expect(result.diagnostics.map(\.location) == expected.places)
    #expect(result.diagnostics.map(\.message) == example.problems.map(\.message))
    #expect(result.diagnostics.map(\.hint) == example.problems.map(\.hint))
    #expect(result.diagnostics.allSatisfy { $0.severity == severity })
    #expect(result.deck.notes.count == example.notes + 2)
    #expect(result.deck.questions.first == "first")
    #expect(result.deck.questions.last == "last")
  }

  @Test("A card of brackets alone has its first problems reported, and is left out")
  func manyProblems() {
    let text = "C: " + String(repeating: "]", count: 500) + String(repeating: "[]", count: 500)
    let diagnostics = read(text).diagnostics
    #expect(diagnostics.count { $0.severity == .error } == 10)
    #expect(diagnostics.count { $0.severity == .warning } == 10)
    #expect(read(text).deck.notes.isEmpty)
  }

  @Test("A diagnostic holds the line it is about, without its line ending")
  func sourceLine() {
    #expect(
      read("Q: a\r\nA: b\r\n  Why: c\r\nId: ? \r\n").diagnostics.map(\.sourceLine) == ["Id: ? "])
  }
}
