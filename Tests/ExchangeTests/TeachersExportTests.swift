import Exchange
import Flashcards
import Testing

@Suite("Cards for teachers, for Quizlet and for paper")
struct TeachersExportTests {
  private static let text = """
    ---
    name: Coding::Forms
    tags: cpc
    ---

    Q: Which form {is it} = ~x #1: \\ here?
    with two lines
    - [ ] CMS-1500 -> old
      Why not: For {doctors} = ~x #1: \\.
    - [x] UB-04
    Why: Since 2007 <b>.
    Id: form

    Q: Which apply?
    - [x] a
    - [x] b
    - [ ] c

    T: CO
    D: contract
    Also: contractual

    O: Order.
    1. one
    2. two

    C: [Part A] pays [hospitals].

    """
  private let decks = [DeckParser.parse(Array(text.utf8), file: "f").deck]

  @Test("GIFT reads back to the same questions, options, answers and explanations")
  func gift() throws {
    let gift = GIFTWriter().text(decks)
    let found = file(gift, "f.gift")
    #expect(found.format == .gift && found.problems == [])
    #expect(found.decks.map(\.name) == ["Coding::Forms"])
    #expect(
      found.asked == [
        "Which form {is it} = ~x #1: \\ here?\nwith two lines -CMS-1500 → old +UB-04",
        "Which apply? +a +b -c", "CO => contract", "contract => CO",
        "Order.\n1 +one -two", "Order.\n2 -one +two", "[…] pays hospitals. => Part A",
        "Part A pays […]. => hospitals",
      ])
    #expect(found.whys[0] == "Since 2007 <b>.")
    #expect(found.notes[0].details.id == CardID("form"))
    #expect(found.notes.allSatisfy { $0.details.tags == ["cpc"] })
    #expect(found.notes[3].details.also == ["contractual"])
  }

  @Test("Quizlet's text has a line for each card, with one tab")
  func quizlet() {
    let lines = QuizletWriter().text(decks).split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines.allSatisfy { $0.split(separator: "\t").count == 2 })
    #expect(lines[2] == "CO\tcontract")
    #expect(lines[1] == "Which apply? / a / b / c\ta, b")
  }

  @Test("a sheet to print has each card once, nothing from outside and no markup of a card's")
  func print() {
    let html = PrintSheet().html(decks)
    #expect(html.split(separator: "<section>").count - 1 == 7)
    #expect(!html.contains("<b>.") && html.contains("&lt;b&gt;."))
    #expect(!html.contains("<script") && !html.contains("http") && !html.contains("src="))
    #expect(html.hasSuffix("</html>\n"))
  }
}
