import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Testing

@Suite("A schedule in an Obsidian note")
struct ObsidianScheduleTests {
  private let now = 1_790_000_000_000

  private func read(_ text: String) -> ImportedFile {
    ExchangeTests.read("#flashcards\n\n" + text, .obsidian, ImportOptions(now: now))
  }

  @Test(
    "belongs to its card, wherever the plugin may have put it",
    arguments: [
      "a::b\n<!--SR:!2024-08-16,51,230-->\n", "a::b <!--SR:!2024-08-16,51,230-->\n",
      "a\n?\nb\n<!--SR:!2024-08-16,51,230-->\n", "a\n?\nb <!--SR:!2024-08-16,51,230-->\n",
      "a::b\n> [!sr|card-metadata]\n> <!--SR:!2024-08-16,51,230-->\n",
      "a::b\n<!--SR:!16-08-2024,51,230-->\n", "a::b\r\n<!--SR:! 2024-08-16 , 51 , 230 -->\r\n",
      "x::y\na::b\n<!--SR:!2024-08-16,51,230-->\nc::d\n",
    ])
  func places(text: String) throws {
    let file = read(text)
    #expect(file.problems.isEmpty)
    let card = try #require(file.notes.first { $0.written == "a => b" })
    #expect(
      file.schedules == [
        ScheduleEvent(
          card: card.id(of: .front), phase: .review, lastReviewed: Day("2024-06-26"),
          due: Day("2024-08-16"), interval: 51, easiness: Easiness(hundredths: 230), repetition: 2,
          reviews: 2)
      ])
    // The note knows the answers up to that day, and none after it.
    #expect(file.past.map(\.at) == [Day("2024-06-26")!.number * 86_400_000])
  }

  @Test("has a part for each of the note's cards, in their order; one not asked yet is new")
  func siblings() {
    let file = read(
      """
      a:::b
      <!--SR:!2024-08-16,51,230!2000-01-01,1,250-->

      ==2;;second== ==1;;first==
      <!--SR:!2024-01-01,1,250!2024-01-02,2,260-->
      """)
    let (term, cloze) = (file.notes[0], file.notes[1])
    #expect(
      file.schedules.map(\.card) == [
        term.id(of: .front), cloze.id(of: .group(1)), cloze.id(of: .group(2)),
      ])
    #expect(file.schedules.map(\.interval) == [51, 1, 2])
    #expect(file.problems.isEmpty)
  }

  @Test("of FSRS gives the day, the interval and the counts")
  func fsrs() {
    let file = read(
      """
      a::b
      <!--SR:!fsrs,2023-09-16T08:10:00.000Z,10,12.4,5.5,2,7,1,0,2023-09-06T08:10:00.000Z-->
      c::d
      <!--SR:!fsrs,2023-09-06T00:10:00.000Z,0,0.4,5.5,1,1,0,1,2023-09-06T00:00:00.000Z-->
      """)
    let review = file.schedules[0]
    #expect(review.phase == .review)
    #expect(review.due == Day("2023-09-16") && review.lastReviewed == Day("2023-09-06"))
    #expect(review.interval == 10 && review.reviews == 7 && review.lapses == 1)
    #expect(review.easiness == .initial)
    let learning = file.schedules[1]
    #expect(learning.phase == .learning)
    #expect(learning.dueAt == 1_693_959_000_000)
    #expect(file.summary.contains { $0.contains("2 schedules of FSRS") })
  }

  @Test("that is damaged, left over or too long is listed and stops nothing")
  func damaged() {
    let file = read(
      """
      a::b
      <!--SR:!2024-13-16,51,230-->

      <!--SR:!2024-08-16,51,230-->

      c::d
      <!--SR:!2024-08-16,51,230!2024-08-17,51,230-->
      e::f
      <!--SR:!2024-08-16,51,230
      prose
      <!--SR:!2024-08-16,1,250-->
      """)
    #expect(file.written == ["a => b", "c => d", "e => f"])
    #expect(file.schedules.count == 2)
    #expect(
      file.problems == [
        "4:1: warning: a schedule that cannot be read; its card begins as new",
        "6:1: warning: a schedule without a card right above it",
        "9:1: warning: 2 schedules for 1 card; the last ones are left out",
        "11:1: warning: this schedule is never closed; it ends with its line",
        "13:1: warning: a schedule without a card right above it",
      ])
  }
}
