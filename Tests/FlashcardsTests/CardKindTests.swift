import Testing

@testable import Flashcards

struct CardKindTests {
  @Test("A question and its answer make one card")
  func basic() {
    let note = readNote("Q: Who pays?\nA: The payer")
    #expect(note == .basic("Who pays?", "The payer"))
    #expect(note?.faces == [.front])
  }

  @Test("A term and its definition make two cards, one each way")
  func term() throws {
    let note = try #require(readNote("T: superbill\nD: the encounter form"))
    let cards = Deck(notes: [note]).cards
    #expect(cards.map(\.question) == ["superbill", "the encounter form"])
    #expect(cards.map(\.answer) == ["the encounter form", "superbill"])
    #expect(cards.map(\.kind) == [.term, .term])
    #expect(cards[0].id != cards[1].id)
  }

  @Test("Each deletion of a cloze is a card that shows the others")
  func cloze() throws {
    let note = try #require(readNote("C: [Rejected] before, [denied]{after review} later."))
    let cards = Deck(notes: [note]).cards
    #expect(
      cards.map(\.question) == [
        "[…] before, denied later.", "Rejected before, [after review] later.",
      ])
    #expect(cards.map(\.answer) == ["Rejected", "denied"])
  }

  @Test("Numbered deletions of one number are asked together")
  func numberedCloze() throws {
    let note = try #require(readNote("C: {{c2::CO}} and {{c1::PR::group}} but {{c2::OA}} [sic]."))
    let cards = Deck(notes: [note]).cards
    #expect(
      cards.map(\.question) == ["CO and [group] but OA [sic].", "[…] and PR but […] [sic]."])
    #expect(cards.map(\.answer) == ["PR", "CO, OA"])
  }

  @Test("A task list under a question is a multiple choice")
  func choice() throws {
    let text = "Q: Which form?\n- [ ] CMS-1500\n  (professional)\n\n* [X] UB-04\n+ [ ] ADA"
    let note = try #require(readNote(text))
    let card = try #require(Deck(notes: [note]).cards.first)
    #expect(
      card.options == [
        .init(text: "CMS-1500\n(professional)", isCorrect: false),
        .init(text: "UB-04", isCorrect: true), .init(text: "ADA", isCorrect: false),
      ])
    #expect((card.kind, card.question, card.answer) == (.choice, "Which form?", "UB-04"))
  }

  @Test("A task list with an answer after it is a part of the question")
  func taskListInQuestion() {
    #expect(readNote("Q: Open?\n- [ ] a\n- [x] b\nA: a") == .basic("Open?\n- [ ] a\n- [x] b", "a"))
  }

  @Test("Every line after a card is read")
  func details() throws {
    let note = try #require(
      readNote(
        """
        Q: a
        A: b
        Also: c
        Also: d
        Why: because

        - [ ] of this
        # and that
        Hint: think
        Source: first
        Source: second
        As of: 2026-05
        Valid until: 2026-12-31
        Tags: x, #y
        Tags: [y z]
        Id: card-1
        """))
    #expect(note.details.also == ["c", "d"])
    #expect(note.details.why == "because\n\n- [ ] of this\n# and that")
    #expect(note.details.hint == "think")
    #expect(note.details.source == "first\nsecond")
    #expect(note.details.asOf == FactDate("2026-05"))
    #expect(note.details.validUntil == FactDate("2026-12-31"))
    #expect(note.details.tags == ["x", "y", "z"])
    #expect(note.id(of: .front) == CardID("card-1"))
    #expect(Card(note: note, face: .front).acceptedAnswers == ["b", "c", "d"])
  }

  @Test(
    "Details may follow every kind of card",
    arguments: ["T: a\nD: b", "C: [a] b", "Q: a\n- [x] b\n- [ ] c", "Q: a\nA: b"])
  func detailsOfKinds(_ card: String) throws {
    let note = try #require(readNote(card + "\n\nWhy: w\nTags: t"))
    #expect(note.details.why == "w")
    #expect(note.details.tags == ["t"])
    #expect(note.content == read(card).deck.notes.first?.content)
  }

  @Test("Other names of a term count only where the term is asked for")
  func alsoOfTerm() throws {
    let note = try #require(readNote("T: PR\nD: patient responsibility\nAlso: group code PR"))
    #expect(Card(note: note, face: .front).acceptedAnswers == ["patient responsibility"])
    #expect(Card(note: note, face: .reverse).acceptedAnswers == ["PR", "group code PR"])
  }

  @Test("Sides may have many lines, blank ones too")
  func manyLines() {
    #expect(
      readNote("Q:\n\n  a\n b\n\n\nc\n\nA: d\n\n  e  \n\n") == .basic("a\n b\n\n\nc", "d\n\n  e"))
  }

  @Test("A card ends at the next tag, at a line of three dashes, or at the end")
  func ends() {
    let text = "Q: a\nA: b\nQ: c\nA: d\n ---\t\nprose\nC: [e]\n---\n---\nT: f\nD: g"
    #expect(read(text).diagnostics.isEmpty)
    #expect(read(text).deck.questions == ["a", "c", "[…]", "f", "g"])
  }

  @Test("Prose ends a card only after a blank line below a one-line detail")
  func proseAfterDetails() {
    #expect(readNotes("Q: a\nA: b\nTags: t\n\nProse.\n\nQ: c\nA: d").count == 2)
    #expect(readNote("Q: a\nA: b\n\nstill the answer") == .basic("a", "b\n\nstill the answer"))
  }

  @Test(
    "A backslash takes a line's meaning away and is not shown",
    arguments: [
      ("Q\\: no tag", "Q: no tag"), ("Valid until\\: no tag", "Valid until: no tag"),
      ("\\---", "---"), ("\\# title", "# title"), ("\\- [ ] task", "- [ ] task"),
      ("\\```", "```"), ("  \\~~~", "  ~~~"), ("\\\\---", "\\---"), ("\\*x*", "\\*x*"),
      ("\\\\alpha", "\\\\alpha"), ("Q \\: x", "Q \\: x"),
    ])
  func escapes(_ line: String, _ shown: String) {
    #expect(readNote("Q: a\nA: b\n\n\(line)\nc") == .basic("a", "b\n\n\(shown)\nc"))
  }

  @Test("A card knows its line and the headings above it")
  func places() {
    let deck = read("# One\n\nQ: a\nA: b\n\n## Two\nprose\n\nC: [c]").deck
    #expect(deck.notes.map(\.line) == [3, 9])
    #expect(deck.notes.map(\.path) == [["One"], ["One", "Two"]])
  }

  @Test(
    "a term is asked with the words for what to do; one that is a question stands alone",
    arguments: [
      ("payer", Card.Face.front, "Define the term:"), ("payer", .reverse, "Name the term:"),
      ("Capital of Bulgaria?", .front, nil), ("首都は？ ", .front, nil),
      ("Capital of Bulgaria?", .reverse, "Which question has this answer?"),
    ] as [(String, Card.Face, String?)])
  func instruction(term: String, face: Card.Face, instruction: String?) {
    let note = Note(content: .term(term: term, definition: "Sofia"))
    #expect(Card(note: note, face: face).instruction == instruction)
  }
}
