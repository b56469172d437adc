import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing
import Text

@Suite("A history of hashcards")
struct HashcardsHistoryTests {
  /// The output of `hashcards export` for a question, a cloze of two deletions and a card that has
  /// been removed from the deck since.
  static let export = """
    {
      "cards": [
        {
          "hash": "aa", "familyHash": null, "deckName": "Forms",
          "location": { "filePath": "/x/Forms.md", "lineStart": 4, "lineEnd": 5 },
          "content": { "basic": { "question": "Which form?", "answer": "UB-04" } },
          "performance": {
            "lastReviewedAt": "2025-11-05T09:00:00.000", "stability": 15.69, "difficulty": 3.22,
            "intervalRaw": 15.69, "intervalDays": 16, "dueDate": "2025-11-21", "reviewCount": 3
          }
        },
        {
          "hash": "b2", "familyHash": "b0", "deckName": "Forms",
          "location": { "filePath": "/x/Forms.md", "lineStart": 7, "lineEnd": 8 },
          "content": { "cloze": { "text": "Résumé of ERA and EOB [1]", "start": 20, "end": 22 } },
          "performance": null
        },
        {
          "hash": "b1", "familyHash": "b0", "deckName": "Forms",
          "location": { "filePath": "/x/Forms.md", "lineStart": 7, "lineEnd": 8 },
          "content": { "cloze": { "text": "Résumé of ERA and EOB [1]", "start": 12, "end": 14 } },
          "performance": {
            "lastReviewedAt": "2025-11-02T23:30:00.250", "stability": 1.0, "difficulty": 7.0,
            "intervalRaw": 1.0, "intervalDays": 1, "dueDate": "2025-11-03", "reviewCount": 1
          }
        }
      ],
      "sessions": [
        {
          "sessionId": 1, "startedAt": "2025-11-02T08:00:00.000", "endedAt": "2025-11-02T23:40:00.000",
          "reviews": [
            { "reviewId": 1, "hash": "aa", "reviewedAt": "2025-11-02T08:00:10.000", "grade": "Forgot",
              "stability": 0.4, "difficulty": 7.19, "intervalRaw": 0.4, "intervalDays": 1, "dueDate": "2025-11-03" },
            { "reviewId": 2, "hash": "aa", "reviewedAt": "2025-11-02T08:01:10.000", "grade": "Good",
              "stability": 0.5, "difficulty": 7.1, "intervalRaw": 0.5, "intervalDays": 1, "dueDate": "2025-11-03" },
            { "reviewId": 3, "hash": "b1", "reviewedAt": "2025-11-02T23:30:00.250", "grade": "Hard",
              "stability": 1.0, "difficulty": 7.0, "intervalRaw": 1.0, "intervalDays": 1, "dueDate": "2025-11-03" }
          ]
        },
        {
          "sessionId": 2, "startedAt": "2025-11-05T09:00:00.000", "endedAt": "2025-11-05T09:01:00.000",
          "reviews": [
            { "reviewId": 4, "hash": "gone", "reviewedAt": "2025-11-05T08:59:00.000", "grade": "Easy",
              "stability": 15.69, "difficulty": 3.22, "intervalRaw": 15.69, "intervalDays": 16, "dueDate": "2025-11-21" },
            { "reviewId": 5, "hash": "aa", "reviewedAt": "2025-11-05T09:00:00.000", "grade": "Easy",
              "stability": 15.69, "difficulty": 3.22, "intervalRaw": 15.69, "intervalDays": 16, "dueDate": "2025-11-21" }
          ]
        }
      ]
    }
    """

  /// The deck of the history.
  static let deck = """
    ---
    name = "Forms"
    ---

    Q: Which form?
    A: UB-04

    C: Résumé of [ERA] and [EOB] \\[1\\]
    """

