import Flashcards
import SpacedRepetition

extension FactDate {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Reads a date as publishers write it: `20250101`, `01/31/2025`, `1/1/25`, `2025-01-31`, or the
  /// number by which a spreadsheet counts days.
  init?(published text: String) {
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if digits, text.utf8.count == 8 {
      self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
      return
    }
    if digits, text.utf8.count == 5, let number = Int(text), (20_000...80_000).contains(number) {
      // Spreadsheets take 1900 for a leap year, so their day 25,569 is January 1, 1970.
      self.init(Day(number: number - 25_569).description)
      return
    }
    let parts = text.split(separator: "/")
    if parts.count == 3, let month = Int(parts[0]), let day = Int(parts[1]),
      let year = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day), (0...2099).contains(year)
    {
      let full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
      self.init("\(full)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
      return
    }
    guard text.utf8.count == 10 else { return nil }
    self.init(text)
  }

  /// Finds a date such as `October 1, 2003` behind some words.
  init?(inWordsAfter words: String, in text: String) {
    guard let start = text.firstRange(of: words)?.upperBound else { return nil }
    let parts = text[start...].prefix(30).split { $0 == " " || $0 == "," || $0 == ")" || $0 == "." }
    guard parts.count > 2, let day = Int(parts[1]), let year = Int(parts[2]),
      let month = Self.months.firstIndex(of: parts[0].lowercased()), (1...31).contains(day),
      (1000...9999).contains(year)
    else { return nil }
    self.init("\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)")
  }

  /// The date as Americans write it: `October 1, 2024`, `October 2024`, `2024`.
  var inWords: String {
    guard let month else { return "\(year)" }
    let name = Self.months[month - 1].capitalizedFirst
    return day.map { "\(name) \($0), \(year)" } ?? "\(name) \(year)"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
