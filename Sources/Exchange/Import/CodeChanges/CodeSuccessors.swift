/// Which codes took the place of which: by CMS's conversion table, and where a code of ICD-10-CM was
/// subdivided, by the codes themselves.
struct CodeSuccessors {
  /// The codes that a code took the place of.
  private var previous: [String: [CodeRecord]] = [:]
  /// The codes that took the place of a code.
  private var next: [String: [CodeRecord]] = [:]
  private let delta: CodeDelta
  /// Whether there is a table.
  let hasTable: Bool

  init(_ delta: CodeDelta, _ table: ConversionTable?) {
    self.delta = delta
    hasTable = table != nil
    for row in table?.rows ?? [] {
      guard let code = delta.new[row.code], !code.isHeader, !code.isGone else { continue }
      // Codes of earlier years have their rows in the table as well.
      let wasThere = delta.old[row.code].map { !$0.isHeader && !$0.isGone } ?? false
      let olds = ConversionTable.previous(
        row.previous, places: delta.old.places, codes: delta.old.records
      ).filter { !$0.isHeader && $0.code != row.code }
      if !wasThere { previous[row.code, default: []] += olds }
      for old in olds where delta.new[old.code].map({ $0.isHeader || $0.isGone }) ?? true {
        next[old.code, default: []].append(code)
      }
    }
  }

  /// What a new code was coded as, by the table or as the code that it is now below.
  func previous(of code: CodeRecord) -> (codes: [CodeRecord], isByTable: Bool) {
    if let known = previous[code.code], !known.isEmpty { return (known, true) }
    guard delta.system == .icd10CM else { return ([], false) }
    for length in stride(from: code.code.utf8.count - 1, through: 3, by: -1) {
      let stem = String(code.code.prefix(length))
      guard let old = delta.old[stem], !old.isHeader else { continue }
      let isBillable = delta.new[stem].map { !$0.isHeader } ?? false
      return isBillable ? ([], false) : ([old], false)
    }
    return ([], false)
  }

  /// What a deleted code is coded as now, by the table.
  func successors(of code: String) -> [CodeRecord] { next[code] ?? [] }
}
