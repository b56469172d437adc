import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing
import Text

@Suite("A table of answers")
struct HistoryTableTests {
  private func read(_ text: String, known: [Note] = []) -> ImportedFile {
    var options = ImportOptions(now: 2_000_000_000_000)
    options.context.known = known
    return ImportedFile(Array(text.utf8), file: "log.csv", options: options)
  }

  private func reviews(_ file: ImportedFile) -> [ReviewEvent] {
    file.past.compactMap { if case .review(let review) = $0.action { review } else { nil } }
  }

  private let log = """
    card_id,review_rating,review_time,review_duration
    7,1,2024-03-29T20:32:32.250000+00:00,25060
    7,3,2024-03-29T20:40:00Z,7241
    7,4,2024-03-31 01:00:00+02:00,
    8,2,1711962000000,0

    """

  @Test("is told from its first row and gives answers with their grades, days and times")
  func plain() {
    #expect(ImportFormat(of: Array(log.utf8)) == .history)
    let file = read(log)
    #expect(file.diagnostics.isEmpty && file.format == .history)
    let times = [1_711_744_352_250, 1_711_744_800_000, 1_711_839_600_000, 1_711_962_000_000]
    #expect(file.past.map { $0.at } == times)
    let reviews = reviews(file)
    #expect(reviews.map(\.card.text) == ["7", "7", "7", "8"])
    #expect(reviews.map(\.grade.rawValue) == [1, 4, 5, 3])
    #expect(reviews.map { $0.took ?? 0 } == [25_060, 7241, 0, 0])
    let days = ["2024-03-29", "2024-03-29", "2024-03-30", "2024-04-01"]
    #expect(reviews.map { $0.day.description } == days)
    // The second answer of a day changes no schedule.
    #expect(reviews.map { $0.kind } == [ReviewKind.learn, .drill, .review, .learn])
    #expect(reviews.map { $0.before ?? 0 } == [0, 1, 1, 0])
    #expect(reviews.map(\.after) == [1, 1, 1, 1])
  }

  @Test("makes a card for each name that is not known, and takes those that are")
  func notes() {
    let known = Note(
      content: .term(term: "a", definition: "b"),
      details: {
        var details = Note.Details()
        details.id = CardID("t")
        return details
      }())
    let file = read(
      "card,grade,time\nt.reverse,5,1711962000000\nx,0,1711962000001\n", known: [known])
    #expect(file.decks.map(\.notes.count) == [2])
    #expect(file.decks[0].notes[0] == known)
    #expect(
      file.decks[0].notes[1].content == .basic(question: "Card x", answer: "not in the history"))
    #expect(reviews(file).map(\.grade) == [.perfect, .blackout])
    #expect(file.summary.last?.hasPrefix("1 card made without texts, 1 known") == true)
  }

  @Test(
    "says where a row is wrong and what to write",
    arguments: [
      ("a b,3,1711962000000", 1, "cannot be a card's name"),
      ("a,5,1711962000000", 3, "not a rating"),
      ("a,0,1711962000000", 3, "not a rating"), ("a,3,2024-03-29", 5, "not a time"),
      ("a,3,2024-03-29T20:32:32", 5, "not a time"), ("a,3,1711962000", 5, "not a time"),
      ("a,3,2024-02-30T20:32:32Z", 5, "not a time"), ("a,3", 1, "not a time"),
      ("a,3,2999-03-29T20:32:32Z", 5, "future"),
    ])
  func wrong(row: String, column: Int, message: String) {
    let file = read("card_id,rating,time\n\(row)\nb,3,1711962000000\n")
    #expect(file.diagnostics.count == 1)
    #expect(file.diagnostics.first?.location.line == 2)
    #expect(file.diagnostics.first?.location.column == column)
    #expect(file.diagnostics.first?.message.contains(message) == true)
    #expect(reviews(file).map(\.card.text) == ["b"])
    #expect(file.skipped.map(\.line) == [2])
  }

  @Test(
    "is no deck, and a deck is none of it",
    arguments: ["front,back\na,b\n", "id,front,back\n1,a,b\n"])
  func others(text: String) {
    #expect(ImportFormat(of: Array(text.utf8)) == .delimited)
  }
}
