import Text

/// The outcome of a table's rows.
struct RowTally {
  var read = 0
  var blank = 0
  /// The number of rows left out because of errors.
  var bad = 0
  var repeated = 0
  /// The number of rows that became clozes, and of those asked both ways.
  var clozes = 0
  var reversed = 0
  /// The number of rows whose further fields became explanations.
  var explained = 0
  /// The number of repeated headers among the rows.
  var headers = 0
  /// The unknown note types, and their rows.
  var unknownTypes: [(name: String, rows: Int)] = []
  /// The number of ignored nonempty cells, by column.
  var ignoredCells: [Int: Int] = [:]

  /// The summary in sentences without periods.
  func summary(_ columns: Columns) -> [String] {
    let shown = 10
    var sentences = ignoredCells.sorted { $0.key < $1.key }.prefix(shown).map { column, cells in
      "\(columns.label(column)) is ignored: \(counted(cells, "cell")) with text; "
        + "give it a role to import it"
    }
    if ignoredCells.count > shown {
      let others = counted(ignoredCells.count - shown, "further column")
      sentences.append("\(others) with text ignored")
    }
    if explained > 0 {
      sentences.append("further fields of \(counted(explained, "row")) go after `Why:`")
    }
    if clozes > 0 { sentences.append("\(counted(clozes, "row")) with cloze deletions") }
    if reversed > 0 { sentences.append("\(counted(reversed, "row")) to be asked both ways") }
    for type in unknownTypes.prefix(shown) {
      sentences.append(
        "\(counted(type.rows, "row")) of the note type “\(type.name)”, which is not Anki's, read as "
          + "question and answer")
    }
    if unknownTypes.count > shown {
      sentences.append("\(counted(unknownTypes.count - shown, "further note type")) likewise")
    }
    if headers > 0 {
      sentences.append(
        "the header appears among the rows \(headers == 1 ? "again" : "\(headers) times again"); skipped"
      )
    }
    var counts = counted(read, "row") + " read"
    if bad > 0 { counts += ", \(bad) left out because of errors" }
    if repeated > 0 { counts += ", \(repeated) left out as repeated" }
    if blank > 0 { counts += ", \(blank) skipped as empty" }
    sentences.append(counts)
    return sentences
  }
}
