import Exchange
import Flashcards
import Testing

/// A header is found by what it says and by the rows below it; no card is taken for one.
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
}
