/// The stretches of a line in which marks have no meaning: inline code, and optionally the contents
/// of `{{…}}`.
///
/// As in CommonMark a run of backticks is closed by the next run of the same length; an unclosed
/// run hides nothing.
package struct HiddenSpans {
  private let spans: [Range<Int>]
  /// The last examined span: places are requested in ascending order.
  private var position = 0

  /// - Complexity: Linear in the length of the line.
  package init(_ line: [UInt8], braces: Bool) {
    let hasCode = line.contains(UInt8(ascii: "`"))
    guard hasCode || braces && line.contains(UInt8(ascii: "{")) else {
      spans = []
      return
    }
    let runs = hasCode ? Self.runs(in: line) : []
    // The next run of the same length, for each run.
    var next: [Int: Int] = [:]
    var closing = Array(repeating: Int?.none, count: runs.count)
    for index in runs.indices.reversed() {
      closing[index] = next[runs[index].count]
      next[runs[index].count] = index
    }
    var spans: [Range<Int>] = []
    var run = 0
    var index = 0
    var hasClosingBraces = braces
    while index < line.count {
      while run < runs.count, runs[run].lowerBound < index { run += 1 }
      if run < runs.count, runs[run].lowerBound == index {
        if let end = closing[run] {
          spans.append(index..<runs[end].upperBound)
          index = runs[end].upperBound
        } else {
          index = runs[run].upperBound
        }
        continue
      }
      if hasClosingBraces, line[index] == UInt8(ascii: "{"), line[index...].starts(with: "{{".utf8)
      {
        if let end = Self.closingBraces(line, from: index + 2) {
          spans.append(index..<end)
          index = end
          continue
        }
        hasClosingBraces = false
      }
      index += 1
    }
    self.spans = spans
  }

  /// Whether the byte at `offset` is hidden. Offsets must be requested in ascending order.
  package mutating func contains(_ offset: Int) -> Bool {
    while position < spans.count, spans[position].upperBound <= offset { position += 1 }
    return position < spans.count && spans[position].lowerBound <= offset
  }

  private static func runs(in line: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < line.count {
      guard line[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let end = line[index...].firstIndex { $0 != UInt8(ascii: "`") } ?? line.count
      runs.append(index..<end)
      index = end
    }
    return runs
  }

  private static func closingBraces(_ line: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < line.count {
      if line[index] == UInt8(ascii: "}"), line[index + 1] == UInt8(ascii: "}") {
        return index + 2
      }
      index += 1
    }
    return nil
  }
}
