import Exchange
import Flashcards
import Testing
import Text

@Suite("What changed between two editions")
struct CodeChangesTests {
  static let old = [
    orderLine(1, "E66", 0, "Heavy", "Heavy"), orderLine(2, "E668", 1, "Other", "Other heaviness"),
    orderLine(3, "E669", 1, "Plain", "Heaviness, not sorted"),
    orderLine(4, "I10", 1, "High", "High pressure"),
    orderLine(5, "J45", 0, "Breath", "Short breath"),
    orderLine(6, "J4501", 1, "Gone", "Breath that is gone"),
    orderLine(7, "J4502", 1, "Also", "Breath that is lost"),
    orderLine(8, "K35", 0, "Gut", "Gut"), orderLine(9, "K358", 1, "Gut 8", "Gut ache"),
  ]
  static let new = [
    orderLine(1, "E66", 0, "Heavy", "Heavy"), orderLine(2, "E668", 0, "Other", "Other heaviness"),
    orderLine(3, "E6681", 1, "One", "Heaviness, class 1"),
    orderLine(4, "E6689", 1, "Rest", "Other heaviness, NEC"),
    orderLine(5, "E669", 1, "Plain", "Heaviness, not elsewhere sorted"),
    orderLine(6, "I10", 1, "Pressure", "High pressure"),
    orderLine(7, "J45", 1, "Breath", "Short breath"), orderLine(8, "K35", 0, "Gut", "Gut"),
    orderLine(9, "K358", 1, "Gut 8", "Gut ache"), orderLine(10, "K359", 1, "Gut 9", "Gut trouble"),
  ]

  static func read(
    _ new: [String] = new, since old: [String] = old, table: String? = nil,
    file: String = "icd10cm_order_2025.txt", than: String = "icd10cm_order_2024.txt",
    select: String? = nil, year: Int? = nil, ending: String = "\n"
  ) throws -> ImportedFile {
    var options = ImportOptions(now: 20_500 * 86_400_000)
    options.format = .codes
    options.codes.selection = try select.map { text throws in try CodeSelection(parsing: text) }
    options.codes.since = CodeEdition(name: than, bytes: bytes(old.joined(separator: "\n") + "\n"))
    options.codes.conversion = table.map { CodeEdition(name: "table.txt", bytes: bytes($0)) }
    options.codes.fiscalYear = year
    return ImportedFile(bytes(new.joined(separator: "\n") + ending), file: file, options: options)
  }

  private static let table = """
    Current code assignment\tEffective\tPrevious Code(s) Assignment
    J45\t2024\tJ45.01-J45.02
    K35.9\t2024\t"K35.8, E66.9"
    E66.81\t2017\tE66.8
    """

