import Flashcards
import Text

extension CodeFile {
  /// Joins each code's lines in the order of their sequence numbers.
  mutating func readHCPCS(_ lines: [CodeLine]) {
    var groups: [[CodeLine]] = []
    var indices: [String: Int] = [:]
    for line in lines {
      let code = line.text(1...5)
      if let index = indices[code] {
        groups[index].append(line)
      } else {
        indices[code] = groups.count
        groups.append([line])
      }
    }
    for group in groups {
      let pieces = group.sorted { $0.text(6...10) < $1.text(6...10) }
      let code = pieces[0].text(1...5)
      let firsts = pieces.filter(\.isFirstOfCode)
      guard let first = firsts.first else {
        report(
          group[0], .error, "a continuation of \(code), whose first line is missing",
          hint: "compare this part with the original file")
        skip(group[0].number, code, "its first line is missing")
        continue
      }
      for line in firsts.dropFirst() { skip(line.number, code, "it repeats line \(first.number)") }
      let long = pieces.filter { !$0.isFirstOfCode || $0.number == first.number }
        .map { $0.text(12...91) }.filter { !$0.isEmpty }.joined(separator: " ")
      let short = first.text(92...119)
      add(
        CodeRecord(
          line: first.number, code: code, short: short, long: long.isEmpty ? short : long,
          hcpcs: HCPCSFields(first)))
    }
  }
}

extension CodeLine {
  /// Whether it is the first line of a procedure or of a modifier.
  fileprivate var isFirstOfCode: Bool {
    self[11] == UInt8(ascii: "3") || self[11] == UInt8(ascii: "7")
  }
}

extension HCPCSFields {
  fileprivate init(_ line: CodeLine) {
    isModifier = line[11] == UInt8(ascii: "7")
    coverage = line.text(230...230).first
    betos = line.text(257...259)
    added = Self.date(line.text(269...276))
    effective = Self.date(line.text(277...284))
    terminated = Self.date(line.text(285...292))
    action = line.text(293...293).first
  }

  /// Reads `YYYYMMDD`.
  private static func date(_ text: String) -> FactDate? {
    guard text.utf8.count == 8 else { return nil }
    return FactDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }
}
