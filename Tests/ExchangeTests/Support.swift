import Flashcards
import Text

@testable import Exchange

/// Reads a text under the name `f`.
func plan(
  _ text: String, delimiter: Delimiter? = nil, header: Bool? = nil, columns: [ColumnRole]? = nil,
  encoding: TextEncoding? = nil, rowEnd: RowEnd? = nil
) -> ImportedFile {
  plan(
    Array(text.utf8), delimiter: delimiter, header: header, columns: columns, encoding: encoding,
    rowEnd: rowEnd)
}

func plan(
  _ bytes: [UInt8], delimiter: Delimiter? = nil, header: Bool? = nil, columns: [ColumnRole]? = nil,
  encoding: TextEncoding? = nil, rowEnd: RowEnd? = nil
) -> ImportedFile {
  var options = ImportOptions()
  options.format = .delimited
  options.table.delimiter = delimiter
  options.table.header = header
  options.table.columns = columns
  options.context.encoding = encoding
  options.table.rowEnd = rowEnd
  return ImportedFile(bytes, file: "f", options: options)
}

extension ImportedFile {
  /// The notes of all decks.
  var notes: [Note] { decks.flatMap(\.notes) }

  /// Each note as the row that would be written for it; clozes with their deletions shown.
  var rows: [ImportedRow] {
    notes.map { note in
      let card = Card(note: note, face: note.faces[0])
      var row = ImportedRow(line: note.line, front: card.question, back: card.answer)
      let details = note.details
      (row.tags, row.also, row.hint) = (details.tags, details.also, details.hint)
      (row.why, row.source, row.id) = (details.why, details.source, details.id?.text)
      return row
    }
  }

  /// Each row as "front => back".
  var sides: [String] { rows.map { "\($0.front) => \($0.back)" } }

  /// Each diagnostic as "line:column: severity: message".
  var problems: [String] {
    diagnostics.map {
      "\($0.location.line):\($0.location.column): \($0.severity.rawValue): \($0.message)"
    }
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func littleEndian(_ units: some Sequence<UInt16>) -> [UInt8] {
  units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

func bigEndian(_ units: some Sequence<UInt16>) -> [UInt8] {
  units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
}

/// The fields of each record.
func fields(_ text: String, _ delimiter: Delimiter = .comma) -> [[String]] {
  delimited(text, delimiter).values
}

func delimited(_ text: String, _ delimiter: Delimiter = .comma) -> DelimitedText {
  DelimitedText(DecodedText(Array(text.utf8)), DelimitedText.Format(delimiter: delimiter))
}

extension DelimitedText {
  /// The fields of each record unchanged, including white space.
  var values: [[String]] {
    (0..<count).map { record in fieldRange(record).map { value(fields[$0]) } }
  }
}
