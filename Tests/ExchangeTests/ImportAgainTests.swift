import Collection
import Exchange
import Flashcards
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

/// A file that is imported again, and the learner's changes in between.
@Suite("A file that is imported again")
struct ImportAgainTests {
  private func events(_ sandbox: CollectionSandbox) throws -> Int {
    try sandbox.collection().history.events.count
  }

  /// A package with a card that was answered in Anki and one that was suspended there.
  private func package(answers: [Int], interval: Int, text: String = "back") throws -> [UInt8] {
    var made = MadePackage(notes: [["front", text], ["second", "back"]])
    let due = 118 + interval
    made.sql =
      answers.map { "INSERT INTO revlog VALUES (\($0), 100, 3, 10, 5, 2500, 4000, 1)" } + [
        """
        UPDATE cards SET type=2, queue=2, due=\(due), ivl=\(interval), factor=2500, reps=4 \
        WHERE id=100
        """, "UPDATE cards SET queue=-1 WHERE id=200",
      ]
    return try MadePackage.zip([("collection.anki2", try made.database())])
  }

  private let june = 1_782_000_000_000

  @Test("writes nothing, and puts no answered card back, though time goes on")
  func answered() throws {
    let sandbox = try CollectionSandbox()
    let bytes = try package(answers: [june], interval: 10)
    try sandbox.take(bytes, named: "f.apkg")
    try sandbox.answer("front", .hesitant)
    let record = try sandbox.record("front")
    let count = try events(sandbox)
    for _ in 0..<3 { #expect(try sandbox.take(bytes, named: "f.apkg").isEmpty) }
    #expect(try sandbox.record("front") == record)
    #expect(try events(sandbox) == count)
  }

  @Test("leaves a card where a vacation has moved it, and a suspended one taken up")
  func moved() throws {
    let sandbox = try CollectionSandbox()
    let bytes = try package(answers: [june], interval: 10)
    try sandbox.take(bytes, named: "f.apkg")
    try sandbox.with { writer, collection in
      let front = try #require(collection.library.entries.first { $0.card.question == "front" })
      let second = try #require(collection.library.entries.first { $0.card.question == "second" })
      try writer.append(
        collection.postponed(front.id, to: Day(number: 20_700)), at: sandbox.now)
      try writer.append(.unsuspend(second.id), at: sandbox.now)
    }
    #expect(try sandbox.take(bytes, named: "f.apkg").isEmpty)
    #expect(try sandbox.record("front").progress.due == Day(number: 20_700))
    #expect(try !sandbox.record("second").isSuspended)
  }

  @Test("on another machine puts no card back that was answered here, whoever syncs first")
  func twoMachines() throws {
    let bytes = try package(answers: [june], interval: 10)
    let (first, second) = (
      try CollectionSandbox(hostName: "first"), try CollectionSandbox(hostName: "second")
    )
    try first.take(bytes, named: "f.apkg")
    try first.answer("front", .hesitant)
    let record = try first.record("front")
    second.now = first.now + 3 * 86_400_000
    try second.take(bytes, named: "f.apkg")
    try first.copyJournals(to: second)
    try second.copyJournals(to: first)
    #expect(try first.record("front") == record)
    #expect(try second.record("front") == record)
    #expect(try second.collection().history.reviews.map(\.grade) == [.hesitant, .hesitant])
  }

  @Test("does not bring back an answer that was undone")
  func undone() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("Q: front\nA: back\nId: n\n", named: "f.md")
    try sandbox.answer("front", .hesitant)
    let export = try sandbox.json()
    try sandbox.undo()
    #expect(try sandbox.take(export, named: "all.jsonl").isEmpty)
    #expect(try sandbox.record("front") == .new)
  }

  // MARK: Texts

