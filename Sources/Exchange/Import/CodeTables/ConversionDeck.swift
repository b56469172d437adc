import Flashcards
import Text

/// Makes cards from a conversion table by itself: which new codes it lists for what was coded
/// before.
struct ConversionDeck {
  private let system: CodeSystem
  /// The fiscal year whose rows are taken, and how many rows are of other years or of none.
  let year: Int
  let others: Int
  /// The previous codes in the table's order, as it writes them, with the new codes.
  private(set) var entries: [(previous: String, rows: [ConversionTable.Row])] = []

  /// - Parameter wanted: The fiscal year that the user asked for; nil for the newest.
  init?(_ table: ConversionTable, wanted: Int?) {
    guard let year = wanted ?? table.rows.compactMap(\.year).max() else { return nil }
    self.year = year
    let rows = table.rows.filter { $0.year == year }
    others = table.rows.count - rows.count
    system = CodeSystem(ofICD10: rows.map { CodeRecord(line: $0.line, code: $0.code, long: "") })
    var places: [String: Int] = [:]
    for row in rows {
      for part in ConversionTable.parts(of: row.previous) where Self.isOfCodes(part) {
        if let place = places[part] {
          entries[place].rows.append(row)
        } else {
          places[part] = entries.count
          entries.append((part, [row]))
        }
      }
    }
  }

  var name: String { "\(system.name) conversions FY \(year)" }

  var codeSystem: CodeSystem { system }

  /// The entries as a selection sees them: by the previous code, and with the new codes and their
  /// titles as words.
  var records: [CodeRecord] {
    entries.enumerated().map { index, entry in
      CodeRecord(
        line: index, code: ConversionTable.code(String(entry.previous.prefix { $0 != "-" })),
        long: entry.rows.map { "\($0.code) \($0.title)" }.joined(separator: " "))
    }
  }

  func note(at index: Int) -> Note {
    let (previous, rows) = entries[index]
    let codes = rows.map { system.written($0.code) }
    var details = Note.Details()
    let titles = rows.filter { !$0.title.isEmpty }.prefix(CodeAnswer.mostCodes)
    details.why = titles.map { "\(system.written($0.code)) \($0.title)" }.joined(separator: "; ")
    if titles.isEmpty { details.why = nil }
    let fiscalYear = FiscalYear(year, isAprilUpdate: false)
    details.source = "\(system.publisher), \(system.name) conversion table, FY \(year)"
    details.asOf = fiscalYear.start
    details.tags = [system.tag, "changes", "conversion"]
    details.id = CardID(imported: "\(system.idPrefix)fy\(year)-from-\(previous)")
    return Note(
      content: .basic(
        question: "FY \(year), \(system.name): which new \(codes.count == 1 ? "code" : "codes") "
          + "does the conversion table list for what was \(previous)?",
        answer: CodeAnswer.list(codes)),
      details: details, line: rows[0].line)
  }

  /// Whether a part of a cell is a code or a range and not a remark such as `None`.
  private static func isOfCodes(_ part: String) -> Bool {
    part.utf8.count <= 24
      && part.split { $0 == "-" || $0 == "–" }.allSatisfy { end in
        let code = ConversionTable.code(String(end))
        return (1...7).contains(code.utf8.count) && code.utf8.contains(where: \.isDigit)
          && code.utf8.allSatisfy { $0.isDigit || (0x41...0x5A).contains($0) }
      }
  }
}
