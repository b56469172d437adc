import Foundation
import Testing

/// Export of decks and their history by the program.
@Suite("Export")
struct ExportTests {
  /// A collection with answers of two days, a suspended card and an undone answer.
  private func studied() throws -> TestCollection {
    let collection = try TestCollection([:])
    try collection.write(SampleDecks.mixed, to: "home/decks/mixed.md")
    try collection.write(SampleDecks.numbers(1...3), to: "home/decks/sub/numbers.md")
    for (card, grade, day) in [
      ("group-code", "4", "2026-06-27"), ("n1", "1", "2026-06-27"),
      ("group-code", "5", "2026-06-28"),
      ("n1", "3", "2026-06-28"), ("edits.1", "4", "2026-06-28"), ("n2", "5", "2026-06-28"),
    ] {
      try collection.run("grade", card, grade, now: "\(day)T09:00:00Z")
    }
    try collection.run("undo", now: "2026-06-28T09:00:00Z")
    try collection.run("suspend", "edits.1", now: "2026-06-28T09:00:00Z")
    return collection
  }

  private func export(_ collection: TestCollection, _ arguments: String...) throws -> [[String:
    Any]]
  {
    try Program.run(
      ["export", "--format", "json"] + arguments, environment: collection.environment
    ).objects()
  }

  /// Objects in a comparable form, without the members that name places.
  private func comparable(_ objects: [[String: Any]]) throws -> [String] {
    try objects.map { object in
      let data = try JSONSerialization.data(
        withJSONObject: object.filter { !["file", "line"].contains($0.key) },
        options: [.sortedKeys])
      return String(decoding: data, as: UTF8.self)
    }
  }

  @Test("the lines of cards are what `cards --json` prints, under a type of their own")
  func cardLines() throws {
    let collection = try studied()
    let lines = try export(collection)
    #expect(lines[0]["rounds"] as? String == "export")
    #expect(lines[0]["history"] as? Bool == false)
    #expect(lines.dropFirst().allSatisfy { $0["type"] != nil })
    let cards = lines.filter { $0["type"] as? String == "card" }
      .map { $0.filter { $0.key != "type" } }
    #expect(try comparable(cards) == comparable(collection.run("cards", "--json").objects()))
    #expect(!lines.contains { $0["type"] as? String == "event" })
  }

  @Test("a collection comes back from its JSON with its schedules, and is exported the same again")
  func roundTrip() throws {
    let collection = try studied()
    let file = collection.folder + "/all.jsonl"
    let written = try collection.run(
      "export", "--format", "json", "--with-history", "--output", file)
    #expect(written.succeeded && written.output == "")
    let lines = try export(collection, "--with-history")
    #expect(
      lines.filter { $0["type"] as? String == "event" }.compactMap { $0["card"] as? String }
        == ["group-code", "n1", "group-code", "n1", "edits.1", "edits.1"])

