import Exchange
import Flashcards
import Testing
import Text

@Suite("Addenda")
struct AddendaTests {
  private static let lines = [
    addendaLine("Delete:", 1, "B373", "Itch", "Itch of the ear"),
    addendaLine("Add:", 0, "B373", "Itch", "Itch of the ear"),
    addendaLine("Add:", 1, "B3731", "Acute itch", "Acute itch of the ear"),
    addendaLine("Add:", 1, "B3732", "Chronic itch", "Chronic itch of the ear"),
    addendaLine("Revise from:", 1, "C8440", "Lump, not sorted", "Lump, not sorted"),
    addendaLine("Revise to:", 1, "C8440", "Lump, NEC", "Lump, not elsewhere classified"),
    addendaLine("Revise from:", 1, "C8441", "Lump, one", "Lump of the head"),
    addendaLine("Revise to:", 1, "C8441", "Lump, head", "Lump of the head"),
    addendaLine("Delete:", 1, "D111", "Gone", "Gone altogether"),
    addendaLine("Delete:", 0, "E23", "Was a header", "Was a header"),
    addendaLine("Add:", 1, "E23", "Now a code", "Now a code"),
    addendaLine("Add:", 0, "F45", "New header", "New header"),
  ]
  private static let counts = [
    "", "Headers", "  10 headers in icd10cm_order_2022.txt",
    "  11 headers in icd10cm_order_2023.txt", "    2 additions", "    1 deletions",
    "    0 revisions", "", "Codes", "    3 additions", "    2 deletions", "    2 revisions",
    "of which", "    1 revisions to both long and short titles",
  ]

  private static func read(_ lines: [String], select: String? = nil) throws -> ImportedFile {
    var options = ImportOptions()
    options.codes.selection = try select.map { text throws in try CodeSelection(parsing: text) }
    return ImportedFile(
      bytes(lines.map { $0 + "\r\n" }.joined()), file: "addenda.txt", options: options)
  }

  @Test("become a deck of what changed")
  func changes() throws {
    let file = try Self.read(Self.lines + Self.counts)
    let about = "FY 2023, ICD-10-CM: "
    #expect(
      file.notes.map(\.sides) == [
        about + "what happened to B37.3? => No longer billable, now a header, subdivided: "
          + "B37.31, B37.32",
        about + "what does the new code B37.31 stand for? => Acute itch of the ear",
        about + "what does the new code B37.32 stand for? => Chronic itch of the ear",
        about + "C84.40 was “Lump, not sorted”. What does it stand for now? => "
          + "Lump, not elsewhere classified",
        about + "C84.41 was “Lump, one”. What is its short description now? => Lump, head",
        about + "what happened to D11.1? => Deleted",
        about + "what happened to E23? => Now billable, no longer a header",
      ])
    #expect(file.decks[0].name == "ICD-10-CM changes FY 2023")
    #expect(file.notes[0].details.id == CardID("icd10cm-fy2023-B37.3"))
    #expect(file.notes[0].details.tags == ["icd-10-cm", "changes", "deleted"])
    #expect(file.notes[0].details.asOf?.description == "2022-10-01")
    #expect(file.notes[0].details.validUntil == nil)
    #expect(file.diagnostics.isEmpty)
    #expect(file.skipped.map(\.name) == ["trailer", "1 header"])
  }

  @Test("whose own counts differ from what is there bring both numbers")
  func counts() throws {
    let lines = Self.lines.filter { !$0.contains("B3732") && !$0.contains("F45") }
    let file = try Self.read(lines + Self.counts)
    #expect(
      file.diagnostics.map(\.message) == [
        "the file says it has 2 header additions, but 1 were read",
        "the file says it has 3 code additions, but 2 were read",
      ])
    #expect(!file.hasErrors)
    #expect(file.diagnostics[0].location.line == 15)
  }

  @Test("name the new codes below a deleted one as its replacement")
  func replaced() throws {
    let lines = [addendaLine("Delete:", 1, "B373", "Itch", "Itch of the ear")] + Self.lines[2...3]
    let file = try Self.read(lines)
    #expect(
      file.notes[0].sides
        == "ICD-10-CM: what happened to B37.3? => Deleted; replaced by B37.31, B37.32")
    #expect(file.notes[0].details.id == CardID("icd10cm-change-B37.3"))
  }

  @Test("in the layout of a codes file are read too")
  func codesLayout() throws {
    let file = try Self.read([
      "Add:         0016070 Way round", "Delete:      0016071 Other way round",
    ])
    #expect(
      file.notes.map(\.sides) == [
        "ICD-10-PCS: what does the new code 0016070 stand for? => Way round",
        "ICD-10-PCS: what happened to 0016071? => Deleted",
      ])
  }

  @Test("can be selected from")
  func selected() throws {
    #expect(try Self.read(Self.lines, select: "C84 elsewhere").notes.count == 1)
    #expect(try Self.read(Self.lines, select: "header").notes.map(\.sides.last) == ["r"])
  }

  @Test("with half of a revision leave it out and say so")
  func half() throws {
    let file = try Self.read(Array(Self.lines.prefix(5)))
    #expect(file.skipped.last?.name == "C84.40")
  }
}
