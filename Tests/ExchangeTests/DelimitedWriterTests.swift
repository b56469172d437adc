import Exchange
import Flashcards
import Testing

@Suite struct DelimitedWriterTests {
  /// The pieces of fields: everything that delimits or quotes, and characters of every width.
  static let pieces = [
    "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "#", "a", "E11.9", "ñ", "漢", "🩺",
    "e\u{301}", "\u{FEFF}", "\u{A0}", "-", "=1+1",
  ]

  static func randomField(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...6, using: &generator))
      .map { _ in pieces.randomElement(using: &generator)! }.joined()
  }

  @Test(arguments: [Delimiter.comma, .tab, .semicolon, .pipe], [1, 2, 3, 4, 5] as [UInt64])
  func whatIsWrittenIsReadBackAsItWas(delimiter: Delimiter, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let records = (0..<200).map { _ in
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in Self.randomField(&generator) }
    }
    let read = delimited(DelimitedWriter(delimiter: delimiter).text(records), delimiter)
    #expect(read.faults.isEmpty)
    #expect(
      read.values.map { $0.map { Array($0.utf8) } }
        == records.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func exportedRowsImportAsTheyWere(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rows = (0..<100).map { number in
      var row = ImportedRow(
        line: 0, front: "q\(number)\(Self.randomField(&generator))?",
        back: "a\(Self.randomField(&generator)).")
      row.tags = Bool.random(using: &generator) ? ["billing", "cpc::icd"] : []
      row.also = Bool.random(using: &generator) ? ["PR", "a, \"b\""] : []
      row.hint = Bool.random(using: &generator) ? "h\(Self.randomField(&generator))h" : nil
      row.why = Bool.random(using: &generator) ? "because" : nil
      row.source = Bool.random(using: &generator) ? "CMS; chapter 26" : nil
      row.id = "id-\(number)"
      return row
    }
    for text in [DelimitedWriter.csv(rows), DelimitedWriter.tsv(rows)] {
      let table = plan(text)
      #expect(table.problems == [])
      let imported = table.rows.map { row in
        var row = row
        row.line = 0
        return row
      }
      #expect(imported == rows.map(\.withLineFeeds))
    }
  }

  @Test func onlyFieldsThatNeedQuotesGetThem() {
    let writer = DelimitedWriter(delimiter: .comma)
    #expect(
      writer.text([["a", "b c", "d,e", "f\"g", " h", "", "i\nj", "#k"], [""]])
        == "a,b c,\"d,e\",\"f\"\"g\",\" h\",,\"i\nj\",\"#k\"\n\"\"\n")
  }

  @Test func columnsThatNoRowUsesAreLeftOut() {
    #expect(
      DelimitedWriter.tsv([ImportedRow(line: 1, front: "a", back: "b")]) == "front\tback\na\tb\n")
  }
}

extension ImportedRow {
  /// The row with all line ends as LF, as in cards.
  fileprivate var withLineFeeds: ImportedRow {
    var row = self
    row.front = front.withLineFeeds
    row.back = back.withLineFeeds
    row.hint = hint?.withLineFeeds
    return row
  }
}

extension String {
  fileprivate var withLineFeeds: String {
    split(omittingEmptySubsequences: false) { $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
      .joined(separator: "\n")
  }
}
