import Exchange
import Testing

/// What Quizlet and Mnemosyne export as text.
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

  /// Mnemosyne parts question and answer by a tab.
  @Test func mnemosyneTextIsRead() {
    #expect(
      plan("Was ist 1+1?\t2, two\nf(x)\ty: a, b\n").sides == [
        "Was ist 1+1? => 2, two", "f(x) => y: a, b",
      ])
  }
}
