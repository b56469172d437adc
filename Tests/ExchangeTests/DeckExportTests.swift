import Exchange
import Flashcards
import Testing

@Suite("An export")
struct DeckExportTests {
  private func deck(_ text: String) -> Deck { DeckParser.parse(text, file: "").deck }

  private var billing: Deck {
    deck(
      """
      ---
      name: Billing
      tags: cpb money
      source: CMS
      ---
      Q: What is an EOB?
      A: Explanation of benefits
      Also: EOB statement
      Also: remit
      Hint: a payer sends it
      Why: It says what was paid.

      It is no bill.
      Tags: money payer
      Id: eob

      # Forms

      T: superbill
      D: The encounter form
      Source: AAPC
      As of: 2026-05

      Q: Which form?
      - [ ] CMS-1500
      - [x] UB-04
        (institutional)
      """)
  }

  private var coding: Deck {
    deck(
      """
      # Systems

      C: {{c1::ICD-10-CM::diagnoses}} has {{c2::codes}} of up to {{c1::7}} characters

      ## Levels

      C: A claim is [rejected]{hint} or \\[not\\].

      Q: Which?
      A: ```
      Q: code
      ```

      O: In which order?
      1. a
         b
      2. c
      3. d
      """)
  }

  @Test("of one deck is that deck")
  func oneDeck() {
    for original in [billing, coding] {
      let result = DeckParser.parse(DeckExport([original]).markdown, file: "")
      #expect(result.diagnostics.isEmpty)
      #expect(withoutLines(result.deck) == withoutLines(original))
    }
  }

  private func withoutLines(_ deck: Deck) -> Deck {
    var deck = deck
    for index in deck.notes.indices {
      deck.notes[index].line = 0
      deck.notes[index].lastLine = 0
    }
    return deck
  }

  @Test("of several decks has all their cards, under a heading each, with their tags and sources")
  func severalDecks() {
    let result = DeckParser.parse(DeckExport([billing, coding, Deck()]).markdown, file: "")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.cards.map(\.id) == (billing.cards + coding.cards).map(\.id))
    #expect(
      result.deck.notes.map(\.path) == [
        ["Billing"], ["Billing", "Forms"], ["Billing", "Forms"], ["Deck", "Systems"],
        ["Deck", "Systems", "Levels"], ["Deck", "Systems", "Levels"],
        ["Deck", "Systems", "Levels"],
      ])
    #expect(
      result.deck.notes.prefix(3).map(\.details.tags) == [
        ["cpb", "money", "payer"], ["cpb", "money"], ["cpb", "money"],
      ])
    #expect(result.deck.notes.map(\.details.source) == ["CMS", "AAPC", "CMS", nil, nil, nil, nil])
  }

  @Test("of nothing is empty")
  func nothing() {
    #expect(DeckExport([]).markdown.isEmpty)
    #expect(DeckExport([]).rows.isEmpty)
  }

  @Test("has a row for each card, which is read back as it is", arguments: [true, false])
  func rows(isCSV: Bool) throws {
    let rows = DeckExport([billing, coding]).rows
    let cards = billing.cards + coding.cards
    #expect(rows.map(\.id) == cards.map { Optional($0.id.text) })
    let text = isCSV ? DelimitedWriter.csv(rows) : DelimitedWriter.tsv(rows)
    var options = ImportOptions()
    options.format = .delimited
    let file = ImportedFile(bytes(text), file: "f", options: options)
    #expect(file.diagnostics.isEmpty)
    let imported = file.decks[0]
    #expect(imported.notes.map(\.details.id) == cards.map { Optional($0.id) })
    let sides: [[String]] = imported.notes.map { note in
      if case .basic(let question, let answer) = note.content { [question, answer] } else { [] }
    }
    #expect(sides == rows.map { [$0.front, $0.back] })
    #expect(sides[0] == ["What is an EOB?", "Explanation of benefits"])
    #expect(sides[2] == ["The encounter form", "superbill"])
    #expect(
      sides[3] == ["Which form?\n- CMS-1500\n- UB-04\n(institutional)", "UB-04\n(institutional)"])
    #expect(sides[4] == ["[diagnoses] has codes of up to […] characters", "ICD-10-CM, 7"])
    let eob = imported.notes[0].details
    #expect(eob.tags == ["cpb", "money", "payer"])
    #expect(eob.also == ["EOB statement", "remit"])
    #expect(eob.hint == "a payer sends it")
    #expect(eob.why == "It says what was paid.\n\nIt is no bill.")
    #expect(imported.notes.map(\.details.source) == rows.map(\.source))
    #expect(rows.prefix(4).map(\.source) == ["CMS", "AAPC", "AAPC", "CMS"])
  }
}
