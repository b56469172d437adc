import Exchange
import Flashcards
import Testing
import Text

/// Deliberately broken packages, with what a learner gets from each.
@Suite("A hostile package")
struct AnkiHostileTests {
  @Test(
    "whose collection cannot be read brings nothing but one error",
    arguments: [
      ("h05_deflate_bomb_256M", "the collection in the package is not an SQLite database"),
      (
        "h07_truncated", "the file begins like a zip archive, but is not one, or its end is missing"
      ),
      ("h09_meta_version_99", "the package uses a newer format of Anki"),
      ("h11_meta_empty", "the package uses a newer format of Anki"),
      ("h13_sqlite_garbage", "the collection in the package is not an SQLite database"),
      (
        "h15_models_bad_json",
        "the collection in the package is damaged: its note types are not JSON"
      ),
      ("h31_duplicate_entries", "the package holds `collection.anki21` twice"),
      ("h33_view_as_cards", "`cards` in the collection is not a plain table, so it is not read"),
      ("h37_ver_99", "the package uses a newer format of Anki"),
      ("h39_col_empty", "the collection in the package is damaged: its table `col` has no row"),
      ("h41_zstd_garbage", "`collection.anki21b` in the package cannot be unpacked"),
      (
        "h45_empty_zip", "the file begins like a zip archive, but is not one, or its end is missing"
      ),
    ])
  func refused(name: String, message: String) throws {
    let file = try AnkiSamples.read("hostile/\(name).apkg")
    #expect(file.format == .anki)
    #expect(file.decks.isEmpty && file.past.isEmpty)
    #expect(file.diagnostics.count == 1)
    let diagnostic = try #require(file.diagnostics.first)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message.hasPrefix(message))
    #expect(diagnostic.location.line == 0)
    #expect(!diagnostic.hint.isEmpty && !diagnostic.hint.hasSuffix("."))
  }

  @Test(
    "that is bad in what is not read arrives whole",
    arguments: [
      "h01_traversal_legacy", "h03_absolute_path", "h23_future_ids", "h25_legacy1_real",
      "h27_media_bad_json", "h29_reserved_names", "h43_media_nfd",
    ])
  func harmless(name: String) throws {
    let file = try AnkiSamples.read("hostile/\(name).apkg")
    #expect(ImportedCards(file).cards.count == 105)
    #expect(file.summary.first?.hasSuffix("105 cards, 1182 answers") == true)
    #expect(file.skipped.isEmpty)
    #expect(file.diagnostics.isEmpty)
  }

  @Test(
    "with bad rows loses these alone, and lists them",
    arguments: [
      (
        "h17_wrong_field_count", 101, 1155,
        [
          "note 1772438401000: it has 1 field, but its note type has 2",
          "note 1782128105000: it has 4 fields, but its note type has 2",
          "12 answers of card 1772438401000: the card is left out",
          "9 answers of card 1772438401001: the card is left out",
          "3 answers of card 1782128105000: the card is left out",
          "3 answers of card 1782128105001: the card is left out",
        ]
      ),
      (
        "h19_insane_card_values", 105, 1182,
        [
          "schedule of card 1772438401000: its values are impossible; the card comes without it",
          "schedule of card 1782128105001: its values are impossible; the card comes without it",
        ]
      ),
      (
        "h21_text_in_int", 105, 1182,
        ["schedule of card 1772438401000: its values are impossible; the card comes without it"]
      ),
      (
        "h35_invalid_utf8", 103, 1161,
        [
          "note 1772438401000: its text is not UTF-8",
          "12 answers of card 1772438401000: the card is left out",
          "9 answers of card 1772438401001: the card is left out",
        ]
      ),
    ])
  func badRows(name: String, cards: Int, answers: Int, skipped: [String]) throws {
    let file = try AnkiSamples.read("hostile/\(name).apkg")
    #expect(ImportedCards(file).cards.count == cards)
    #expect(file.summary.first?.hasSuffix("\(cards) cards, \(answers) answers") == true)
    #expect(file.skipped.map { "\($0.name ?? ""): \($0.reason)" } == skipped)
    #expect(file.hasErrors)
  }

  @Test("gives media names that stay in one folder")
  func mediaNames() throws {
    func names(_ package: String) throws -> [String] {
      try AnkiMedia(AnkiSamples.bytes("hostile/\(package).apkg")).entries.map(\.name)
    }
    #expect(try names("h01_traversal_legacy") == ["evil.txt"])
    #expect(try names("h03_absolute_path") == ["anki_evil.txt"])
    let reserved = try names("h29_reserved_names")
    #expect(reserved.prefix(2) == ["con_", "a_b_.png"])
    #expect(reserved[2].utf8.count == 120)
    #expect(
      try names("h43_media_nfd").allSatisfy { $0.unicodeScalars.allSatisfy { $0 != "\u{301}" } })
    #expect(throws: AnkiError.damagedArchive(entry: "media")) { try names("h27_media_bad_json") }
  }

  @Test("gives the media of a sound one byte for byte", arguments: ["modern.apkg", "legacy.apkg"])
  func media(package: String) throws {
    let media = try AnkiMedia(AnkiSamples.bytes(package))
    var sizes: [String: Int] = [:]
    try media.unpack { entry, bytes in sizes[entry.name] = bytes.count }
    #expect(sizes == ["hola.wav": 844, "日本.wav": 844, "map of perú.png": 79, "cell.png": 79])
  }

  @Test("cut off anywhere is survived")
  func truncations() throws {
    let bytes = try AnkiSamples.bytes("modern.apkg")
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let part = Array(bytes.prefix(Int.random(in: 4..<bytes.count, using: &random)))
      let file = ImportedFile(part, file: "part.apkg", options: AnkiSamples.options)
      #expect(file.decks.isEmpty && file.hasErrors)
    }
  }

  @Test("with a damaged database is survived")
  func mutations() throws {
    let package = try OpenedPackage(AnkiSamples.bytes("hostile/h25_legacy1_real.apkg"))
    var random = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      var database = package["collection.anki2"]
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let place = Int.random(in: 16..<database.count, using: &random)
        database[place] = UInt8.random(in: 0...255, using: &random)
      }
      let file = ImportedFile(
        try MadePackage.zip([("collection.anki2", database)]), file: "damaged.apkg",
        options: AnkiSamples.options)
      #expect(file.format == .anki)
      #expect(!file.decks.isEmpty || file.hasErrors)
    }
  }
}