    let other = try TestCollection([:])
    let taken = try other.run("import", file)
    #expect(taken.succeeded && taken.errors == "", "\(taken.errors)")
    #expect(try comparable(export(other, "--with-history")) == comparable(lines))
    #expect(
      try comparable(other.run("cards", "--json").objects())
        == comparable(collection.run("cards", "--json").objects()))
    let again = try other.run("import", file, "--json")
    #expect(try again.objects().first?["added"] as? Int == 0)
    #expect(try comparable(export(other, "--with-history")) == comparable(lines))
    #expect(try other.run("check").succeeded)
  }

  @Test("a collection package says what it replaces, and is never a part or nothing")
  func collectionPackage() throws {
    let collection = try studied()
    let file = collection.folder + "/collection.colpkg"
    let written = try collection.run("export", file)
    #expect(written.succeeded && written.output == "", "\(written.errors)")
    #expect(written.errors.contains("It holds all that is here: 2 decks, 9 cards, 5 answers."))
    #expect(written.errors.contains("Importing it replaces everything"))
    let home = try collection.run("import", file, "--json").objects()[0]
    #expect(home["added"] as? Int == 0 && home["reviews"] as? Int == 0)
    #expect(home["written"] as? Bool == false)
    let part = try collection.run("export", file, "--force", "--deck", "numbers")
    #expect(part.status == .exited(2) && part.errors.contains("export an .apkg"))
    let empty = try TestCollection([:]).run("export", file, "--force")
    #expect(empty.status == .exited(1) && empty.errors.contains("there are no cards here"))
  }

  @Test("the file's ending decides the format, and a name without one is refused")
  func endings() throws {
    let collection = try TestCollection()
    for (name, start) in [("a.csv", "front,"), ("a.jsonl", "{\"rounds\""), ("a.md", "---\n")] {
      #expect(try collection.run("export", collection.folder + "/" + name).succeeded)
      let text = try collection.read(name)
      #expect(text.hasPrefix(start), "\(text.prefix(20))")
    }
    let refused = try collection.run("export", collection.folder + "/a.txt")
    #expect(refused.status == .exited(2) && refused.errors.contains("add --format"))
  }

  @Test("the history of a card that was edited is exported under its present name")
  func edited() throws {
    let collection = try TestCollection([:])
    try collection.write("Q: One?\nA: the same long answer\n", to: "home/decks/d.md")
    let id = try #require(try collection.run("cards", "--json").objects()[0]["id"] as? String)
    try collection.run("grade", id, "4")
    try collection.write("Q: One, or two?\nA: the same long answer\n", to: "home/decks/d.md")
    let lines = try export(collection, "--with-history")
    let card = try #require(lines.first { $0["type"] as? String == "card" })
    let event = try #require(lines.first { $0["type"] as? String == "event" })
    #expect(card["id"] as? String != id)
    #expect(event["card"] as? String == card["id"] as? String)
  }

  @Test("histories of cards that are in no deck leave with the whole collection, not with a deck")
  func orphans() throws {
    let collection = try studied()
    try collection.write("Q: else\nA: x\n", to: "home/decks/sub/numbers.md")
    let events = { (lines: [[String: Any]]) in
      lines.filter { $0["type"] as? String == "event" }.compactMap { $0["card"] as? String }
    }
    #expect(try events(export(collection, "--with-history")).contains("n1"))
    #expect(try !events(export(collection, "--with-history", "--deck", "Mixed")).contains("n1"))
  }

  @Test("an export has the chosen decks, and overwrites no file")
  func chosen() throws {
    let collection = try TestCollection([
      "mixed.md": SampleDecks.mixed, "numbers.md": SampleDecks.numbers(1...2),
    ])
    let cards = try export(collection, "--deck", "numbers").filter {
      $0["type"] as? String == "card"
    }
    #expect(cards.map { $0["id"] as? String } == ["n1", "n2"])
    try collection.write("mine", to: "taken.md")
    for format in ["markdown", "apkg"] {
      let refused = try collection.run(
        "export", "--format", format, "--output", collection.folder + "/taken.md")
      #expect(refused.status == .exited(1))
      #expect(refused.errors.contains("exists already\n  add --force to overwrite it"))
    }
    #expect(try collection.read("taken.md") == "mine")
    let taken = collection.folder + "/taken.md"
    #expect(try collection.run("export", "--force", "--output", taken).succeeded)
    let printed = try collection.run("export").output
    #expect(try collection.read("taken.md") == printed)
    #expect(try collection.run("export", "--deck", "nowhere").status == .exited(1))
  }

  @Test("what a format cannot do is refused with a hint, and the exit code is 2")
  func refused() throws {
    let collection = try TestCollection()
    for format in ["markdown", "csv", "tsv"] {
      let result = try collection.run("export", "--format", format, "--with-history")
      #expect(result.status == .exited(2))
      #expect(result.errors.contains("\(format) holds cards and no history"))
      #expect(result.errors.contains("use --format json or --format apkg"))
    }
    let printed = try collection.run("export", "--format", "apkg")
    #expect(printed.status == .exited(2) && printed.output == "")
    #expect(printed.errors.contains("name a file with --output"))
    #expect(try collection.run("export", "--format", "pdf").status == .exited(2))
  }

  @Test("a package is a zip archive, the same whenever it is made at the same time")
  func package() throws {
    let collection = try studied()
    for name in ["a.apkg", "b.apkg"] {
      let result = try collection.run(
        "export", "--format", "apkg", "--with-history", "--output", collection.folder + "/" + name)
      #expect(result.succeeded && result.output == "")
      #expect(result.errors.contains("Written to"))
    }
    let read = { (name: String) in
      try Data(contentsOf: URL(fileURLWithPath: collection.folder + "/" + name))
    }
    let package = try read("a.apkg")
    #expect(package.starts(with: Array("PK".utf8)))
    #expect(try package == read("b.apkg"))
  }

  @Test("JSON that a terminal would obey is escaped and means the same")
  func hostile() throws {
    let collection = try TestCollection([
      "evil.md": "Q: a\u{1B}[2Jb\u{202E}c\u{9B}d\nA: x\nId: evil\n"
    ])
    let output = try collection.run("export", "--format", "json").output
    #expect(!output.unicodeScalars.contains { "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0) })
    let note = try #require(export(collection).first { $0["type"] as? String == "note" })
    #expect(note["question"] as? String == "a\u{1B}[2Jb\u{202E}c\u{9B}d")
  }
}
