import Exchange
import Flashcards

/// Plans the import of a text under the name `f`.
func plan(
  _ text: String, delimiter: Delimiter? = nil, header: Bool? = nil, columns: [ColumnRole]? = nil
) -> ImportedTable {
  plan(Array(text.utf8), delimiter: delimiter, header: header, columns: columns)
}

func plan(
  _ bytes: [UInt8], delimiter: Delimiter? = nil, header: Bool? = nil, columns: [ColumnRole]? = nil
) -> ImportedTable {
  DelimitedImport.plan(
    bytes: bytes, file: "f", delimiter: delimiter, header: header, columns: columns)
}

extension ImportedTable {
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
  delimited(text, delimiter).records.map { $0.fields.map(\.value) }
}

func delimited(_ text: String, _ delimiter: Delimiter = .comma) -> DelimitedText {
  DelimitedText(DecodedText(Array(text.utf8)), delimiter: delimiter)
}

/// A generator whose numbers a seed fixes (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
