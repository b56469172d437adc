/// The lines of a text file as ranges of its bytes.
///
/// A line ends at LF, CR LF or a lone CR. A byte order mark at the start is skipped; the last line
/// needs no line ending. Finding the lines is one pass over the bytes.
package struct TextLines: Sendable {
  package let bytes: [UInt8]
  /// Each line's bytes, without its line ending.
  package let ranges: [Range<Int>]
  /// The lines' numbers in the file, from 1, if some lines were left out.
  private var numbers: [Int]?

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var ranges: [Range<Int>] = []
    // Unused capacity costs no memory; growing would copy everything again and again.
    ranges.reserveCapacity(bytes.count / 16)
    bytes.withUnsafeBufferPointer { bytes in
      let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
      var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
      while start < bytes.count {
        let end = Self.lineEnd(in: bytes, from: start)
        ranges.append(start..<end)
        let isPair =
          end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r")
          && bytes[end + 1] == UInt8(ascii: "\n")
        start = end + (isPair ? 2 : 1)
      }
    }
    self.ranges = ranges
  }

  /// The offset of the first LF or CR from `start` on, or the end of the bytes.
  private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    // Eight bytes at a time, the first in the lowest byte of the word.
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let ends = marks(of: UInt8(ascii: "\n"), in: word) | marks(of: UInt8(ascii: "\r"), in: word)
      if ends != 0 { return index + ends.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n"),
      bytes[index] != UInt8(ascii: "\r")
    {
      index += 1
    }
    return index
  }

  /// A word with the high bit set in the lowest byte of `word` that equals `byte`, and maybe in
  /// higher ones; 0 if there is no such byte.
  ///
  /// Such a byte is 0 after the exclusive or, and only a 0 borrows when 1 is subtracted from each
  /// byte.
  private static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & (ones << 7)
  }

  private init(_ bytes: [UInt8], _ ranges: [Range<Int>], numbers: [Int]) {
    self.bytes = bytes
    self.ranges = ranges
    self.numbers = numbers
  }

  /// The other lines, with their line numbers in this text.
  package func leavingOut(_ lines: Set<Int>) -> TextLines {
    if lines.isEmpty { return self }
    let kept = ranges.indices.filter { !lines.contains($0) }
    return TextLines(bytes, kept.map { ranges[$0] }, numbers: kept.map(number(of:)))
  }

  package var count: Int { ranges.count }

  /// A line's number in the file, from 1.
  package func number(of line: Int) -> Int { numbers?[line] ?? line + 1 }

  /// The text of a line from byte `offset` on.
  package func text(_ line: Int, from offset: Int = 0) -> String {
    let range = ranges[line]
    return String(decoding: bytes[(range.lowerBound + offset)..<range.upperBound], as: UTF8.self)
  }

  /// The trimmed text of a line from byte `offset` on.
  package func trimmedText(_ line: Int, from offset: Int) -> String {
    // The ends are mostly ASCII, so that only the text itself is turned into a string.
    var start = ranges[line].lowerBound + offset
    var end = ranges[line].upperBound
    while start < end, bytes[start].isSpace { start += 1 }
    while start < end, bytes[end - 1].isSpace { end -= 1 }
    guard start < end else { return "" }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return bytes[start] < 0x80 && bytes[end - 1] < 0x80 ? text : text.trimmed()
  }

  /// The text of a span, its lines joined by LF.
  func text(_ span: Span) -> String {
    var text = text(span.firstLine, from: span.offset)
    for line in (span.firstLine + 1)..<max(span.firstLine + 1, span.endLine) {
      text += "\n"
      text += self.text(line)
    }
    return text
  }

  /// The column, in characters from 1, of byte `offset` of a line.
  package func column(_ line: Int, offset: Int) -> Int {
    let start = ranges[line].lowerBound
    let end = min(start + offset, ranges[line].upperBound)
    return String(decoding: bytes[start..<end], as: UTF8.self).count + 1
  }

  /// Whether a line consists only of spaces and tabs.
  package func isBlank(_ line: Int) -> Bool {
    bytes[ranges[line]].allSatisfy { isBlank($0) }
  }

  /// The line after the last nonblank line of a span, which keeps at least its first line.
  package func endWithoutBlank(_ span: Span) -> Int {
    var end = span.endLine
    while end > span.firstLine + 1, isBlank(end - 1) { end -= 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// A run of lines, the first of them from some byte on.
  package struct Span: Hashable {
    package var firstLine: Int
    /// The offset of the text in the first line.
    package var offset: Int
    /// The line after the last.
    package var endLine: Int

    package init(firstLine: Int, offset: Int, endLine: Int) {
      self.firstLine = firstLine
      self.offset = offset
      self.endLine = endLine
    }
  }
}
