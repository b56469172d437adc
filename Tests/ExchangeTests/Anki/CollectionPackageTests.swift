import Collection
import Files
import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing

@testable import Exchange

@Suite("A collection package")
struct CollectionPackageTests {
  private static let deck = """
    ---
    name: Pictures
    tags: heart
    ---

    Q: Where is the valve? [image: heart & soul.png]
    A: There [sound: beat.mp3]
    Id: valve

    Q: Which form? [image: missing.png]
    - [ ] [image: heart & soul.png]
    - [x] UB-04
    Id: form
    """

  private func sandbox(_ deck: String = deck) throws -> CollectionSandbox {
    let sandbox = try CollectionSandbox()
    try sandbox.write(deck, "pictures.md")
    for name in ["heart & soul.png", "beat.mp3"] {
      try FileSystem.makeFolder(sandbox.root + "/home/media")
      try AtomicFile.write(Array(name.utf8), to: sandbox.root + "/home/media/\(name)")
    }
    return sandbox
  }

  private func bytes(_ sandbox: CollectionSandbox) throws -> [UInt8] {
    let collection = try sandbox.collection()
    let exported = ExportedCollection(
      nil, of: collection, withPast: true, at: sandbox.now,
      today: Day(number: sandbox.now / 86_400_000))
    ExportedNotes.record(exported.decks.map(\.deck), of: sandbox.place)
    return try AnkiPackageWriter(exported, replacing: WholeCollection(collection)).bytes()
  }

  /// Answers cards on the day that it is.
  private func answer(_ names: [String], _ sandbox: CollectionSandbox) throws {
    try sandbox.with { writer, collection in
      for name in names {
        let answer = collection.answer(
          CardID(name), .hesitant, took: nil, on: Day(number: sandbox.now / 86_400_000),
          at: sandbox.now)
        try writer.append(answer.actions, at: sandbox.now)
      }
    }
  }

  /// The package after what a learner did in Anki.
  private func changed(_ bytes: [UInt8], _ sql: String...) throws -> [UInt8] {
    try OwnPackages.edited(bytes, sql)
  }

