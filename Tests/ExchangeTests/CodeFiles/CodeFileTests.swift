import Exchange
import Flashcards
import Testing
import Text

@Suite("A file of codes")
struct CodeFileTests {
  private static let order = [
    orderLine(1, "E11", 0, "Sugar trouble", "Sugar trouble, kind two"),
    orderLine(2, "E119", 1, String(repeating: "x", count: 60), "Sugar trouble without more"),
    orderLine(3, "E11A", 1, "Sugar trouble, away", "Sugar trouble, gone away"),
    orderLine(4, "I10", 1, "High pressure", "High pressure of the blood"),
  ]

  private static func read(
    _ lines: [String], end: String = "\n", file: String = "icd10cm_order_2025.txt",
    select: String? = nil, format: ImportFormat? = nil, today: Int = 0
  ) throws -> ImportedFile {
    var options = ImportOptions(now: today * 86_400_000)
    options.format = format
    options.codes.selection = try select.map { text throws in try CodeSelection(parsing: text) }
    return ImportedFile(
      bytes(lines.map { $0 + end }.joined()), file: file, options: options)
  }

  @Test(
    "is told from a deck and a table by its columns", arguments: ["\n", "\r\n", "\r", "\r\r\n"])
  func detected(end: String) throws {
    let file = try Self.read(Self.order, end: end, file: "anything")
    #expect(file.format == .codes)
    #expect(file.notes.map(\.sides) == Self.orderSides)
    #expect(file.diagnostics.isEmpty)
  }

  private static let orderSides = [
    "E11.9 => Sugar trouble without more", "E11.A => Sugar trouble, gone away",
    "I10 => High pressure of the blood",
  ]

  @Test(
    "is not seen in what is none",
    arguments: [
      "Q: 00001 A00     0 Cholera\nA: b\n", "A000,Cholera\nA001,Fever\n", "A000\tCholera\n", "",
      "AMBULANCE is a word\nB2B is another\n", "Add: one, two\nDelete: three, four\n",
    ])
  func otherFiles(text: String) {
    #expect(ImportedFile(bytes(text), file: "f").format != .codes)
  }

  @Test("that is named so but has no columns is an error that says what can be read")
  func noColumns() throws {
    let file = try Self.read(["front,back"], format: .codes)
    #expect(file.diagnostics.map(\.message) == ["no line has the columns of a code file"])
    #expect(file.hasErrors)
  }

