import Flashcards

/// The edition of a code file: from when its codes hold, as its name says.
struct CodeStand: Hashable, Comparable {
  let year: Int
  /// The month from which it holds, in the year's own count: fiscal years begin in October.
  private let month: Int
  private let isFiscal: Bool
  /// Whether the name says which part of the year it is.
  private let hasMonth: Bool

  /// - Parameters:
  ///   - name: The file's name.
  ///   - wanted: The year that the user named.
  /// - Returns: Nil if nothing says the year.
  init?(_ system: CodeSystem, name: String, wanted: Int?) {
    guard let year = wanted ?? yearInFileName(name) else { return nil }
    self.year = year
    isFiscal = system != .hcpcs
    let words = name.split { $0 == "/" }.last.map { $0.lowercased() } ?? ""
    let quarters = [("jan", 1), ("apr", 4), ("jul", 7), ("oct", 10)]
    let found =
      isFiscal
      ? (words.contains("april") ? 4 : nil)
      : quarters.last {
        words.contains($0.0)
      }.map(\.1)
    month = found ?? (isFiscal ? 10 : 1)
    hasMonth = found != nil
  }

  /// The months from year 0 to the first day.
  private var months: Int { (isFiscal && month == 10 ? year - 1 : year) * 12 + month }

  static func < (left: CodeStand, right: CodeStand) -> Bool { left.months < right.months }

  /// Whether nothing was published between this edition and a newer one.
  func isJustBefore(_ newer: CodeStand) -> Bool {
    let between = newer.months - months
    if isFiscal { return newer.hasMonth ? between == 6 : between == 12 || between == 6 && hasMonth }
    return hasMonth && newer.hasMonth && between == 3
  }

  /// The first day.
  var start: FactDate {
    FactDate(
      "\(months % 12 == 0 ? months / 12 - 1 : months / 12)-\(month < 10 ? "0" : "")\(month)-01")!
  }

  /// `FY 2025`, `FY 2025 (April)`, `2026`, `July 2026`.
  var label: String {
    if isFiscal { return "FY \(year)" + (hasMonth ? " (April)" : "") }
    return hasMonth ? FactDate("\(year)-\(month < 10 ? "0" : "")\(month)")!.inWords : "\(year)"
  }

  /// The part of cards' names. It must never change: histories depend on it.
  var idPart: String {
    if isFiscal { return "fy\(year)" + (hasMonth ? "-april" : "") }
    return hasMonth ? "\(year)-\(month < 10 ? "0" : "")\(month)" : "\(year)"
  }
}
