/// The lines of a text in fenced code, where nothing is a tag.
///
/// A fence opens with three or more backticks or tildes after at most three spaces, or directly
/// after a tag (`A: ```swift`), and closes with as many of the same alone on a line. An unclosed
/// fence does not count: its line is text, and the lines after it keep their meaning.
package struct CodeFences: Sendable {
  /// Whether each line is in a fence, including the fences' own lines.
  package private(set) var isCode: [Bool]
  /// Whether each line opens a fence.
  package private(set) var isOpening: [Bool]
  /// The lines of the fences, first to last.
  package private(set) var blocks: [ClosedRange<Int>] = []
  /// The lines that open a fence that is never closed.
  package private(set) var unclosed: [Int] = []

  /// - Parameter tags: The tags that a fence may directly follow at the start of a line.
  package init(_ lines: TextLines, after tags: [[UInt8]]) {
    isCode = Array(repeating: false, count: lines.count)
    isOpening = isCode
    guard Self.mayHoldFence(lines.bytes) else { return }
    let closings = lines.ranges.map { Fence(closing: lines.bytes[$0]) }
    let longest = Self.longestFrom(closings)
    var line = 0
    while line < lines.count {
      defer { line += 1 }
      guard
        let fence = Fence(
          opening: lines.bytes[lines.ranges[line]], after: tags)
      else { continue }
      guard fence.length <= longest[fence.mark, default: []][line + 1],
        let end = closings[(line + 1)...].firstIndex(where: { $0.map(fence.isClosed) ?? false })
      else {
        unclosed.append(line)
        continue
      }
      isOpening[line] = true
      for index in line...end { isCode[index] = true }
      blocks.append(line...end)
      line = end
    }
  }

  /// Whether there are three consecutive backticks or tildes; most decks have none.
  private static func mayHoldFence(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 2
      // Of three consecutive marks, one is at a multiple of three.
      while offset < bytes.count {
        let mark = bytes[offset]
        if mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") {
          let start = max(0, offset - 2)
          let end = min(bytes.count, offset + 3)
          var run = 0
          for index in start..<end {
            run = bytes[index] == mark ? run + 1 : 0
            if run == 3 { return true }
          }
        }
        offset += 3
      }
      return false
    }
  }

  /// For each mark and line, the longest closing run from there on, so that an unclosed fence is
  /// recognized at once.
  private static func longestFrom(_ closings: [Fence?]) -> [UInt8: [Int]] {
    var longest: [UInt8: [Int]] = [:]
    for mark in [UInt8(ascii: "`"), UInt8(ascii: "~")] {
      var runs = Array(repeating: 0, count: closings.count + 1)
      for line in closings.indices.reversed() {
        let length = closings[line].map { $0.mark == mark ? $0.length : 0 } ?? 0
        runs[line] = max(runs[line + 1], length)
      }
      longest[mark] = runs
    }
    return longest
  }

  private struct Fence {
    var mark: UInt8
    var length: Int

    init?(opening line: ArraySlice<UInt8>, after tags: [[UInt8]]) {
      guard line.contains(UInt8(ascii: "`")) || line.contains(UInt8(ascii: "~")) else { return nil }
      let tag = tags.first { line.starts(with: $0) }
      let afterTag = line.dropFirst(tag?.count ?? 0)
      let rest = afterTag.drop {
        $0 == UInt8(ascii: " ") || (tag != nil && $0 == UInt8(ascii: "\t"))
      }
      guard tag != nil || afterTag.count - rest.count <= 3, let mark = rest.first,
        mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
      else { return nil }
      self.mark = mark
      length = rest.prefix { $0 == mark }.count
      guard length >= 3 else { return nil }
      // Backticks after the fence make it inline code: ```like this```.
      if mark == UInt8(ascii: "`"), rest.dropFirst(length).contains(mark) { return nil }
    }

    init?(closing line: ArraySlice<UInt8>) {
      let spaces = line.prefix { $0 == UInt8(ascii: " ") }.count
      let rest = line.dropFirst(spaces)
      guard spaces <= 3, let mark = rest.first,
        mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
      else { return nil }
      self.mark = mark
      length = rest.prefix { $0 == mark }.count
      let isAlone = rest.dropFirst(length).allSatisfy {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
      }
      guard length >= 3, isAlone else { return nil }
    }

    func isClosed(by closing: Fence) -> Bool {
      closing.mark == mark && closing.length >= length
    }
  }
}
