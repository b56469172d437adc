import SpacedRepetition
import Testing
import Text

@testable import Flashcards

struct SearchTextTests {
  @Test(
    "A search sees neither case nor accents nor the width of spaces",
    arguments: [
      ("Café  AU\u{a0}lait", "cafe au lait"), ("cafe\u{301}", "cafe"), (" Ångström\n", "angstrom"),
      ("E11.9", "e11.9"), ("日本", "日本"), ("ÉCOLE", "ecole"), ("İ", "i"), ("", ""), (" \t", ""),
      ("ΊΣΥΦΕ", "ισυφε"), ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
    ])
  func searchKeys(_ text: String, _ key: String) {
    #expect(Array(searchKey(text).unicodeScalars) == Array(key.unicodeScalars))
    #expect(searchKey(key) == searchKey(text))
  }

  @Test(
    "A search finds British and American spellings, and compounds however they are joined",
    arguments: [
      ("anemia", "Anaemia of pregnancy"), ("anaemia", "an anemia"), ("oesophagus", "esophagus"),
      ("esophag", "Oesophagus"), ("haematology", "hematology"), ("tumour", "tumors"),
      ("color", "colours"), ("colou", "colour"), ("hospitalise", "was hospitalized"),
      ("hospitaliz", "hospitalised"), ("programme", "a program"), ("program", "programmes"),
      ("centre", "a center"), ("dialysed", "dialyzed"), ("copay", "co-pay"), ("co-pay", "copay"),
      ("follow up", "follow-up"), ("follow-up", "follow up"), ("x-ray", "X–ray"), ("xray", "X-ray"),
      ("vitamin b12", "vitamin B-12"), ("non-haemolytic anaemia", "nonhemolytic anemia"),
    ])
  func spellings(_ looked: String, _ text: String) throws {
    let sought = SoughtText(looked)
    #expect(sought.isFound(in: text))
    var packed = PackedNotes()
    let deck = DeckParser.parse(Array("Q: the \(text)?\nA: x\n".utf8), file: "").deck
    for note in deck.notes { packed.append(note) }
    #expect(try #require(NoteSieve(for: sought, in: packed)).letsPass(0, of: packed))
  }

  @Test(
    "A search finds no other word",
    arguments: [
      ("ileum", "ilium"), ("9921325", "99213-25"), ("mucous", "mucus"), ("rays", "x-ray s"),
      ("follow up", "followed up"), ("hypertension", "hypotension"), ("oral", "aural"),
    ])
  func others(_ looked: String, _ text: String) {
    #expect(!SoughtText(looked).isFound(in: text))
  }

  @Test(
    "Tags are words between spaces or commas",
    arguments: [
      ("a b", ["a", "b"]), ("#a,b , #c", ["a", "b", "c"]), ("[a, b]", ["a", "b"]),
      ("a a #a", ["a"]),
      ("", []), (" , # []", []), ("a::b x-y", ["a::b", "x-y"]), ("é\u{a0}ü", ["é", "ü"]),
      ("##a", ["#a"]),
    ])
  func tags(_ text: String, _ tags: [String]) {
    #expect(tagList(text) == tags)
  }

  @Test(
    "Normal form has single spaces and composed letters",
    arguments: [
      ("  a\n\n b\t", "a b"), ("e\u{301}", "é"), ("\u{212B}", "\u{C5}"), ("a\u{3000}b", "a b"),
      ("", ""),
      ("ﬁ", "ﬁ"), ("a\u{200B}b", "a\u{200B}b"),
    ])
  func normalForm(_ text: String, _ normal: String) {
    #expect(Array(normalized(text).unicodeScalars) == Array(normal.unicodeScalars))
    #expect(normalized(normal) == normal)
  }

  @Test("The options of a card keep their order for a day, and change it between days")
  func shownOptions() throws {
    let text = "Q: Which?\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f"
    let card = try #require(read(text).deck.cards.first)
    let days = try #require(Day("2026-05-01"))..<#require(Day("2026-05-31"))
    let orders = days.map { card.shownOptions(on: $0) }
    #expect(orders == days.map { card.shownOptions(on: $0) })
    #expect(orders.allSatisfy { Set($0) == Set(card.options) && $0.count == 6 })
    #expect(Set(orders).count > 20)
    // Every option comes first on some day.
    #expect(Set(orders.map(\.first)).count == 6)
  }

  @Test("Two cards of one day have their options in orders of their own")
  func shownOptionsOfTwoCards() throws {
    let options = "\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n- [ ] f\n"
    let cards = read((0..<20).map { "Q: \($0)" + options }.joined()).deck.cards
    let day = try #require(Day("2026-05-01"))
    #expect(Set(cards.map { $0.shownOptions(on: day) }).count > 15)
  }
}
