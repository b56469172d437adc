import Exchange
import Flashcards
import JSON
import Journal
import SpacedRepetition
import Testing
import Text

@Suite("A package that Anki made")
struct AnkiSamplesTests {
  private static let packages = ["modern.apkg", "legacy.apkg"]

  @Test(
    "brings every card with its deck and schedule, suspended, buried and flagged as it was",
    arguments: packages)
  func schedules(package: String) throws {
    let file = try AnkiSamples.read(package)
    let cards = ImportedCards(file)
    let guids = try AnkiSamples.guids()
    let firstDay = Day("2026-03-02")!
    #expect(!file.hasErrors)
    #expect(file.skipped.isEmpty)
    #expect(cards.cards.count == 523)
    for truth in try AnkiSamples.truth() {
      func value(_ key: String) -> Int { truth[key]?.integer ?? .min }
      let guid = try #require(guids[value("nid")])
      let id = try #require(cards.id(guid: guid, ord: value("ord")), "card \(value("id"))")
      #expect(cards.cards[id]?.deck == truth["deck"]?.string)
      #expect(cards.suspended.contains(id) == (value("queue") == -1))
      #expect((cards.buried[id] != nil) == (value("queue") < -1))
      #expect(cards.flags[id] ?? 0 == value("flags"))
      let event = cards.schedules[id]
      switch value("type") {
      case 0: #expect(event == nil || event?.phase == .new)
      case 1: #expect(event?.phase == .learning)
      case 2: #expect(event?.phase == .review)
      default: #expect(event?.phase == .relearning)
      }
      guard let event, value("type") != 0 else { continue }
      if value("due") > 1_000_000_000 {
        #expect(event.dueAt == value("due") * 1000)
        #expect(event.due == AnkiSamples.options.context.studyDay(value("due") * 1000))
      } else {
        #expect(event.dueAt == nil)
        #expect(event.due == firstDay + value("due"))
      }
      #expect(event.interval == value("ivl"))
      #expect(
        event.easiness.hundredths == (value("factor") == 0 ? 250 : value("factor") / 10))
      #expect(event.reviews == value("reps"))
      #expect(event.lapses == value("lapses"))
      #expect(event.stepsLeft == value("left"))
      #expect(event.lastReviewed != nil)
    }
    #expect(cards.buried.values.allSatisfy { $0 == Day("2026-06-30")! })
  }

  @Test("asks and answers what Anki shows", arguments: packages)
  func texts(package: String) throws {
    let cards = ImportedCards(try AnkiSamples.read(package))
    let guids = try AnkiSamples.guids()
    for truth in try AnkiSamples.truth() {
      let guid = try #require(guids[truth["nid"]?.integer ?? 0])
      let id = try #require(cards.id(guid: guid, ord: truth["ord"]?.integer ?? 0))
      let card = try #require(cards.cards[id]?.card)
      // The place where the answer is typed has no text.
      let question = PlainHTML.text(truth["question_html"]?.string ?? "")
        .replacing("[[type:Back]]", with: "")
      let answer = PlainHTML.text(truth["answer_html"]?.string ?? "")
      #expect(PlainHTML.folded(card.question) == question, "card \(truth["id"] as Any)")
      switch card.note.content {
      case .cloze(let cloze):
        let whole = cloze.solution + " " + (card.note.details.why ?? "")
        #expect(PlainHTML.folded(whole) == answer)
      default:
        if (truth["answer_html"]?.string ?? "").count == 4000 {
          // Anki's own text was cut off when it was recorded.
          #expect(PlainHTML.folded(card.answer).count > 4000)
        } else if question == answer {
          #expect(card.answer == "(empty)")
        } else {
          // A card with a typed answer shows it in a separate place.
          let expected = answer.replacing("[[type:Back]]", with: PlainHTML.folded(card.answer))
          #expect(expected.hasSuffix(PlainHTML.folded(card.answer)), "card \(truth["id"] as Any)")
          #expect(!PlainHTML.folded(card.answer).isEmpty)
        }
      }
    }
  }

  @Test("brings every answer with its time, button, intervals and easiness", arguments: packages)
  func answers(package: String) throws {
    let file = try AnkiSamples.read(package)
    let cards = ImportedCards(file)
    let guids = try AnkiSamples.guids()
    var names: [Int: CardID] = [:]
    for truth in try AnkiSamples.truth() {
      let guid = try #require(guids[truth["nid"]?.integer ?? 0])
      names[truth["id"]?.integer ?? 0] = cards.id(guid: guid, ord: truth["ord"]?.integer ?? 0)
    }
    let past = file.past.prefix(try #require(file.firstUndated))
    #expect(zip(past, past.dropFirst()).allSatisfy { $0.at <= $1.at })
    let rows = String(decoding: try AnkiSamples.bytes("truth_revlog.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst().map {
        $0.split(separator: ",").map { Int($0)! }
      }
    #expect(past.count == rows.count)
    for (timed, row) in zip(past, rows) {
      #expect(timed.at == row[0])
      let name = try #require(names[row[1]])
      switch timed.action {
      case .review(let review):
        #expect(review.card == name)
        #expect(review.grade.rawValue == [1: 1, 2: 3, 3: 4, 4: 5][row[3]])
        #expect(review.after == row[4])
        #expect(review.before ?? 0 == row[5])
        #expect(review.easiness?.hundredths == (row[6] == 0 ? nil : row[6] / 10))
        #expect(review.took ?? 0 == row[7])
        #expect(review.day == AnkiSamples.options.context.studyDay(row[0]))
        #expect(review.scheduler == "anki")
        let kinds: [ReviewKind] = [.learn, .review, .relearn, row[6] == 0 ? .practice : .early]
        #expect(review.kind == kinds[row[8]])
      case .schedule(let event):
        #expect(row[3] == 0 && row[8] == 4)
        #expect(event.card == name)
        #expect((event.phase == .new) == (row[6] == 0))
        if event.phase == .review {
          #expect(event.interval == row[4])
          #expect(event.due == AnkiSamples.options.context.studyDay(row[0]) + row[4])
        }
      default: Issue.record("\(timed) is neither an answer nor a date that was set")
      }
    }
  }

  @Test("gives the same names as a text export of the same collection")
  func names() throws {
    let cards = ImportedCards(try AnkiSamples.read("modern.apkg"))
    let text = String(decoding: try AnkiSamples.bytes("notes_full.txt"), as: UTF8.self)
    // A field of several lines continues on lines with an empty second column.
    let lines = text.split(separator: "\n").filter { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.count > 3 && !fields[1].isEmpty
    }
    #expect(lines.count > 440)
    for line in lines {
      // A guid with a quote or the sign of a comment in it is quoted, as here.
      let guid = line.prefix { $0 != "\t" }
      let table = ImportedFile(bytes("front\tback\tguid\nx\ty\t\(guid)\n"), file: "f")
      let name = try #require(table.decks[0].notes.first?.details.id?.text, "\(guid)")
      let suffixes = ["", "-2", ".1", ".2", ".3", ".12"]
      #expect(suffixes.contains { cards.cards[CardID(name + $0)] != nil }, "\(guid)")
    }
  }

  @Test("is the same collection in both layouts")
  func layouts() throws {
    let modern = try AnkiSamples.read("modern.apkg")
    let legacy = try AnkiSamples.read("legacy.apkg")
    #expect(modern.decks.map(\.notes) == legacy.decks.map(\.notes))
    #expect(modern.past == legacy.past)
  }

  @Test("becomes decks that read back to the same notes", arguments: packages)
  func printing(package: String) throws {
    for deck in try AnkiSamples.read(package).decks {
      let text = DeckPrinter().print(Deck(notes: deck.notes))
      let result = DeckParser.parse(Array(text.utf8), file: "deck.md")
      #expect(!result.diagnostics.contains { $0.severity == .error })
      #expect(result.deck.notes.map(\.content) == deck.notes.map(\.content))
      #expect(result.deck.notes.map(\.details) == deck.notes.map(\.details))
    }
  }

  @Test("tells of what stays in it")
  func summary() throws {
    #expect(
      try AnkiSamples.read("modern.apkg").summary == [
        "Anki package (schema 18): 7 decks, 449 notes, 523 cards, 5559 answers",
        "they are 458 notes here: cards of one note that ask different things are notes of their own",
        "the field “Add Reverse” of 16 notes only decides which cards there are; it is not imported",
        "4 media files stay in the package; --media unpacks them",
        "deck options and the look of cards are not imported",
      ])
  }
}

