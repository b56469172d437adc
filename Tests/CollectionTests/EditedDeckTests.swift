import Collection
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A deck that was edited between two openings")
struct EditedDeckTests {
  private static let old = """
    Q: What is a superbill?
    A: The encounter form

    Q: What is an EOB?
    A: Explanation of benefits

    Q: Who pays first?
    A: The primary payer

    """

  /// An edit of the second card, and its question afterwards.
  struct Edit: CustomTestStringConvertible, Sendable {
    let name: String
    let from: String
    let to: String
    var question = "What is an EOB?"
    var testDescription: String { name }
  }

  @Test(
    "keeps the history of an edited card and journals the link once",
    arguments: [
      Edit(
        name: "question", from: "Q: What is an EOB?", to: "Q: What does EOB stand for?",
        question: "What does EOB stand for?"),
      Edit(
        name: "answer", from: "A: Explanation of benefits", to: "A: The payer's statement"),
      Edit(
        name: "both", from: "Q: What is an EOB?\nA: Explanation of benefits",
        to: "Q: What is an EOB, exactly?\nA: An explanation of the benefits",
        question: "What is an EOB, exactly?"),
      Edit(
        name: "id", from: "A: Explanation of benefits", to: "A: Explanation of benefits\nId: eob"),
      Edit(
        name: "choice", from: "A: Explanation of benefits",
        to: "- [x] Explanation of benefits\n- [ ] End of billing"),
    ])
  func follows(edit: Edit) throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old)
      for question in ["What is a superbill?", "What is an EOB?"] {
        try sandbox.answer(question, .hesitant)
      }
      try sandbox.deck(Self.old.replacing(edit.from, with: edit.to))
      for _ in 0..<3 {
        let collection = try sandbox.open()
        #expect(try collection.reviews(of: edit.question) == 1)
        #expect(try collection.reviews(of: "What is a superbill?") == 1)
        #expect(try collection.reviews(of: "Who pays first?") == 0)
        #expect(collection.orphans.isEmpty)
        #expect(collection.history.relinks == 1)
      }
    }
  }

  @Test("needs no link for a card that was never answered, or whose spacing changed")
  func noLink() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old)
      try sandbox.answer("What is a superbill?", .hesitant)
      let edited = Self.old.replacing("Who pays first", with: "Who pays at first")
        .replacing("The encounter form", with: "The  encounter\n   form")
      try sandbox.deck(edited)
      #expect(try sandbox.open().history.relinks == 0)
      #expect(try sandbox.look().reviews(of: "What is a superbill?") == 1)
    }
  }

  @Test("keeps the history over two edits, and over an edit back")
  func twice() throws {
    try withSandbox { sandbox in
      for (number, text) in ["an EOB", "the EOB", "this EOB", "an EOB"].enumerated() {
        try sandbox.deck(Self.old.replacing("an EOB", with: text))
        try sandbox.answer("What is \(text)?", .hesitant)
        #expect(try sandbox.look().reviews(of: "What is \(text)?") == number + 1)
      }
    }
  }

  @Test("keeps the history of a card that moves to another file, edited on the way or not")
  func moved() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old, "a.md")
      try sandbox.deck(deck("one"), "b.md")
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.answer("Who pays first?", .hesitant)
      try sandbox.deck("Q: What is a superbill?\nA: The encounter form\n", "a.md")
      try sandbox.deck(
        deck("one") + "Q: What is an EOB?\nA: Explanation of benefits\n\n"
          + "Q: Who pays first?\nA: The first payer\n", "b.md")
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "What is an EOB?") == 1)
      #expect(try collection.reviews(of: "Who pays first?") == 1)
      #expect(collection.history.relinks == 1)
    }
  }

  @Test("keeps all histories when its file is renamed, a card edited at the same time")
  func renamed() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old, "a.md")
      for question in ["What is a superbill?", "What is an EOB?"] {
        try sandbox.answer(question, .hesitant)
      }
      sandbox.remove("home/decks/a.md")
      try sandbox.deck(Self.old.replacing("What is an EOB", with: "What's an EOB"), "z/b.md")
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "What is a superbill?") == 1)
      #expect(try collection.reviews(of: "What's an EOB?") == 1)
      #expect(collection.orphans.isEmpty)
    }
  }

  @Test("gives a card its history back when it is taken out and put in again")
  func putBack() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old)
      try sandbox.answer("What is an EOB?", .hesitant)
      let id = try sandbox.look().id(asking: "What is an EOB?")
      try sandbox.deck(
        Self.old.replacing("Q: What is an EOB?\nA: Explanation of benefits\n", with: ""))
      #expect(try sandbox.open().orphans == [id])
      try sandbox.deck(Self.old)
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "What is an EOB?") == 1)
      #expect(collection.orphans.isEmpty)
      #expect(collection.history.relinks == 0)
    }
  }

  @Test("does not give the history of a card that is taken out to one that was there before")
  func notStolen() throws {
    let twin = "Q: What is an EOB, in short?\nA: Explanation of benefits\n\n"
    try withSandbox { sandbox in
      try sandbox.deck(twin + Self.old)
      try sandbox.answer("What is an EOB?", .hesitant)
      try sandbox.deck(
        (twin + Self.old).replacing(
          "Q: What is an EOB?\nA: Explanation of benefits\n", with: ""))
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "What is an EOB, in short?") == 0)
      #expect(collection.orphans.count == 1)
    }
  }

  @Test("gives one history to one card, though cards of another file would fit as well")
  func oneToOne() throws {
    try withSandbox { sandbox in
      try sandbox.deck("Q: one\nA: both\n\nQ: two\nA: 2\n", "a.md")
      try sandbox.deck("Q: three\nA: both\n\nQ: four\nA: 4\n", "b.md")
      for question in ["one", "three", "two"] { try sandbox.answer(question, .hesitant) }
      let gone = try sandbox.look().id(asking: "three")
      try sandbox.deck("Q: one, edited\nA: both\n\nQ: two, edited\nA: 2\n", "a.md")
      try sandbox.deck("Q: four\nA: 4\n\nQ: new\nA: 2\n", "b.md")
      let collection = try sandbox.open()
      #expect(try collection.reviews(of: "one, edited") == 1)
      #expect(try collection.reviews(of: "two, edited") == 1)
      #expect(try collection.reviews(of: "new") == 0)
      #expect(collection.orphans == [gone])
      #expect(collection.history.relinks == 2)
    }
  }

  @Test("lets a card start anew that comes back beside the one that it became")
  func comesBackBeside() throws {
    try withSandbox { sandbox in
      try sandbox.deck(Self.old)
      try sandbox.answer("What is an EOB?", .hesitant)
      let edited = Self.old.replacing("What is an EOB", with: "What does EOB mean")
      try sandbox.deck(edited)
      try sandbox.open()
      try sandbox.deck(edited + "Q: What is an EOB?\nA: Explanation of benefits\n")
      try sandbox.open()
      try sandbox.answer("What is an EOB?", .perfect)
      let collection = try sandbox.look()
      #expect(try collection.reviews(of: "What does EOB mean?") == 1)
      #expect(try collection.reviews(of: "What is an EOB?") == 1)
    }
  }
}

extension History {
  /// The number of journaled links between cards.
  var relinks: Int {
    events.count { if case .relink = $0.action { true } else { false } }
  }
}
