import Collection
import Exchange
import Files
import Flashcards
import JSON
import Journal
import Sandboxes
import SpacedRepetition
import Study
import Testing
import Text

@Suite("JSON Lines")
struct JSONExportTests {
  private static let text = """
    ---
    name: Billing
    tags: cpb
    source: CMS
    ---

    # Remittance advice

    Q: Which group code says that the patient owes?
    A: PR
    Also: patient responsibility
    Hint: two letters
    Why: CO is the provider's loss.

    Only PR may be billed.
    Source: CMS, chapter 22
    As of: 2026-05
    Valid until: 2027
    Tags: remittance codes
    Id: group-code

    ## Forms

    Q: Which form?
    - [ ] CMS-1500
      Why not: For "physicians".
    - [x] UB-04

    T: superbill
    D: "The" encounter form \\ of a visit

    C: A claim that [fails]{how?} is [rejected].

    C: {{c2::Part A}} pays {{c1::hospitals::whom?}}.
    Id: parts
    """

  private static let deck = DeckParser.parse(text, file: "").deck

  private static let past: TimedActions = [
    TimedAction(
      at: 1_782_757_800_000,
      .review(
        ReviewEvent(
          card: CardID("group-code"), grade: .hesitant, day: Day("2026-06-29")!, took: 5321,
          kind: .learn, before: nil, after: 1, scheduler: "published"))),
    TimedAction(
      at: 1_782_757_800_000,
      .review(
        ReviewEvent(
          card: CardID("parts.2"), grade: .almost, day: Day("2026-06-29")!, took: nil,
          kind: .relearn, before: -600, after: 3, scheduler: "anki",
          easiness: Easiness(hundredths: 215),
          answered: WrongAnswer(["Part B"])))),
    TimedAction(at: 1_782_757_800_001, .suspend(CardID("group-code"))),
    TimedAction(at: 1_782_757_800_002, .unsuspend(CardID("group-code"))),
    TimedAction(at: 1_782_757_800_003, .flag(CardID("parts.1"), 3)),
    TimedAction(at: 1_782_757_800_004, .bury(CardID("parts.1"), until: Day("2026-06-30")!)),
    TimedAction(
      at: 1_782_757_800_005,
      .schedule(
        ScheduleEvent(
          card: CardID("parts.1"), phase: .learning, lastReviewed: Day("2026-06-29")!,
          due: Day("2026-06-29")!, dueAt: 1_782_758_400_000, interval: 0, stepsLeft: 1, reviews: 2
        ))),
  ]

  private func exported(
    _ decks: [Deck] = [deck], past: TimedActions? = JSONExportTests.past
  ) -> [UInt8] {
    let collection = ExportedCollection(
      decks: decks.map { .init($0, file: "\($0.frontMatter.name ?? "").md") },
      past: past.map { .init(actions: $0, standings: [:]) }, at: 1_782_757_800_000,
      today: Day("2026-06-29")!, policy: "published")
    return JSONExport(collection) { ["id": .string($0.id.text), "due": nil] }.bytes
  }

  private func read(_ bytes: [UInt8]) -> ImportedFile { ImportedFile(bytes, file: "f.jsonl") }

  private func read(_ lines: [String]) -> ImportedFile {
    read(Array(lines.joined(separator: "\n").utf8))
  }

