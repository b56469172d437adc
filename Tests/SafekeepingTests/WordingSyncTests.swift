import Collection
import Flashcards
import SpacedRepetition
import Testing

@testable import Safekeeping

@Suite("Wordings of a question on several machines")
struct WordingSyncTests {
  /// The card of the one deck, and how often it was answered.
  private func card(_ machines: Machines, _ machine: String) throws -> (wordings: [String], Int) {
    let collection = try machines.look(machine)
    let entry = try #require(
      collection.library.entries.first { $0.card.wordings.contains("first") })
    return (entry.card.wordings, collection.record(of: entry).progress.reviews)
  }

  @Test("change on one while another answers, and neither loses a thing")
  func sync() throws {
    let machines = try Machines()
    try machines.write("Q: first\nA: x\n", to: "laptop/decks/my.md")
    try machines.sync("laptop", with: machines.remote)
    try machines.sync("desktop", with: machines.remote)
    let name = try #require(
      machines.look("laptop").library.entries.first { $0.card.question == "first" }
    ).id.text
    try machines.answer("laptop", name, .hesitant)
    // The new first wording gives the card another name.
    try machines.write("Q: new\nQ: first\nA: x\n", to: "laptop/decks/my.md")
    try machines.sync("laptop")
    // The other machine knows the old name only.
    try machines.answer("desktop", name, .hesitant, day: 1)
    try machines.sync("desktop")
    try machines.sync("laptop")
    for machine in ["laptop", "desktop"] {
      let (wordings, reviews) = try card(machines, machine)
      #expect(wordings == ["new", "first"])
      #expect(reviews == 2)
      #expect(try machines.problems(machine) == [])
    }
    try machines.write("Q: first\nQ: third\nQ: new\nA: x\n", to: "desktop/decks/my.md")
    try machines.sync("desktop")
    try machines.sync("laptop")
    #expect(try card(machines, "laptop").1 == 2)
    #expect(try machines.state("laptop") == machines.state("desktop"))
  }
}

extension BackupTests {
  @Test("a restore to a deck with other wordings keeps the card's answers of then, its undo all")
  func wordings() throws {
    let machines = try Machines()
    try machines.write("Q: first\nA: x\n", to: "laptop/decks/my.md")
    func card() throws -> Library.Entry {
      try #require(
        machines.look("laptop").library.entries.first { $0.card.wordings.contains("first") })
    }
    try machines.answer("laptop", card().id.text, .hesitant)
    let backup = try make(machines)
    try machines.write("Q: new\nQ: first\nA: x\n", to: "laptop/decks/my.md")
    try machines.answer("laptop", card().id.text, .hesitant, day: 1)
    #expect(try machines.look("laptop").record(of: card()).progress.reviews == 2)
    _ = try restore(backup.name, machines)
    #expect(try card().card.wordings == ["first"])
    #expect(try machines.look("laptop").record(of: card()).progress.reviews == 1)
    try machines.open("laptop") { writer, collection in
      let last = try #require(collection.history.lastDone.first)
      _ = try writer.undoImport(last, at: machines.now("laptop"))
    }
    #expect(try card().card.wordings == ["new", "first"])
    #expect(try machines.look("laptop").record(of: card()).progress.reviews == 2)
  }
}
