import Flashcards

/// Makes cards from codes: the code and its description, asked both ways.
struct CodeNotes {
  private let file: CodeFile
  private let fiscalYear: FiscalYear?
  private let source: String
  private var headings: CodeHeadings
  /// Codes that share a description, by description.
  private var sharing: [String: [String]] = [:]

  /// - Parameters:
  ///   - fiscalYear: The year of ICD-10 codes, if known.
  ///   - year: The year in the file's name.
  init(_ file: CodeFile, fiscalYear: FiscalYear?, year: Int?) {
    self.file = file
    self.fiscalYear = fiscalYear
    headings = CodeHeadings(file.system, records: file.records)
    source = codeSource(file, fiscalYear: fiscalYear, year: year)
    var first: [String: String] = [:]
    first.reserveCapacity(file.records.count)
    for record in file.records {
      guard let other = first.updateValue(record.code, forKey: record.long) else { continue }
      sharing[record.long, default: [other]].append(record.code)
    }
  }

  mutating func note(_ record: CodeRecord) -> Note {
    var details = Note.Details()
    // If several codes share a description, any of them is a right answer.
    details.also = (sharing[record.long] ?? []).filter { $0 != record.code }
      .map(file.system.written)
    details.source = source
    details.asOf = record.hcpcs?.effective ?? fiscalYear?.start
    details.validUntil = record.hcpcs?.terminated ?? fiscalYear?.end
    details.why = record.hcpcs?.explanation
    details.tags = [file.system.tag]
    if record.isModifier {
      details.tags.append("modifier")
    } else if file.layout == .order {
      details.tags.append(record.isHeader ? "header" : "billable")
    }
    let code = file.system.written(record.code)
    details.id = CardID(file.system.idPrefix + (record.isModifier ? "mod-" : "") + code)
    return Note(
      content: .term(term: code, definition: record.long), details: details,
      path: headings.path(of: record), line: record.line)
  }
}

/// The source that a card from a file of codes names.
func codeSource(_ file: CodeFile, fiscalYear: FiscalYear?, year: Int?) -> String {
  let kind =
    switch file.layout {
    case .order: " order file"
    case .codes: " codes file"
    case .orderAddenda, .codesAddenda: " addenda"
    case .hcpcs: year.map { " \($0)" } ?? ""
    }
  let edition = fiscalYear.map { ", \($0.description)" } ?? ""
  return "\(file.system.publisher), \(file.system.name)\(kind)\(edition)"
}

extension HCPCSFields {
  /// Further details to show after the answer; nil if there are none.
  fileprivate var explanation: String? {
    var parts: [String] = []
    if let coverage, let meaning = Self.coverages[coverage] {
      parts.append("Medicare coverage \(coverage) (\(meaning))")
    }
    if !betos.isEmpty { parts.append("BETOS \(betos)") }
    if let added { parts.append("added \(added)") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private static let coverages: [Character: String] = [
    "C": "carrier judgment", "D": "special coverage instructions apply",
    "I": "not payable by Medicare", "M": "not covered by Medicare",
    "S": "not covered by statute",
  ]
}
