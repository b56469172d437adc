import Flashcards
import Text

/// CMS's table of the codes of ICD-10 that took the place of others.
struct ConversionTable {
  struct Row {
    let line: Int
    /// The current code, without its dot.
    let code: String
    /// The fiscal year in which it became valid, if the table says so.
    let year: Int?
    /// The previous codes as the table writes them.
    let previous: String
    /// The current code's title, which tables of ICD-10-PCS have.
    let title: String
  }

  private(set) var rows: [Row] = []
  private(set) var unreadable: [(line: Int, text: String)] = []

  init(_ table: PublishedTable) {
    let columns = table.columns
    for row in table.rows {
      let code = Self.code(row.text(columns.code))
      let previous = row.text(columns.other).inOneLine
      // Notes at the end stand in one cell; some codes have none before them.
      guard !code.isEmpty, row.cells.count > 1 else { continue }
      guard Self.isCode(code) else {
        unreadable.append((row.line, row.cells.joined(separator: " ")))
        continue
      }
      rows.append(
        Row(
          line: row.line, code: code,
          year: Self.fiscalYear(row.text(columns.start), row.text(columns.monthAndDay)),
          previous: previous, title: row.text(columns.text).inOneLine))
    }
  }

  /// The previous codes of a row among those of an older edition, in its order.
  /// - Parameters:
  ///   - places: The place of each code of the older edition.
  ///   - codes: The codes of the older edition.
  static func previous(
    _ text: String, places: [String: Int], codes: [CodeRecord]
  ) -> [CodeRecord] {
    var found: [Int] = []
    for part in parts(of: text) {
      let ends = part.split { $0 == "-" || $0 == "–" }.map { code(String($0)) }
      guard let first = ends.first, let start = places[first] else { continue }
      if ends.count == 2 {
        // The end of a range may be its last characters: H02.101-106.
        let last = ends[1].count < first.count ? first.dropLast(ends[1].count) + ends[1] : ends[1]
        if let end = places[last], end >= start { found += start...end }
      } else {
        found.append(start)
      }
    }
    var seen: Set<Int> = []
    return found.filter { seen.insert($0).inserted }.map { codes[$0] }
  }

  /// The codes and ranges that a cell names.
  static func parts(of text: String) -> [String] {
    text.replacing(" and ", with: ",").split { ",;\"".contains($0) }.map { String($0).trimmed() }
      .filter { !$0.isEmpty }
  }

  /// A code without its dot and white space.
  static func code(_ text: String) -> String {
    String(text.filter { $0 != "." && !$0.isWhitespace }.uppercased().prefix(40))
  }

  private static func isCode(_ text: String) -> Bool {
    (3...7).contains(text.utf8.count) && text.utf8.contains(where: \.isDigit)
      && text.utf8.allSatisfy { $0.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// The fiscal year of a cell with the calendar year or the date from which a code is valid: codes
  /// of October are the next fiscal year's.
  private static func fiscalYear(_ text: String, _ monthAndDay: String) -> Int? {
    if text.utf8.count == 4, let year = Int(text), (1990...2099).contains(year) {
      let month = monthAndDay.split(separator: ".").first.flatMap { Int($0) } ?? 10
      return month >= 10 ? year + 1 : year
    }
    guard let date = FactDate(published: text) else { return nil }
    return date.month ?? 1 >= 10 ? date.year + 1 : date.year
  }
}
