import Text

/// The contents of a file of codes, before any are selected.
struct CodeFile {
  let file: String
  let layout: CodeFileLayout
  private(set) var system: CodeSystem
  /// The codes in file order; empty for addenda.
  private(set) var records: [CodeRecord] = []
  /// The lines of addenda in file order.
  private(set) var changes: [CodeChange] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var skipped: [ImportedFile.Skipped] = []
  /// The lines among the records that are not records.
  private(set) var unreadable: [CodeLine] = []
  /// The lines after the last record.
  private(set) var trailer: [CodeLine] = []

  /// Reads all records.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8], file: String, layout: CodeFileLayout) {
    self.file = file
    self.layout = layout
    system = .hcpcs
    let lines = codeLines(bytes)
    var records = lines.filter(layout.fits)
    // A code without digits looks like a word; it counts only among codes of PCS.
    if layout == .codes, CodeSystem(ofICD10: records.map(CodeRecord.init(codes:))) == .icd10PCS {
      records = lines.filter { layout.fits($0) || $0.holdsPCSCode }
    }
    setAside(lines, around: records)
    switch layout {
    case .order: self.records = records.map(CodeRecord.init(order:))
    case .codes: self.records = records.map(CodeRecord.init(codes:))
    case .hcpcs: readHCPCS(records)
    case .orderAddenda, .codesAddenda:
      changes = records.map { CodeChange($0, layout: layout) }
      checkCounts()
    }
    if layout != .hcpcs {
      system = CodeSystem(ofICD10: self.records.isEmpty ? changes.map(\.record) : self.records)
    }
    dropEmpty()
    dropRepeated()
  }

  /// Leaves the last record out if the file ends without an end of line.
  mutating func dropUnfinishedLine(of bytes: [UInt8]) {
    if bytes.last != .lineFeed, !records.isEmpty { records.removeLast() }
  }

  /// Separates preamble and trailer from malformed records.
  private mutating func setAside(_ lines: [CodeLine], around records: [CodeLine]) {
    guard let first = records.first?.number, let last = records.last?.number else { return }
    setAside(lines.prefix(first - 1).filter { !$0.isBlank }, as: "preamble")
    trailer = lines.suffix(from: last).filter { !$0.isBlank }
    setAside(trailer, as: "trailer")
    var next = records[...]
    for line in lines[first..<last] where !line.isBlank {
      while let record = next.first, record.number < line.number { next.removeFirst() }
      if next.first?.number == line.number { continue }
      unreadable.append(line)
      skipped.append(.init(line: line.number, reason: "there is no code in its columns"))
    }
  }

  /// Reports unreadable lines, as errors if wanted codes may be among them.
  ///
  /// The codes are sorted, so an unreadable code lies between its neighbors.
  ///
  /// - Parameters:
  ///   - lines: The lines of the records that are wanted.
  ///   - all: All records.
  mutating func reportUnreadable(besides lines: Set<Int>?, of all: [CodeRecord]) {
    let billable = all.filter { !$0.isHeader }
    for line in unreadable {
      let matters =
        lines.map { lines in
          [all, billable].contains { records in
            let next = records.partitionPoint { $0.line < line.number }
            return (next - 1...next).contains {
              records.indices.contains($0) && lines.contains(records[$0].line)
            }
          }
        } ?? true
      report(
        line, matters ? .error : .warning,
        "this line does not have the columns of its neighbors"
          + (matters ? "" : ", none of which is selected"),
        hint: "compare it with the original file")
    }
  }

  private mutating func setAside(_ lines: [CodeLine], as name: String) {
    guard let first = lines.first else { return }
    skipped.append(
      .init(line: first.number, name: name, reason: "\(counted(lines.count, "line")) without codes")
    )
  }

  mutating func report(
    _ line: CodeLine, _ severity: Diagnostic.Severity, _ message: String, hint: String
  ) {
    diagnostics.append(
      Diagnostic(
        location: SourceLocation(file: file, line: line.number), severity: severity,
        message: message, hint: hint, sourceLine: line.text))
  }

  mutating func skip(_ line: Int, _ name: String, _ reason: String) {
    skipped.append(.init(line: line, name: name, reason: reason))
  }

  mutating func add(_ record: CodeRecord) {
    records.append(record)
  }

  /// Leaves out codes without a description: nothing could be asked about them.
  private mutating func dropEmpty() {
    for record in records where record.long.isEmpty {
      skip(record.line, system.written(record.code), "it has no description")
    }
    records.removeAll { $0.long.isEmpty }
  }

  /// Keeps the first of several records of one code.
  private mutating func dropRepeated() {
    var lines: [String: Int] = [:]
    lines.reserveCapacity(records.count)
    var repeated: Set<Int> = []
    for record in records {
      if let first = lines.updateValue(record.line, forKey: record.code) {
        lines[record.code] = first
        repeated.insert(record.line)
        skip(record.line, system.written(record.code), "it repeats line \(first)")
      }
    }
    if !repeated.isEmpty { records.removeAll { repeated.contains($0.line) } }
  }
}

extension CodeRecord {
  fileprivate init(order line: CodeLine) {
    self.init(
      line: line.number, code: line.text(7...13), isHeader: line[15] == UInt8(ascii: "0"),
      short: line.text(17...76), long: line.text(from: 78))
    if long.isEmpty { long = short }
  }

  fileprivate init(codes line: CodeLine) {
    self.init(line: line.number, code: line.text(1...7), long: line.text(from: 9))
  }
}

extension CodeChange {
  fileprivate init(_ line: CodeLine, layout: CodeFileLayout) {
    kind = Kind(line)!
    if layout == .orderAddenda {
      record = CodeRecord(
        line: line.number, code: line.text(16...22), isHeader: line[14] == UInt8(ascii: "0"),
        short: line.text(24...83), long: line.text(from: 85))
    } else {
      record = CodeRecord(line: line.number, code: line.text(14...20), long: line.text(from: 22))
    }
  }
}

extension [CodeRecord] {
  /// The index of the first record for which the condition is false; records are in line order.
  fileprivate func partitionPoint(_ comesBefore: (CodeRecord) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if comesBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
