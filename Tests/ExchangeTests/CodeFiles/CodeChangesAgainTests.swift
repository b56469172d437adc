import Collection
import Exchange
import Flashcards
import Journal
import SpacedRepetition
import Study
import Testing

/// A deck of changes among the learner's cards.
@Suite("A deck of changes")
struct CodeChangesAgainTests {
  private let endocrine =
    "ICD-10-CM changes FY 2025/Endocrine, nutritional and metabolic diseases (E00-E89).md"

  @Test("that is imported again changes nothing, and keeps answers and the learner's edits")
  func again() throws {
    let sandbox = try CollectionSandbox()
    let file = try CodeChangesTests.read()
    #expect(try sandbox.take(file, named: "new.txt").items[0].added == 8)
    let question = "ICD-10-CM: what happened to J45 (Short breath) on October 1, 2024?"
    try sandbox.answer(question, .hesitant)
    let record = try sandbox.record(question)
    let text = try sandbox.deck(endocrine)
    try sandbox.write(text.replacing("Other heaviness, NEC”", with: "Other heaviness”"), endocrine)
    #expect(try sandbox.take(file, named: "new.txt").isEmpty)
    #expect(try sandbox.deck(endocrine).contains("“Other heaviness” since"))
    #expect(try sandbox.record(question) == record)
  }

  @Test("takes up a corrected file, and the next year's is another deck")
  func newer() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(try CodeChangesTests.read(), named: "new.txt")
    let fixed = CodeChangesTests.new.map { $0.replacing("class 1", with: "class I") }
    let plan = try sandbox.take(try CodeChangesTests.read(fixed), named: "new.txt")
    // The card of the code above it names it too.
    #expect((plan.items[0].added, plan.items[0].updated) == (0, 2))
    let later = CodeChangesTests.new.map { $0.replacing("Gut trouble", with: "Gut grief") }
    let next = try CodeChangesTests.read(
      later, since: CodeChangesTests.new, file: "icd10cm_order_2026.txt",
      than: "icd10cm_order_2025.txt")
    #expect(next.notes.map { $0.details.id?.text } == ["icd10cm-fy2026-revised-K35.9"])
    #expect(try sandbox.take(next, named: "next.txt").items[0].added == 1)
    #expect(sandbox.decks.contains { $0.hasPrefix("ICD-10-CM changes FY 2026/") })
  }

  @Test("is undone as a whole")
  func undo() throws {
    let sandbox = try CollectionSandbox()
    try sandbox.take(try CodeChangesTests.read(), named: "new.txt")
    #expect(sandbox.decks.count == 3)
    try sandbox.with { writer, collection in
      let event = try #require(collection.history.imports.last)
      _ = try writer.undoImport(event, of: collection.history, at: sandbox.now)
    }
    #expect(sandbox.decks.isEmpty)
  }
}