  @Test("has the cards that its deck has, under the same names")
  func cards() {
    let history = read(Self.export)
    #expect(history.format == .hashcards)
    let deck = read(Self.deck)
    #expect(history.written == deck.written)
    #expect(
      history.notes.flatMap { note in note.faces.map { note.id(of: $0) } }
        == deck.notes.flatMap { note in note.faces.map { note.id(of: $0) } })
    #expect(history.decks.map(\.name) == ["Forms"])
  }

  @Test("has its cards in the order of their deck, though the file goes by hashes")
  func order() throws {
    func card(_ hash: String, _ question: String, line: Int) -> String {
      """
      {"hash":"\(hash)","deckName":"D","location":{"filePath":"D.md","lineStart":\(line)},
       "content":{"basic":{"question":"\(question)","answer":"x"}},"performance":null}
      """
    }
    let cards = [
      card("1", "third", line: 9), card("2", "first", line: 1), card("3", "second", line: 5),
    ]
    let file = read("{\"cards\":[\(cards.joined(separator: ","))],\"sessions\":[]}")
    #expect(file.written == ["first => x", "second => x", "third => x"])
  }

  @Test("gives each answer with its time where the learner is, its grade and its intervals")
  func answers() {
    var options = ImportOptions(now: 7)
    // Two hours ahead of UTC; the day rolls over at four.
    options.context.moment = { $0.number * 86_400_000 + $1 - 7_200_000 }
    options.context.studyDay = { Day(number: ($0 + 7_200_000 - 14_400_000) / 86_400_000) }
    let file = read(Self.export, nil, options)
    let (basic, cloze) = (file.notes[0].id(of: .front), file.notes[1].id(of: .group(1)))
    #expect(
      file.reviews.map(\.at) == [
        1_762_063_210_000, 1_762_063_270_000, 1_762_119_000_250, 1_762_326_000_000,
      ])
    #expect(file.reviews.map(\.event.card) == [basic, basic, cloze, basic])
    #expect(file.reviews.map(\.event.grade.rawValue) == [1, 4, 3, 5])
    #expect(file.reviews.map(\.event.kind) == [.learn, .learn, .learn, .review])
    #expect(file.reviews.map(\.event.before) == [nil, 1, nil, 1])
    #expect(file.reviews.map(\.event.after) == [1, 1, 1, 16])
    #expect(
      file.reviews.map(\.event.day.description) == [
        "2025-11-02", "2025-11-02", "2025-11-02", "2025-11-05",
      ])
    #expect(file.reviews.allSatisfy { $0.event.scheduler == "hashcards" && $0.event.took == nil })
    #expect(
      file.schedules == [
        ScheduleEvent(
          card: basic, phase: .review, lastReviewed: Day("2025-11-05"), due: Day("2025-11-21"),
          interval: 16, repetition: 2, reviews: 3),
        ScheduleEvent(
          card: cloze, phase: .review, lastReviewed: Day("2025-11-02"), due: Day("2025-11-03"),
          interval: 1, repetition: 1, reviews: 1),
      ])
    #expect(file.past.suffix(2).map(\.at) == [7, 7])
    #expect(file.past.map(\.at).dropLast(2) == file.past.map(\.at).dropLast(2).sorted()[...])
    #expect(file.summary.contains { $0.contains("easiness 2.50") })
  }

  @Test("lists the answers to cards that are gone")
  func gone() {
    let file = read(Self.export)
    #expect(file.skipped.map(\.name) == ["1 answer to card gone"])
    #expect(file.diagnostics.isEmpty)
  }

  @Test("goes to the cards that are known, also where our grammar reads a deck in its own way")
  func known() {
    var options = ImportOptions()
    options.context.known = read("Q: Which form?\nA: UB-04\nId: form\n\nQ: x\nA: y\nWhy: z\n").notes
    let text = Self.export.replacing(
      "\"answer\": \"UB-04\"", with: "\"answer\": \"UB-04\\nId: form\"")
    let file = read(text, nil, options)
    #expect(file.notes.first?.details.id == CardID("form"))
    #expect(Set(file.reviews.map(\.event.card.text)).contains("form"))
    #expect(read(text).notes.first?.written == "Which form? => UB-04\nId: form")
  }

  @Test(
    "names an entry that is not as hashcards writes it, and takes the others",
    arguments: [
      ("\"grade\": \"Hard\"", "\"grade\": \"Soft\"", "review 3"),
      ("\"2025-11-05T09:00:00.000\", \"grade\"", "\"yesterday\", \"grade\"", "review 5"),
      (
        "\"deckName\": \"Forms\",\n      \"location\": { \"filePath\": \"/x/Forms.md\", \"lineStart\": 4",
        "\"location\": { \"lineStart\": 4", "card 1"
      ),
      ("\"start\": 12, \"end\": 14", "\"start\": 2, \"end\": 1", "card b1"),
      ("\"start\": 12, \"end\": 14", "\"start\": -1, \"end\": 14", "card b1"),
      ("\"start\": 12, \"end\": 14", "\"start\": 2, \"end\": 99999", "card b1"),
      ("\"start\": 12, \"end\": 14", "\"start\": 2, \"end\": 4", "card b1"),
      (
        "\"dueDate\": \"2025-11-21\", \"reviewCount\"", "\"dueDate\": \"soon\", \"reviewCount\"",
        "the schedule of card 1"
      ),
      ("\"question\": \"Which form?\"", "\"question\": \"\"", "card aa"),
      (
        "\"intervalDays\": 16, \"dueDate\": \"2025-11-21\" }\n      ]",
        "\"intervalDays\": 1e300, \"dueDate\": \"\" }\n      ]", "review 5"
      ),
    ])
  func damagedEntry(old: String, new: String, name: String) {
    let text = Self.export.replacing(old, with: new)
    #expect(text != Self.export)
    let file = read(text)
    #expect(file.skipped.contains { $0.name == name })
    #expect(!file.notes.isEmpty && !file.past.isEmpty)
    #expect(!file.hasErrors)
    #expect(file.diagnostics.allSatisfy { $0.location.line > 1 && !$0.hint.isEmpty })
  }

  @Test("that is cut off is an error with its place, and nothing is taken")
  func cutOff() {
    let file = read(String(Self.export.prefix(900)))
    #expect(file.format == .hashcards)
    #expect(file.hasErrors && file.notes.isEmpty && file.past.isEmpty)
    #expect(read("{\"cards\": 1}", .hashcards).hasErrors)
    #expect(read("{}", .hashcards).hasErrors)
  }

  @Test("without cards or sessions brings nothing and says so")
  func empty() {
    let file = read("{\"cards\":[],\"sessions\":[]}")
    #expect(file.notes.isEmpty && file.past.isEmpty && file.diagnostics.isEmpty)
    #expect(file.summary[0].contains("0 cards, 0 answers"))
  }
}
