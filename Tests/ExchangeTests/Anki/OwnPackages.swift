import CSQLite
import Exchange
import Files
import Flashcards
import JSON
import Journal
import SpacedRepetition
import TestSupport

/// Packages written by us, before and after changes in Anki.
enum OwnPackages {
  static func collection(_ decks: [ExportedCollection.ExportedDeck]) -> ExportedCollection {
    ExportedCollection(
      decks: decks, at: AnkiSamples.now, today: Day("2026-06-29")!, policy: "published")
  }

  static func deck(_ text: String, file: String = "deck.md") -> ExportedCollection.ExportedDeck {
    var deck = DeckParser.parse(text, file: "").deck
    deck.frontMatter.name = deck.frontMatter.name ?? String(file.dropLast(3))
    return .init(deck, file: file)
  }

  /// The result of reading written decks after some statements in the collection. In them
  /// `shown(text)` is a text without hidden data.
  static func read(
    _ decks: [ExportedCollection.ExportedDeck], after sql: [String] = []
  ) throws -> ImportedFile {
    let bytes = try AnkiPackageWriter(collection(decks)).bytes()
    return ImportedFile(
      try edited(bytes, sql), file: "own.apkg", options: AnkiSamples.options)
  }

  static func edited(_ bytes: [UInt8], _ sql: [String]) throws -> [UInt8] {
    if sql.isEmpty { return bytes }
    let package = try OpenedPackage(bytes)
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path + "/collection.sqlite"
    try AtomicFile.write(package["collection.anki21"], to: path)
    let database = try SQLiteDatabase(path: path, for: .writing)
    sqlite3_create_function_v2(
      database.handle, "shown", 1, SQLITE_UTF8, nil,
      { context, _, values in
        let text = sqlite3_value_text(values?[0]).map { String(cString: $0) } ?? ""
        let shown = text.replacing(
          /<span data-rounds=\\?"[A-Za-z0-9+\/=]*\\?"><\/span>/, with: "")
        sqlite3_result_text(
          context, shown, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }, nil, nil, nil)
    for statement in sql { try database.execute(statement) }
    let collection = try database.serialized()
    return try MadePackage.zip(
      package.entries.map { ($0.name, $0.name == "collection.anki21" ? collection : $0.bytes) })
  }

  /// Decks in our JSON form, without the cards' schedules.
  static func json(_ decks: [ExportedCollection.ExportedDeck]) -> [String] {
    let bytes = JSONExport(collection(decks)) { _ in [:] }.bytes
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static func json(_ file: ImportedFile) -> [String] {
    json(
      file.decks.map { deck in
        // A deck's file states its name only if the path does not imply it.
        var frontMatter = deck.frontMatter
        frontMatter.name = deck.name
        return .init(Deck(frontMatter: frontMatter, notes: deck.notes), file: deck.file ?? "")
      })
  }
}

/// Makes decks with notes of all kinds and texts that are hard to express in HTML.
struct RandomDecks {
  private var random: SplitMix64
  private var count = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// A deck as in a file.
  mutating func deck(_ number: Int) -> ExportedCollection.ExportedDeck {
    var deck = Deck(frontMatter: .init(name: one(["A", "A::B", "C & D"]) + " \(number)"))
    if isTrue() { deck.frontMatter.source = one(["CMS", "a <book> & \"more\"", "x::y"]) }
    deck.frontMatter.tags = tags()
    for _ in 0..<(2 + below(6)) {
      deck.notes.append(Note(content: content(), details: details(), path: path()))
    }
    deck = DeckParser.parse(DeckPrinter().print(deck), file: "").deck
    return .init(deck, file: one(["\(number)-deck.md", "folder/\(number).md"]))
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func isTrue() -> Bool { Bool.random(using: &random) }
  private mutating func one<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  private mutating func path() -> [String] {
    (0..<below(3)).map { _ in one(["Codes", "A › B", "**x**", "a & b", "[sound:x]"]) }
  }

  private mutating func tags() -> [String] {
    ["zeta", "Alpha", "a::b", "cpb", "x<y"].filter { _ in isTrue() }.shuffled(using: &random)
  }

  private static let lines = [
    "plain", "a < b && c > d", "  indented", "**bold** and `code`", "`**a**` **`b`**", "** x ** `",
    "&nbsp; &amp; &#91;", "[sound:a.mp3] [$]x[/$]", "{{c1::x}} {{Front}} {x}} a::b", "<b>x</b><br>",
    "", "", "ends with space ", "\u{A0}nbsp\u{A0}", "e\u{301} 漢字 👩‍⚕️", "- item", "1. item",
    "</li><li>",
    "```\n  code < 1\n\n    more\n```", "```swift\nlet a = 1\n```", "```c++ {x}\n\ta\n```",
    "```\n```", "```\n\n```", "~~~\n x\n~~~", "````\nx\n````", "$\\frac{a}{b}$", "---x", "›  a  b",
    "```\nnever closed",
  ]

  private mutating func text() -> String {
    count += 1
    var lines = (0..<below(5)).map { _ in one(Self.lines) }
    lines.insert("text \(count)", at: below(lines.count + 1))
    return lines.joined(separator: "\n")
  }

  private mutating func line() -> String {
    let line = one(Self.lines)
    return line.contains("\n") || line.allSatisfy(\.isWhitespace) ? "line" : line
  }

  private mutating func content() -> Note.Content {
    switch below(6) {
    case 0: return .basic(question: text(), answer: text())
    case 1: return .term(term: text(), definition: text())
    case 2:
      var options = (0..<(2 + below(4))).map { _ in
        Note.Option(text: text(), isCorrect: isTrue(), whyNot: isTrue() ? line() : nil)
      }
      options[0].isCorrect = true
      if isTrue() { options[1].text = options[0].text + "\nmore" }
      return .choice(question: text(), options: options)
    case 3: return .ordering(question: text(), items: (0..<(2 + below(4))).map { _ in text() })
    case 4:
      var segments: [Cloze.Segment] = [.text("text ")]
      for number in 1...(1 + below(3)) {
        segments += [
          .deletion(.init(text: line(), hint: isTrue() ? "a hint: x" : nil, group: number)),
          .text(one([" and ", "", "\n", " {x} ", "\n  ", "\n```\n a\n```\n"]) + "y"),
        ]
      }
      return .cloze(Cloze(notation: .brackets, segments: segments))
    default:
      let segments: [Cloze.Segment] = [
        .text(text() + " "), .deletion(.init(text: "a", group: 1 + below(2), otherGroups: [3])),
        .text(" "), .deletion(.init(text: "b", hint: "h", group: 1 + below(3))),
      ]
      return .cloze(Cloze(notation: .numbered, segments: segments))
    }
  }

  private mutating func details() -> Note.Details {
    count += 1
    var details = Note.Details()
    if isTrue() { details.also = (0..<below(3)).map { _ in line() } }
    if isTrue() { details.hint = text() }
    if isTrue() { details.why = text() }
    if isTrue() { details.source = one(["CMS", "a book", "x::y"]) }
    if isTrue() { details.asOf = FactDate(one(["2026", "2026-05", "0999-12-31"])) }
    if isTrue() { details.validUntil = FactDate("2026-02-28") }
    details.tags = tags()
    if isTrue() { details.id = CardID("id-\(count)") }
    return details
  }
}
