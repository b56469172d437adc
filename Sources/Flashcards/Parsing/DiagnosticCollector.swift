import Text

/// Turns problems with places into diagnostics of one file.
struct DiagnosticCollector {
  let file: String
  let lines: TextLines
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, lines: TextLines) {
    self.file = file
    self.lines = lines
  }

  /// Adds problems found in lines, some of which are left out here.
  mutating func add(_ found: [(problem: DeckProblem, line: Int)], in lines: TextLines) {
    var all = DiagnosticCollector(file: file, lines: lines)
    for (problem, line) in found { all.add(problem, line: line) }
    diagnostics += all.diagnostics
  }

  /// - Parameters:
  ///   - line: The line, counted from 0.
  ///   - offset: The byte of the line.
  mutating func add(_ problem: DeckProblem, line: Int, offset: Int = 0) {
    diagnostics.append(
      Diagnostic(
        location: SourceLocation(
          file: file, line: lines.number(of: line), column: lines.column(line, offset: offset)),
        severity: problem.severity, message: problem.message, hint: problem.hint,
        sourceLine: lines.text(line)))
  }

  /// Reports a problem of the whole file, whose lines cannot be shown.
  mutating func add(_ problem: DeckProblem) {
    diagnostics.append(
      Diagnostic(
        location: SourceLocation(file: file, line: 1), severity: problem.severity,
        message: problem.message, hint: problem.hint, sourceLine: ""))
  }

  /// Reports lines that are not UTF-8, and control characters, at their first place on a line.
  mutating func addUnreadableCharacters() {
    for line in 0..<lines.count where !isPrintableASCII(lines.ranges[line]) {
      let bytes = lines.bytes[lines.ranges[line]]
      if bytes.contains(where: { $0 >= 0x80 }), let offset = firstInvalidByte(bytes) {
        add(.invalidUTF8, line: line, offset: offset)
      }
      if let index = bytes.indices.first(where: { isControl(bytes[$0...]) }) {
        let value = bytes[index] == 0xc2 ? bytes[index + 1] : bytes[index]
        add(.controlCharacter(UInt32(value)), line: line, offset: index - bytes.startIndex)
      }
    }
  }

  /// Whether a range holds only printable ASCII and tabs, as most lines do.
  private func isPrintableASCII(_ range: Range<Int>) -> Bool {
    lines.bytes.withUnsafeBufferPointer { bytes in
      // Without a branch in the loop, the compiler processes many bytes at once.
      var others: UInt8 = 0
      for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
        let isPrintable: UInt8 = byte &- 0x20 < 0x7F - 0x20 ? 1 : 0
        let isTab: UInt8 = byte == 0x09 ? 1 : 0
        others |= 1 ^ (isPrintable | isTab)
      }
      return others == 0
    }
  }

  /// Whether `bytes` begin with a control character other than the tab; U+0080 to U+009F are two
  /// bytes long.
  private func isControl(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch bytes.first! {
    case 0x09: false
    case 0x00..<0x20, 0x7f: true
    case 0xc2: bytes.dropFirst().first.map { (0x80...0x9f).contains($0) } ?? false
    default: false
    }
  }

  private func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }
}
