import Foundation
import Testing

@Suite("A collection that was exported has the same files again")
struct SameFilesTests {
  static let decks = [
    "02-plain.md": "Q: q1\nA: a1\nId: s1\n",
    "named.md": "---\nname: Another name\n---\n\nQ: q2\nA: a2\nId: s2\n",
    "twice.md": "---\nname: twice\n---\n\nQ: q3\nA: a3\nId: s3\n",
    "folder/deep.md": "---\ntags: one two\nsource: A book\n---\n\nQ: q4\nA: a4\nId: s4\n",
    "Level/Table.md": "---\nname: Level::Table\n---\n\nQ: q5\nA: a5\nId: s5\n",
  ]

  @Test(
    "byte for byte, whether its decks have names or not, so that both machines sync at once",
    arguments: [("json", "jsonl"), ("apkg", "apkg")])
  func same(format: String, ending: String) throws {
    let machines = try TwoMachines()
    for (path, text) in Self.decks { try machines.write(.laptop, text, to: "decks/" + path) }
    let file = machines.collection.folder + "/all." + ending
    let exported = try machines.run(
      .laptop, "export", "--format", format, "--with-history", "--output", file)
    #expect(exported.succeeded, "\(exported.errors)")
    let imported = try machines.run(.desktop, "import", file)
    #expect(imported.succeeded, "\(imported.errors)")
    for (path, text) in Self.decks {
      #expect(try machines.read(.desktop, "decks/" + path) == text)
    }
    for machine in [TwoMachines.Name.laptop, .desktop, .laptop] {
      let result = try machines.run(machine, "sync")
      #expect(result.succeeded && result.errors == "", "\(result.errors)")
    }
  }
}