  @Test("keeps what the learner has edited, however often it comes")
  func edited() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nq1,a1,n1\nq2,a2,n2\n")
    try sandbox.edit("f.md", "a1", "a1 mine")
    let newer = "front,back,id\nq1,a1,n1\nq2,a2 new,n2\n"
    for _ in 0..<3 {
      try sandbox.take(newer)
      #expect(try sandbox.cards() == ["q1 => a1 mine", "q2 => a2 new"])
    }
    // Both have changed the note: the learner's version stays, despite a change elsewhere.
    let both = "front,back,id\nq1,a1 theirs,n1\nq2,a2 newer,n2\n"
    for _ in 0..<3 {
      try sandbox.take(both)
      #expect(try sandbox.cards() == ["q1 => a1 mine", "q2 => a2 newer"])
    }
    // Later versions are compared with the file's last one.
    try sandbox.take(both.replacing("newer", with: "newest"))
    #expect(try sandbox.cards() == ["q1 => a1 mine", "q2 => a2 newest"])
  }

  @Test("keeps an edit of a card that has no name, and brings it no second time")
  func editedWithoutName() throws {
    let sandbox = try CollectionSandbox()
    let table = "front,back\nWhat is an EOB?,explanation of benefits\nq2,a2\n"
    try sandbox.take(table)
    try sandbox.edit("f.md", "explanation of benefits", "an explanation of benefits")
    let plan = try sandbox.take(table)
    #expect(plan.isEmpty)
    #expect(
      try sandbox.cards() == ["What is an EOB? => an explanation of benefits", "q2 => a2"])
  }

  @Test("keeps an edit of a card that the learner has moved to another deck")
  func editedAndMoved() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nq1,a1,n1\nq2,a2,n2\n")
    try sandbox.write("---\nname: Mine\n---\n\nQ: q1\nA: a1 mine\nId: n1\n", "mine.md")
    try sandbox.edit("f.md", "Q: q1\nA: a1\nId: n1\n", "")
    let plan = try sandbox.take("front,back,id\nq1,a1,n1\nq2,a2 new,n2\n")
    #expect(try sandbox.deck("mine.md").contains("a1 mine"))
    #expect(plan.items[0].decks[0].elsewhere == ["Mine": 1])
    #expect(try sandbox.deck("f.md").contains("a2 new"))
  }

  @Test("leaves a card deleted that the learner has deleted, and says so")
  func deleted() throws {
    let sandbox = try CollectionSandbox()
    let table = "front,back,id\nq1,a1,n1\nq2,a2,n2\n"
    try sandbox.take(table)
    try sandbox.edit("f.md", "Q: q1\nA: a1\nId: n1\n", "")
    let plan = try sandbox.take(table)
    #expect(plan.isEmpty)
    #expect(plan.items[0].decks[0].deleted == 1)
    #expect(try sandbox.cards() == ["q2 => a2"])
    // A deck whose file is gone comes back as a whole.
    sandbox.removeDeck("f.md")
    try sandbox.take(table)
    #expect(try sandbox.cards() == ["q1 => a1", "q2 => a2"])
  }

  @Test("from another file takes nothing away that it is silent on")
  func silent() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("Q: q1\nA: a1\nWhy: since\nTags: t\nId: n1\n", named: "f.md")
    try sandbox.take("front,back,id\nq1,a1 new,n1\n", named: "g.csv", deck: "f")
    let text = try sandbox.deck("f.md")
    #expect(text.contains("a1 new") && text.contains("Why: since") && text.contains("Tags: t"))
  }

  // MARK: Names

  @Test("under new names, as a script makes them, is known by its texts")
  func newNames() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nq,a,r1\n")
    try sandbox.answer("q", .hesitant)
    let plan = try sandbox.take("front,back,id\nq,a,r9\nnew,b,r10\n")
    #expect(plan.items.map(\.unchanged) == [1])
    #expect(try sandbox.cards() == ["q => a (1)", "new => b"])
  }

  @Test("twice with the same text under two names has two cards")
  func sameText() throws {
    let sandbox = try CollectionSandbox()
    let table = "front,back,id\nq,a,r1\nq,a,r2\n"
    try sandbox.take(table)
    #expect(try sandbox.take(table).isEmpty)
    #expect(try sandbox.cards() == ["q => a", "q => a"])
  }

  @Test("does not overwrite another deck's card that has the same name by chance")
  func clash() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\nWho pays?,the payer,1\n", named: "a.csv")
    let other = "front,back,id\nCapital of France,Paris,1\n"
    for _ in 0..<2 {
      try sandbox.take(other, named: "b.csv")
      #expect(try sandbox.cards() == ["Who pays? => the payer", "Capital of France => Paris"])
    }
    #expect(try sandbox.deck("b.md").contains("Id: 1-2"))
    // A newer version of either file updates its own card.
    try sandbox.take(other.replacing("Paris", with: "Paris on the Seine"), named: "b.csv")
    #expect(
      try sandbox.cards() == ["Who pays? => the payer", "Capital of France => Paris on the Seine"])
  }

  @Test("does not overwrite a card of the same deck that has the same name by chance")
  func clashInOneDeck() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id\ndog,Hund,1\n", named: "x.csv")
    try sandbox.answer("dog", .hesitant)
    for _ in 0..<2 {
      try sandbox.take("front,back,id\nParis,France,1\n", named: "other/x.csv")
      #expect(try sandbox.cards() == ["dog => Hund (1)", "Paris => France"])
    }
    // The learner's own cards are safe as well.
    try sandbox.write("Q: What is a UB-04?\nA: a form\nId: 7\n", "mine.md")
    try sandbox.take("front,back,id\nRome,Italy,7\n", named: "mine.csv")
    #expect(try sandbox.deck("mine.md").contains("A: a form\nId: 7"))
    // The file itself may change a card in both its sides.
    try sandbox.take("front,back,id\ncat,Katze,1\n", named: "x.csv")
    #expect(try sandbox.cards().suffix(2) == ["cat => Katze (1)", "Paris => France"])
  }

  @Test("a second time moves no card that was in another deck the first time")
  func elsewhereTwice() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back,id,deck\nq,a,G1,A\nq2,a2,G2,A\n", named: "c1.csv")
    let second = "front,back,id,deck\nother,text,G1,B\nq2,a2 better,G2,B\n"
    try sandbox.take(second, named: "c2.csv")
    #expect(try sandbox.take(second, named: "c2.csv").isEmpty)
    #expect(try sandbox.take(second, named: "c2.csv", deck: "Other").isEmpty)
    #expect(try sandbox.deck("A.md").contains("a2 better"))
  }

  @Test("after its undo keeps what the learner had edited")
  func undoneAndEdited() throws {
    let sandbox = try CollectionSandbox()
    let table = "front,back,id\nq1,a1,n1\nq2,a2,n2\n"
    try sandbox.take(table)
    try sandbox.edit("f.md", "a1", "a1 mine")
    try sandbox.undo()
    try sandbox.take(table)
    #expect(try sandbox.cards() == ["q1 => a1 mine", "q2 => a2"])
  }

  @Test("by another machine too is undone there alone")
  func undoneOnOne() throws {
    let (first, second) = (
      try CollectionSandbox(hostName: "first"), try CollectionSandbox(hostName: "second")
    )
    for machine in [first, second] { try machine.take("front,back,id\nq,a,n\n") }
    try first.copyJournals(to: second)
    try second.undo()
    #expect(try second.cards() == [])
    try first.take("front,back,id\nr,b,m\n", named: "g.csv", deck: "f")
    try first.take("front,back,id\nr,b,m\nq,a c,n\n", named: "h.csv", deck: "f")
    try first.undo()
    #expect(try first.cards() == ["q => a", "r => b"])
  }

  @Test("says of cards that stand in another deck that they do, and makes no empty one")
  func elsewhere() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take("front,back\nclaim,request\nx,1\n", named: "a.csv")
    let plan = try sandbox.take("front,back\nclaim,request\ny,2\n", named: "b.csv")
    #expect(plan.items[0].decks[0].elsewhere == ["a": 1])
    let third = try sandbox.take("front,back\nclaim,request\n", named: "a.csv", deck: "Other")
    #expect(third.isEmpty)
    #expect(!third.items[0].decks[0].isThere)
    #expect(sandbox.decks == ["a.md", "b.md"])
  }

  @Test("moves the cards that the file has in another deck by now, but none that the learner moved")
  func movedDecks() throws {
    let sandbox = try CollectionSandbox()
    func table(_ first: String, _ second: String) -> String {
      "front,back,id,deck\nq1,a1,n1,\(first)\nq2,a2,n2,\(second)\nq3,a3,n3,A\n"
    }
    try sandbox.take(table("A", "A"))
    try sandbox.answer("q1", .hesitant)
    try sandbox.write("---\nname: Mine\n---\n\nQ: q2\nA: a2\nId: n2\n", "mine.md")
    try sandbox.edit("A.md", "Q: q2\nA: a2\nId: n2\n", "")
    let plan = try sandbox.take(table("B", "A"))
    #expect(plan.items[0].decks.flatMap { $0.moved.keys } == ["A"])
    #expect(plan.items[0].missing == 0)
    #expect(try sandbox.deck("B.md").contains("q1"))
    #expect(try !sandbox.deck("A.md").contains("q1"))
    #expect(try sandbox.deck("mine.md").contains("q2"))
    #expect(try sandbox.record("q1").progress.reviews == 1)
    #expect(try sandbox.take(table("B", "A")).isEmpty)
    try sandbox.undo()
    #expect(try sandbox.deck("A.md").contains("q1"))
  }
}

extension CollectionSandbox {
  func record(_ question: String) throws -> CardRecord {
    let collection = try collection()
    let entry = try #require(collection.library.entries.first { $0.card.question == question })
    return collection.record(of: entry)
  }

  fileprivate func edit(_ name: String, _ old: String, _ new: String) throws {
    try write(try deck(name).replacing(old, with: new), name)
  }
}
