import Flashcards

/// What a file of codes holds, before anything is chosen from it.
struct CodeFile {
  let file: String
  let layout: CodeFileLayout
  private(set) var system: CodeSystem
  /// The codes in the order of the file; empty for addenda.
  private(set) var records: [CodeRecord] = []
  /// The lines of addenda in the order of the file.
  private(set) var changes: [CodeChange] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var skipped: [ImportedFile.Skipped] = []
  /// The lines behind the last record.
  private(set) var trailer: [CodeLine] = []

  /// Reads all records.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8], file: String, layout: CodeFileLayout) {
    self.file = file
    self.layout = layout
    system = .hcpcs
    let lines = codeLines(bytes)
    let records = lines.filter(layout.fits)
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
    dropRepeated()
  }

  /// Tells preamble and trailer, which are no records, from lines that should have been one.
  private mutating func setAside(_ lines: [CodeLine], around records: [CodeLine]) {
    guard let first = records.first?.number, let last = records.last?.number else { return }
    setAside(lines.prefix(first - 1).filter { !$0.isBlank }, as: "preamble")
    trailer = lines.suffix(from: last).filter { !$0.isBlank }
    setAside(trailer, as: "trailer")
    var next = records[...]
    for line in lines[first..<last] where !line.isBlank {
      while let record = next.first, record.number < line.number { next.removeFirst() }
      if next.first?.number == line.number { continue }
      report(
        line, .error, "this line has not the columns of its neighbours",
        hint: "compare it with the original file")
      skipped.append(.init(line: line.number, reason: "its columns hold no code"))
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