  @Test("has the learner's limits, hour, siblings and FSRS, since it replaces those of the phone")
  func options() throws {
    let sandbox = try sandbox()
    try sandbox.write(
      """
      {"new-per-day": 7, "reviews-per-day": 99, "rollover-hour": 6, "policy": "fsrs",
       "desired-retention": 0.85, "suspend-leeches": true, "learning-steps": "hours"}
      """, to: "home/config.json")
    let package = try OpenedPackage(bytes(sandbox))
    #expect(
      try package.rows(
        "SELECT conf ->> 'rollover', conf ->> 'fsrs', dconf ->> '$.1.new.perDay', "
          + "dconf ->> '$.1.rev.perDay', dconf ->> '$.1.desiredRetention', "
          + "dconf ->> '$.1.new.bury', dconf ->> '$.1.lapse.leechAction', "
          + "dconf ->> '$.1.new.delays' FROM col") == ["6|1|7|99|0.85|1|0|[]"])
  }

  @Test("has FSRS parameters that a deck has of its own as a preset of that deck")
  func ownParameters() throws {
    let sandbox = try sandbox()
    let own = FSRS6.Parameters.standard.values.map { "\($0)" }.joined(separator: ",")
    try sandbox.write(
      #"{"policy": "fsrs", "deck-fsrs": {"Pictures": {"parameters": [\#(own)]}}}"#,
      to: "home/config.json")
    let package = try OpenedPackage(bytes(sandbox))
    #expect(
      try package.rows(
        "SELECT d.value ->> 'conf', p.value ->> 'name', json_array_length(p.value -> 'fsrsParams6')"
          + " FROM col, json_each(decks) d, json_each(dconf) p"
          + " WHERE d.value ->> 'name' = 'Pictures' AND p.key = CAST(d.value ->> 'conf' AS TEXT)")
        == ["2|Pictures|21"])
  }

  @Test("shows and plays the files that it brings, and names the others")
  func media() throws {
    let package = try OpenedPackage(bytes(sandbox()))
    #expect(
      String(decoding: package["media"], as: UTF8.self)
        == #"{"0":"beat.mp3","1":"heart & soul.png"}"#)
    #expect(package["1"] == Array("heart & soul.png".utf8))
    let fields = try package.rows("SELECT flds FROM notes ORDER BY id").joined()
    #expect(fields.contains(#"valve? <img src="heart &amp; soul.png">¦There [sound:beat.mp3]¦"#))
    #expect(fields.contains(#"form? [image: missing.png]<ul><li><img src="heart &amp; soul.png">"#))
  }

  @Test("sums up the first field as Anki does: without elements, with the names of pictures")
  func summary() {
    let summary = FieldSummary(html: "<b>hi</b> <img src=\"x y.png\"> there")
    #expect(summary.text == "hi  x y.png  there")
    #expect(summary.checksum == 3_357_110_949)
    #expect(FieldSummary(html: "a &amp; b").text == "a & b")
  }

  @Test(
    "sums up by SHA-1",
    arguments: [
      ("", 0xDA39_A3EE), ("abc", 0xA999_3E36),
      ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 0x8498_3E44),
      (String(repeating: "a", count: 1_000_000), 0x34AA_973C),
    ])
  func checksum(text: String, word: Int) {
    #expect(Int(SHA1.firstWord(of: Array(text.utf8))) == word)
  }

  @Test("comes home unchanged: no card twice, no answer twice, nothing written")
  func unchanged() throws {
    let sandbox = try sandbox()
    try answer(["valve"], sandbox)
    // The first line has the time.
    func lines() throws -> [UInt8] { try Array(sandbox.json().drop { $0 != 0x0A }) }
    let before = (try lines(), try sandbox.deck("pictures.md"))
    let plan = try sandbox.take(bytes(sandbox), named: "phone.colpkg")
    #expect(plan.isEmpty)
    #expect(try lines() == before.0)
    #expect(try sandbox.deck("pictures.md") == before.1)
  }

  @Test("a picture that was added there becomes its name here; the rest of the card stays")
  func editedMedia() throws {
    let sandbox = try sandbox()
    try sandbox.take(
      changed(
        bytes(sandbox),
        "UPDATE notes SET flds = replace(flds, 'There', 'Here <img src=\"new.png\">')"
          + " WHERE guid = 'valve'"),
      named: "phone.colpkg")
    #expect(
      try sandbox.deck("pictures.md").contains("A: Here [image: new.png] [sound: beat.mp3]\n"))
  }

  // MARK: Suspended and flagged there

  private static let numbers =
    "---\nname: N\n---\n\n"
    + (1...4).map { "Q: n\($0)?\nA: \($0)\nId: n\($0)\n" }.joined(separator: "\n")

  private func studied() throws -> CollectionSandbox {
    let sandbox = try sandbox(Self.numbers)
    try answer((1...4).map { "n\($0)" }, sandbox)
    try sandbox.with { writer, _ in
      try writer.append([.suspend(CardID("n2")), .flag(CardID("n3"), 3)], at: sandbox.now)
    }
    sandbox.now += 60_000
    return sandbox
  }

  private func standings(_ sandbox: CollectionSandbox) throws -> [String] {
    let history = try sandbox.collection().history
    return (1...4).map { number in
      let record = history.record(of: CardID("n\(number)"))
      return "\(record.isSuspended ? "suspended" : "")\(record.flag)"
    }
  }

  private static let there = """
    UPDATE cards SET queue = CASE WHEN nid IN (SELECT id FROM notes WHERE guid = 'n1') THEN -1
      WHEN nid IN (SELECT id FROM notes WHERE guid = 'n2') THEN 2 ELSE queue END,
      flags = CASE WHEN nid IN (SELECT id FROM notes WHERE guid = 'n3') THEN 0
      WHEN nid IN (SELECT id FROM notes WHERE guid = 'n4') THEN 5 ELSE flags END
    """

  @Test("what was suspended, unsuspended and flagged there is so here, once")
  func changedThere() throws {
    let sandbox = try studied()
    #expect(try standings(sandbox) == ["0", "suspended0", "3", "0"])
    let home = try changed(bytes(sandbox), Self.there)
    let plan = try sandbox.take(home, named: "phone.colpkg")
    #expect(plan.items[0].placed == 4)
    #expect(try standings(sandbox) == ["suspended0", "0", "0", "5"])
    #expect(try sandbox.take(home, named: "phone.colpkg").isEmpty)
    try sandbox.undo()
    #expect(try standings(sandbox) == ["0", "suspended0", "3", "0"])
  }

  @Test("what was suspended and flagged here since the export stays, and what the phone left alone")
  func changedHere() throws {
    let sandbox = try studied()
    let out = try bytes(sandbox)
    try sandbox.with { writer, _ in
      try writer.append(
        [.unsuspend(CardID("n2")), .suspend(CardID("n3")), .flag(CardID("n4"), 1)],
        at: sandbox.now)
    }
    #expect(try sandbox.take(out, named: "phone.colpkg").isEmpty)
    try sandbox.take(changed(out, Self.there), named: "phone.colpkg")
    #expect(try standings(sandbox) == ["suspended0", "0", "suspended0", "1"])
  }
}
