internal import JSON

/// A journal's lines as bytes, for merging versions of a file without parsing them.
package enum JournalLines {
  /// The union of two versions: the lines of the first, then those that only the second has.
  ///
  /// - Complexity: Linear in the number of bytes.
  package static func union(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    if second.starts(with: first) { return second }
    var known = Set(lines(first))
    return first + lines(second).filter { known.insert($0).inserted }.joinedLines(after: first.last)
  }

  /// A version that has all intact lines of an earlier one, in their places, and all of its own.
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

  /// The result of merging two versions of a journal.
  package struct Merged: Hashable, Sendable {
    package let bytes: [UInt8]
    /// The number of lines of the common ancestor that the second version lacks.
    package let returned: Int
  }

  /// The longest line to read, or to take from another machine, in bytes.
  static let lengthLimit = 1_000_000

  /// Merges two versions of a journal so that no line is lost, whoever removed it: the lines of the
  /// first, then those that only the second has.
  ///
  /// Damaged lines that one of the versions has removed since the common ancestor stay removed.
  /// - Complexity: Linear in the number of bytes.
  package static func merged(
    _ ours: [UInt8], _ theirs: [UInt8], since base: [UInt8]
  ) -> Merged {
    let lineFeed = UInt8(ascii: "\n")
    if theirs.starts(with: ours), ours.starts(with: base), ours.last == lineFeed {
      let added = theirs[ours.count...].split(separator: lineFeed)
      if added.allSatisfy({ $0.count <= lengthLimit }) { return Merged(bytes: theirs, returned: 0) }
    }
    let (ourLines, theirLines) = (Set(lines(ours)), Set(lines(theirs)))
    let baseLines = Set(lines(base))
    var returned = 0
    let kept = lines(ours).filter { line in
      if theirLines.contains(line) || !baseLines.contains(line) { return true }
      guard isIntact(line) else { return false }
      returned += 1
      return true
    }
    var known = ourLines
    let news = lines(theirs).filter { line in
      (!baseLines.contains(line) || isIntact(line)) && line.count <= lengthLimit
        && known.insert(line).inserted
    }
    if news.isEmpty, kept.count == lines(ours).count {
      return Merged(bytes: ours, returned: returned)
    }
    let whole = kept.joinedLines(after: nil)
    return Merged(bytes: whole + news.joinedLines(after: whole.last), returned: returned)
  }

  /// The number of events that one version has and another lacks.
  package static func news(in bytes: [UInt8], since known: [UInt8]) -> Int {
    let knownLines = Set(lines(known))
    let header = Array("{\"rounds\":".utf8)
    return lines(bytes).count { !knownLines.contains($0) && !$0.starts(with: header) }
  }

  /// The format that a journal's first line names, if this version of the program does not know it.
  package static func newerVersion(in bytes: [UInt8]) -> Int? {
    var line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard line.count <= lengthLimit else { return nil }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    // The parser reads a little past the line.
    let padded = line + [UInt8](repeating: 0, count: JSONParser.padding)
    return padded.withUnsafeBytes { bytes in
      var decoder = LineDecoder()
      let content = UnsafeRawBufferPointer(rebasing: bytes[..<line.count])
      guard case .newerFormat(let version) = decoder.decode(content, device: nil) else {
        return nil
      }
      return version
    }
  }

  /// Whether a line's checksum is right.
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
  /// The lines, each with a line feed, to follow bytes with the given last byte.
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
