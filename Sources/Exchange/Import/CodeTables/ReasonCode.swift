import Flashcards
import SpacedRepetition
import Text

/// A claim adjustment reason code or a remittance advice remark code of X12's lists.
struct ReasonCode {
  let code: String
  private(set) var description: String
  private(set) var start: FactDate?
  private(set) var modified: FactDate?
  private(set) var stop: FactDate?
  private(set) var notes = ""

  /// A row of a list, whose dates may be in columns or below the description.
  init(_ row: PublishedTable.Row, _ columns: CodeTableColumns) {
    self.init(code: row.text(columns.code), text: row.text(columns.text))
    start = FactDate(published: row.text(columns.start)) ?? start
    modified = FactDate(published: row.text(columns.modified)) ?? modified
    stop = FactDate(published: row.text(columns.stop)) ?? stop
    if !row.text(columns.notes).isEmpty { notes = row.text(columns.notes).inOneLine }
  }

  /// A code and what X12's page has beside it: the description, and below it
  /// `Start: 01/01/1995 | Last Modified: 07/01/2017 | Stop: 07/01/2018` and notes.
  init(code: String, text: String) {
    self.code = code.uppercased()
    guard let dates = text.firstRange(of: "Start: ") else {
      description = text.inOneLine
      return
    }
    description = String(text[..<dates.lowerBound]).inOneLine
    let rest = text[dates.lowerBound...]
    start = Self.date(after: "Start: ", in: rest)
    modified = Self.date(after: "Last Modified: ", in: rest)
    stop = Self.date(after: "Stop: ", in: rest)
    if let range = rest.firstRange(of: "Notes: ") {
      notes = String(rest[range.upperBound...]).inOneLine.withoutStars
    }
  }

  private static func date(after name: String, in text: Substring) -> FactDate? {
    text.firstRange(of: name).flatMap {
      FactDate(published: String(text[$0.upperBound...].prefix(10)))
    }
  }

  /// The remark codes begin with M, MA or N; all other codes are reason codes.
  var system: CodeSystem {
    let letters = code.prefix { $0.isLetter }
    return ["M", "MA", "N"].contains(letters) && code.count > letters.count
      ? .remarkCodes : .reasonCodes
  }

  /// Whether a cell can be a code: up to two letters and one to three digits, or four behind an N.
  static func isCode(_ text: String) -> Bool {
    let letters = text.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    return letters.count < 3 && (1...(text.hasPrefix("N") ? 4 : 3)).contains(digits.count)
      && digits.allSatisfy(\.isDigit)
  }

  /// Whether a text has a line of dates as X12's pages have below each code.
  static func hasDates(_ text: String) -> Bool {
    date(after: "Start: ", in: text[...]) != nil
  }

  /// The code as a selection sees it.
  func record(line: Int) -> CodeRecord {
    CodeRecord(line: line, code: code, long: description, stopped: stop)
  }

  /// The card of the code, asked both ways.
  /// - Parameter others: The codes with the same description.
  func note(line: Int, others: [String]) -> Note {
    var details = Note.Details()
    let (text, usage) = Self.split(description)
    details.also = others.map { "\(system.name) \($0)" }
    details.why =
      [usage, notes.isEmpty ? nil : "Notes: \(notes)"].compactMap(\.self)
      .joined(separator: "\n").nonEmpty
    details.source =
      system == .remarkCodes
      ? "X12, Remittance Advice Remark Codes" : "X12, Claim Adjustment Reason Codes"
    details.asOf = modified ?? start
    details.validUntil = stop.flatMap { FactDate(($0.firstDay - 1).description) }
    details.tags = [system.tag]
    details.id = CardID(system.idPrefix + code)
    return Note(
      content: .term(term: "\(system.name) \(code)", definition: text), details: details,
      line: line)
  }

  /// Separates where to look something up in a remittance from what the code says.
  private static func split(_ text: String) -> (text: String, usage: String?) {
    for mark in [" Usage: ", " Note: Refer to ", " Note: refer to "] {
      guard let range = text.firstRange(of: mark), range.lowerBound > text.startIndex else {
        continue
      }
      return (String(text[..<range.lowerBound]), String(text[range.lowerBound...]).trimmed())
    }
    return (text, nil)
  }
}

extension String {
  /// Web pages set notes in italics.
  fileprivate var withoutStars: String {
    hasSuffix("*") ? String(reversed().drop { $0 == "*" }.reversed()) : self
  }
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
