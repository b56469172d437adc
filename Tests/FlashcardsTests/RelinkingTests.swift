import TestSupport
import Testing

@testable import Flashcards

struct RelinkingTests {
  /// The old and new questions of the cards matched when `old` becomes `new`.
  private func matches(_ old: String, _ new: String, byPlace: Bool = true) -> [String] {
    let (old, new) = (read(old).deck.cards, read(new).deck.cards)
    let (oldIDs, newIDs) = (Set(old.map(\.id)), Set(new.map(\.id)))
    let relinking = Relinking(
      from: old, to: new, byPlace: byPlace, isStillThere: newIDs.contains, wasThere: oldIDs.contains
    )
    let question = Dictionary((old + new).map { ($0.id, $0.question) }) { first, _ in first }
    return relinking.matches.map { "\(question[$0.old]!) → \(question[$0.new]!)" }
  }

  private let before = "Q: one\nA: 1\n---\n"
  private let after = "\n---\nQ: two\nA: 2\n"

  @Test(
    "An edited card is found again",
    arguments: [
      ("reworded question", "Q: Who pays?\nA: payer", "Q: Who has to pay?\nA: payer", true),
      ("reworded answer", "Q: Who pays?\nA: payer", "Q: Who pays?\nA: the health plan", true),
      (
        "both reworded", "Q: Which code says PR?\nA: PR 1", "Q: Which group code is PR?\nA: PR",
        true
      ),
      ("cloze edited", "C: PR is [patient] owed.", "C: PR is owed by the [patient].", true),
      ("deletion edited", "C: PR is owed by the [patient].", "C: PR is owed by [patients].", true),
      ("Id: added", "Q: a\nA: b", "Q: a\nA: b\nId: x", true),
      ("Id: taken out", "Q: a\nA: b\nId: x", "Q: a\nA: b", true),
      ("made a term", "Q: superbill\nA: a form", "T: superbill\nD: a form", true),
      ("made a choice", "Q: Which?\nA: UB-04", "Q: Which?\n- [x] UB-04\n- [ ] ADA", true),
      ("wording added first", "Q: a\nA: b", "Q: x\nQ: a\nA: b", true),
      ("first wording removed", "Q: a\nQ: b\nA: c", "Q: b\nA: c", true),
      ("wordings reordered", "Q: a\nQ: b\nQ: c\nA: d", "Q: c\nQ: a\nQ: b\nA: d", true),
      ("wordings and answer", "Q: a\nQ: b\nA: c", "Q: b\nQ: x\nA: z", true),
      (
        "first wording edited", "Q: Who pays?\nQ: Whose turn?\nA: payer",
        "Q: Who has to pay?\nQ: Whose turn?\nA: payer", true
      ),
      ("replaced", "Q: Who pays?\nA: payer", "Q: Colour of HCPCS?\nA: blue", false),
    ])
  func edits(_ edit: String, _ old: String, _ new: String, _ isFound: Bool) throws {
    let first = try #require(read(old).deck.questions.first)
    let second = try #require(read(new).deck.questions.first)
    #expect(
      matches(before + old + after, before + new + after)
        == (isFound ? ["\(first) → \(second)"] : []),
      "\(edit)")
  }

  @Test("A card that only moved needs no match")
  func moved() {
    #expect(matches(before + after, after + before).isEmpty)
  }

  @Test("A card that moved and was reworded is found by its answer")
  func movedAndReworded() {
    let old = "Q: Who pays?\nA: the payer\n" + before + after
    #expect(
      matches(old, before + after + "Q: Who must pay?\nA: the payer") == [
        "Who pays? → Who must pay?"
      ])
  }

  @Test("A short answer alone tells a card only in its place")
  func shortAnswer() {
    let old = "Q: Who pays?\nA: PR\n" + before + after
    let new = "Q: Two letters?\nA: PR\n"
    #expect(matches(old, before + after + new).isEmpty)
    #expect(matches(old, new + before + after) == ["Who pays? → Two letters?"])
  }

  @Test("Two cards that swap their answers keep their questions")
  func swappedAnswers() {
    #expect(
      matches("Q: a\nA: 1\n---\nQ: b\nA: 2", "Q: a\nA: 2\n---\nQ: b\nA: 1").sorted()
        == ["a → a", "b → b"])
  }

  @Test("Each card of a reworded block finds its own")
  func block() {
    let codes = ["CO contractual", "PR patient", "OA other", "PI payer", "CR correction"]
    let old = codes.map { "Q: What does \($0) mean?\nA: it is \($0) duty\n" }.joined()
    let new = codes.map { "Q: Meaning of \($0), please?\nA: the \($0) obligation\n" }.joined()
    #expect(
      Set(matches(before + old + after, before + new + after))
        == Set(codes.map { "What does \($0) mean? → Meaning of \($0), please?" }))
    #expect(matches(before + old + after, before + new + after, byPlace: false).isEmpty)
  }

  @Test("Siblings of an edited note keep their sides")
  func siblings() {
    #expect(
      matches("T: superbill\nD: a form", "T: super bill\nD: the form")
        == ["superbill → super bill", "a form → the form"])
    #expect(
      matches("C: [PR] is owed by the [patient].", "C: Note: [PR] is owed by the [patient].")
        == [
          "[…] is owed by the patient. → Note: […] is owed by the patient.",
          "PR is owed by the […]. → Note: PR is owed by the […].",
        ])
  }

  @Test("Cards that could each be the other stay unmatched")
  func ambiguous() {
    let old = "Q: Which form?\nA: UB-04 ab\n---\nQ: Which form?\nA: UB-04 cd"
    #expect(matches(old, "Q: Which form?\nA: UB-04 ef").isEmpty)
    #expect(matches("Q: Which form?\nA: UB-04 ef", old).isEmpty)
  }

  @Test("Of several cards the one that is most alike is matched")
  func mostAlike() {
    let old = "Q: Which form has a hospital?\nA: UB-04\n---\nQ: Which form has a dentist?\nA: ADA"
    #expect(
      matches(old, "Q: Which form has a dental office?\nA: ADA form")
        == ["Which form has a dentist? → Which form has a dental office?"])
  }

  @Test("A card elsewhere in the collection is neither lost nor new")
  func collection() {
    let (old, new) = (read("Q: a\nA: b").deck.cards, read("Q: a\nA: c").deck.cards)
    func count(_ isStillThere: Bool, _ wasThere: Bool) -> Int {
      Relinking(
        from: old, to: new, isStillThere: { _ in isStillThere }, wasThere: { _ in wasThere }
      )
      .matches.count
    }
    #expect([count(false, false), count(true, false), count(false, true)] == [1, 0, 0])
  }

  @Test("No card is matched twice, and the same edit gives the same matches", arguments: 0..<200)
  func oneToOne(_ seed: Int) {
    var random = Random(seed: seed)
    func deck() -> [Card] {
      let words = ["form", "code", "claim", "payer", "UB-04", "pays"]
      return read(
        (0..<30).map { _ in
          let (front, back) = (random.element(of: words), random.element(of: words))
          let card = random.element(of: [
            "Q: which \(front)?\nA: \(back)", "T: \(front)\nD: \(back)",
          ])
          return card + " \(random.below(4))\n"
        }.joined()
      ).deck.cards
    }
    let (old, new) = (deck(), deck())
    let (oldIDs, newIDs) = (Set(old.map(\.id)), Set(new.map(\.id)))
    func matches() -> [Relinking.Match] {
      Relinking(from: old, to: new, isStillThere: newIDs.contains, wasThere: oldIDs.contains)
        .matches
    }
    let found = matches()
    #expect(Set(found.map(\.old)).count == found.count)
    #expect(Set(found.map(\.new)).count == found.count)
    #expect(found.allSatisfy { oldIDs.contains($0.old) && !newIDs.contains($0.old) })
    #expect(found.allSatisfy { newIDs.contains($0.new) && !oldIDs.contains($0.new) })
    #expect(found == matches())
  }

  @Test("Whatever is done to the wordings of cards, each keeps its history", arguments: 0..<100)
  func wordings(_ seed: Int) {
    var random = Random(seed: seed)
    /// A card's wordings, no two cards with a common one, and its short answer.
    var cards = (0..<12).map { card in (0...random.below(4)).map { "card \(card) way \($0)" } }
    func deck(_ order: [Int]) -> [Card] {
      read(
        order.map { card in
          cards[card].map { "Q: \($0)\n" }.joined() + "A: \(card % 3)\n\n"
        }.joined()
      ).deck.cards
    }
    let old = deck(Array(cards.indices))
    for card in cards.indices {
      switch random.below(5) {
      case 0: cards[card].insert("card \(card) new", at: random.below(cards[card].count + 1))
      case 1 where cards[card].count > 1: cards[card].remove(at: random.below(cards[card].count))
      case 2 where cards[card].count > 1:
        cards[card][random.below(cards[card].count)] += ", reworded"
      case 3: cards[card].reverse()
      default: break
      }
    }
    // Cards that moved keep theirs too.
    let order = random.isTrue() ? Array(cards.indices) : cards.indices.reversed()
    let new = deck(order)
    let (oldIDs, newIDs) = (Set(old.map(\.id)), Set(new.map(\.id)))
    let found = Dictionary(
      uniqueKeysWithValues: Relinking(
        from: old, to: new, isStillThere: newIDs.contains, wasThere: oldIDs.contains
      ).matches.map { ($0.old, $0.new) })
    for (place, card) in order.enumerated() {
      #expect((found[old[card].id] ?? old[card].id) == new[place].id)
    }
  }

  @Test("Of two cards that are joined into one with two wordings, the first wording's goes on")
  func joined() {
    #expect(
      matches("Q: a\nA: 1\n\nQ: b\nA: 2\n", "Q: b\nQ: a\nA: 3\n") == ["b → b"])
  }

  @Test("Of a card that is split, its first wording keeps the history")
  func split() {
    #expect(
      matches("Q: a\nQ: b\nA: 1\n", "Q: a\nA: 2\n\nQ: b\nA: 3\n") == ["a → a"])
  }

  @Test("The time to compare a deck that is reworded from end to end grows with its length")
  func large() {
    func deck(_ word: String, _ count: Int) -> [Card] {
      (0..<count).map {
        Card(note: .basic("\(word) question \($0)?", "\(word) answer \($0)"), face: .front)
      }
    }
    expectLinear(500, 4000) { count in
      let (old, new) = (deck("first", count), deck("final", count))
      let relinking = Relinking(
        from: old, to: new, isStillThere: { _ in false }, wasThere: { _ in false })
      #expect(relinking.matches == zip(old, new).map { .init(old: $0.id, new: $1.id) })
    }
  }
}
