import Collection
import Flashcards
import SpacedRepetition
import Study
import Testing

@Suite("The results of computing cards")
struct ComputedResultTests {
  /// A line of COMPUTED.tsv: a card's name, the sum, and its result.
  struct Row {
    let id: String
    let sum: Sum
    let result: Sum.Value
  }

  private func rows() throws -> [Row] {
    try BuiltInDecks.text(of: "COMPUTED.tsv").split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t").map(String.init)
      try #require(cells.count == 3, "\(line)")
      return try Row(id: cells[0], sum: Sum(cells[1]), result: Sum(cells[2]).value)
    }
  }

  private func entry(_ id: String) throws -> Library.Entry {
    try #require(BuiltInDecks.library[CardID(id)], "\(id)")
  }

  @Test("come out when the sums are worked again")
  func results() throws {
    let rows = try rows()
    #expect(rows.count >= 60)
    for row in rows { #expect(row.sum.value.isClose(to: row.result), "\(row.id)") }
  }

  @Test("stand in the right answer")
  func answers() throws {
    for row in try rows() {
      let card = try entry(row.id).card
      let answer = card.options.first(where: \.isCorrect)?.text ?? card.answer
      #expect(Self.names(row.result, in: answer), "\(row.id): \(answer)")
    }
  }

  @Test("come from the amounts and days of the question")
  func questions() throws {
    for row in try rows() {
      let question = try entry(row.id).card.question
      for value in row.sum.given { #expect(Self.names(value, in: question), "\(row.id): \(value)") }
    }
  }

  @Test("are listed for every computing card of a deck that has one in the list")
  func complete() throws {
    let library = BuiltInDecks.library
    let listed = Set(try rows().map(\.id))
    let decks = Set(
      try listed.map { library.deck(of: try entry($0)).relativePath })
    let missing = library.entries.filter { entry in
      decks.contains(library.deck(of: entry).relativePath)
        && library.tags(of: entry).contains("computing") && !listed.contains(entry.card.id.text)
    }
    #expect(missing.map(\.card.id.text) == [])
    for id in listed { #expect(library.tags(of: try entry(id)).contains("computing"), "\(id)") }
  }

  /// Whether a text has a number, such as `$1,612.40`, or a day, such as `May 3, 2026`.
  static func names(_ value: Sum.Value, in text: String) -> Bool {
    switch value {
    case .number:
      text.matches(of: /\d[\d,]*(?:\.\d+)?/).contains { match in
        Double(match.output.filter { $0 != "," }).map { value.isClose(to: .number($0)) } ?? false
      }
    case .day(let day):
      text.contains(Self.american(day))
    }
  }

  private static func american(_ day: Day) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = "\(day)".split(separator: "-").compactMap { Int($0) }
    return "\(months[parts[1] - 1]) \(parts[2]), \(parts[0])"
  }

  @Test(
    "are worked out as on paper",
    arguments: [
      ("2 + 3 * 4", "14"), ("($500 - $40) / 2", "230"), ("min($220 - $144, 0.80 * $150, 90)", "76"),
      ("max(0, $72 - $80)", "0"), ("ceil(45 / 10)", "5"), ("round(0.95 * $160 * 1.15)", "174.8"),
      ("2026-03-03 + 5 + 180", "2026-09-04"), ("2026-05-10 - 2026-05-03", "7"),
    ])
  func sums(text: String, result: String) throws {
    #expect(try Sum(text).value.isClose(to: Sum(result).value))
  }

  @Test(
    "are told from what is no sum",
    arguments: ["", "2 +", "(2", "2 3", "median(1, 2)", "min(1)", "2026-13-01", "3 - 2026-05-03"])
  func malformed(text: String) {
    #expect(throws: Sum.Malformed.self) { try Sum(text) }
  }

  @Test("are found in a text whether written with a comma, cents or a month's name")
  func reading() throws {
    #expect(Self.names(.number(1612.4), in: "$1,612.40"))
    #expect(!Self.names(.number(12), in: "$1,612.40"))
    #expect(Self.names(try Sum("2026-05-03").value, in: "by May 3, 2026"))
    #expect(!Self.names(try Sum("2026-05-03").value, in: "by May 4, 2026"))
  }
}
