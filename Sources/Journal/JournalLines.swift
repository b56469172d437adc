/// A journal's lines as bytes, to bring versions of one file together without reading them.
package enum JournalLines {
  /// The union of two versions: what the first one has, then what only the second one has.
  ///
  /// - Complexity: Linear in the number of bytes.
  package static func union(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    if second.starts(with: first) { return second }
    var known = Set(lines(first))
    return first + lines(second).filter { known.insert($0).inserted }.joinedLines(after: first.last)
  }

  /// A version that has all intact lines of an earlier one, in their place, and all its own.
  ///
  /// - Complexity: Linear in the number of bytes.
  package static func mended(_ now: [UInt8], by earlier: [UInt8]) -> [UInt8] {
    if now.starts(with: earlier) { return now }
    let present = Set(lines(now))
    var known: Set<ArraySlice<UInt8>> = []
    let kept = lines(earlier).filter {
      (present.contains($0) || isIntact($0)) && known.insert($0).inserted
    }
    guard kept.contains(where: { !present.contains($0) }) else { return now }
    let whole = kept.joinedLines(after: nil)
    return whole + lines(now).filter { !known.contains($0) }.joinedLines(after: whole.last)
  }

  /// Whether a line has the checksum that it says.
  package static func isIntact(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    return line.withUnsafeBytes { bytes in
      if case .right = LineChecksum(of: bytes) { true } else { false }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"))
  }
}

extension [ArraySlice<UInt8>] {
  /// The lines, each with a line feed, behind bytes of which the last is given.
  fileprivate func joinedLines(after last: UInt8?) -> [UInt8] {
    let lineFeed = UInt8(ascii: "\n")
    var result: [UInt8] = isEmpty || last == nil || last == lineFeed ? [] : [lineFeed]
    for line in self {
      result += line
      result.append(lineFeed)
    }
    return result
  }
}
