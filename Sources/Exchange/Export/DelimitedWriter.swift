import Text

/// Writes delimited text that every reader of RFC 4180 reads back unchanged.
package struct DelimitedWriter: Sendable {
  package let delimiter: Delimiter
  /// Whether a cell that a spreadsheet would take for a formula is prefixed with an apostrophe.
  package let disarmsFormulas: Bool

  package init(delimiter: Delimiter, disarmsFormulas: Bool = false) {
    self.delimiter = delimiter
    self.disarmsFormulas = disarmsFormulas
  }

  /// A row of column names, then the rows; comma-separated.
  package static func csv(_ rows: [ImportedRow], disarmsFormulas: Bool = false) -> String {
    DelimitedWriter(delimiter: .comma, disarmsFormulas: disarmsFormulas).table(rows)
  }

  /// A row of column names, then the rows; tab-separated.
  package static func tsv(_ rows: [ImportedRow], disarmsFormulas: Bool = false) -> String {
    DelimitedWriter(delimiter: .tab, disarmsFormulas: disarmsFormulas).table(rows)
  }

  /// The records of fields, one per line.
  package func text(_ records: [[String]]) -> String {
    records.map { line($0) }.joined()
  }

  /// The rows under column names that ``DelimitedImport`` knows; unused columns are left out.
  private func table(_ rows: [ImportedRow]) -> String {
    let roles = ColumnRole.allCases.filter { role in
      role == .front || role == .back
        || role != .ignored && rows.contains { !$0.cell(role).isEmpty }
    }
    return line(roles.map(\.rawValue)) + text(rows.map { row in roles.map { row.cell($0) } })
  }

  private func line(_ fields: [String]) -> String {
    if fields == [""] { return "\"\"\n" }
    let delimiter = String(decoding: delimiter.bytes, as: UTF8.self)
    return fields.map { quoted(disarmsFormulas ? Self.disarmed($0) : $0) }.joined(
      separator: delimiter) + "\n"
  }

  /// The field in a form that spreadsheets show as text: they skip white space before the sign that
  /// begins a formula, and some know its full-width form.
  private static func disarmed(_ field: String) -> String {
    let first = field.unicodeScalars.first {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        && $0.properties.generalCategory != .format
    }
    let signs: [Unicode.Scalar] = [
      "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    let startsWithControl = field.unicodeScalars.first.map { $0 == "\t" || $0 == "\r" } ?? false
    return startsWithControl || first.map(signs.contains) == true ? "'" + field : field
  }

  /// The field, quoted if needed: for its content, for white space at its ends, or because it would
  /// look like a comment or a byte order mark.
  private func quoted(_ field: String) -> String {
    guard let first = field.unicodeScalars.first, let last = field.unicodeScalars.last else {
      return field
    }
    let isPlain =
      !field.utf8.contains { $0 == .quote || $0 == delimiter.byte || $0.isLineEnd }
      && !first.properties.isWhitespace && !last.properties.isWhitespace
      && first != "#" && first != "\u{FEFF}"
    if isPlain { return field }
    let doubled = field.unicodeScalars.reduce(into: "".unicodeScalars) { result, scalar in
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    return "\"\(String(doubled))\""
  }
}

extension ImportedRow {
  /// The row's cell in a column of this role; empty if there is none.
  func cell(_ role: ColumnRole) -> String {
    switch role {
    case .front: front
    case .back: back
    case .tags: tags.joined(separator: " ")
    case .wordings: wordings
    case .also: also.joined(separator: "\n")
    case .hint: hint ?? ""
    case .why: why ?? ""
    case .source: source ?? ""
    case .id: id ?? ""
    case .option, .wrong, .options, .key, .deck, .notetype, .ignored: ""
    }
  }
}
