import Exchange
import Flashcards
import Testing
import Text

@Suite("A package's size")
struct AnkiLimitsTests {
  private func message(_ entries: [(String, [UInt8])]) throws -> String {
    let file = ImportedFile(
      try MadePackage.zip(entries), file: "f.apkg", options: AnkiSamples.options)
    #expect(file.decks.isEmpty)
    return file.diagnostics.first?.message ?? ""
  }

  @Test("is limited by that of the file")
  func bomb() throws {
    let zeros = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 60 << 20)
    let message = try message([("collection.anki2", zeros)])
    #expect(message.hasPrefix("the package is suspiciously large: more than"))
  }

  @Test("is no matter where its parts are not wanted")
  func unread() throws {
    let zeros = [UInt8](repeating: 0, count: 60 << 20)
    var package = MadePackage()
    package.notes = [["a", "b"]]
    let bytes = try MadePackage.zip([("7", zeros), ("collection.anki2", package.database())])
    let file = ImportedFile(bytes, file: "f.apkg", options: AnkiSamples.options)
    #expect(file.decks.count == 1)
    var sizes: [Int] = []
    try AnkiMedia(bytes).unpack { sizes.append($1.count) }
    #expect(sizes.isEmpty)
  }

  @Test("of its media is limited too")
  func media() throws {
    let zeros = [UInt8](repeating: 0, count: 60 << 20)
    let bytes = try MadePackage.zip([
      ("0", zeros), ("media", Array(#"{"0":"a.png"}"#.utf8)),
      ("collection.anki2", MadePackage().database()),
    ])
    let media = try AnkiMedia(bytes)
    #expect(media.entries.map(\.name) == ["a.png"])
    #expect(throws: AnkiError.self) { try media.unpack { _, _ in } }
  }

  @Test("lacks a collection if it is another archive")
  func otherArchive() throws {
    #expect(
      try message([("word/document.xml", [1])]) == "there is no Anki collection in the archive")
  }

  @Test("cannot be blown up by a template")
  func template() throws {
    var package = MadePackage()
    let shown = String(repeating: "{{Front}}", count: 5000)
    package.templates = [.init(question: shown, answer: "{{Back}}")]
    package.notes = [[String(repeating: "long ", count: 2000), "b"]]
    let file = try package.read()
    #expect(file.decks.isEmpty)
    #expect(file.skipped.map(\.reason) == ["a side of its cards has more than 4 megabytes"])
    package.notes = Array(repeating: package.notes[0], count: 100)
    #expect(
      try package.read().diagnostics.map(\.message) == [
        "the package is suspiciously large: more than 67108864 bytes on all cards"
      ])
  }

  @Test(
    "is no matter where a schema runs code",
    arguments: [
      (["ALTER TABLE notes RENAME TO n", "CREATE VIEW notes AS SELECT * FROM n"], "notes"),
      (
        [
          "ALTER TABLE cards RENAME TO c",
          "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data AS (hex(zeroblob(1000000))))",
        ], "cards"
      ),
      (["DROP TABLE revlog", "CREATE VIRTUAL TABLE revlog USING fts5(id, cid)"], "revlog"),
    ])
  func schemas(sql: [String], table: String) throws {
    var package = MadePackage()
    package.notes = [["a", "b"]]
    package.sql = sql
    let file = try package.read()
    #expect(
      file.diagnostics.map(\.message) == [
        "`\(table)` in the collection is not a plain table, so it is not read"
      ])
  }

  @Test("does not let a trigger run, and tells of it")
  func trigger() throws {
    var package = MadePackage()
    package.notes = [["a", "b"]]
    package.sql = ["CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END"]
    let file = try package.read()
    #expect(file.decks.flatMap(\.notes).count == 1)
    #expect(file.diagnostics.map(\.message) == ["1 trigger in the collection, not run"])
  }
}
