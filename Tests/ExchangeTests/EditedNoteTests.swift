import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

/// The learner's own text, and a file with a different one.
@Suite("A text that the learner has edited")
struct EditedNoteTests {
  /// The same notes in each format; a note is a name, a question, an answer and a deck.
  enum Format: CaseIterable {
    case table, ankiText, package, json

    func file(_ notes: [(id: String, q: String, a: String, deck: String)]) throws -> [UInt8] {
      switch self {
      case .table:
        Array(
          ("front,back,id,deck\n" + notes.map { "\($0.q),\($0.a),\($0.id),\($0.deck)\n" }.joined())
            .utf8)
      case .ankiText:
        Array(
          ("#separator:tab\n#guid column:1\n#deck column:2\n"
            + notes.map { "\($0.id)\t\($0.deck)\t\($0.q)\t\($0.a)\n" }.joined()).utf8)
      case .package: try package(notes)
      case .json:
        JSONExport(OwnPackages.collection(decks(notes))) { _ in [:] }.bytes
      }
    }

    private func package(
      _ notes: [(id: String, q: String, a: String, deck: String)]
    ) throws -> [UInt8] {
      var made = MadePackage(notes: notes.map { [$0.q, $0.a] })
      for (index, note) in notes.enumerated() {
        let deck = note.deck == "D" ? 3 : 4
        made.sql += [
          "UPDATE notes SET guid='\(note.id)' WHERE id=\(index + 1)",
          "UPDATE cards SET did=\(deck) WHERE nid=\(index + 1)",
        ]
      }
      made.sql.append(
        #"UPDATE col SET decks='{"3":{"name":"D","dyn":0},"4":{"name":"E","dyn":0}}'"#)
      return try MadePackage.zip([("collection.anki2", try made.database())])
    }

    private func decks(
      _ notes: [(id: String, q: String, a: String, deck: String)]
    ) -> [ExportedCollection.ExportedDeck] {
      ["D", "E"].compactMap { name in
        let notes = notes.filter { $0.deck == name }
          .map { "Q: \($0.q)\nA: \($0.a)\nId: \($0.id)\n" }
        return notes.isEmpty
          ? nil : OwnPackages.deck(notes.joined(separator: "\n"), file: name + ".md")
      }
    }

    var name: String {
      switch self {
      case .table: "f.csv"
      case .ankiText: "f.txt"
      case .package: "f.apkg"
      case .json: "f.jsonl"
      }
    }
  }

  @Test(
    "stays when the file has moved the note, however often it comes", arguments: Format.allCases)
  func moved(format: Format) throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(
      format.file([("G1", "q1", "a1", "D"), ("G2", "q2", "a2", "D")]), named: format.name)
    try sandbox.edit("D.md", "a2", "a2 mine")
    let moved = try format.file([("G1", "q1", "a1", "D"), ("G2", "q2", "a2", "E")])
    for _ in 0..<3 {
      try sandbox.take(moved, named: format.name)
      #expect(try sandbox.deck("E.md").contains("A: a2 mine"))
      #expect(try !sandbox.deck("D.md").contains("q2"))
    }
    // A whole deck that has been renamed by now is still the same.
    let renamed = try format.file([("G1", "q1", "a1", "E"), ("G2", "q2", "a2", "E")])
    for _ in 0..<2 { try sandbox.take(renamed, named: format.name) }
    #expect(try Set(sandbox.cards()) == ["q1 => a1", "q2 => a2 mine"])
    // So is the way back.
    try sandbox.take(moved, named: format.name)
    #expect(try sandbox.deck("D.md").contains("q1"))
    #expect(try Set(sandbox.cards()) == ["q1 => a1", "q2 => a2 mine"])
  }

  @Test("stays one note where the file has moved it, though its name changes with its text")
  func movedWithoutName() throws {
    let sandbox = try CollectionSandbox()
    func table(_ deck: String) -> String {
      "front,back,deck\nWhat is an EOB?,explanation of benefits,\(deck)\nq2,a2,D\nq3,a3,D\n"
    }
    try sandbox.take(table("D"))
    try sandbox.edit("D.md", "explanation of benefits", "an explanation of benefits")
    try sandbox.edit("D.md", "\nQ: q3\nA: a3\n", "")
    for _ in 0..<2 {
      try sandbox.take(table("E").replacing("q3,a3,D", with: "q3,a3,F"))
      #expect(try sandbox.deck("E.md").contains("A: an explanation of benefits"))
      #expect(sandbox.decks == ["D.md", "E.md"])
    }
    #expect(try sandbox.cards().count == 2)
  }

  @Test("of a cloze stays one note where its deck has another name in the file")
  func cloze() throws {
    let sandbox = try CollectionSandbox()
    func package(_ deck: String) throws -> [UInt8] {
      var made = MadePackage.cloze("{{c1::x}} is {{c2::y}}", extra: "", ords: [0, 1])
      made.sql = [
        "UPDATE cards SET did=3", #"UPDATE col SET decks='{"3":{"name":"\#(deck)","dyn":0}}'"#,
      ]
      return try MadePackage.zip([("collection.anki2", try made.database())])
    }
    try sandbox.take(package("D"), named: "c.apkg")
    let text = try sandbox.deck("D.md")
    try sandbox.write(text.replacing(" is ", with: " is surely "), "D.md")
    for _ in 0..<2 { try sandbox.take(package("New"), named: "c.apkg") }
    #expect(try sandbox.cards().count == 2)
    #expect(try sandbox.deck("New.md").contains("is surely"))
  }

