import Collection
import Flashcards
import SpacedRepetition
import Study
import Testing

@Suite("The built-in cards are written as an exam's items are")
struct ItemRulesTests {
  private let library = BuiltInDecks.library

  private func names(_ isBroken: (Library.Entry) -> Bool) -> [String] {
    library.entries.filter(isBroken).map(\.id.text)
  }

  @Test("the right option is the longest in no more than its fair share of a deck's choices")
  func longestOptions() {
    let choices = library.entries.filter { !$0.card.options.isEmpty }
    let decks = Dictionary(grouping: choices) { library.deck(of: $0).relativePath }
    let giveaways = decks.compactMapValues { entries -> [String]? in
      let longest = entries.filter { ItemRules.hasLongestRightOption($0.card) }
      let share = ItemRules.fairShare(of: entries.map(\.card))
      return longest.count > share ? longest.map(\.id.text) : nil
    }
    #expect(giveaways == [:])
  }

  @Test("no hint tells the answer")
  func hints() {
    #expect(names { ItemRules.hintTellsAnswer($0.card) } == [])
  }

  @Test("a number that is asked for has a unit or a hint")
  func bareNumbers() {
    #expect(names { ItemRules.isBareNumber($0.card, tags: library.tags(of: $0)) } == [])
  }

  @Test("no option stands for the others")
  func optionsAboutOptions() {
    #expect(names { $0.card.options.map(\.text).contains(where: ItemRules.pointsAtOptions) } == [])
  }

  @Test("answers have at most twelve words, unless a definition is asked for")
  func longAnswers() {
    #expect(names { ItemRules.isLong($0.card) } == [])
  }

  @Test("amounts, rates and years are dated")
  func dates() {
    #expect(names { ItemRules.isUndated($0.card.note, tags: library.tags(of: $0)) } == [])
  }

  @Test("at least 60 facts that are mixed up have a second wording, and it is in other words")
  func wordings() {
    let several = library.entries.map(\.card).filter(\.hasSeveralWordings)
    #expect(several.count >= 60)
    #expect(several.filter { ItemRules.hasAlikeWordings($0) }.map(\.id.text) == [])
    #expect(
      several.filter { $0.wordings.contains { !$0.hasSuffix("?") } }.map(\.id.text) == [],
      "each wording is a question")
  }

  @Test("no source is one that quotes others")
  func sources() {
    let cited = library.entries.flatMap { entry in
      ItemRules.secondarySources(in: library.source(of: entry) ?? "").map {
        "\(entry.id.text): \($0)"
      }
    }
    #expect(cited == [])
  }
}

@Suite("The rules for items")
struct ItemRulesOwnTests {
  private func card(_ text: String) throws -> Card {
    let deck = DeckFile(
      path: "/d.md", relativePath: "d.md", isBuiltIn: true, bytes: Array(text.utf8))
    return try #require(Library([deck]).entries.first?.card)
  }

  @Test(
    "find a right option that is the longest",
    arguments: [
      ("- [x] both of them\n- [ ] one", true), ("- [x] one\n- [ ] both of them", false),
      ("- [x] one\n- [ ] two", false),
    ])
  func longest(options: String, isLongest: Bool) throws {
    #expect(ItemRules.hasLongestRightOption(try card("Q: Which?\n" + options)) == isLongest)
  }

  @Test("allow one of four right options to be the longest, and count parts up")
  func share() throws {
    let choice = try card("Q: Which?\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d")
    #expect(ItemRules.fairShare(of: Array(repeating: choice, count: 8)) == 2)
    #expect(ItemRules.fairShare(of: Array(repeating: choice, count: 9)) == 3)
  }

  @Test(
    "find an answer in its hint",
    arguments: [
      ("Q: Who pays?\nA: The patient\nAlso: patient\nHint: Not the payer, the patient.", true),
      ("Q: Who pays?\nA: The patient\nHint: Patience.", false),
      ("C: It is [denied]{not paid}.", false), ("C: It is [denied]{denied or paid}.", true),
    ])
  func hint(text: String, tells: Bool) throws {
    #expect(ItemRules.hintTellsAnswer(try card(text)) == tells)
  }

  @Test(
    "find wordings that say the same in the same words",
    arguments: [
      ("Q: Which form do hospitals use?\nQ: Which form do hospitals use on paper?\nA: x", true),
      ("Q: Which form do hospitals use?\nQ: A stay is billed on paper. On what?\nA: x", false),
      ("Q: Which form do hospitals use?\nA: x", false),
    ])
  func alike(text: String, isAlike: Bool) throws {
    #expect(ItemRules.hasAlikeWordings(try card(text)) == isAlike)
  }

  @Test(
    "find a number without a unit or a hint",
    arguments: [
      ("Q: How many?\nA: 120", true), ("Q: How many?\nA: Seven", true),
      ("Q: How many?\nA: 120 days", false), ("Q: How many?\nA: 120\nHint: days", false),
      ("C: Within [120] days.", true), ("C: Within [120]{a number} days.", false),
      ("Q: How much?\nA: 48\nTags: computing", false),
    ])
  func bareNumber(text: String, isBare: Bool) throws {
    let card = try card(text)
    #expect(ItemRules.isBareNumber(card, tags: card.note.details.tags) == isBare)
  }

  @Test(
    "find options that stand for others",
    arguments: [
      ("All of the above", true), ("None of these", true), ("Both of them", true),
      ("All Medicare claims", false), ("All of the medical decision making", false),
    ])
  func pointing(option: String, points: Bool) {
    #expect(ItemRules.pointsAtOptions(option) == points)
  }

  @Test(
    "find long answers, but not long definitions",
    arguments: [
      ("Q: What?\nA: a b c d e f g h i j k l", false),
      ("Q: What?\nA: a b c d e f g h i j k l m", true),
      ("T: x\nD: a b c d e f g h i j k l m", false),
    ])
  func long(text: String, isLong: Bool) throws {
    #expect(ItemRules.isLong(try card(text)) == isLong)
  }

  @Test(
    "find amounts and years that nobody dated",
    arguments: [
      ("Q: How much?\nA: $200", true), ("Q: How much?\nA: $200\nAs of: 2026", false),
      ("Q: How much?\nA: 85 percent", true), ("Q: How much?\nA: 85%", true),
      ("Q: How much?\nA: $48\nTags: computing", false),
      ("Q: What is the deductible in 2026?\nA: High", true),
      ("Q: What is the deductible in 2026?\nA: High\nValid until: 2026", false),
      ("Q: Whose form is the CMS-1500?\nA: The NUCC's", false),
    ])
  func undated(text: String, isUndated: Bool) throws {
    let note = try card(text).note
    #expect(ItemRules.isUndated(note, tags: note.details.tags) == isUndated)
  }

  @Test("know sources that quote others")
  func secondary() {
    #expect(ItemRules.secondarySources(in: "42 CFR 424.44; Some Blog") == ["blog"])
    #expect(ItemRules.secondarySources(in: "CMS, Claims Processing Manual, ch. 1") == [])
  }
}
