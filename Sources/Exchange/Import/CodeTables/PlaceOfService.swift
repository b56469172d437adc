import Flashcards
import Text

/// A row of CMS's table of places of service.
struct PlaceOfService {
  /// Two digits, or a range of codes that have no meaning yet.
  let code: String
  let name: String
  let description: String

  init(_ row: PublishedTable.Row, _ columns: CodeTableColumns) {
    code = Self.padded(row.text(columns.code))
    name = row.text(columns.name).inOneLine
    description = row.text(columns.text).inOneLine
  }

  /// Whether the code or the codes have no meaning yet.
  var isUnassigned: Bool { name.lowercased().hasPrefix("unassigned") }

  /// Whether a cell can be a code: one or two digits, since spreadsheets drop a leading zero, or
  /// several codes.
  static func isCode(_ text: String) -> Bool {
    let parts = text.split { $0 == "-" || $0 == "–" || $0 == " " || $0 == "," }
    return !parts.isEmpty && parts.count < 10
      && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }
  }

  /// Whether a row is one that every edition has.
  static func isKnown(_ cells: [String]) -> Bool {
    let name = cells.count > 1 ? cells[1].lowercased() : ""
    return cells.first == "11" && name == "office"
      || cells.first == "21" && name.hasPrefix("inpatient hospital")
  }

  private static func padded(_ text: String) -> String {
    text.utf8.count == 1 && text.utf8.allSatisfy(\.isDigit) ? "0" + text : text
  }

  /// The card of an assigned code.
  func note(line: Int) -> Note {
    var details = Note.Details()
    details.why = description.isEmpty ? nil : description
    details.source = "CMS, Place of Service Code Set"
    details.asOf = FactDate(inWordsAfter: "ffective ", in: description)
    details.tags = [CodeSystem.placesOfService.tag]
    details.id = CardID(CodeSystem.placesOfService.idPrefix + code)
    return Note(
      content: .term(term: "Place of service \(code)", definition: name), details: details,
      line: line)
  }
}