  @Test("becomes a card of each change, with last year's code as an option")
  func changes() throws {
    let file = try Self.read()
    #expect(
      file.sides == [
        "ICD-10-CM: E66.8 (Other heaviness) is no longer billable since October 1, 2024. Which codes "
          + "below it are? => E66.81, E66.89",
        "ICD-10-CM: which code stands for “Heaviness, class 1” since October 1, 2024? => E66.81",
        "ICD-10-CM: which code stands for “Other heaviness, NEC” since October 1, 2024? => E66.89",
        "ICD-10-CM: what does E66.9 stand for since October 1, 2024? => "
          + "Heaviness, not elsewhere sorted",
        "ICD-10-CM: what happened to J45 (Short breath) on October 1, 2024? => "
          + "It is billable now, no longer a header",
        "ICD-10-CM: what happened to J45.01 (Breath that is gone) on October 1, 2024? => "
          + "Deleted, no replacement given in the files",
        "ICD-10-CM: what happened to J45.02 (Breath that is lost) on October 1, 2024? => "
          + "Deleted, no replacement given in the files",
        "ICD-10-CM: what does the new code K35.9 stand for? => Gut trouble",
      ])
    #expect(
      file.notes[1].options == ["+E66.81", "-E66.8", "-E66.89"],
      "last year's code and a neighbor are the wrong options")
    #expect(
      file.notes[3].options == ["+Heaviness, not elsewhere sorted", "-Heaviness, not sorted"])
    #expect(
      file.notes[3].details.why
        == "Before: Heaviness, not sorted\nNow: Heaviness, not **elsewhere** sorted")
    #expect(
      file.decks.map(\.name) == [
        "ICD-10-CM changes FY 2025::Endocrine, nutritional and metabolic diseases (E00-E89)",
        "ICD-10-CM changes FY 2025::Diseases of the respiratory system (J00-J99)",
        "ICD-10-CM changes FY 2025::Diseases of the digestive system (K00-K95)",
      ])
    #expect(file.notes[1].path == ["E66 Heavy"])
    #expect(file.notes[1].details.asOf?.description == "2024-10-01")
    #expect(file.notes[1].details.tags == ["icd-10-cm", "changes", "new"])
    #expect(
      file.notes.map { $0.details.id?.text } == [
        "icd10cm-fy2025-header-E66.8", "icd10cm-fy2025-new-E66.81", "icd10cm-fy2025-new-E66.89",
        "icd10cm-fy2025-revised-E66.9", "icd10cm-fy2025-billable-J45",
        "icd10cm-fy2025-deleted-J45.01", "icd10cm-fy2025-deleted-J45.02",
        "icd10cm-fy2025-new-K35.9",
      ])
    #expect(
      file.summary == [
        "ICD-10-CM, FY 2024 to FY 2025: 3 new, 2 deleted, 1 revised, 1 no longer billable, "
          + "1 newly billable", "8 of 8 taken",
      ])
    #expect(file.skipped.map(\.reason) == ["only the short description differs"])
    #expect(file.diagnostics.isEmpty)
  }

  @Test("names the codes that took the place of others where the table does")
  func conversion() throws {
    let file = try Self.read(table: Self.table)
    let notes = Dictionary(uniqueKeysWithValues: file.notes.map { ($0.details.id!.text, $0) })
    let gone = try #require(notes["icd10cm-fy2025-deleted-J45.02"])
    #expect(
      gone.sides
        == "ICD-10-CM: which code replaced J45.02 (Breath that is lost) on October 1, 2024? => J45")
    let new = try #require(notes["icd10cm-fy2025-new-K35.9"])
    #expect(new.options == ["+K35.9", "-K35.8", "-E66.9"])
    #expect(
      new.details.why
        == "New since October 1, 2024. Before: K35.8 (Gut ache); E66.9 (Heaviness, not "
        + "sorted), by the conversion table")
    #expect(new.details.source?.hasSuffix(", and the conversion table") == true)
    let other = try Self.read(table: Self.table.replacing("J45.01-J45.02", with: "J45.02"))
    #expect(
      other.sides.contains {
        $0.hasSuffix(
          "J45.01 (Breath that is gone) on October 1, 2024? => Deleted, no replacement in "
            + "the conversion table")
      })
  }

  @Test("is found in codes files as well, which have no headers")
  func codesFiles() throws {
    func codes(_ lines: [String]) -> [String] {
      lines.filter { $0.dropFirst(14).first == "1" }.map {
        codesLine(String($0.dropFirst(6).prefix(7)).trimmed(), String($0.dropFirst(77)))
      }
    }
    let order = try Self.read()
    for (new, old) in [
      (codes(Self.new), codes(Self.old)), (Self.new, codes(Self.old)), (codes(Self.new), Self.old),
    ] {
      let file = try Self.read(new, since: old)
      #expect(file.sides.sorted() == order.sides.sorted())
    }
  }

  @Test(
    "is narrowed by a selection",
    arguments: [
      ("E66", 4), ("E00-E89", 4), ("J45 lost", 1), ("header", 0), ("sample:2", 2),
      ("E66, K", 5), ("-E66", 4),
    ])
  func selection(text: String, count: Int) throws {
    #expect(try Self.read(select: text).notes.count == count)
  }

  @Test("over more than a year, or since an unknown one, says no day on which it happened")
  func spans() throws {
    let years = try Self.read(than: "icd10cm_order_2022.txt")
    #expect(years.sides[1].contains("as of FY 2025?"))
    #expect(years.sides[5].contains("between FY 2022 and FY 2025?"))
    let april = try Self.read(file: "icd10cm-order-April-2025.txt", than: "icd10cm_order_2025.txt")
    #expect(april.sides[5].contains("on April 1, 2025?"))
    #expect(april.decks[0].name?.hasPrefix("ICD-10-CM changes FY 2025 (April)::") == true)
    #expect(april.notes[0].details.id == CardID("icd10cm-fy2025-april-header-E66.8"))
    let unknown = try Self.read(than: "old.txt", year: 2026)
    #expect(unknown.sides[5].contains("by FY 2026?"))
    #expect(unknown.summary[0].hasPrefix("ICD-10-CM, old.txt to FY 2026: "))
  }

  @Test("of HCPCS has the day of each code, also of those that can be used again")
  func hcpcs() throws {
    let old = [
      hcpcsLine("J0100", "Old drug", effective: "20240101"),
      hcpcsLine("J0200", "Lost drug", effective: "20240101"),
      hcpcsLine("J0300", "Sleeping drug", terminated: "20201231", action: "D"),
      hcpcsLine("J0400", "Dead drug", terminated: "20201231", action: "D"),
      hcpcsLine("GA", "Waiver"),
    ]
    let new = [
      hcpcsLine("J0100", "Old drug", effective: "20250401", terminated: "20250331", action: "D"),
      hcpcsLine("J0300", "Sleeping drug", effective: "20250401"),
      hcpcsLine("J0400", "Dead drug", terminated: "20201231", action: "D"),
      hcpcsLine("J0500", "New drug", effective: "20250401", action: "A"),
      hcpcsLine("J0600", "Brief drug", terminated: "20250331", action: "D"),
      hcpcsLine("GA", "Waiver of liability"),
    ]
    let file = try Self.read(
      new, since: old, file: "HCPC2025_APR_ANWEB.txt", than: "HCPC2025_JAN_ANWEB.txt")
    let about = "HCPCS Level II: "
    #expect(
      file.sides == [
        about + "what happened to J0100 (Old drug) after March 31, 2025? => "
          + "Discontinued, no replacement given in the files",
        about + "what happened to J0200 (Lost drug) on April 1, 2025? => "
          + "Discontinued, no replacement given in the files",
        about + "what happened to J0300 (Sleeping drug) on April 1, 2025? => It can be used again",
        about + "what does the new code J0500 stand for? => New drug",
        about + "what does GA stand for since April 1, 2025? => Waiver of liability",
      ])
    #expect(file.notes[3].details.id == CardID("hcpcs-2025-04-new-J0500"))
    #expect(file.notes[4].details.id == CardID("hcpcs-2025-04-revised-mod-GA"))
    #expect(
      file.decks.map(\.name).first
        == "HCPCS Level II changes April 2025::J codes: drugs not taken by mouth, chemotherapy")
  }

  @Test(
    "is not looked for in files that are no pair",
    arguments: [
      ("icd10cm_order_2023.txt", "icd10cm_order_2024.txt", "which is newer"),
      ("icd10cm_order_2024.txt", "icd10cm_order_2024.txt", "both files are of FY 2024"),
      ("order.txt", "icd10cm_order_2024.txt", "its name does not say of which year it is"),
    ])
  func names(new: String, old: String, message: String) throws {
    let file = try Self.read(file: new, than: old)
    #expect(file.hasErrors && file.notes.isEmpty)
    #expect(file.diagnostics.map(\.message).contains { $0.contains(message) })
    #expect(file.diagnostics.allSatisfy { !$0.hint.isEmpty })
  }

  @Test("is not looked for in files of other kinds")
  func kinds() throws {
    let hcpcs = (100...120).map { hcpcsLine("J0\($0)", "Drug \($0)") }
    let others: [(new: [String], old: [String], message: String)] = [
      (hcpcs, Self.old, "it holds codes of HCPCS Level II, and"),
      (Self.new, Self.new, "is the same file"),
      (Self.new, ["front,back", "a,b"], "it is not a code file"),
      (Self.new, [""], "it is not a code file"),
      (
        Self.new, [addendaLine("Add:", 1, "A000", "a", "b")],
        "addenda are a list of changes already"
      ),
      ([codesLine("A000", "One"), codesLine("A001", "Two")], Self.old, "too few to compare"),
    ]
    for (new, old, message) in others {
      let file = try Self.read(new, since: old)
      #expect(file.hasErrors && file.notes.isEmpty, "\(message)")
      #expect(file.diagnostics.map(\.message).contains { $0.contains(message) }, "\(message)")
    }
    let table = try Self.read(table: "a,b\nc,d\n")
    #expect(table.diagnostics.map(\.message) == ["the file is no conversion table"])
    #expect(table.notes.isEmpty)
  }

  @Test("in a file that was cut off leaves out what is not there, and says so")
  func cut() throws {
    let all = (100...999).map { orderLine($0, "A\($0)", 1, "Ill \($0)", "Illness \($0)") }
    let changed = all.map { $0.replacing("Illness 150", with: "Illness 150b") }
    let file = try Self.read(Array(changed.prefix(300)), since: all)
    #expect(file.notes.count == 1)
    #expect(
      file.diagnostics.map(\.message) == [
        "it ends with A39.9; the 600 codes of icd10cm_order_2024.txt behind it are not compared"
      ])
    #expect(file.diagnostics.allSatisfy { $0.severity == .warning })
    // A few codes more or less at the end are news and no damage.
    #expect(try Self.read(Array(changed.dropLast(20)), since: all).notes.count == 21)
    // Half a line has half a description.
    var half = Array(changed.prefix(300))
    half[299] = String(half[299].dropLast(3))
    let unfinished = try Self.read(half, since: all, ending: "")
    #expect(unfinished.notes.count == 1)
    #expect(unfinished.diagnostics.first?.message.contains("it ends with A39.8") == true)
  }

  @Test("in a file without its beginning is an error: its first codes would seem to be deleted")
  func beginning() throws {
    let all = (100...999).map { orderLine($0, "A\($0)", 1, "Ill \($0)", "Illness \($0)") }
    for (new, old) in [(Array(all.dropFirst(300)), all), (all, Array(all.dropFirst(300)))] {
      let file = try Self.read(new, since: old)
      #expect(file.hasErrors && file.notes.isEmpty)
      #expect(file.diagnostics.first?.message.contains("300 codes of") == true)
    }
    #expect(try Self.read(Array(all.dropFirst(20)), since: all).notes.count == 20)
  }

  @Test("whose line cannot be read is an error: its code would seem to be deleted")
  func unreadable() throws {
    var lines = Self.new
    lines[8] = "00009 K358 1 squeezed"
    let file = try Self.read(lines)
    #expect(file.hasErrors)
    #expect(file.diagnostics.first?.location.line == 9)
  }

  @Test("survives being written as a deck and read again")
  func roundTrip() throws {
    let notes = try Self.read(table: Self.table).notes
    let result = DeckParser.parse(bytes(DeckPrinter().print(Deck(notes: notes))), file: "f")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.notes.map(\.content) == notes.map(\.content))
    #expect(result.deck.notes.map(\.details) == notes.map(\.details))
  }
}

extension Note {
  /// The options of a choice, the right one with a plus.
  var options: [String] {
    guard case .choice(_, let options) = content else { return [] }
    return options.map { ($0.isCorrect ? "+" : "-") + $0.text }
  }
}
