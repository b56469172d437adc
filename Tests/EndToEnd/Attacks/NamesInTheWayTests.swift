import Foundation
import Testing

/// A file in the place of a folder, and the other way around.
@Suite("Names that stand in each other's way")
struct NamesInTheWayTests {
  private func collection() throws -> TestCollection {
    let collection = try TestCollection([:])
    try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md")
    try collection.run("grade", "one", "4")
    return collection
  }

  @Test("a deck below one that is called as a file goes beside it, and nothing is stuck")
  func deckBelowFile() throws {
    let collection = try collection()
    try collection.write("front,back,deck,id\nx?,y,a.md::x,x\n", to: "new.csv")
    for words in [
      ["import", "--dry-run", collection.folder + "/new.csv"],
      ["import", collection.folder + "/new.csv"],
      ["add", "--deck", "a.md::z", "new?", "yes"],
    ] {
      let result = try Program.run(words, environment: collection.environment)
      #expect(result.status == .exited(0), "\(words): \(result.errors)")
    }
    #expect(
      collection.files(in: "home/decks").filter { $0.hasSuffix(".md") }
        == ["a-md/x.md", "a-md/z.md", "a.md"])
    let again = try collection.run("import", collection.folder + "/new.csv")
    #expect(again.output.contains("0 notes added, 0 updated, 1 unchanged"), "\(again.output)")
    #expect(try collection.run("undo").succeeded)
    #expect(try collection.run("undo").succeeded)
    #expect(collection.files(in: "home/decks").filter { $0.hasSuffix(".md") } == ["a.md"])
  }

  @Test("a file in the place of a folder fails in the plan, and the other way about")
  func plans() throws {
    let collection = try collection()
    try collection.write("no deck", to: "home/decks/folder")
    try collection.write("Q: q?\nA: a\n", to: "home/decks/b.md/c.txt")
    for (deck, place) in [("folder::x", "decks/folder"), ("b", "decks/b.md")] {
      try collection.write("front,back,deck\nx?,y,\(deck)\n", to: "new.csv")
      let before = collection.files(in: "home")
      let answers = try collection.answers()
      for words in [["import", "--dry-run"], ["import"]] {
        let result = try Program.run(
          words + [collection.folder + "/new.csv"], environment: collection.environment)
        #expect(result.status == .exited(1), "\(words) \(deck)")
        #expect(result.errors.contains(place), "\(result.errors)")
      }
      #expect(
        collection.files(in: "home").filter { !$0.hasPrefix("backups") }
          == before.filter { !$0.hasPrefix("backups") })
      #expect(try collection.answers() == answers)
      let added = try collection.run("add", "--deck", deck, "new?", "yes")
      #expect(added.status == .exited(1) && added.errors.contains(place), "\(added.errors)")
    }
    #expect(try collection.run("grade", "one", "3").errors == "")
  }

  @Test("a deck may become a folder of decks, and a folder a deck")
  func deckBecomesFolder() throws {
    let collection = try collection()
    for _ in 0..<2 {
      try FileManager.default.removeItem(atPath: collection.home + "/decks/a.md")
      try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md/x.md")
      let grown = try collection.run("grade", "one", "4")
      #expect(grown.succeeded && grown.errors == "", "\(grown.errors)")
      #expect(try collection.run("stats").errors == "")
      #expect(collection.files(in: "home/.cache/decks").contains("own/a.md/x.md"))
      try FileManager.default.removeItem(atPath: collection.home + "/decks/a.md")
      try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md")
      let shrunk = try collection.run("grade", "one", "4")
      #expect(shrunk.succeeded && shrunk.errors == "", "\(shrunk.errors)")
      #expect(!collection.files(in: "home/.cache/decks").contains("own/a.md/x.md"))
    }
  }

  @Test("a restore turns a folder back into a deck, and back again")
  func restore() throws {
    let collection = try collection()
    try collection.run("backup", "make")
    try FileManager.default.removeItem(atPath: collection.home + "/decks/a.md")
    try collection.write("Q: one?\nA: 1\nId: one\n", to: "home/decks/a.md/x.md")
    try collection.run("backup", "make")
    let first = try collection.run("backup", "restore", "2026-06-29")
    #expect(first.succeeded && first.errors == "", "\(first.errors)")
    #expect(collection.files(in: "home/decks") == ["a.md"])
    let names = collection.files(in: "home/backups").filter { !$0.contains("/") && $0 != ".lock" }
    let folder = try #require(
      names.first { collection.files(in: "home/backups/\($0)").contains("files/decks/a.md/x.md") })
    let second = try collection.run("backup", "restore", folder)
    #expect(second.succeeded && second.errors == "", "\(second.errors)")
    #expect(collection.files(in: "home/decks") == ["a.md", "a.md/x.md"])
    #expect(try collection.run("undo").succeeded)
    #expect(collection.files(in: "home/decks") == ["a.md"])
  }

  @Test("a card goes to the end of a Markdown file without cards, whose text stays")
  func prose() throws {
    let collection = try TestCollection([:])
    try collection.write("# Notes\n\nProse that matters.\n", to: "home/decks/README.md")
    let added = try collection.run("add", "--deck", "README", "one?", "1")
    #expect(added.succeeded, "\(added.errors)")
    #expect(!added.output.contains("new deck"))
    let text = try collection.read("home/decks/README.md")
    #expect(text.hasPrefix("# Notes\n\nProse that matters.\n") && text.contains("Q: one?\nA: 1\n"))
    #expect(try collection.run("undo").succeeded)
    #expect(try collection.read("home/decks/README.md") == "# Notes\n\nProse that matters.\n")
  }

  @Test("nothing is written through a deck that is a link; it is read")
  func links() throws {
    let collection = try collection()
    try collection.write("# Prose\n", to: "elsewhere/prose.md")
    try collection.write("Q: two?\nA: 2\nId: two\n", to: "elsewhere/two.md")
    symlink(collection.folder + "/elsewhere/prose.md", collection.home + "/decks/prose.md")
    symlink(collection.folder + "/elsewhere/two.md", collection.home + "/decks/two.md")
    #expect(try collection.run("grade", "two", "4").succeeded)
    try collection.write("front,back,deck,id\nx?,y,two,x\n", to: "new.csv")
    for words in [
      ["add", "--deck", "prose", "new?", "yes"], ["add", "--deck", "two", "new?", "yes"],
      ["import", collection.folder + "/new.csv"],
      ["import", "--dry-run", collection.folder + "/new.csv"],
    ] {
      let result = try Program.run(words, environment: collection.environment)
      #expect(result.status == .exited(1), "\(words)")
      #expect(result.errors.contains("it is a symbolic link"), "\(result.errors)")
    }
    #expect(try collection.read("elsewhere/prose.md") == "# Prose\n")
    #expect(try collection.read("elsewhere/two.md") == "Q: two?\nA: 2\nId: two\n")
  }
}
