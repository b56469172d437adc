import Flashcards

/// A year of ICD-10 codes: from October of the previous year to September.
struct FiscalYear: Hashable {
  let year: Int
  /// Whether the codes are those of the April update.
  let isAprilUpdate: Bool
  /// The first day on which its codes are valid; nil for an invalid year.
  let start: FactDate?
  /// The last day on which its codes are valid.
  let end: FactDate?

  init(_ year: Int, isAprilUpdate: Bool) {
    self.year = year
    self.isAprilUpdate = isAprilUpdate
    start = FactDate(isAprilUpdate ? "\(year)-04-01" : "\(year - 1)-10-01")
    end = FactDate("\(year)-09-30")
  }

  var description: String { "fiscal year \(year)" + (isAprilUpdate ? " (April update)" : "") }
}

/// The first four-digit number in a file's name that may be a year.
func yearInFileName(_ path: String) -> Int? {
  let name = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
  return name.split { !("0"..."9").contains($0) }.lazy.filter { $0.count == 4 }
    .compactMap { Int($0) }.first { (1990...2099).contains($0) }
}