  @Test("stays where no import brought it, and is listed; what it does not say is filled in")
  func withoutBase() throws {
    let sandbox = try CollectionSandbox()
    let own = "Q: q1\nA: a1 mine\nId: k1\n\nQ: Who pays the claim?\nA: the payer\n"
    try sandbox.write(own, "d.md")
    let theirs = own.replacing("a1 mine", with: "a1").replacing("the payer", with: "the insurer")
    for _ in 0..<2 {
      let plan = try sandbox.take(theirs, named: "d.md")
      #expect(plan.items[0].conflicting == 2)
      #expect(plan.items[0].skipped.allSatisfy { $0.reason.contains("`text`") })
      #expect(try sandbox.deck("d.md") == own)
    }
    try sandbox.take("front,back,id,why\nq1,a1 mine,k1,since\n", named: "d.csv")
    #expect(try sandbox.deck("d.md").contains("A: a1 mine\nWhy: since\nId: k1"))
  }

  @Test("is compared with the earlier versions of a deck under whatever file name they had")
  func otherFileName() throws {
    let sandbox = try CollectionSandbox()
    let format = Format.package
    try sandbox.take(
      format.file([("G1", "q1", "a1", "D"), ("G2", "q2", "a2", "D")]), named: "june.apkg")
    try sandbox.answer("q1", .hesitant)
    try sandbox.edit("D.md", "a2", "a2 mine")
    let july = try format.file([("G1", "corrected", "in both", "D"), ("G2", "q2", "a2", "D")])
    for _ in 0..<2 {
      try sandbox.take(july, named: "july.apkg")
      #expect(try sandbox.cards() == ["corrected => in both (1)", "q2 => a2 mine"])
    }
    // Notes that happen to have the same names are different notes.
    let other = try format.file([("G1", "dog", "Hund", "D"), ("G2", "cat", "Katze", "D")])
    try sandbox.take(other, named: "other.apkg")
    #expect(
      try sandbox.cards() == [
        "corrected => in both (1)", "q2 => a2 mine", "dog => Hund", "cat => Katze",
      ])
  }

  @Test("and a deck that was built again with new names and a new answer are named together")
  func sameQuestion() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nWho pays?,the payer,r1\nq,a,r2\n")
    let plan = try sandbox.take("front,back,id\nWho pays?,the insurer,s1\nq,a,s2\n")
    #expect(
      plan.items[0].notes == [
        "`r1` and `s1` have the same question; delete the one that is out of date"
      ])
    let second = try sandbox.take("front,back,id\nWho pays?,the insurer,s1\nq,a,s2\n")
    #expect(second.isEmpty && second.items[0].notes.isEmpty)
  }

  // MARK: Right after a change

  @Test("right after an import keeps its history")
  func afterImport() throws {
    let (first, second) = (try CollectionSandbox(), try CollectionSandbox())
    try first.write("Q: What is an EOB form?\nA: Explanation of benefits\n", "d.md")
    try first.answer("What is an EOB form?", .hesitant)
    try second.take(first.json(), named: "all.jsonl")
    try second.edit("d.md", "EOB form", "EOB document")
    #expect(
      try second.cards() == ["What is an EOB document? => Explanation of benefits (1)"])
  }

  @Test("right after an undo keeps its history")
  func afterUndo() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nWhat is an EOB form?,Explanation of benefits\n")
    try sandbox.answer("What is an EOB form?", .hesitant)
    try sandbox.change("f.md", to: "Q: other\nA: card\n")
    try sandbox.undo()
    try sandbox.edit("f.md", "EOB form", "EOB document")
    #expect(
      try sandbox.cards() == ["What is an EOB document? => Explanation of benefits (1)"])
  }

  // MARK: Undo

  @Test("does not keep an undo from bringing back what the change took out")
  func undo() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nq1,a1,n1\nq2,a2,n2\nq3,a3,n3\n")
    // Like a restore, and an edit.
    try sandbox.change("f.md", to: "Q: q1\nA: a1\nId: n1\n")
    try sandbox.edit("f.md", "A: a1", "A: a1 mine")
    #expect(try sandbox.undo().isEmpty)
    #expect(try sandbox.cards() == ["q1 => a1 mine", "q2 => a2", "q3 => a3"])
  }

  @Test("does not keep an undo from bringing back a card that has no name")
  func undoWithoutName() throws {
    let sandbox = try CollectionSandbox()
    let deck = "Q: What is an EOB?\nA: explanation of benefits\n\nQ: q2\nA: a2\n"
    try sandbox.write(deck, "f.md")
    let changed = deck.replacing("explanation of benefits", with: "an explanation of benefits")
    try sandbox.change("f.md", to: changed)
    try sandbox.edit("f.md", "A: a2", "A: a2 mine")
    try sandbox.undo()
    #expect(try sandbox.deck("f.md") == deck.replacing("A: a2", with: "A: a2 mine"))
    // After another edit, the card is the learner's.
    try sandbox.change("f.md", to: changed.replacing("A: a2", with: "A: a2 mine"))
    try sandbox.edit("f.md", "an explanation of benefits", "the explanation of benefits")
    #expect(try sandbox.undo() == ["f.md"])
    #expect(
      try sandbox.cards() == ["What is an EOB? => the explanation of benefits", "q2 => a2 mine"])
  }
}

extension CollectionSandbox {
  fileprivate func edit(_ name: String, _ old: String, _ new: String) throws {
    try write(try deck(name).replacing(old, with: new), name)
  }

  /// Changes a deck in one step for `undo`.
  fileprivate func change(_ name: String, to text: String) throws {
    try with { writer, _ in
      let changes = DeckChanges([try RelativePath(name): Array(text.utf8)])
      try writer.editing("edit", changes, at: now)
    }
  }
}
