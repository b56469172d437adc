import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import TestSupport
import Testing
import Text

@testable import Exchange

@Suite("A package of ours that comes back")
struct OwnPackageTests {
  private static let deck = OwnPackages.deck(
    """
    ---
    name: Billing
    tags: zeta cpb
    source: CMS
    ---

    # Forms › paper

    Q: Which form?
    - [ ] CMS-1500
    - [x] UB-04
    - [x] CMS-1450
    Tags: forms Alpha
    Id: form

    T: superbill
    D: The encounter form
    Also: encounter form
    Why: It lists
      the services.
    As of: 2026-05
    Id: superbill

    O: Put the steps in order.
    1. charge capture
    2. scrubbing
    3. adjudication
    Id: steps

    C: A claim is [rejected]{not denied} or [paid].
    Source: a book
    Id: claim

    Q: What prints this?
    ```swift
      if a < b {
    ```
    A: nothing
    """, file: "01-billing.md")

  private static let dictionary = Dictionary(
    uniqueKeysWithValues: deck.deck.notes.map { ($0.id(of: $0.faces[0]).text, $0) })

  /// The notes that have changed, by name, in their deck form.
  private func changes(after sql: String...) throws -> [String: String] {
    let file = try OwnPackages.read([Self.deck], after: sql)
    var changes: [String: String] = [:]
    for note in file.notes {
      let name = note.id(of: note.faces[0]).text
      var bare = note
      (bare.line, bare.lastLine) = (0, 0)
      if let known = Self.dictionary[name], known.content == bare.content,
        known.details == bare.details, known.path == bare.path
      {
        continue
      }
      changes[name] = DeckPrinter().block(note)
    }
    return changes
  }

