import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("An Anki package that is written")
struct AnkiPackageWriterTests {
  private static let text = """
    ---
    name: Billing::Codes
    tags: cpb
    source: CMS
    ---

    # Remittance

    Q: Which group code, **if** `a < b`?
    A: PR
    Also: patient responsibility
    Also: PR code
    Hint: two letters
    Why: One line.
    Another.
    As of: 2026-05
    Valid until: 2027
    Tags: codes cpb
    Id: group-code

    ## Forms

    Q: Which form?
    - [ ] CMS-1500
    - [x] UB-04
    - [x] Both
    Source: a book
    Id: form

    T: superbill
    D: The encounter form

    C: A claim that [fails]{how?} is [rejected].
    Id: claim
    """

  private static let today = Day("2026-06-29")!
  private static let now = 1_782_757_800_000

  private static func at(_ day: String, _ seconds: Int = 0) -> Int {
    (Day(day)!.number * 86_400 + 12 * 3600 + seconds) * 1000
  }

  private static func review(
    _ card: String, _ grade: Grade, _ day: String, _ kind: ReviewKind, before: Int?, after: Int,
    by scheduler: String = "published", easiness: Int? = nil
  ) -> TimedAction {
    TimedAction(
      at: at(day),
      .review(
        ReviewEvent(
          card: CardID(card), grade: grade, day: Day(day)!, took: 5000, kind: kind, before: before,
          after: after, scheduler: scheduler,
          easiness: easiness.map { Easiness(hundredths: $0) })))
  }

  private static let past = ExportedCollection.Past(
    actions: [
      review("group-code", .hesitant, "2026-06-01", .learn, before: nil, after: 1),
      review("form", .perfect, "2026-06-01", .learn, before: nil, after: 1),
      review("group-code", .perfect, "2026-06-02", .review, before: 1, after: 6),
      review("form", .almost, "2026-06-02", .review, before: 1, after: 1),
      review("form", .difficult, "2026-06-02", .drill, before: 1, after: 1),
      review("group-code", .difficult, "2026-06-08", .review, before: 6, after: 16),
      review("claim.1", .hesitant, "2026-06-28", .learn, before: nil, after: -600, by: "anki"),
      review(
        "claim.2", .incorrect, "2026-06-29", .review, before: 20, after: -600, by: "anki",
        easiness: 195),
      review("gone", .perfect, "2026-06-29", .learn, before: nil, after: 1),
    ],
    standings: [
      CardID("group-code"): .init(
        ScheduleEvent(
          card: CardID("group-code"), phase: .review, lastReviewed: Day("2026-06-08")!,
          due: Day("2026-06-24")!, interval: 16, easiness: Easiness(hundredths: 246),
          repetition: 3, reviews: 3), isSuspended: true, isBuried: true, flag: 2),
      CardID("form"): .init(
        ScheduleEvent(
          card: CardID("form"), phase: .learning, lastReviewed: Day("2026-06-02")!,
          due: Day("2026-06-03")!, interval: 1, easiness: Easiness(hundredths: 260), reviews: 2,
          lapses: 1), isBuried: true),
      CardID("claim.1"): .init(
        ScheduleEvent(
          card: CardID("claim.1"), phase: .learning, lastReviewed: Day("2026-06-28")!,
          due: today, dueAt: now + 600_000, stepsLeft: 1, reviews: 1)),
      CardID("claim.2"): .init(
        ScheduleEvent(
          card: CardID("claim.2"), phase: .relearning, lastReviewed: today, due: today + 1,
          interval: 4, easiness: Easiness(hundredths: 195), stepsLeft: 2, reviews: 9, lapses: 3)),
    ])

  private func package(
    _ text: String = text, file: String = "codes.md", past: ExportedCollection.Past? = past
  ) throws -> OpenedPackage { try OpenedPackage(bytes(text, file: file, past: past)) }

  private func bytes(
    _ text: String = text, file: String = "codes.md", past: ExportedCollection.Past? = past
  ) throws -> [UInt8] {
    var deck = DeckParser.parse(text, file: "").deck
    deck.frontMatter.name = deck.frontMatter.name ?? String(file.dropLast(3))
    return try AnkiPackageWriter(
      ExportedCollection(
        decks: [.init(deck, file: file)], past: past, at: Self.now, today: Self.today,
        policy: "published")
    ).bytes()
  }

