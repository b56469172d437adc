import Exchange
import Flashcards
import Testing

/// A header is recognized by its words and by the rows below it; no card is mistaken for one.
@Suite struct HeaderRowTests {
  @Test(arguments: HeaderCorpus.tables(HeaderCorpus.withHeader))
  func aRowThatNamesColumnsIsAHeader(table: String) {
    let file = plan(table)
    #expect(file.summary[0].hasSuffix("; the first row is a header"))
    #expect(file.notes.first?.line == 2)
    #expect(!file.hasErrors)
  }

  @Test(arguments: HeaderCorpus.tables(HeaderCorpus.withoutHeader))
  func aRowThatIsACardIsNone(table: String) {
    let file = plan(table)
    #expect(!file.summary[0].contains("a header"))
    #expect(file.notes.first?.line == 1)
  }

  /// A row that may be a card stays one, and a warning explains how to declare it a header.
  @Test(arguments: [
    "capital,country\nmoney,nation\nbank,state\n",
    "capital,country\nmoney,land\nfunds,realm\n",
    "Capital,Country\nMoney,Nation\nBank,Shore\n",
    "muscle,action\nstrength,deed\nvigor,step\n",
    "Card,Deck,Tags\nWhat is an EOB?,Billing,eob\nWhat is a PCP?,Billing,pcp\n",
    "Diagnosis,Diagnose\nheart,Herz\nlung,Lunge\n",
  ])
  func aRowThatMayBeAHeaderIsKeptWithAWarning(table: String) {
    let file = plan(table)
    #expect(file.notes.first?.line == 1)
    #expect(file.notes.count == 3)
    #expect(file.problems.contains { $0.hasPrefix("1:1: warning: this row looks like a header") })
  }
}
