import Foundation
import Testing

/// Typical folders and files of all kinds.
@Suite("Import of folders")
struct FolderImportTests {
  private static let vault = [
    "README.md": "# my-decks\n\nDecks for my exam, by chapter.\n",
    "LICENSE.md": "Permission is granted, free of charge; provided that\n",
    "Claims.md":
      "[[Claims]]\n\n#flashcards/billing\n\nWhich form?::CMS-1500\n<!--SR:!2026-12-05,7,250-->\n",
    "meeting.md": "# Meeting\n\n- [ ] ask Ann\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "list.md": "- one, two\n- two; three\n", "table.md": "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "Bio/Chapter1.md": "Q: cell?\nA: unit\n", "Phys/Chapter1.markdown": "Q: force?\nA: mass\n",
    "Bio/notes.md": "#flashcards\n\na::b\n", ".obsidian/x.md": "Q: hidden?\nA: yes\n",
    "picture.md": "%PDF-1.7 no Markdown at all", "deck.csv": "front,back\nx,y\n",
  ]

  private func vault(_ files: [String: String] = vault) throws -> TestCollection {
    let collection = try TestCollection([:])
    for (name, text) in files { try collection.write(text, to: "vault/" + name) }
    return collection
  }

  private func questions(_ collection: TestCollection) throws -> [String] {
    try collection.run("cards", "--json").objects().compactMap { $0["question"] as? String }
      .sorted()
  }

