import Collection
import Exchange
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("An import")
struct ImportPlanTests {
  private static let deckText = """
    ---
    name: Billing
    ---
    # Basics

    Q: What is an EOB?
    A: Explanation of benefits
    Id: eob

    T: superbill
    D: The encounter form

    Q: Which form?
    - [ ] CMS-1500
    - [x] UB-04

    C: A claim is [rejected] or [denied].
    """

  private func counts(_ plan: ImportPlan) -> [Int] {
    [
      plan.items.reduce(0) { $0 + $1.added }, plan.items.reduce(0) { $0 + $1.updated },
      plan.items.reduce(0) { $0 + $1.unchanged }, plan.items.reduce(0) { $0 + $1.skipped.count },
    ]
  }

  @Test("makes a deck that a person could have written")
  func newDeck() throws {
    let sandbox = try CollectionSandbox()
    let plan = try sandbox.take(
      "front,back,tags\nWho?,Me,a b\n\"x\ny\",z,\n", named: "My terms.csv")
    #expect(counts(plan) == [2, 0, 0, 0])
    #expect(
      try sandbox.deck("My terms.md")
        == "Q: Who?\nA: Me\nTags: a b\n\nQ: x\ny\nA: z\n")
  }

  @Test("takes a Markdown deck over byte by byte, unless it gets another name")
  func original() throws {
    let sandbox = try CollectionSandbox()
    let text = Self.deckText + "\n---\nProse at the end.\n"
    try sandbox.take(text, named: "x.md")
    #expect(try sandbox.deck("Billing.md") == text)
    let other = try CollectionSandbox()
    try other.take(text, named: "x.md", deck: "Mine")
    #expect(try other.deck("Mine.md").hasPrefix("---\nname: Mine\n---\n\n# Basics\n"))
  }

  @Test(
    "of the same file changes nothing the second time",
    arguments: [
      deckText, "front,back,id\na,b,x1\n\"c\nd\",e,y~2\n f , g ,\n",
      "front,back,why\na,b,\"x\n\n\ny  \"\nq\tr,s,\n\"- [ ] t\n# u\",v,\"Q: w\"\n",
      "front,back\n{x,y}\n[a],b\n\"```\ncode\n\",c\n",
    ])
  func sameTwice(text: String) throws {
    let sandbox = try CollectionSandbox()
    let first = try sandbox.take(text)
    let second = try sandbox.take(text)
    #expect(second.isEmpty)
    #expect(counts(second) == [0, 0, counts(first)[0], 0])
  }

  @Test("takes a card with other spacing, line ends or order of options for the same card")
  func spacing() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(Self.deckText)
    let other = Self.deckText.replacing("The encounter form", with: "The  encounter\nform")
      .replacing("Explanation of", with: "Explanation\n  of")
      .replacing("- [ ] CMS-1500\n- [x] UB-04", with: "- [x] UB-04\n- [ ] CMS-1500")
      .replacing("\n", with: "\r\n")
    #expect(counts(try sandbox.take(other)) == [0, 0, 4, 0])
  }

  @Test("takes the cards of a table that was exported from the collection for the same cards")
  func exported() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(Self.deckText)
    let table = DelimitedWriter.csv(
      DeckExport([DeckParser.parse(Self.deckText, file: "").deck]).rows)
    #expect(counts(try sandbox.take(table)) == [0, 0, 6, 0])
    let other = table.replacing("UB-04", with: "UB-40")
    let plan = try sandbox.take(other)
    #expect(plan.isEmpty)
    #expect(plan.items[0].conflicting == 1)
    #expect(plan.items[0].skipped[0].reason.contains("part of a choice note"))
  }

  @Test("of a newer version updates the cards, which keep their history")
  func newer() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nWho?,Me\nWhat is it?,That\nThird?,three\n")
    for question in ["Who?", "What is it?", "Third?"] { try sandbox.answer(question, .hesitant) }
    let plan = try sandbox.take(
      "front,back\nWho?,Myself\nWhat was it?,That\nThird?,three\nNew?,card\n")
    #expect(counts(plan) == [1, 2, 1, 0])
    #expect(
      try sandbox.cards() == [
        "Who? => Myself (1)", "What was it? => That (1)", "Third? => three (1)", "New? => card",
      ])
  }

  @Test("of a newer version finds its cards by their names, wherever they were moved")
  func moved() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nWho?,Me,w\n", named: "a.csv")
    let text = try sandbox.deck("a.md")
    try sandbox.write("", "a.md")
    try sandbox.write(text.replacing("name: a", with: "name: b"), "b.md")
    let plan = try sandbox.take("front,back,id\nWhose?,Mine,w\n", named: "a.csv")
    #expect(counts(plan) == [0, 1, 0, 0])
    #expect(try sandbox.cards() == ["Whose? => Mine"])
    #expect(try sandbox.deck("b.md").contains("Id: w"))
  }

  @Test("leaves what the learner has edited, and says so where the file has changed it too")
  func edited() throws {
    let sandbox = try CollectionSandbox()
    let table = "front,back,why,id\nA?,a,,1\nB?,b,,2\nC?,c,,3\n"
    try sandbox.take(table)
    let mine = try sandbox.deck("f.md").replacing("A: a", with: "A: mine")
      .replacing("A: b", with: "A: b\nWhy: my reason")
    try sandbox.write(mine, "f.md")
    #expect(counts(try sandbox.take(table)) == [0, 0, 3, 0])
    #expect(try sandbox.deck("f.md") == mine)
    let plan = try sandbox.take("front,back,why,id\nA?,aa,,1\nB?,bb,,2\nC?,cc,because,3\n")
    #expect(counts(plan) == [0, 2, 0, 1])
    #expect(plan.items[0].skipped[0].line == 2)
    #expect(plan.items[0].skipped[0].reason.hasPrefix("you have changed `text` of card"))
    #expect(try sandbox.cards() == ["A? => mine", "B? => bb", "C? => cc"])
    #expect(try sandbox.deck("f.md").contains("A: bb\nWhy: my reason\n"))
  }

  @Test("leaves a built-in card alone whose name it would take")
  func builtIn() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.write("Q: a\nA: b\nId: x\n", "a.md", builtIn: true)
    let plan = try sandbox.take("front,back,id\na,c,x\nd,e,y\n")
    #expect(counts(plan) == [1, 0, 0, 1])
    #expect(plan.items[0].conflicting == 1)
    #expect(try sandbox.cards() == ["d => e"])
  }

  @Test("counts the cards of the last version that the newer one has no more, and lets them stay")
  func missing() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nalpha,one\nbeta,two\n")
    let plan = try sandbox.take("front,back\nalpha,one\n")
    #expect(plan.items[0].missing == 1)
    #expect(plan.isEmpty)
  }

  @Test("of several files knows in the later ones what the earlier ones bring")
  func severalFiles() throws {
    let sandbox = try CollectionSandbox()
    func file(_ text: String) -> ImportedFile { ImportedFile(Array(text.utf8), file: "f") }
    let plan = try sandbox.take([
      ("a.csv", file("front,back,id\na,b,1\nc,d,\n")),
      ("b.csv", file("front,back,id\na,x,1\nc,d,\n")),
    ])
    #expect(counts(plan) == [2, 0, 1, 1])
    #expect(plan.items[1].skipped[0].reason.contains("used in this import already"))
    #expect(sandbox.decks == ["a.md"])
  }

  @Test("puts decks with levels in their names into folders, by names that no path misreads")
  func deckPaths() throws {
    let sandbox = try CollectionSandbox()
    let file = ImportedFile(
      format: .delimited,
      decks: ["Languages::Spanish", "../../etc/x", "a/b", "::", ".hidden", "con:x", "\u{1B}[2J"]
        .map { name in
          ImportedDeck(
            name: name, notes: [Note(content: .basic(question: name, answer: "a"))])
        })
    try sandbox.take(file)
    #expect(
      sandbox.decks == [
        "-..-etc-x.md", "-[2J.md", "Languages/Spanish.md", "a-b.md", "con-x.md", "deck.md",
        "hidden.md",
      ])
    #expect(try sandbox.collection().library.decks.map(\.name).contains("Languages::Spanish"))
  }

  @Test("of a file with several decks into one puts them below it")
  func severalDecks() throws {
    let sandbox = try CollectionSandbox()
    let file = ImportedFile(
      format: .delimited,
      decks: ["A", "B::C"].map { name in
        ImportedDeck(name: name, notes: [Note(content: .basic(question: name, answer: "a"))])
      })
    try sandbox.take(file, deck: "Mine")
    #expect(sandbox.decks == ["Mine/A.md", "Mine/B/C.md"])
  }

  // MARK: The past

  private func past(_ at: Int, _ card: String = "x", _ grade: Grade = .hesitant) -> TimedAction {
    TimedAction(
      at: at,
      .review(
        ReviewEvent(
          card: CardID(card), grade: grade, day: Day(number: 20_000 + at), took: nil,
          kind: .review, before: 3, after: 5, scheduler: "anki")))
  }

  private func file(_ past: TimedActions) -> ImportedFile {
    var note = Note(content: .basic(question: "q", answer: "a"))
    note.details.id = CardID("x")
    return ImportedFile(format: .delimited, decks: [ImportedDeck(notes: [note])], past: past)
  }

  @Test("brings answers with their own times, each once, and those of a newer version too")
  func answers() throws {
    let sandbox = try CollectionSandbox()
    let first = try sandbox.take(file([past(1), past(2)]))
    #expect(first.items[0].reviews.added == 2)
    let again = try sandbox.take(file([past(1), past(2)]))
    #expect(again.isEmpty)
    #expect(again.items[0].reviews.known == 2)
    let newer = try sandbox.take(file([past(1), past(2), past(3)]))
    #expect(newer.items[0].reviews.added == 1)
    let reviews = try sandbox.collection().history.reviews.map(\.day.number)
    #expect(reviews == [20_001, 20_002, 20_003])
  }

  @Test("says how many past events belong to no card that comes in")
  func orphans() throws {
    let sandbox = try CollectionSandbox()
    let plan = try sandbox.take(file([past(1, "y"), past(2, "y"), past(3)]))
    #expect(plan.items[0].skipped.map(\.name) == ["2 past events"])
    #expect(plan.items[0].reviews.added == 1)
  }

  // MARK: Taking back

  @Test("is taken back whole: decks, answers and places in the calendar")
  func undo() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nold,card\n")
    try sandbox.answer("old", .hesitant)
    let before = try sandbox.deck("f.md")
    try sandbox.take("front,back\nold,text\nnew,card\n")
    #expect(try sandbox.cards() == ["old => text (1)", "new => card"])
    #expect(try sandbox.undo() == [])
    #expect(try sandbox.deck("f.md") == before)
    #expect(try sandbox.cards() == ["old => card (1)"])
    try sandbox.undo()
    try sandbox.undo()
    #expect(sandbox.decks == [])
    #expect(try sandbox.undo() == ["nothing"])

    try sandbox.take(file([past(1), past(2)]))
    #expect(try sandbox.collection().history.record(of: CardID("x")).progress.reviews == 2)
    try sandbox.undo()
    #expect(try sandbox.collection().history.record(of: CardID("x")).progress.reviews == 0)
    try sandbox.take(file([past(1), past(2)]))
    #expect(try sandbox.collection().history.record(of: CardID("x")).progress.reviews == 2)
  }

  @Test("is taken back around what was edited since, which stays and is named")
  func undoAfterEdit() throws {
    let sandbox = try CollectionSandbox()
    let deck = "Q: mine\nA: own\nId: m\n"
    try sandbox.take(deck, named: "f.md")
    try sandbox.write("Prose.\n\n" + deck, "f.md")
    try sandbox.take("front,back,id\na,b,1\nc,d,2\nmine,changed,m\n")
    let text = try sandbox.deck("f.md")
    #expect(text.hasPrefix("Prose.\n\nQ: mine\nA: changed\nId: m\n"))
    try sandbox.write(text.replacing("A: b", with: "A: better") + "\nQ: later\nA: card\n", "f.md")
    #expect(try sandbox.undo() == ["f.md"])
    #expect(try sandbox.cards() == ["mine => own", "a => better", "later => card"])
    #expect(try sandbox.deck("f.md").hasPrefix("Prose.\n"))
  }

  // MARK: Cut off

  @Test(
    "that was cut off after it was journalled is finished by the next one to write")
  func finished() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nold,card\n")
    let before = try sandbox.deck("f.md")
    try sandbox.take("front,back\nold,text\nnew,card\n")
    let after = try sandbox.deck("f.md")
    try sandbox.write(before, "f.md")
    try sandbox.leavePending(number: 2)
    // Reading the collection finishes nothing.
    #expect(try sandbox.collection().problems.notices.count == 1)
    #expect(try sandbox.deck("f.md") == before)
    try sandbox.with { _, _ in }
    #expect(try sandbox.cards() == ["old => text", "new => card"])
    #expect(try sandbox.deck("f.md") == after)
    #expect(try sandbox.collection().problems.notices == [])
  }

  @Test("that was cut off before it was journalled has never been")
  func forgotten() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nold,card\n")
    try sandbox.write("Q: half\nA: done\n", "../imports/\(try sandbox.device())-9/after/g.md")
    try sandbox.leavePending(number: 9)
    try sandbox.with { _, _ in }
    #expect(try sandbox.cards() == ["old => card"])
    #expect(sandbox.decks == ["f.md"])
    #expect(!sandbox.imports.contains { $0.contains("-9/") || $0 == "pending" })
  }
}
