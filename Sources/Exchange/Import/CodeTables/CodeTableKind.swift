import Text

/// A table of codes as CMS and X12 publish it.
enum CodeTableKind: Hashable {
  /// Which codes of ICD-10 took the place of which.
  case conversion
  /// Claim adjustment reason codes and remittance advice remark codes.
  case reasons
  case placesOfService
  /// Pairs of codes with their modifier indicators.
  case codePairs

  /// What such a table has, for a message about one that lacks it.
  var expectation: String {
    switch self {
    case .conversion:
      "a conversion table has the columns Current code assignment, Effective and Previous Code(s) "
        + "Assignment"
    case .reasons:
      "a list of reason or remark codes has the columns Code and Description, and may have Start, "
        + "Last Modified, Stop and Notes"
    case .placesOfService:
      "a table of places of service has the columns Place of Service Code, Name and Description"
    case .codePairs:
      "a file of PTP edits has the columns Column 1, Column 2, Effective, Deletion, Modifier and "
        + "PTP Edit Rationale"
    }
  }

  /// Where a table of a kind begins.
  struct Found {
    let kind: CodeTableKind
    let columns: CodeTableColumns
    /// The rows of titles above the header.
    let titleRows: Int
    /// The first row of the table itself.
    let firstRow: Int
  }

  /// Finds the header of a table of codes, or such codes in a table without one.
  static func find(in rows: some Swift.Collection<PublishedTable.Row>) -> Found? {
    for (index, row) in rows.prefix(PublishedTable.mostOfTitle).enumerated() {
      guard let (kind, columns) = CodeTableColumns.header(row.cells) else { continue }
      // A code, a description and a date are what other lists have as well.
      if kind == .reasons, !columns.isNamedForReasons,
        !rows.dropFirst(index + 1).areMostly({ ReasonCode.isCode($0.text(columns.code)) })
      {
        continue
      }
      // The header of PTP edits goes over several lines.
      let below = rows.dropFirst(index + 1)
      let rest = kind == .codePairs ? below.prefix { $0.text(columns.code).isEmpty }.count : 0
      return Found(
        kind: kind, columns: columns, titleRows: index, firstRow: index + 1 + rest)
    }
    guard let (kind, columns) = CodeTableColumns.unnamed(rows) else { return nil }
    return Found(kind: kind, columns: columns, titleRows: 0, firstRow: 0)
  }
}

extension Swift.Collection<PublishedTable.Row> {
  /// Whether a condition holds for at least four of five rows.
  func areMostly(_ condition: (PublishedTable.Row) -> Bool) -> Bool {
    !isEmpty && count(where: condition) * 5 >= count * 4
  }
}