  @Test("take the cards of all notes, and pass over those without, in a line")
  func vaults() throws {
    let collection = try vault()
    let result = try collection.run("import", collection.folder + "/vault")
    #expect(result.succeeded && result.errors == "")
    #expect(
      collection.files(in: "home/decks") == [
        "Bio", "Bio/Chapter1.md", "Bio/notes.md", "Phys", "Phys/Chapter1.md", "billing.md",
      ])
    #expect(try questions(collection) == ["Which form?", "a", "cell?", "force?"])
    #expect(result.output.contains("~/vault: 4 files with cards; 4 notes added"))
    #expect(result.output.contains("4 notes without cards skipped: ~/vault/LICENSE.md"))
    #expect(
      result.output.contains(
        "1 table in Markdown skipped: ~/vault/table.md; to import one, name it by itself"))
    #expect(result.output.contains("1 file (a PDF document) skipped"))
    #expect(
      result.output.contains(
        "1 file of another kind skipped: ~/vault/deck.csv; of a folder only Markdown is read: "
          + "to import one, name it by itself"))
    let names = try collection.run("decks", "--json").objects().compactMap { $0["name"] as? String }
    #expect(names.contains("Bio::Chapter1") && names.contains("Phys::Chapter1"))
  }

  @Test("are the same folder however it is named, and come in once")
  func again() throws {
    let collection = try vault()
    let first = try collection.run("import", collection.folder + "/vault/")
    #expect(first.succeeded)
    let decks = collection.files(in: "home/decks")
    let journal = collection.files(in: "home/imports")
    for way in [
      "cd \"$HOME/vault\"; \"$ROUNDS\" import .", "cd \"$HOME/vault/Bio\"; \"$ROUNDS\" import ..",
      "cd \"$HOME\"; \"$ROUNDS\" import vault", "cd \"$HOME\"; \"$ROUNDS\" import ./vault/",
      "\"$ROUNDS\" import \"$HOME/vault/Bio\"", "cd \"$HOME/vault\"; \"$ROUNDS\" import */*.m*",
    ] {
      let result = try collection.shell(way)
      #expect(result.succeeded, "\(way): \(result.errors)")
      #expect(collection.files(in: "home/decks") == decks)
      #expect(collection.files(in: "home/imports") == journal, "\(way)")
    }
    #expect(try collection.run("import", collection.folder + "/vault/Bio/Chapter1.md").succeeded)
    #expect(collection.files(in: "home/imports") == journal)
  }

  @Test("say in JSON which notes are skipped, and why")
  func json() throws {
    let collection = try vault()
    let objects = try collection.run("import", "--json", collection.folder + "/vault").objects()
    #expect(objects.count == 11)
    let skipped = objects.filter { $0["deck"] is NSNull }
    #expect(skipped.count == 7)
    for object in skipped {
      #expect(Set(object.keys) == Set(objects[0].keys))
      let reasons = object["skipped"] as? [[String: Any]]
      #expect(reasons?.count == 1 && (reasons?[0]["reason"] as? String)?.isEmpty == false)
    }
  }

  @Test("with an error in a deck write nothing, and examples in a README are no cards")
  func errors() throws {
    let collection = try vault([
      "README.md": "# How\n\nQ: example?\nA: yes\n", "good.md": "Q: a\nA: b\n",
      "bad.md": "Q: a?\nA: b\n\nQ: no answer\n",
    ])
    let result = try collection.run("import", collection.folder + "/vault")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("bad.md:4:1: error: this question has no answer"))
    #expect(collection.files(in: "home/decks") == [])
    #expect(try collection.run("import", "--keep-going", collection.folder + "/vault").succeeded)
    #expect(try questions(collection) == ["a", "a?"])
    #expect(try collection.run("import", collection.folder + "/vault/README.md").succeeded)
    #expect(try questions(collection) == ["a", "a?", "example?"])
  }

  @Test("take lines with :: for cards by the tag, unless no note has it")
  func untagged() throws {
    var files = ["book.md": "author:: Ann\nstatus:: read\n", "cards.md": "#flashcards\n\na::b\n"]
    let tagged = try vault(files)
    let result = try tagged.run("import", tagged.folder + "/vault")
    #expect(result.succeeded)
    #expect(result.output.contains("1 note with `::` and without the tag #flashcards skipped"))
    #expect(try questions(tagged) == ["a"])
    #expect(
      try tagged.run("import", "--format", "obsidian", tagged.folder + "/vault").succeeded)
    #expect(try questions(tagged) == ["a", "author", "status"])
    files["cards.md"] = "a::b\n"
    let untagged = try vault(files)
    #expect(try untagged.run("import", untagged.folder + "/vault").succeeded)
    #expect(try questions(untagged) == ["a", "author", "status"])
  }

  @Test("without any card are an error that says what a card is")
  func nothing() throws {
    let collection = try vault(["README.md": "Text.\n", "a.md": "one, two\n"])
    for path in ["/vault", "/vault/a.md", "/vault/README.md"] {
      let result = try collection.run("import", collection.folder + path)
      #expect(result.status == .exited(1))
      #expect(result.errors.contains("no cards found in"))
      #expect(result.errors.contains("`Q: …`") && result.errors.contains("--format csv"))
    }
    try collection.write("x", to: "empty/deck.apkg")
    let folder = try collection.run("import", collection.folder + "/empty")
    #expect(folder.status == .exited(1) && folder.errors.contains("deck.apkg"))
  }

  @Test("a pipe is read with -, and a file without end up to a limit")
  func unusualFiles() throws {
    let collection = try TestCollection()
    let piped = try collection.run("import", "-", "--deck", "Piped", input: "front,back\nWho?,Me\n")
    #expect(piped.succeeded && piped.output.hasPrefix("standard input: comma"))
    #expect(collection.files(in: "home/decks") == ["Piped.md"])
    let media = try collection.run("import", "--media", "-", input: "PK")
    #expect(media.status == .exited(2) && media.errors.contains("--media needs the package"))
    let endless = try collection.run("import", "/dev/zero")
    #expect(endless.status == .exited(1))
    #expect(endless.errors.contains("/dev/zero is too large: a text may have 256 MB"))
  }

  @Test("a file of a kind that is not read is named, and the way out")
  func foreign() throws {
    let collection = try TestCollection([:])
    for (name, text, message) in [
      ("a.apkg", "", "a.apkg is empty and not an Anki package"),
      ("b.apkg", "404: Not Found", "is a text and not an Anki package"),
      ("c.yaml", "- a: b, c\n", "c.yaml is a YAML file"),
      ("d.json", "[\n  {\"left\": \"a\", \"right\": \"b\"}\n]\n", "[.left, .right] | @csv"),
    ] {
      try collection.write(text, to: name)
      let result = try collection.run("import", collection.folder + "/" + name)
      #expect(result.status == .exited(1))
      #expect(result.errors.contains(message), "\(result.errors)")
      #expect(!result.errors.contains("separate the"))
      #expect(collection.files(in: "home/decks") == [])
    }
  }

  @Test("what is wrong in many lines is told in a few, and the file's name stands once")
  func summedUp() throws {
    let collection = try TestCollection([:])
    let rows = String(repeating: "q,a\n", count: 100)
    try collection.write("front,back\n" + rows, to: "rep.csv")
    let result = try collection.run("import", collection.folder + "/rep.csv")
    #expect(result.succeeded)
    #expect(result.errors.split(separator: "\n").count < 6)
    #expect(result.errors.contains("99 rows repeat line 2"))
    #expect(result.output.contains("98 more skipped like it, on lines 4-101"))
    #expect(result.output.ranges(of: "rep.csv").count == 1)
  }
}