  @Test("has each source in its line, whatever was edited in Anki, and as JSON too")
  func sources() throws {
    let deck = OwnPackages.deck(
      "Q: q\nA: a\nHint: think\nSource: first, https://a.example\nSource: second\nId: n\n")
    let file = try OwnPackages.read([deck], after: [edit("n", "think", "think twice")])
    let note = try #require(file.notes.first)
    #expect(note.details.hint == "think twice")
    let lines = DeckPrinter().block(note).split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("Source:") } == [
        "Source: first, https://a.example", "Source: second",
      ])
    let json = JSONExport(OwnPackages.collection([deck])) { _ in [:] }.bytes
    let sandbox = try CollectionSandbox()
    try sandbox.take(json, named: "all.jsonl")
    #expect(try sandbox.deck("deck.md").contains("\nSource: second\n"))
  }

  /// Replaces a text in the fields of a note, like an edit in Anki.
  private func edit(_ guid: String, _ old: String, _ new: String) -> String {
    "UPDATE notes SET flds = replace(flds, '\(old)', '\(new)') WHERE guid = '\(guid)'"
  }

  @Test("has every note as it was, whatever is in it", arguments: 0..<Torture.times(25, long: 100))
  func everything(seed: Int) throws {
    var random = RandomDecks(seed: UInt64(seed))
    let decks = (1...3).map { random.deck($0) }.sorted { $0.name < $1.name }
    #expect(decks.contains { !$0.deck.notes.isEmpty })
    let file = try OwnPackages.read(decks)
    #expect(file.skipped.isEmpty && file.diagnostics.isEmpty)
    let (before, after) = (OwnPackages.json(decks), OwnPackages.json(file))
    #expect(before.count == after.count)
    for (line, again) in zip(before, after) { #expect(line == again) }
    #expect(
      file.decks.map { $0.notes.map(\.cardIDs) } == decks.map { $0.deck.notes.map(\.cardIDs) })
  }

  @Test("has every note as it was where Anki has sorted tags and given the types other ids")
  func otherTypes() throws {
    let ids = (1...3).map { "178270000000\($0)" }
    let sql =
      ids.map { "UPDATE col SET models = replace(models, '\($0)', '9\($0)')" } + [
        "UPDATE notes SET mid = CAST('9' || mid AS INTEGER)",
        "UPDATE notes SET tags = ' Alpha cpb forms zeta ' WHERE guid = 'form'",
      ]
    let file = try OwnPackages.read([Self.deck], after: sql)
    #expect(OwnPackages.json(file) == OwnPackages.json([Self.deck]))
  }

  @Test("brings a field that was edited in Anki as it is now, and the others as they were")
  func edits() throws {
    #expect(try changes(after: "SELECT 1") == [:])
    #expect(
      try changes(
        after: edit("superbill", "encounter form</", "x"), edit("claim", "paid", "settled"))
        == [
          "claim.1": "C: A claim is [rejected]{not denied} or [settled].\nSource: a book\nId: claim"
        ])
    #expect(
      try changes(
        after: edit("superbill", "It lists<br>&nbsp;&nbsp;the", "<div>It <i>names</i></div>the"))
        == [
          "superbill": """
          T: superbill
          D: The encounter form
          Also: encounter form
          Why: It *names*
          the services.
          As of: 2026-05
          Id: superbill
          """
        ])
    let added = try changes(after: "UPDATE notes SET tags = ' added' || tags WHERE guid = 'form'")
    #expect(added["form"]?.contains("Tags: forms Alpha added") == true && added.count == 1)
    let dropped = try changes(after: "UPDATE notes SET tags = ' cpb ' WHERE guid = 'form'")
    #expect(dropped["form"]?.contains("Tags:") == false && dropped.count == 1)
  }

  @Test("keeps what was edited in one of the two fields of a list")
  func lists() throws {
    let question =
      "Q: Which form?\n- [ ] HCFA-1500\n- [x] UB-04\n- [x] CMS-1450\nTags: forms Alpha\nId: form"
    #expect(try changes(after: edit("form", "CMS-1500", "HCFA-1500")) == ["form": question])
    let renamed =
      "Q: Which form?\n- [ ] CMS-1500\n- [x] UB-4\n- [x] CMS-1450\nTags: forms Alpha\nId: form"
    #expect(try changes(after: edit("form", "UB-04", "UB-4")) == ["form": renamed])
    #expect(try changes(after: edit("form", "UB-04<br>", "UB-4<br>")) == ["form": renamed])
    #expect(try changes(after: edit("form", "<li>UB-04", "<li>UB-4")) == ["form": renamed])
    let steps =
      "O: Put the steps in order.\n1. charge capture\n2. claim scrubbing\n3. adjudication\nId: steps"
    for mark in ["", "<ul>", "<ol>"] {
      // In both fields, only in the question, only in the answer.
      let half = "substr(flds, 1, instr(flds, char(31)))"
      let rest = "substr(flds, instr(flds, char(31)) + 1)"
      let first = mark == "<ol>" ? half : "replace(\(half), 'scrubbing', 'claim scrubbing')"
      let second = mark == "<ul>" ? rest : "replace(\(rest), 'scrubbing', 'claim scrubbing')"
      #expect(
        try changes(after: "UPDATE notes SET flds = \(first) || \(second) WHERE guid = 'steps'")
          == ["steps": steps])
    }
  }

  @Test("keeps dates that are none, fields and templates that were added in Anki")
  func additions() throws {
    let date = try changes(after: edit("superbill", "2026-05", "last May"))
    #expect(
      date["superbill"]?.contains("Why: It lists\n  the services.\nAs of\\: last May") == true)
    let field =
      #"json_insert(models, '$."1782700000002".flds[#]', json('{"name":"Page","ord":9}'))"#
    let added = try changes(
      after: "UPDATE col SET models = \(field)",
      "UPDATE notes SET flds = flds || char(31) || '12' WHERE mid = 1782700000002")
    #expect(added["superbill"]?.contains("services.\nPage: 12") == true && added.count == 1)
    let template =
      #"json_insert(models, '$."1782700000001".tmpls[#]', json('{"name":"Card 2","ord":1,"qfmt":"{{Back}}","afmt":"{{Front}}"}'))"#
    let file = try OwnPackages.read(
      [Self.deck],
      after: [
        "UPDATE col SET models = \(template)",
        "INSERT INTO cards SELECT id + 999, nid, did, 1, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE nid = (SELECT id FROM notes WHERE flds LIKE '%prints this%')",
      ])
    #expect(file.notes.count == 6 && file.skipped.isEmpty)
    #expect(
      file.notes.contains {
        $0.content
          == .basic(question: "nothing", answer: "What prints this?\n```swift\n  if a < b {\n```")
      })
  }

  @Test(
    "takes a text in which deletions lie in each other as questions, with the other fields in place"
  )
  func nested() throws {
    let file = try OwnPackages.read(
      [Self.deck], after: [edit("claim", "{{c2::paid}}", "{{c2::paid {{c1::now}}}}")])
    let notes = file.notes.filter { $0.details.id?.text.hasPrefix("claim") ?? false }
    #expect(!file.summary.contains { $0.contains("field") })
    #expect(notes.map(\.details.source) == ["a book", "a book"])
    #expect(notes.allSatisfy { $0.path == ["Forms › paper"] && $0.details.why == nil })
    #expect(
      notes.map(\.content) == [
        .basic(
          question: "A claim is [not denied] or paid [...].",
          answer: "A claim is rejected or paid now."),
        .basic(
          question: "A claim is rejected or [...].", answer: "A claim is rejected or paid now."),
      ])
  }

  @Test(
    "puts a note into the deck in which it stands now, and a deck that was renamed under its name")
  func decks() throws {
    let moved = try OwnPackages.read(
      [Self.deck],
      after: [
        #"UPDATE col SET decks = json_insert(decks, '$."77"', json('{"id":77,"name":"Other"}'))"#,
        "UPDATE cards SET did = 77 WHERE nid = (SELECT id FROM notes WHERE guid = 'claim')",
      ])
    #expect(moved.decks.map(\.name) == ["Billing", "Other"])
    #expect(moved.decks[1].notes.map(\.details.id) == [CardID("claim")])
    #expect(Set(moved.decks[1].notes[0].details.tags) == ["zeta", "cpb"])
    #expect(moved.decks[0].file == "01-billing.md" && moved.decks[0].frontMatter.source == "CMS")
    let renamed = try OwnPackages.read(
      [Self.deck], after: ["UPDATE col SET decks = replace(decks, '\"Billing\"', '\"Invoices\"')"])
    #expect(renamed.decks.map(\.name) == ["Invoices"] && renamed.decks[0].file == nil)
    #expect(renamed.decks[0].frontMatter.tags == ["zeta", "cpb"])
  }

  @Test("that an older version wrote, with nothing hidden in it, is read as well")
  func olderVersion() throws {
    let file = try OwnPackages.read(
      [Self.deck],
      after: ["UPDATE notes SET flds = shown(flds)", "UPDATE col SET decks = shown(decks)"])
    #expect(file.decks.map(\.name) == ["Billing"])
    #expect(Set(file.decks[0].frontMatter.tags) == ["zeta", "cpb"])
    #expect(file.decks[0].frontMatter.source == "CMS")
    for note in file.notes {
      let known = try #require(Self.dictionary[note.id(of: note.faces[0]).text])
      #expect(note.content == known.content && note.details.source == known.details.source)
      #expect(Set(note.details.tags) == Set(known.details.tags))
      #expect(note.details.why == known.details.why && note.details.id == known.details.id)
    }
  }

  @Test("changes nothing in the collection that it came from", arguments: [true, false])
  func sameCollection(isHidden: Bool) throws {
    let sandbox = try CollectionSandbox()
    try sandbox.write(DeckPrinter().print(Self.deck.deck), "01-billing.md")
    let sql =
      isHidden
      ? [] : ["UPDATE notes SET flds = shown(flds)", "UPDATE col SET decks = shown(decks)"]
    let before = try sandbox.deck("01-billing.md")
    let plan = try sandbox.take(try OwnPackages.read([Self.deck], after: sql), named: "f.apkg")
    #expect(plan.items[0].skipped.isEmpty && plan.items[0].unchanged == 5)
    #expect(try sandbox.deck("01-billing.md") == before)
    #expect(sandbox.decks == ["01-billing.md"])
  }

  @Test(
    "is read as notes that a deck can have, whatever was done to its fields",
    arguments: 0..<Torture.times(20, long: 60))
  func anyEdit(seed: Int) throws {
    var random = RandomDecks(seed: UInt64(seed))
    var chance = SplitMix64(seed: UInt64(seed))
    let pieces = [
      "<div>", "</div>", "<br>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<pre>", "</pre>",
      "{{c1::",
      "}}", "::", "{{c2,3::", "<b>", "&nbsp;", "&#0;", "&#xD800;", "\n", "<span data-rounds=\"",
      "\"></span>",
      "<span data-rounds=\"eyJ9\"></span>", " › ", "<!--", "x", "<img src=x>",
    ]
    for note in random.deck(1).deck.notes {
      let type = PackedNoteType.allCases[
        note.faces == [.front] ? 0 : note.faces[0] == .front ? 1 : 2]
      var fields = PackedNote.fields(of: note, sourceOfDeck: nil)
      for _ in 0..<20 {
        let field = fields.indices.randomElement(using: &chance)!
        var text = fields[field]
        let place = text.index(
          text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &chance))
        if Bool.random(using: &chance), place < text.endIndex {
          text.remove(at: place)
        } else {
          text.insert(contentsOf: pieces.randomElement(using: &chance)!, at: place)
        }
        fields[field] = text
        guard let read = OwnNote(type, fields).note(named: CardID("n"), tags: ["a"], of: nil),
          !read.hasEmptySide
        else { continue }
        let printed = DeckPrinter().block(read)
        let result = DeckParser.parse(printed, file: "")
        #expect(result.diagnostics.allSatisfy { $0.severity == .warning }, "\(printed)")
        #expect(result.deck.notes.map(\.names) == [read.names], "\(printed)")
      }
    }
  }

  @Test("makes the same files in a new collection")
  func newCollection() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(try OwnPackages.read([Self.deck]), named: "f.apkg")
    #expect(sandbox.decks == ["01-billing.md"])
    #expect(try sandbox.deck("01-billing.md") == DeckPrinter().print(Self.deck.deck))
  }
}

extension Note {
  /// Whether a side has no text, which the reader fills in.
  fileprivate var hasEmptySide: Bool {
    switch content {
    case .basic(let front, let back), .term(let front, let back): front.isEmpty || back.isEmpty
    case .choice(let question, _), .ordering(let question, _): question.isEmpty
    case .cloze: false
    }
  }
}
