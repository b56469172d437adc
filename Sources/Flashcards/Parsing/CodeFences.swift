/// Which lines of a text stand in fenced code, where nothing is a tag.
///
/// A fence opens with three or more backticks or tildes after at most three spaces, or directly
/// after a tag (`A: ```swift`), and closes with as many of the same alone on a line. A fence that
/// is never closed is no fence: its line is text, and the lines after it keep their meaning.
struct CodeFences {
  /// For each line whether it stands in a fence; the fences' own lines count.
  private(set) var isCode: [Bool]
  /// For each line whether it opens a fence.
  private(set) var isOpening: [Bool]
  /// The lines of the fences, first to last.
  private(set) var blocks: [ClosedRange<Int>] = []
  /// The lines that open a fence that is never closed.
  private(set) var unclosed: [Int] = []

  init(_ lines: TextLines) {
    isCode = Array(repeating: false, count: lines.count)
    isOpening = isCode
    // The longest run of each mark that is known to have no closing line further on.
    var hopeless: [UInt8: Int] = [:]
    var line = 0
    while line < lines.count {
      defer { line += 1 }
      guard let fence = Fence(opening: lines.bytes[lines.ranges[line]]) else { continue }
      if let shortest = hopeless[fence.mark], fence.length >= shortest {
        unclosed.append(line)
        continue
      }
      let candidates = (line + 1)..<lines.count
      guard let end = candidates.first(where: { fence.isClosed(by: lines.bytes[lines.ranges[$0]]) })
      else {
        unclosed.append(line)
        hopeless[fence.mark] = fence.length
        continue
      }
      isOpening[line] = true
      for index in line...end { isCode[index] = true }
      blocks.append(line...end)
      line = end
    }
  }

  private struct Fence {
    /// The tags whose text may run over several lines.
    private static let tags =
      (Tag.allCases.map(\.rawValue)
      + DetailTag.allCases.filter(\.isProse).map(\.rawValue)).map { Array($0.utf8) }

    var mark: UInt8
    var length: Int

    init?(opening line: ArraySlice<UInt8>) {
      guard line.contains(UInt8(ascii: "`")) || line.contains(UInt8(ascii: "~")) else { return nil }
      var rest = line
      if let tag = Self.tags.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(tag.count)
      }
      let spaces = rest.prefix { $0 == UInt8(ascii: " ") }.count
      guard spaces <= 3, let mark = rest.dropFirst(spaces).first,
        mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
      else { return nil }
      rest = rest.dropFirst(spaces)
      self.mark = mark
      length = rest.prefix { $0 == mark }.count
      guard length >= 3 else { return nil }
      // Backticks after the fence make it inline code: ```like this```.
      if mark == UInt8(ascii: "`"), rest.dropFirst(length).contains(mark) { return nil }
    }

    func isClosed(by line: ArraySlice<UInt8>) -> Bool {
      let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
      let rest = line.dropFirst(spaces)
      let run = rest.prefix { $0 == mark }.count
      return spaces <= 3 && run >= length
        && rest.dropFirst(run).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
  }
}
