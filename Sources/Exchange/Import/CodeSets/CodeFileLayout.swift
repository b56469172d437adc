import Text

/// The column layout of a file of codes.
enum CodeFileLayout: Hashable, Sendable, CaseIterable {
  /// Order number, code, header or valid, short and long description.
  case order
  /// Code and long description.
  case codes
  /// Changes, in the layout of an order file.
  case orderAddenda
  /// Changes, in the layout of a codes file.
  case codesAddenda
  /// The contractors' file of HCPCS Level II ("ANWEB").
  case hcpcs

  /// Finds the layout that matches the most lines at the file's beginning; nil if no line matches
  /// any.
  init?(detecting bytes: [UInt8]) {
    guard let found = Self.counted(bytes) else { return nil }
    self = found.layout
  }

  /// Whether a file is clearly a file of codes, so that nobody has to say so.
  static func isCodeFile(_ bytes: [UInt8]) -> Bool {
    guard let found = counted(bytes) else { return false }
    // A line of text may look like a code and its description; the other layouts are nearly
    // unmistakable.
    return found.records * 100 >= found.lines * (found.layout == .codes ? 80 : 20)
  }

  /// The layout that fits best, and how many of the nonblank lines at the beginning fit it.
  private static func counted(
    _ bytes: [UInt8]
  ) -> (layout: CodeFileLayout, records: Int, lines: Int)? {
    let sample = Array(bytes.prefix(1 << 16))
    var lines = codeLines(sample)
    if sample.count < bytes.count { lines.removeLast() }
    lines.removeAll(where: \.isBlank)
    var counts = allCases.map { layout in (layout, lines.count(where: layout.fits)) }
    // Among many obvious codes, those without digits are codes as well.
    if let place = counts.firstIndex(where: { $0.0 == .codes }), counts[place].1 * 4 >= lines.count
    {
      counts[place].1 = lines.count { Self.codes.fits($0) || $0.holdsPCSCode }
    }
    guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return nil }
    return (best.0, best.1, lines.count)
  }

  /// Whether a line is a record in this layout.
  func fits(_ line: CodeLine) -> Bool {
    switch self {
    case .order:
      (1...5).allSatisfy { line[$0].isDigit } && line[6] == .space && line.holdsCode(7...13)
        && line[14] == .space && line[15].isFlag && line[16] == .space && !line.isBlank(17...400)
    case .codes:
      line.holdsCode(1...7) && line[3] > .space && line[8] == .space && line[9] > .space
        && (1...7).contains { line[$0].isDigit }
    case .orderAddenda:
      CodeChange.Kind(line) != nil && line[14].isFlag && line[15] == .space
        && line.holdsCode(16...22) && line[23] == .space && !line.isBlank(24...400)
    case .codesAddenda:
      CodeChange.Kind(line) != nil && line.holdsCode(14...20) && line[16] > .space
        && line[21] == .space && line[22] > .space
    case .hcpcs:
      (6...10).allSatisfy { line[$0].isDigit } && [0x33, 0x34, 0x37, 0x38].contains(line[11])
        && (line.isBlank(1...3) ? line.holdsCode(4...5) : line.holdsCode(1...5))
        && line[5] > .space
    }
  }
}

extension CodeLine {
  /// Whether it is a record of an ICD-10-PCS codes file, whose codes may have no digits: seven of
  /// PCS's characters, which exclude I and O.
  var holdsPCSCode: Bool {
    (1...7).allSatisfy { self[$0].isCodeCharacter && !"IO".utf8.contains(self[$0]) }
      && self[8] == .space && self[9] > .space
  }

  /// Whether some columns hold capital letters and digits, at least one, followed only by blanks.
  fileprivate func holdsCode(_ columns: ClosedRange<Int>) -> Bool {
    let length = columns.prefix { self[$0].isCodeCharacter }.count
    return length > 0 && columns.dropFirst(length).allSatisfy { self[$0] == .space }
  }
}

extension UInt8 {
  fileprivate var isFlag: Bool { self == UInt8(ascii: "0") || self == UInt8(ascii: "1") }
  fileprivate var isCodeCharacter: Bool {
    isDigit || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
  }
}
