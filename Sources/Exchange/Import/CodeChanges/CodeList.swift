/// The codes of one edition, found by their names and by how they begin.
struct CodeList {
  let records: [CodeRecord]
  let places: [String: Int]
  /// Whether the file lists headers too.
  let hasHeaders: Bool
  private let system: CodeSystem
  /// The codes that can be billed, sorted by their names, as places in ``records``.
  private let sorted: [Int]

  init(_ records: [CodeRecord], _ system: CodeSystem, hasHeaders: Bool) {
    self.records = records
    self.system = system
    self.hasHeaders = hasHeaders
    var places: [String: Int] = [:]
    places.reserveCapacity(records.count)
    for (place, record) in records.enumerated() { places[record.code] = place }
    self.places = places
    // Only ICD-10-CM has codes below others.
    sorted =
      system == .icd10CM
      ? records.indices.filter { !records[$0].isHeader }.sorted {
        records[$0].code < records[$1].code
      } : []
  }

  subscript(code: String) -> CodeRecord? { places[code].map { records[$0] } }

  /// The billable codes below a code, without itself.
  func codes(below code: String) -> [CodeRecord] {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if records[sorted[middle]].code <= code { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].lazy.map { records[$0] }.prefix { $0.code.hasPrefix(code) }.map(\.self)
  }

  /// Whether there are billable codes below a code, which makes it a heading.
  func isHeading(_ code: String) -> Bool {
    system == .icd10CM && !codes(below: code).isEmpty
  }
}