/// HTML without its tags, by simple means: the text that a card must have, however it is laid out.
enum PlainHTML {
  static func text(_ html: String) -> String {
    var text = html
    guard text.utf8.contains(where: { "<&[".utf8.contains($0) }) else { return folded(text) }
    text = text.replacing(/(?s)<script[^>]*>.*?<\/script>/, with: "")
    text = text.replacing(/(?s)<style[^>]*>.*?<\/style>/, with: "")
    // A hint is a link with its name, and the text is in a hidden element.
    text = text.replacing(/(?s)<div[^>]*class=hint[^>]*>.*?<\/div>/, with: "")
    text = text.replacing(/(?s)<a class=hint[^>]*>\s*(.*?)<\/a>/) { "[\($0.1)]" }
    text = text.replacing(/\[anki:play:[^\]]*\]/, with: "[sound]")
    // Anki rendered its formulas elsewhere.
    text = text.replacing(/<img class=latex alt="([^"]*)"[^>]*>/) { "$\($0.1)$" }
    text = text.replacing("LaTeX image generation is disabled in the preferences.", with: "")
    for (entity, character) in [("&#x5C;", "\\"), ("&#x7B;", "{"), ("&#x7D;", "}")] {
      text = text.replacing(entity, with: character)
    }
    text = text.replacing(/<img[^>]*src="([^"]*)"[^>]*>/) { "[image: \($0.1)]" }
    text = text.replacing(/<a [^>]*href="(http[^"]*)"[^>]*>(.*?)<\/a>/) { "\($0.2) (\($0.1))" }
    text = text.replacing(/<li>/, with: "-")
    text = text.replacing(/<\/td><td>/, with: "|")
    text = text.replacing(/(?s)<!--.*?-->/, with: "")
    text = text.replacing(/<[a-zA-Z\/][^>]*>/, with: " ")
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"),
      ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return folded(text)
  }

  /// A text without white space, emphasis marks and invisible characters.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }) {
      return text
    }
    var text = text.replacing(/\[sound: [^\]]*\]/, with: "[sound]").replacing("[...]", with: "[…]")
    for mark in ["[latex]", "[/latex]"] { text = text.replacing(mark, with: "$") }
    let flat: [Character: Character] = ["₂": "2", "⁺": "+", "₀": "0"]
    let scalars = String(text.map { flat[$0] ?? $0 }).unicodeScalars.filter { scalar in
      !scalar.properties.isWhitespace && !"*`~".unicodeScalars.contains(scalar)
        && (scalar.properties.generalCategory != .format || scalar == "\u{200D}")
        && scalar.properties.generalCategory != .control
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