  @Test("it has the parts of Anki's layout for older versions, and says so")
  func layout() throws {
    let package = try package()
    #expect(
      package.entries.map(\.name) == ["meta", "collection.anki21", "collection.anki2", "media"])
    #expect(package["meta"] == [0x08, 0x02])
    #expect(package["media"] == Array("{}".utf8))
    #expect(
      try package.rows("SELECT id, crt, mod, ver, conf ->> 'creationOffset' FROM col")
        == ["1|\(Self.at("2026-06-01", -8 * 3600) / 1000)|\(Self.now)|11|0"])
    #expect(
      try package.rows("SELECT flds FROM notes", in: "collection.anki2").joined()
        .contains("Please import it with a newer version of Anki"))
  }

  @Test("notes have the name, tags and fields that the cards have here")
  func notes() throws {
    #expect(
      try package().rows("SELECT guid, mid % 10, mod, tags, flds FROM notes ORDER BY id")
        .map { $0.replacing(/<span data-rounds="[A-Za-z0-9+\/=]*"><\/span>/, with: "") } == [
          "group-code|1|1782757800| cpb codes |Which group code, <b>if</b> <code>a &lt; b</code>?¦PR¦"
            + "patient responsibility<br>PR code¦two letters¦One line.<br>Another.¦CMS¦2026-05¦2027¦"
            + "Remittance",
          "form|1|1782757800| cpb |Which form?<ul><li>CMS-1500</li><li>UB-04</li><li>Both</li></ul>¦"
            + "UB-04<br>Both¦¦¦¦a book¦¦¦Remittance › Forms",
          "ahhg6hj0rgdwz|2|1782757800| cpb |superbill¦The encounter form¦¦¦¦CMS¦¦¦Remittance › Forms",
          "claim|3|1782757800| cpb |A claim that {{c1::fails::how?}} is {{c2::rejected}}.¦¦¦¦CMS¦¦¦"
            + "Remittance › Forms",
        ])
  }

  @Test("cards stand where they stood, in days counted from the first answer")
  func cards() throws {
    let columns =
      "n.guid, ord, type, queue, due, ivl, factor, reps, lapses, left, c.flags, c.data"
    #expect(
      try package().rows("SELECT \(columns) FROM cards c JOIN notes n ON n.id = nid ORDER BY c.id")
        == [
          #"group-code|0|2|-1|23|16|2460|3|0|0|2|{"lrt":\#(Self.at("2026-06-08") / 1000)}"#,
          #"form|0|2|-3|2|1|2600|2|1|0|0|{"lrt":\#(Self.at("2026-06-02") / 1000)}"#,
          "ahhg6hj0rgdwz|0|0|0|3|0|0|0|0|0|0|{}",
          "ahhg6hj0rgdwz|1|0|0|3|0|0|0|0|0|0|{}",
          #"claim|0|1|1|1782758400|0|0|1|0|1|0|{"lrt":\#(Self.at("2026-06-28") / 1000)}"#,
          #"claim|1|3|3|29|4|1950|9|3|2|0|{"lrt":\#(Self.at("2026-06-29") / 1000)}"#,
        ])
  }

  @Test("answers have their times, buttons, intervals and factors; a drill moves nothing")
  func answers() throws {
    let columns = "r.id, guid, ord, ease, r.ivl, lastIvl, r.factor, time, r.type"
    let rows = try package().rows(
      "SELECT \(columns) FROM revlog r JOIN cards c ON c.id = cid JOIN notes n ON n.id = nid "
        + "ORDER BY r.id")
    let first = Self.at("2026-06-01")
    let second = Self.at("2026-06-02")
    #expect(
      rows == [
        "\(first)|group-code|0|3|1|0|2500|5000|0",
        "\(first + 1)|form|0|4|1|0|2600|5000|0",
        "\(second)|group-code|0|4|6|1|2600|5000|1",
        "\(second + 1)|form|0|1|1|1|2600|5000|1",
        "\(second + 2)|form|0|2|1|1|0|5000|3",
        "\(Self.at("2026-06-08"))|group-code|0|2|16|6|2460|5000|1",
        "\(Self.at("2026-06-28"))|claim|0|3|-600|0|0|5000|0",
        "\(Self.at("2026-06-29"))|claim|1|1|-600|20|1950|5000|1",
      ])
  }

  @Test("easiness is Anki's where Anki's scheduler gave it: each button moves it, steps leave it")
  func easiness() throws {
    let actions = [
      Self.review("form", .hesitant, "2026-06-01", .learn, before: nil, after: -600, by: "anki"),
      Self.review("form", .hesitant, "2026-06-02", .learn, before: -600, after: 1, by: "anki"),
      Self.review("form", .perfect, "2026-06-03", .review, before: 1, after: 4, by: "anki"),
      Self.review("form", .difficult, "2026-06-07", .review, before: 4, after: 5, by: "anki"),
      Self.review("form", .almost, "2026-06-12", .review, before: 5, after: -600, by: "anki"),
      Self.review("form", .hesitant, "2026-06-13", .relearn, before: -600, after: 1, by: "anki"),
    ]
    let rows = try package(past: .init(actions: TimedActions(actions), standings: [:]))
      .rows("SELECT ease, factor, type FROM revlog ORDER BY id")
    #expect(rows == ["3|0|0", "3|2500|0", "4|2650|1", "2|2500|1", "1|2300|1", "3|2300|2"])
  }

  @Test("without its past every card is new")
  func withoutPast() throws {
    let package = try package(past: nil)
    #expect(
      try package.rows("SELECT DISTINCT type, queue, ivl, reps, flags FROM cards") == ["0|0|0|0|0"])
    #expect(
      try package.rows("SELECT due FROM cards ORDER BY id") == ["1", "2", "3", "3", "4", "4"])
    #expect(try package.rows("SELECT * FROM revlog") == [])
  }

  @Test(
    "decks stand below one another, by their names or by their folders",
    arguments: [
      ("---\nname: A::B: c::D\n---\n", "x.md", ["A", "A::B: c", "A::B: c::D", "Default"]),
      ("", "folder/sub/x.md", ["Default", "folder", "folder::sub", "folder::sub::x"]),
      ("---\nname: CPT/HCPCS\n---\n", "x.md", ["CPT/HCPCS", "Default"]),
      ("---\nname: default\n---\n", "x.md", ["Default"]),
    ])
  func decks(frontMatter: String, file: String, names: [String]) throws {
    let package = try package("\(frontMatter)\nQ: a\nA: b\n", file: file, past: nil)
    let deck = "json_each(col.decks)"
    #expect(
      try package.rows("SELECT value ->> 'name' FROM col, \(deck) ORDER BY 1") == names)
    let own = try package.rows(
      "SELECT value ->> 'name' FROM cards JOIN col JOIN \(deck) WHERE key = CAST(did AS TEXT)")
    #expect(own == [names.max { $0.count < $1.count }!])
  }

  @Test(
    "text is shown as it is",
    arguments: [
      ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
      ("one\n  two", "one<br>&nbsp;&nbsp;two"),
      ("**a** ** b ** **c", "<b>a</b> ** b ** **c"),
      ("`**a**` and **`b` c**", "<code>**a**</code> and <b><code>b</code> c</b>"),
      ("`a", "`a"),
      (
        "see\n```swift\n if a < b {\n\n```\nend",
        #"see<pre class="language-swift"> if a &lt; b {"# + "\n</pre>end"
      ),
      ("```\nnever closed", "```<br>never closed"),
      ("~~~ sh\n```\n\n~~~\nend", #"<pre class="language-sh">"# + "```\n</pre>end"),
      ("````\na\n```\n````", "<pre>a\n```</pre>"),
      ("[sound:a.mp3] [$]x[/$] [a]", "&#91;sound:a.mp3] &#91;$]x[/$] [a]"),
      ("{{c1::a}} {{Front}}", "{{c1::a}} {{Front}}"),
      ("漢字 👩‍⚕️", "漢字 👩‍⚕️"),
    ])
  func html(text: String, html: String) throws {
    let note = Note(content: .basic(question: "q", answer: text))
    let deck = Deck(frontMatter: .init(name: "d"), notes: [note])
    let bytes = try AnkiPackageWriter(
      ExportedCollection(
        decks: [.init(deck, file: "d.md")], at: Self.now, today: Self.today, policy: "published")
    ).bytes()
    #expect(
      try OpenedPackage(bytes).rows("SELECT flds FROM notes")[0].split(
        separator: "¦", omittingEmptySubsequences: false)[1] == html)
  }

  @Test("what Anki reads as the marks of a deletion is escaped within a cloze")
  func cloze() throws {
    let segments: [Cloze.Segment] = [
      .deletion(.init(text: "a::b}}", hint: "x::y", group: 1)), .text("  {{c2::c}}\n```\n d"),
      .deletion(.init(text: "**e**", group: 3)),
    ]
    let note = Note(content: .cloze(Cloze(notation: .numbered, segments: segments)))
    let deck = Deck(frontMatter: .init(name: "d"), notes: [note])
    let package = try OpenedPackage(
      AnkiPackageWriter(
        ExportedCollection(
          decks: [.init(deck, file: "d.md")], at: Self.now, today: Self.today, policy: "published")
      ).bytes())
    #expect(
      try package.rows("SELECT flds FROM notes")[0].split(separator: "¦")[0]
        == "{{c1::a:&#58;b&#125;&#125;::x:&#58;y}}  &#123;&#123;c2:&#58;c&#125;&#125;<br>```<br>"
        + "&nbsp;d{{c3::<b>e</b>}}")
    #expect(try package.rows("SELECT ord FROM cards ORDER BY id") == ["0", "2"])
  }

  @Test("the same collection at the same time gives the same bytes")
  func deterministic() throws {
    #expect(try bytes() == bytes())
  }

  @Test("the note types keep the ids, names and fields by which Anki knows them again")
  func noteTypes() throws {
    let package = try package()
    #expect(
      try package.rows(
        "SELECT key, value ->> 'name', value ->> 'type', "
          + "(SELECT group_concat(f.value ->> 'name') FROM json_each(m.value -> 'flds') f), "
          + "json_array_length(m.value -> 'tmpls') FROM col, json_each(col.models) m") == [
          "1782700000001|Basic (Rounds)|0|Front,Back,Also,Hint,Why,Source,As of,Valid until,Heading|1",
          "1782700000002|Basic and reversed (Rounds)|0|Front,Back,Also,Hint,Why,Source,As of,Valid until,Heading|2",
          "1782700000003|Cloze (Rounds)|1|Text,Also,Hint,Why,Source,As of,Valid until,Heading|1",
        ])
  }
}
