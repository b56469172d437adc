import Foundation
import TestSupport
import Testing

@Suite("An import through the program")
struct ImportUndoTests {
  private static let rows = 800

  private func table(_ word: String) -> String {
    "front,back,id\n" + (1...Self.rows).map { "\(word) \($0)?,answer \($0),r\($0)\n" }.joined()
  }

  /// The first words of all questions of the imported cards, each counted once.
  private func words(_ collection: TestCollection) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for card in try collection.run("cards", "--json").objects() {
      let question = card["question"] as? String ?? ""
      counts[String(question.prefix { $0 != " " }), default: 0] += 1
    }
    return counts
  }

  @Test("killed at any moment has been done as a whole or not at all", arguments: 1...4)
  func killed(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let collection = try TestCollection([:])
    try collection.write(table("Old"), to: "deck.csv")
    try collection.run("import", collection.folder + "/deck.csv")
    var word = "Old"
    for round in 1...5 {
      let next = "New\(round)"
      try collection.write(table(next), to: "deck.csv")
      _ = try Program.run(
        ["import", collection.folder + "/deck.csv"], environment: collection.environment,
        timeout: Double.random(in: 0.05...1.5, using: &random))
      // The next command that writes finishes it, or discards it.
      try collection.run("review", "--plain", input: "q\n")
      let now = try words(collection)
      #expect(now == [word: Self.rows] || now == [next: Self.rows])
      word = now.keys.first ?? word
      #expect(!collection.files(in: "home/imports").contains("pending"))
    }
    #expect(try collection.run("check").succeeded)
  }

  @Test("is taken back by undo, and what was answered before it stays")
  func undo() throws {
    let collection = try TestCollection([:])
    try collection.write("front,back,id\none,1,a\ntwo,2,b\n", to: "x.csv")
    try collection.run("import", collection.folder + "/x.csv")
    try collection.run("grade", "a", "4")
    try collection.write("front,back,id\none,I,a\nthree,3,c\n", to: "x.csv")
    try collection.run("import", collection.folder + "/x.csv")
    #expect(try words(collection) == ["one": 1, "two": 1, "three": 1])
    let undo = try collection.run("undo")
    #expect(undo.output.contains("Undone: import of"))
    let cards = try collection.run("cards", "--json").objects()
    #expect(cards.map { $0["answer"] as? String } == ["1", "2"])
    #expect(cards.map { $0["state"] as? String } == ["young", "new"])
    #expect(try collection.run("undo").output.contains("grade 4"))
    #expect(try collection.run("undo").output.contains("import of"))
    #expect(try words(collection) == [:])
    #expect(collection.files(in: "home/decks") == [])
    #expect(try collection.run("undo").status == .exited(1))
  }
}