  private var lines: [String] {
    String(decoding: exported(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func problems(_ file: ImportedFile) -> [String] {
    file.diagnostics.map {
      "\($0.location.line):\($0.location.column): \($0.severity): \($0.message)"
    }
  }

  /// Notes, regardless of their places.
  private func notes(_ decks: [Deck]) -> [Note] {
    decks.flatMap(\.notes).map { note in
      var note = note
      (note.line, note.lastLine) = (0, 0)
      return note
    }
  }

  @Test("the lines are the documented ones, byte for byte")
  func golden() {
    let expected = #"""
      {"rounds":"export","version":1,"at":1782757800000,"policy":"published","history":true,"decks":1,"notes":5,"events":7}
      {"type":"deck","name":"Billing","tags":["cpb"],"source":"CMS","file":"Billing.md"}
      {"type":"note","deck":"Billing","path":["Remittance advice"],"kind":"basic","question":"Which group code says that the patient owes?","answer":"PR","also":["patient responsibility"],"hint":"two letters","why":"CO is the provider's loss.\n\nOnly PR may be billed.","source":"CMS, chapter 22","asOf":"2026-05","validUntil":"2027","tags":["remittance","codes"],"id":"group-code","cards":["group-code"]}
      {"type":"card","id":"group-code","due":null}
      {"type":"note","deck":"Billing","path":["Remittance advice","Forms"],"kind":"choice","question":"Which form?","options":[{"text":"CMS-1500","correct":false,"whyNot":"For \"physicians\"."},{"text":"UB-04","correct":true}],"also":[],"hint":null,"why":null,"source":null,"asOf":null,"validUntil":null,"tags":[],"id":null,"cards":["3nxk8eq746yxc"]}
      {"type":"card","id":"3nxk8eq746yxc","due":null}
      {"type":"note","deck":"Billing","path":["Remittance advice","Forms"],"kind":"term","term":"superbill","definition":"\"The\" encounter form \\ of a visit","also":[],"hint":null,"why":null,"source":null,"asOf":null,"validUntil":null,"tags":[],"id":null,"cards":["d2f42twxeayw2","bv6advhxmt22p"]}
      {"type":"card","id":"d2f42twxeayw2","due":null}
      {"type":"card","id":"bv6advhxmt22p","due":null}
      {"type":"note","deck":"Billing","path":["Remittance advice","Forms"],"kind":"cloze","notation":"brackets","text":["A claim that ",{"deletion":"fails","hint":"how?","group":1}," is ",{"deletion":"rejected","hint":null,"group":2},"."],"also":[],"hint":null,"why":null,"source":null,"asOf":null,"validUntil":null,"tags":[],"id":null,"cards":["f2hpf4579sr49","3mc4a8bvg6bjp"]}
      {"type":"card","id":"f2hpf4579sr49","due":null}
      {"type":"card","id":"3mc4a8bvg6bjp","due":null}
      {"type":"note","deck":"Billing","path":["Remittance advice","Forms"],"kind":"cloze","notation":"numbered","text":[{"deletion":"Part A","hint":null,"group":2}," pays ",{"deletion":"hospitals","hint":"whom?","group":1},"."],"also":[],"hint":null,"why":null,"source":null,"asOf":null,"validUntil":null,"tags":[],"id":"parts","cards":["parts.1","parts.2"]}
      {"type":"card","id":"parts.1","due":null}
      {"type":"card","id":"parts.2","due":null}
      {"type":"event","at":1782757800000,"event":"review","card":"group-code","grade":4,"day":"2026-06-29","took":5321,"kind":"learn","before":null,"after":1,"by":"published"}
      {"type":"event","at":1782757800000,"event":"review","card":"parts.2","grade":2,"day":"2026-06-29","took":null,"kind":"relearn","before":-600,"after":3,"by":"anki","easiness":215,"answered":"Part B"}
      {"type":"event","at":1782757800001,"event":"suspend","card":"group-code"}
      {"type":"event","at":1782757800002,"event":"unsuspend","card":"group-code"}
      {"type":"event","at":1782757800003,"event":"flag","card":"parts.1","flag":3}
      {"type":"event","at":1782757800004,"event":"bury","card":"parts.1","until":"2026-06-30"}
      {"type":"event","at":1782757800005,"event":"schedule","card":"parts.1","phase":"learning","last":"2026-06-29","due":"2026-06-29","dueAt":1782758400000,"interval":0,"easiness":250,"repetition":0,"steps":1,"reviews":2,"lapses":0}
      """#
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test("what is read is what was exported: the printed deck and every event")
  func roundTrip() {
    let bytes = exported()
    #expect(ImportFormat(of: bytes) == .json)
    let file = read(bytes)
    #expect(file.diagnostics == [] && file.skipped == [])
    #expect(file.past == Self.past)
    #expect(file.decks.map(\.name) == ["Billing"])
    let decks = file.decks.map(named)
    #expect(decks.map(DeckPrinter().print) == [DeckPrinter().print(Self.deck)])
    #expect(notes(decks) == notes([Self.deck]))
    #expect(
      file.summary == [
        "an export of rounds: 1 deck, 5 notes, 7 events; the schedules were made by the policy published"
      ])
  }

  /// A deck with its name, which its file states only if its path does not imply it.
  private func named(_ imported: ImportedDeck) -> Deck {
    #expect(imported.frontMatter.name == nil)
    var frontMatter = imported.frontMatter
    frontMatter.name = imported.name
    return Deck(frontMatter: frontMatter, notes: imported.notes)
  }

  @Test("the built-in decks come back as they are")
  func builtInDecks() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Decks"
    let decks = try FileSystem.listFiles(folder).filter { $0.hasSuffix(".md") }.map { name in
      var deck = DeckParser.parse(
        try FileSystem.readFile(FileSystem.join(folder, name)), file: name
      ).deck
      deck.frontMatter.name = deck.frontMatter.name ?? name
      return deck
    }
    #expect(decks.count > 10)
    let file = read(exported(decks, past: nil))
    #expect(file.diagnostics == [] && file.past == [])
    let back = file.decks.map(named)
    #expect(back.map(\.frontMatter) == decks.map(\.frontMatter))
    #expect(notes(back) == notes(decks))
  }

  @Test("a collection that takes its own export in is the same collection")
  func intoCollection() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(read(exported()), named: "f.jsonl")
    let collection = try sandbox.collection()
    #expect(notes([collection.library.deck(at: 0)]) == notes([Self.deck]))
    #expect(
      collection.history.events.map(\.action).filter {
        if case .imported = $0 { false } else { true }
      } == Self.past.map(\.action))
    let again = try sandbox.take(read(exported()), named: "f.jsonl")
    #expect(again.isEmpty)
  }

  @Test("each fault is told with its line and column, and the other lines are read")
  func faults() {
    let cases: [(String, String, String)] = [
      (
        "\"kind\":\"basic\"", "\"kind\":\"basis\"",
        "\"kind\" should be basic, term, cloze, choice or ordering"
      ),
      ("\"answer\":\"PR\"", "\"answer\":\" \"", "\"answer\" should be a text"),
      (
        "\"asOf\":\"2026-05\"", "\"asOf\":\"2026-15\"",
        "\"asOf\" should be a date as in \"2026\", \"2026-05\" or \"2026-05-31\", or null"
      ),
      (
        "\"tags\":[\"remittance\"", "\"tags\":[\"two words\"",
        "\"tags\" should be a list of words without spaces and commas"
      ),
      (
        "\"id\":\"group-code\"", "\"id\":\"a b\"",
        "\"id\" should be 1 to 64 letters, digits, -, _ or ., or null"
      ),
    ]
    for (right, wrong, message) in cases {
      var lines = lines
      lines[2].replace(right, with: wrong)
      let before = lines[2][..<lines[2].firstRange(of: wrong)!.lowerBound]
      let file = read(lines)
      #expect(problems(file) == ["3:\(before.count + 1): error: \(message)"])
      #expect(file.decks[0].notes.count == 4)
      #expect(file.skipped.map(\.line) == [3])
    }
    var lines = lines
    lines[4].replace("true", with: "false")
    lines[15].replace("\"grade\":4", with: "\"grade\":6")
    lines[17] = #"{"type":"event","at":1,"event":"undo","device":"a","of":1}"#
    lines[18] = "{]"
    #expect(
      problems(read(lines)) == [
        "5:\(lines[4].firstRange(of: "\"options\"")!.lowerBound.utf16Offset(in: lines[4]) + 1): error: "
          + "\"options\" should be 2 to 15 options, at least one of them correct",
        "16:\(lines[15].firstRange(of: "\"grade\"")!.lowerBound.utf16Offset(in: lines[15]) + 1): error: "
          + "\"grade\" should be a grade from 0 to 5",
        "18:24: error: \"event\" should be review, schedule, suspend, unsuspend, flag or bury",
        "19:2: error: the line is not JSON: "
          + problems(read(lines))[3].split(separator: ": ").dropFirst(3).joined(separator: ": "),
      ])
  }

  @Test("a file that is cut off is told apart from a whole one")
  func truncated() {
    let bytes = exported()
    let cut = read(Array(bytes.dropLast(20)))
    #expect(problems(cut).count == 1)
    #expect(problems(cut)[0].hasPrefix("22:"))
    #expect(problems(cut)[0].hasSuffix("error: the file ends in the middle of a line"))
    let shorter = read(Array(lines.dropLast(3)))
    #expect(
      problems(shorter) == [
        "1:1: warning: the header says 7 events, and the file has 4"
      ])
    #expect(
      problems(read(Array(lines.prefix(4)))) == [
        "1:1: warning: the header says 5 notes, and the file has 1; 7 events, and the file has 0"
      ])
  }

  @Test("a newer format is refused, and unknown lines of this one are passed over")
  func newer() {
    var lines = lines
    lines[0].replace("\"version\":1", with: "\"version\":2")
    let refused = read(lines)
    #expect(
      problems(refused) == [
        "1:1: error: the file is written in format 2, and this version of rounds reads up to 1"
      ])
    #expect(refused.decks.isEmpty)
    lines = self.lines
    lines.insert(#"{"type":"picture","of":"group-code"}"#, at: 3)
    lines.append(#"{"type":"event","at":1,"event":"dream","card":"group-code"}"#)
    let read = read(lines)
    #expect(read.diagnostics == [])
    #expect(read.skipped.map(\.line) == [4, 24])
    #expect(read.decks[0].notes.count == 5 && read.past == Self.past)
  }

  @Test(
    "other JSON is refused with advice",
    arguments: [
      (
        #"[{"x":"a","y":"b"}]"#,
        "the file is JSON, a list that no export of rounds begins with"
      ),
      (#"{"cards":[]}"#, "the file is JSON, an object that no export of rounds begins with"),
      (
        "{\n  \"rounds\": \"export\"\n}",
        "the file is JSON over several lines, and an export of rounds has one object a line"
      ),
      (
        #"{"rounds":"journal","version":1}"#, "the file is a journal of a collection, not an export"
      ),
      (#"{"type":"note","kind":"basic"}"#, "the header of the export is missing"),
      (#"{"rounds":"export"}"#, "the header does not give the version of the format"),
      (#"{"rounds":"export""#, "the first line is not JSON: "),
    ])
  func foreign(text: String, message: String) {
    let file = read([text])
    #expect(file.format == .json)
    #expect(file.diagnostics.count == 1 && file.skipped.count == 1)
    #expect(file.diagnostics[0].message.hasPrefix(message))
  }

  @Test("a table or a deck with braces is no JSON")
  func braces() {
    #expect(ImportFormat(of: Array("{a},b\n{c},d\n".utf8)) == .delimited)
    #expect(ImportFormat(of: Array("[x],b\n[c],d\n".utf8)) == .delimited)
    #expect(ImportFormat(of: Array("Q: {\nA: \"a\"\n".utf8)) == .markdown)
  }

  @Test("lines may be taken out: notes without their deck's line get a deck of that name")
  func filtered() {
    let file = read(lines.filter { !$0.contains(#""type":"deck""#) })
    #expect(file.decks.map(\.name) == ["Billing"])
    #expect(file.decks[0].notes.count == 5)
  }

  @Test("a deck comes back in the file that it had, unless its path leads elsewhere")
  func files() throws {
    let paths = [
      ("d.md", "d.md"), ("folder/01-revenue-cycle.md", "folder/01-revenue-cycle.md"),
      ("../d.md", "D 2.md"), ("/d.md", "D 3.md"), ("a//d.md", "D 4.md"), ("d.txt", "D 5.md"),
      ("a/../d.md", "D 6.md"), (".md", "D 7.md"), ("a/.hidden.md", "D 8.md"), ("a\\d.md", "D 9.md"),
    ]
    let decks = paths.enumerated().map { index, path in
      let note = Note(content: .basic(question: "q\(index)", answer: "a"))
      return ExportedCollection.ExportedDeck(
        Deck(frontMatter: .init(name: "D \(index)"), notes: [note]), file: path.0)
    }
    let bytes = JSONExport(
      ExportedCollection(decks: decks, at: 0, today: Day(number: 20_000), policy: "published")
    ) { _ in [:] }.bytes
    let sandbox = try CollectionSandbox()
    let plan = try sandbox.take(read(bytes), named: "f.jsonl")
    #expect(plan.items[0].decks.map(\.relativePath) == paths.map(\.1))
    #expect(sandbox.decks.sorted() == paths.map(\.1).sorted())
    // A requested deck gets the file's contents, not its path.
    let other = try CollectionSandbox()
    var file = read(bytes)
    file.decks.removeSubrange(1...)
    #expect(try other.take(file, deck: "Other").items[0].decks.map(\.relativePath) == ["Other.md"])
  }
}