  @Test("gives cards with headings, tags, dates, source and a name that lasts")
  func cards() throws {
    let file = try Self.read(Self.order)
    let note = file.notes[0]
    #expect(
      note.path == [
        "Endocrine, nutritional and metabolic diseases (E00-E89)", "E11 Sugar trouble, kind two",
      ])
    #expect(note.details.tags == ["icd-10-cm", "billable"])
    #expect(note.details.asOf?.description == "2024-10-01")
    #expect(note.details.validUntil?.description == "2025-09-30")
    #expect(note.details.source == "CMS/CDC, ICD-10-CM order file, fiscal year 2025")
    #expect(note.details.id == CardID("icd10cm-E11.9"))
    #expect(note.line == 2)
    #expect(file.notes[2].path == ["Diseases of the circulatory system (I00-I99)"])
    #expect(file.decks[0].name == "ICD-10-CM")
  }

  @Test("survives being written as a deck and read again")
  func roundTrip() throws {
    let notes = try Self.read(Self.order, select: "billable header").notes
    let text = DeckPrinter().print(Deck(notes: notes))
    let result = DeckParser.parse(bytes(text), file: "f")
    #expect(result.diagnostics.isEmpty)
    #expect(result.deck.notes.map(\.details) == notes.map(\.details))
    #expect(result.deck.notes.map(\.content) == notes.map(\.content))
    #expect(result.deck.notes.map(\.path) == notes.map(\.path))
  }

  @Test("of another year updates the cards of the same names")
  func nextYear() throws {
    let old = try Self.read(Self.order)
    let new = try Self.read(
      Self.order.map { $0.replacing("without more", with: "alone") },
      file: "Zip/icd10cm-order-April-2026.txt")
    #expect(new.notes.map(\.details.id) == old.notes.map(\.details.id))
    #expect(new.notes[0].sides == "E11.9 => Sugar trouble alone")
    #expect(new.notes[0].details.asOf?.description == "2026-04-01")
    #expect(new.notes[0].details.validUntil?.description == "2026-09-30")
  }

  @Test("without a year in its name has cards without dates, and says so")
  func noYear() throws {
    let file = try Self.read(Self.order, file: "2025/codes.txt")
    #expect(file.notes.allSatisfy { $0.details.asOf == nil && $0.details.validUntil == nil })
    #expect(file.summary.last?.contains("the fiscal year is unknown") == true)
    var options = ImportOptions()
    options.codes.fiscalYear = 2024
    let named = ImportedFile(
      bytes(Self.order.joined(separator: "\n")), file: "codes.txt", options: options)
    #expect(named.notes[0].details.validUntil?.description == "2024-09-30")
  }

  @Test("leaves headers out, counted, until they are selected")
  func headers() throws {
    let file = try Self.read(Self.order)
    #expect(file.skipped.map(\.name) == ["1 header"])
    #expect(file.summary[0] == "ICD-10-CM order file: 3 billable codes, 1 header")
    #expect(file.summary[1] == "3 of 4 taken")
    let headers = try Self.read(Self.order, select: "header")
    #expect(headers.notes.map(\.sides) == ["E11 => Sugar trouble, kind two"])
    #expect(headers.notes[0].details.tags == ["icd-10-cm", "header"])
    #expect(try Self.read(Self.order, select: "header billable").notes.count == 4)
  }

  @Test("may have a preamble, a trailer and Ctrl-Z, and damage in between is an error")
  func strayLines() throws {
    let lines =
      ["Read me first", "", Self.order[0], "00002 E119 1 squeezed", Self.order[2]]
      + ["Total: 3", "\u{1A}"]
    let file = try Self.read(lines)
    #expect(file.format == .codes)
    #expect(file.notes.map(\.sides) == ["E11.A => Sugar trouble, gone away"])
    #expect(file.skipped.map(\.line) == [1, 6, 4, nil])
    #expect(file.skipped.prefix(2).map(\.name) == ["preamble", "trailer"])
    #expect(file.diagnostics.map(\.location.line) == [4])
    #expect(file.hasErrors)
  }

  @Test("that repeats a code keeps the first")
  func repeated() throws {
    let file = try Self.read(Self.order + [Self.order[3].replacing("blood", with: "tyre")])
    #expect(file.notes.map(\.sides) == Self.orderSides)
    #expect(file.skipped.first == .init(line: 5, name: "I10", reason: "it repeats line 4"))
  }

  @Test("with a code whose description has nothing but control characters skips it, and says so")
  func empty() throws {
    let line = orderLine(5, "I11", 1, "\0\0", "\0\u{1}\u{7F}x").replacing("x", with: "\u{2}")
    let file = try Self.read(Self.order + [line])
    #expect(file.notes.map(\.sides) == Self.orderSides)
    #expect(file.skipped.first == .init(line: 5, name: "I11", reason: "it has no description"))
  }

  @Test("in Latin-1, Windows-1252 or UTF-8 is cut at the same columns")
  func encodings() throws {
    let line = orderLine(1, "H8101", 1, "Ménière's, right ear", "Ménière’s disease, right ear")
    let windows = line.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8($0.value) }
    for bytes in [Array(line.utf8), windows] {
      let note = ImportedFile(bytes, file: "icd10cm_order_2025.txt").notes[0]
      #expect(note.sides == "H81.01 => Ménière’s disease, right ear")
    }
  }

  @Test("of ICD-10-PCS has codes without a dot under their section")
  func procedures() throws {
    let file = try Self.read([
      orderLine(1, "001", 0, "Brain, way round", "Brain, way round"),
      orderLine(2, "0016", 0, "Brain, way round, one", "Brain, way round, one"),
      orderLine(3, "0016070", 1, "Way round one", "Way round one to the nose"),
    ])
    let note = file.notes[0]
    #expect(note.sides == "0016070 => Way round one to the nose")
    #expect(note.path == ["0 Medical and Surgical", "001 Brain, way round"])
    #expect(note.details.id == CardID("icd10pcs-0016070"))
    #expect(note.details.source == "CMS, ICD-10-PCS order file, fiscal year 2025")
  }

  private static let letters = [
    codesLine("0016070", "Way round one to the nose"), codesLine("DHYBFZZ", "Rays, one"),
    codesLine("GZFZZZZ", "Deep sleep"), codesLine("GZHZZZZ", "Talk in a group"),
    codesLine("GZJZZZZ", "Sleep by light"), codesLine("XW00X27", "New thing"),
  ]

  @Test("of ICD-10-PCS may have codes of letters alone")
  func lettersAlone() throws {
    let file = try Self.read(Self.letters, file: "icd10pcs_codes_2025.txt")
    #expect(file.notes.count == 6)
    #expect(file.diagnostics.isEmpty)
    #expect(file.skipped.isEmpty)
    #expect(file.notes[2].sides == "GZFZZZZ => Deep sleep")
    let order = try Self.read(
      ["GZF", "GZFZZZZ", "0016070"].enumerated().map { orderLine($0 + 1, $1, min($0, 1), "a", "b") }
    )
    #expect(order.notes.count == 2)
  }

  @Test(
    "finds codes of letters alone by their beginning",
    arguments: [("GZF", 1), ("GZ", 3), ("GZHZZZZ", 1), ("DHY,GZ", 4), ("G", 3)])
  func selectedLetters(selection: String, count: Int) throws {
    let file = try Self.read(
      Self.letters, file: "icd10pcs_codes_2025.txt", select: selection)
    #expect(file.notes.count == count)
  }

  @Test("takes no word for a code of letters, not in ICD-10-CM and not with I or O")
  func wordsAreNoCodes() throws {
    let damaged = "PATIENT is a word"
    let file = try Self.read(
      [Self.letters[0], damaged, Self.letters[2]], file: "icd10pcs_codes_2025.txt",
      format: .codes)
    #expect(file.notes.count == 2)
    #expect(file.diagnostics.map(\.location.line) == [2])
    let cm = try Self.read(
      [codesLine("E119", "Sugar"), "CHAPTER of E", codesLine("I10", "High")], format: .codes)
    #expect(cm.notes.count == 2)
    #expect(cm.hasErrors)
  }

  @Test("with a damaged line that is nowhere near the selection only warns")
  func damageElsewhere() throws {
    let lines = [Self.order[0], Self.order[1], "00003 squeezed", Self.order[2], Self.order[3]]
    #expect(try Self.read(lines, select: "E11").hasErrors)
    #expect(try Self.read(lines).hasErrors)
    let file = try Self.read(lines, select: "I10")
    #expect(!file.hasErrors)
    #expect(file.diagnostics.map(\.location.line) == [3])
    #expect(file.notes.count == 1)
    #expect(ImportFormat.codes.isMendable)
  }

  @Test("with codes and descriptions alone needs no order numbers")
  func codes() throws {
    let file = try Self.read(
      [codesLine("S72001A", "Break, first visit"), codesLine("E119", "Sugar trouble")],
      file: "icd10cm-codes-2024.txt")
    #expect(
      file.notes.map(\.sides) == ["S72.001A => Break, first visit", "E11.9 => Sugar trouble"])
    #expect(file.notes[0].details.tags == ["icd-10-cm"])
    #expect(file.summary[0] == "ICD-10-CM codes file: 2 codes")
  }

  @Test("accepts each code of a description that several have")
  func sharedDescription() throws {
    let file = try Self.read([codesLine("E118", "The same"), codesLine("E119", "The same")])
    let card = Card(note: file.notes[0], face: .reverse)
    #expect(card.acceptedAnswers == ["E11.8", "E11.9"])
  }

  @Test("that is large says how many cards it makes, unless some are selected")
  func large() throws {
    let lines = (0...2000).map { number in
      codesLine("A\(10 + number / 100)\(number % 100)", "Illness number \(number)")
    }
    let file = try Self.read(lines)
    #expect(file.notes.count == 2001)
    #expect(file.diagnostics.map(\.message) == ["2001 notes make 4002 cards"])
    #expect(!file.hasErrors)
    #expect(try Self.read(lines, select: "billable").diagnostics.isEmpty)
  }

  // MARK: HCPCS

  private static let hcpcs = [
    "Note on coverage, with a disclaimer", "",
    hcpcsLine(
      "J1100", "Injection, something strong,", short: "Inj, strong", coverage: "D", betos: "O1E",
      added: "19850101", effective: "20200101"),
    hcpcsContinuation("J1100", "00200", "1 mg"),
    hcpcsLine("E0100", "Stick", effective: "20190101", terminated: "20191231"),
    hcpcsLine("E0105", "Two sticks", action: "D"),
    hcpcsContinuation("GA", "00200", "liability"),
    hcpcsLine("GA", "Waiver of"),
  ]

  @Test("of HCPCS joins what goes on and keeps dates, coverage and modifiers")
  func joined() throws {
    let file = try Self.read(Self.hcpcs, file: "HCPC2020_ANWEB.txt", today: 20_000)
    #expect(
      file.notes.map(\.sides)
        == ["J1100 => Injection, something strong, 1 mg", "GA => Waiver of liability"])
    let details = file.notes[0].details
    #expect(details.source == "CMS, HCPCS Level II 2020")
    #expect(details.asOf?.description == "2020-01-01")
    #expect(details.validUntil == nil)
    #expect(
      details.why
        == "Medicare coverage D (special coverage instructions apply); BETOS O1E; added 1985-01-01")
    #expect(file.notes[0].path == ["J codes: drugs not taken by mouth, chemotherapy"])
    #expect(file.notes[1].details.tags == ["hcpcs", "modifier"])
    #expect(file.notes[1].path == ["Modifiers"])
    #expect(file.notes.map(\.details.id?.text) == ["hcpcs-J1100", "hcpcs-mod-GA"])
    #expect(file.diagnostics.isEmpty)
  }

  @Test("of HCPCS leaves out what is no longer valid, and says which and why")
  func terminated() throws {
    let file = try Self.read(Self.hcpcs, today: 20_000)
    #expect(
      file.skipped == [
        .init(line: 1, name: "preamble", reason: "1 line without codes"),
        .init(line: 5, name: "E0100", reason: "terminated on 2019-12-31"),
        .init(line: 6, name: "E0105", reason: "discontinued"),
      ])
    let all = try Self.read(Self.hcpcs, select: "terminated E", today: 20_000)
    #expect(all.notes.map(\.sides) == ["E0100 => Stick", "E0105 => Two sticks"])
    #expect(all.notes[0].details.validUntil?.description == "2019-12-31")
    let before = try Self.read(Self.hcpcs, today: 18_261)
    #expect(before.notes.map(\.sides).contains("E0100 => Stick"))
  }

  @Test("of HCPCS names a continuation whose beginning is missing")
  func orphan() throws {
    let file = try Self.read(Self.hcpcs + [hcpcsContinuation("A1234", "00200", "and so on")])
    #expect(
      file.diagnostics.map(\.message)
        == ["a continuation of A1234, whose first line is missing"])
    #expect(file.skipped.contains { $0.name == "A1234" })
  }
}

extension Note {
  /// The sides as "front => back".
  var sides: String {
    switch content {
    case .basic(let front, let back), .term(let front, let back): "\(front) => \(back)"
    default: "?"
    }
  }
}
