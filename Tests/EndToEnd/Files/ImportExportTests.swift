import Foundation
import Testing

/// Import and export of decks by the program.
@Suite("Import and export")
struct ImportExportTests {
  private static let table = """
    front;back;tags;why
    What is a superbill?;The encounter form;forms visit;"It says ""charge""; twice"
    Wer?;Die Ärztekammer;;
    "two
    lines";answer;;
    """

  /// The texts of cards, whatever file they are in.
  private func texts(_ collection: TestCollection, _ query: String) throws -> [String] {
    try collection.run("cards", query, "--json").objects().map { card in
      ["question", "answer", "kind"].map { card[$0] as? String ?? "" }.joined(separator: " | ")
        + " | \(card["tags"] as? [String] ?? [])"
    }
  }

  @Test("a table becomes a Markdown deck, and what was found out about it is said")
  func delimited() throws {
    let collection = try TestCollection()
    try collection.write(Self.table, to: "Words of trade.csv")
    let result = try collection.run("import", collection.folder + "/Words of trade.csv")
    #expect(result.succeeded)
    #expect(result.errors == "")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("semicolon"))
    #expect(
      words.contains("3 notes added, 0 updated, 0 unchanged, 0 skipped; deck ~/home/decks/Words"))
    #expect(
      try texts(collection, "deck:Words") == [
        "What is a superbill? | The encounter form | basic | [\"forms\", \"visit\"]",
        "Wer? | Die Ärztekammer | basic | []", "two\nlines | answer | basic | []",
      ])
    #expect(
      try collection.run("show", "--json", try firstCard(collection)).output.contains("superbill"))
    #expect(try collection.run("check").succeeded)

    let again = try collection.run("import", collection.folder + "/Words of trade.csv")
    let told = again.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("0 notes added, 0 updated, 3 unchanged, 0 skipped"))
  }

  @Test("- is standard input and output, and cards that name no deck go into Imported")
  func standardStreams() throws {
    let collection = try TestCollection([:])
    for (source, text) in [("-", "Q: a?\nA: b\n"), ("/dev/stdin", "front,back\nWho?,Me\n")] {
      #expect(try collection.run("import", source, input: text).succeeded)
      #expect(collection.files(in: "home/decks") == ["Imported.md"])
    }
    #expect(
      try collection.run("import", "-", input: "---\nname: Own\n---\n\nQ: e?\nA: f\n").succeeded)
    #expect(collection.files(in: "home/decks") == ["Imported.md", "Own.md"])
    let printed = try collection.run("export", "--output", "-")
    let plain = try collection.run("export")
    #expect(printed == plain)
    let other = try TestCollection([:], environment: ["PATH": collection.environment["PATH"]!])
    let package = try collection.shell(
      "\"$ROUNDS\" export --format apkg --output - | ROUNDS_HOME='\(other.home)' \"$ROUNDS\" import -"
    )
    #expect(package.succeeded, "\(package)")
    #expect(try other.run("find", "a?").output.contains("a?"))
    let checked = try collection.run("check", "-", input: "Q: no answer?\n")
    #expect(checked.status == .exited(1))
    #expect(checked.errors.contains("standard input:1:1: error: this question has no answer"))
  }

  @Test("a file of notes without cards says what a card is")
  func cardless() throws {
    let collection = try TestCollection([:])
    try collection.write("# Notes\n\nSome, with a comma.\n", to: "notes.md")
    let result = try collection.run("import", collection.folder + "/notes.md")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("no cards found in"))
    #expect(result.errors.contains("a card is a line `Q: …` with a line `A: …` below it"))
  }

  @Test("a table is read from a pipe")
  func unusualFiles() throws {
    let collection = try TestCollection()
    let piped = try Program.run(
      ["import", "/dev/stdin", "--deck", "Piped words"], input: "front,back\nWho?,Me\n",
      environment: collection.environment)
    #expect(piped.succeeded)
    #expect(try collection.run("cards", "deck:Piped words", "--json").objects().count == 1)
    #expect(collection.files(in: "home/decks") == ["Piped words.md"])
  }

  @Test("pictures and sounds of a package are unpacked if it is imported, and told of once")
  func media() throws {
    let sample = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../ExchangeTests/Samples/anki/modern.apkg").standardizedFileURL
    let collection = try TestCollection()
    let plain = try collection.run("import", sample.path)
    #expect(plain.output.contains("--media unpacks them"))
    #expect(collection.files(in: "home/media") == [])
    let unpacked = try collection.run("import", "--media", sample.path)
    #expect(!(unpacked.output + unpacked.errors).contains("in the package"))
    #expect(unpacked.errors.contains("4 files unpacked into"))
    #expect(collection.files(in: "home/media").count == 4)

    // A rejected package leaves nothing behind: here its collection is damaged.
    let other = try TestCollection()
    var bytes = [UInt8](try Data(contentsOf: sample))
    let name = Array("collection.anki21b".utf8)
    let start = try #require(bytes.firstRange(of: name)).upperBound
    for index in start..<(start + 200) { bytes[index] ^= 0xFF }
    try Data(bytes).write(to: URL(fileURLWithPath: other.folder + "/damaged.apkg"))
    let refused = try other.run("import", "--media", other.folder + "/damaged.apkg")
    #expect(!refused.succeeded)
    #expect(other.files(in: "home/media") == [])
    #expect(!(refused.output + refused.errors).contains("unpacked into"))
  }

  private func firstCard(_ collection: TestCollection) throws -> String {
    let card = try #require(try collection.run("cards", "deck:Words", "--json").objects().first)
    return try #require(card["id"] as? String)
  }

  @Test(
    "what is exported reads back as the same cards",
    arguments: [("markdown", "md"), ("csv", "csv"), ("tsv", "tsv")])
  func roundTrip(format: String, suffix: String) throws {
    let deck =
      format == "markdown"
      ? SampleDecks.mixed
      : "Q: a, \"b\";\tc?\nA: two\n  lines\nTags: x y\nId: one\n\nQ: Ärzte?\nA: =1+1\nHint: h\nId: two\n"
    let collection = try TestCollection(["deck.md": deck])
    let file = collection.folder + "/out.\(suffix)"
    let written = try collection.run("export", "--format", format, "--output", file)
    #expect(written.succeeded && written.output == "")
    let printed = try collection.run("export", "--format", format)
    #expect(printed.errors == "")
    #expect(try collection.read("out.\(suffix)") == printed.output)

    let other = try TestCollection([:])
    let result = try other.run("import", file)
    #expect(result.succeeded, "\(result.errors)")
    #expect(try texts(other, "") == texts(collection, ""))
    let names = { (collection: TestCollection) in
      try collection.run("cards", "--json").objects().map { $0["id"] as? String }
    }
    #expect(try names(other) == names(collection))
    #expect(try other.run("export", "--format", format).output == printed.output)
  }

  private static let faulty = "front,back\ngood,card\n,no front\nunclosed,\"quote\n"

  @Test("with an error nothing is written, each is told with its line, and the exit code is 1")
  func errors() throws {
    let collection = try TestCollection()
    try collection.write(Self.faulty, to: "faulty.csv")
    try collection.write("front,back\nfine,card\n", to: "fine.csv")
    let result = try collection.run(
      "import", collection.folder + "/fine.csv", collection.folder + "/faulty.csv")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("faulty.csv:3:1: error: "))
    #expect(result.errors.contains(#/faulty\.csv:4:\d+: error: /#))
    #expect(result.errors.contains("rounds: nothing was written, because of the errors above"))
    #expect(collection.files(in: "home/decks") == [])
  }

  @Test("--keep-going takes the good cards and still tells of the others")
  func keepGoing() throws {
    let collection = try TestCollection()
    try collection.write(Self.faulty, to: "faulty.csv")
    let result = try collection.run("import", "--keep-going", collection.folder + "/faulty.csv")
    #expect(result.succeeded)
    #expect(result.errors.contains("faulty.csv:3:1: error: "))
    #expect(try texts(collection, "deck:faulty") == ["good | card | basic | []"])
  }

  @Test("--dry-run says what would be done and writes nothing, no folder either")
  func dryRun() throws {
    let collection = try TestCollection()
    try collection.write("front,back\ngood,card\n", to: "fine.csv")
    let result = try collection.run("import", "--dry-run", collection.folder + "/fine.csv")
    #expect(result.succeeded)
    #expect(
      result.output.contains("1 note to add, 0 to update, 0 unchanged, 0 skipped")
        && result.output.contains("nothing is written"))
    #expect(collection.files(in: "home") == [])
    let json = try collection.run(
      "import", "--dry-run", "--json", collection.folder + "/fine.csv"
    ).objects()
    #expect(json.count == 1)
    #expect(json[0]["added"] as? Int == 1)
    #expect(json[0]["written"] as? Bool == false)
    #expect(
      Set(json[0].keys) == [
        "file", "deck", "decks", "format", "added", "updated", "unchanged", "conflicting",
        "skipped",
        "reviews", "knownReviews", "schedules", "missing", "errors", "written",
      ])
  }

  @Test("a Markdown deck is kept as it was written, and its cards can be reviewed")
  func markdown() throws {
    let collection = try TestCollection([:])
    let text = SampleDecks.mixed + "\nProse at the end.\n"
    try collection.write(text, to: "mixed.md")
    #expect(try collection.run("import", collection.folder + "/mixed.md").succeeded)
    #expect(try collection.read("home/decks/Mixed cards.md") == text)
    #expect(try collection.run("grade", "form", "4").succeeded)
  }

  @Test("columns, delimiter, header and the deck's name can be given")
  func given() throws {
    let collection = try TestCollection()
    try collection.write("a|b|c\n", to: "x.txt")
    let result = try collection.run(
      "import", "--delimiter", "pipe", "--header", "no", "--columns", "tags,back,front",
      "--deck", "My words", collection.folder + "/x.txt")
    #expect(result.succeeded, "\(result.errors)")
    #expect(try texts(collection, "deck:\"My words\"") == ["c | b | basic | [\"a\"]"])
    for wrong in ["--delimiter dot", "--header maybe", "--columns x", "--format x"] {
      let result = try Program.run(
        ["import", collection.folder + "/x.txt"] + wrong.split(separator: " ").map(String.init),
        environment: collection.environment)
      #expect(result.status == .exited(2))
    }
    #expect(try collection.run("import").status == .exited(2))
    #expect(try collection.run("import", collection.folder + "/none.csv").status == .exited(1))
  }
}
