import Flashcards
import SpacedRepetition
import Text

extension ImportedFile {
  /// The number of codes from which on a message suggests selecting some.
  private static let many = 2000

  /// Reads a file of codes as CMS publishes them: ICD-10-CM, ICD-10-PCS, their addenda, and HCPCS
  /// Level II.
  static func codes(
    _ bytes: [UInt8], file name: String, _ options: CodeOptions, _ context: ReadingContext
  ) -> ImportedFile {
    guard let layout = CodeFileLayout(detecting: bytes) else {
      return ImportedFile(
        format: .codes,
        diagnostics: [
          problem(
            .error, name, "no line has the columns of a code file",
            hint: "order files, codes files, addenda and HCPCS ANWEB files of CMS can be read; "
              + "unpack the zip and import the text file in it")
        ])
    }
    var file = CodeFile(bytes, file: name, layout: layout)
    let isICD10 = file.system != .hcpcs
    let year = options.fiscalYear ?? yearInFileName(name) ?? file.yearInTrailer
    let fiscalYear =
      isICD10
      ? year.map { FiscalYear($0, isAprilUpdate: name.lowercased().contains("april")) } : nil

    var choice = CodeChoice(
      selection: options.selection, system: file.system,
      today: context.studyDay(context.now), seed: { hash(bytes) })
    var notes: [Note] = []
    var chosen: [CodeRecord] = []
    var deck = file.system.name
    if layout == .orderAddenda || layout == .codesAddenda {
      let addenda = AddendaNotes(file, fiscalYear: fiscalYear)
      let lines = Dictionary(
        uniqueKeysWithValues: addenda.records.enumerated().map { ($1.line, $0) })
      chosen = choice.choose(from: addenda.records)
      for record in chosen {
        if let note = addenda.note(at: lines[record.line]!) {
          notes.append(note)
        } else {
          choice.skipped.append(
            .init(
              line: record.line, name: file.system.written(record.code),
              reason: "a revision without its other half"))
        }
      }
      deck += fiscalYear.map { " changes FY \($0.year)" } ?? " changes"
    } else {
      var maker = CodeNotes(file, fiscalYear: fiscalYear, year: year)
      chosen = choice.choose(from: file.records)
      notes = chosen.map { maker.note($0) }
    }
    let isSelective = options.selection.map { !$0.alternatives.isEmpty } ?? false
    file.reportUnreadable(
      besides: isSelective ? Set(chosen.map(\.line)) : nil,
      of: file.records.isEmpty ? file.changes.map(\.record) : file.records)

    var imported = ImportedFile(
      format: .codes,
      decks: [
        ImportedDeck(name: deck, frontMatter: Deck.FrontMatter(name: deck), notes: notes)
      ],
      diagnostics: file.diagnostics, skipped: file.skipped + choice.skipped)
    imported.summary = [sort(of: file)] + [choice.summary]
    if isICD10 {
      imported.summary.append(
        fiscalYear.map { "\($0.description), which ends in September" }
          ?? "the fiscal year is unknown, so no card says how long it is valid; "
          + "--fiscal-year names it")
    }
    imported.diagnostics += doubts(choice, notes, name)
    return imported
  }

  /// A description of the file's kind.
  private static func sort(of file: CodeFile) -> String {
    let name = file.system.name
    switch file.layout {
    case .order:
      let headers = file.records.count(where: \.isHeader)
      return "\(name) order file: \(counted(file.records.count - headers, "billable code")), "
        + counted(headers, "header")
    case .codes: return "\(name) codes file: \(counted(file.records.count, "code"))"
    case .hcpcs:
      let modifiers = file.records.count(where: \.isModifier)
      return "\(name) file: \(counted(file.records.count - modifiers, "code")), "
        + counted(modifiers, "modifier")
    case .orderAddenda, .codesAddenda:
      return "\(name) addenda: \(counted(file.changes.count, "change"))"
    }
  }

  /// Warnings about the selection.
  private static func doubts(_ choice: CodeChoice, _ notes: [Note], _ file: String) -> [Diagnostic]
  {
    if let selection = choice.selection {
      if notes.isEmpty {
        return [
          problem(
            .error, file, "no code of the file is in `\(selection.text)`",
            hint: "codes are found by their beginning, words in descriptions; "
              + "put a text such as \"B12\" in quotes to search descriptions for it")
        ]
      }
      return choice.unmatched.map { term in
        problem(
          .warning, file, "no code of the file is in `\(term)`, a part of the selection",
          hint: "put it in quotes to search the descriptions for it")
      }
    }
    guard notes.count > many else { return [] }
    let cards = notes.reduce(0) { $0 + $1.faces.count }
    return [
      problem(
        .warning, file, "\(counted(notes.count, "note")) make \(counted(cards, "card"))",
        hint: "take a part with --select, as in --select E08-E13 or --select sample:200")
    ]
  }

  private static func problem(
    _ severity: Diagnostic.Severity, _ file: String, _ message: String, hint: String
  ) -> Diagnostic {
    Diagnostic(
      location: SourceLocation(file: file, line: 1), severity: severity, message: message,
      hint: hint, sourceLine: "")
  }
}
