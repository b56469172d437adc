import Exchange
import Flashcards
import Testing
import Text

/// Text exports of Quizlet and Mnemosyne.
@Suite struct QuizletTests {
  @Test(arguments: [
    "uno\tone\ndos\ttwo\ntres\tthree",
    "uno\tone\n\ndos\ttwo\n\n\ntres\tthree\n",
    "uno\tone;dos\ttwo;tres\tthree",
    "uno\tone;dos\ttwo;\ntres\tthree;\n",
    "uno,one;dos,two;tres,three",
    "uno,one\ndos,two\ntres,three",
    "uno - one\ndos - two\n\ntres - three\n",
    "uno;one\ndos;two\ntres;three\n",
  ])
  func eachWayToPartCardsIsUnderstood(text: String) {
    let table = plan(text)
    #expect(table.sides == ["uno => one", "dos => two", "tres => three"])
    #expect(table.problems == [])
  }

  @Test func theWayIsStated() {
    #expect(
      plan("uno\tone;dos\ttwo").summary[0]
        == "tab in a card and semicolon between cards, 2 columns in 2 of 2 rows; "
        + "the first row is no header")
    #expect(
      plan("uno - one\n").summary[0]
        == "“ - ”, 2 columns in 1 of 1 row; the first row is no header")
  }

  @Test func aHyphenInTwoPlacesOfALineDoesNotPartIt() {
    let table = plan("uno - one\na - b - c\n")
    #expect(table.notes.isEmpty)
    #expect(table.hasErrors)
  }

  @Test func semicolonsInDefinitionsPartNothing() {
    #expect(
      plan("uno\tone; the first\ndos\ttwo; the second\n").sides
        == ["uno => one; the first", "dos => two; the second"])
  }

  @Test func cardsOnOneLineKnowTheirLine() {
    #expect(plan("a\tb;c\td;\ne\tf").rows.map(\.line) == [1, 1, 2])
  }

  @Test func linesInADefinitionStayWhereSemicolonsPartCards() {
    #expect(plan("a\tb\nc;d\te\nf").sides == ["a => b\nc", "d => e\nf"])
  }

  @Test func aHyphenThatIsAskedForSplitsARowOnce() {
    let table = plan("uno - one\na - b - c\n", delimiter: .spacedHyphen)
    #expect(table.sides == ["uno => one", "a => b - c"])
    #expect(
      table.problems == [
        "2:6: warning: 1 row with a second “ - ”, the first one here; "
          + "the first “ - ” of a row separates its sides"
      ])
  }

  @Test func theHintNamesWhatStandsOnEachLine() {
    #expect(plan("uno - one\na - b - c\n").diagnostics[0].hint.hasSuffix("--delimiter \" - \""))
    #expect(plan("uno one\ndos two\n").diagnostics[0].hint.hasSuffix("--delimiter space"))
  }

  @Test(arguments: [
    ("::", "uno::one\ndos::two\n"), (" = ", "uno = one\ndos = two\n"),
    ("=>", "uno=>one\ndos=>two\n"),
    ("→", "uno→one\ndos→two\n"), ("|||", "uno|||one\ndos|||two\n"), ("space", "uno one\ndos two\n"),
    ("：", "uno：one\ndos：two\n"),
  ])
  func anyCharactersCanSeparateSides(name: String, text: String) throws {
    let delimiter = try #require(Delimiter(named: name))
    #expect(plan(text, delimiter: delimiter).sides == ["uno => one", "dos => two"])
  }

  @Test(arguments: [
    ("blank", "uno\tone\nand more\n\ndos\ttwo\n"),
    ("blank", "uno\tone\r\nand more\r\n \r\ndos\ttwo"),
    (";", "uno\tone\nand more;dos\ttwo;"), ("|||", "uno\tone\nand more|||dos\ttwo"),
    ("semicolon", "uno\tone\nand more;\ndos\ttwo"),
  ])
  func anyCharactersCanSeparateRows(name: String, text: String) throws {
    let rowEnd = try #require(RowEnd(named: name))
    let table = plan(text, rowEnd: rowEnd)
    #expect(table.sides == ["uno => one\nand more", "dos => two"])
    #expect(table.problems == [])
  }

  @Test(arguments: ["", "a", "word", "\"", "\n"])
  func whatCannotSeparateRowsIsRefused(name: String) {
    #expect(RowEnd(named: name) == nil)
  }

  @Test func linesWithoutATabBelongToTheDefinitionAbove() {
    let table = plan("uno\tone\nthe first\nof all\ndos\ttwo\n")
    #expect(table.sides == ["uno => one\nthe first\nof all", "dos => two"])
    #expect(
      table.problems == [
        "2:1: warning: 2 lines without a tab continue the definition above, the first one here"
      ])
    #expect(table.rows.map(\.line) == [1, 4])
  }

  @Test(arguments: [
    "Chapter 1\nuno\tone\ndos\ttwo\n", "uno\tone\n\nChapter 2\ndos\ttwo\n",
    "uno\tone\nFOOD\ndos\ttwo\n", "uno\tone\nNumbers:\ndos\ttwo\n", "uno\tone\n# Two\ndos\ttwo\n",
    "uno,one\nthe first\ndos,two\n",
  ])
  func aLineThatMayBeAHeadingIsRefused(text: String) {
    let table = plan(text)
    #expect(table.sides == ["uno => one", "dos => two"])
    #expect(table.hasErrors)
  }

  /// Mnemosyne separates question and answer with a tab.
  @Test func mnemosyneTextIsRead() {
    #expect(
      plan("Was ist 1+1?\t2, two\nf(x)\ty: a, b\n").sides == [
        "Was ist 1+1? => 2, two", "f(x) => y: a, b",
      ])
  }

  @Test(arguments: ["\n", "\r\n"])
  func mnemosynesThreeFieldsAreFrontPronunciationAndBack(end: String) {
    let table = plan("q1\ta1\(end)chien\tʃjɛ̃\tdog\(end)chat\tʃa\tcat\(end)")
    #expect(table.sides == ["q1 => a1", "chien => dog", "chat => cat"])
    #expect(table.rows.map(\.why) == [nil, "Pronunciation: ʃjɛ̃", "Pronunciation: ʃa"])
    #expect(table.problems == [])
    #expect(table.summary.contains { $0.contains("as Mnemosyne has them") })
  }

  @Test func oneRowOfEachIsEnough() {
    let table = plan("q1\ta1\nchien\tʃjɛ̃\tdog\n")
    #expect(table.sides == ["q1 => a1", "chien => dog"])
    #expect(table.problems == [])
  }

  /// A card whose answer is a remark would be wrong.
  @Test(arguments: [
    "a3\tsee chapter 4", "a3\tsee chapter 4\nq4\ta4\nq5\ta5\tpage 9\nq6\ta6\nq7\ta7",
  ])
  func aRemarkBehindAFewRowsIsNoBack(rest: String) {
    let table = plan("q1\ta1\nq2\ta2\nq3\t\(rest)\n")
    #expect(!table.sides.contains { $0.contains("see chapter 4") || $0.contains("page 9") })
    #expect(table.hasErrors)
    #expect(table.problems.contains { $0.contains("3") && $0.contains("too many columns") })
  }

  @Test(arguments: ["[haʊs]", "/haus/", "ˈhaus"])
  func aPronunciationIsKnownByItsSigns(spoken: String) {
    let table = plan("a\tb\nc\td\ne\tf\nHaus\t\(spoken)\thouse\n")
    #expect(table.sides.last == "Haus => house")
    #expect(table.problems == [])
  }

  @Test(arguments: [("犬", "いぬ", "dog"), ("狗", "gǒu", "dog")])
  func aPronunciationIsKnownByItsScript(word: String, spoken: String, back: String) {
    let table = plan("a\tb\nc\td\ne\tf\n\(word)\t\(spoken)\t\(back)\n")
    #expect(table.sides.last == "\(word) => \(back)")
    #expect(table.problems == [])
  }

  @Test func manyRowsOfThreeAreMnemosynesWithAWarning() {
    let table = plan("a\tb\nHund\thoont\tdog\nKatze\tkatzeh\tcat\n")
    #expect(table.sides == ["a => b", "Hund => dog", "Katze => cat"])
    #expect(!table.hasErrors)
    #expect(table.problems.count == 1)
  }

  @Test func tagsInSomeRowsAreNoBacks() {
    let table = plan("a\tb\tverb\nc\td\ne\tf\tverb\ng\th\tverb\n")
    #expect(table.sides == ["a => b", "c => d", "e => f", "g => h"])
  }
}
