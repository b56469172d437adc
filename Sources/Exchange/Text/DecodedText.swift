package import Flashcards

/// A text file as UTF-8 without byte order mark, with its lines and with what could not be decoded.
///
/// Decoding never fails: each line that holds something undecodable is named by one ``TextFault``,
/// and the rest of the file can be used.
package struct DecodedText: Sendable {
  /// How the file was written.
  package let encoding: TextEncoding
  /// The text. Bytes that are no UTF-8 are left in place.
  package let utf8: [UInt8]
  /// The first fault of each line that has one, in the order of the file.
  package let faults: [TextFault]
  /// Whether some character outside ASCII was decoded: then stray bytes are damage, not another
  /// encoding.
  let hasDecodedNonASCII: Bool
  let lines: LineIndex

  /// Decodes a whole file in linear time.
  package init(_ bytes: [UInt8]) {
    encoding = TextEncoding(detecting: bytes)
    var surrogates: [Int] = []
    switch encoding {
    case .utf8: utf8 = bytes
    case .utf8WithByteOrderMark: utf8 = Array(bytes.dropFirst(encoding.byteOrderMarkLength))
    case .utf16LittleEndian, .utf16BigEndian:
      (utf8, surrogates) = transcodeUTF16(
        bytes, isBigEndian: encoding == .utf16BigEndian, from: encoding.byteOrderMarkLength)
    }
    lines = LineIndex(utf8)
    (faults, hasDecodedNonASCII) = findFaults(
      in: utf8, lines: lines, unpairedSurrogates: surrogates)
  }

  /// The place of the byte at `offset`, its column counted in characters.
  package func location(at offset: Int, file: String) -> SourceLocation {
    let line = lines.line(at: offset)
    let start = lines.range(ofLine: line).lowerBound
    let before = String(decoding: utf8[start..<offset], as: UTF8.self)
    return SourceLocation(file: file, line: line, column: before.count + 1)
  }

  /// A line, counted from 1, without its line end.
  package func sourceLine(_ line: Int) -> String {
    let range = lines.range(ofLine: line)
    let content = utf8[range].reversed().drop(while: \.isLineEnd).reversed()
    return String(decoding: content, as: UTF8.self)
  }

  /// A diagnostic about the byte at `offset`.
  func diagnostic(
    at offset: Int, file: String, _ severity: Diagnostic.Severity, _ message: String, hint: String
  ) -> Diagnostic {
    let location = location(at: offset, file: file)
    return Diagnostic(
      location: location, severity: severity, message: message, hint: hint,
      sourceLine: sourceLine(location.line))
  }
}

/// Writes UTF-16 as UTF-8, each unpaired surrogate as U+FFFD, and says where those stand.
private func transcodeUTF16(
  _ bytes: [UInt8], isBigEndian: Bool, from start: Int
) -> (utf8: [UInt8], unpairedSurrogates: [Int]) {
  var units = stride(from: start, to: bytes.count, by: 2).lazy.map { offset -> UInt16 in
    guard offset + 1 < bytes.count else { return 0xDC00 }
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }.makeIterator()
  var parser = UTF16.ForwardParser()
  var utf8: [UInt8] = []
  utf8.reserveCapacity(bytes.count)
  var surrogates: [Int] = []
  while true {
    switch parser.parseScalar(from: &units) {
    case .valid(let encoded): utf8.append(contentsOf: UTF8.encode(UTF16.decode(encoded))!)
    case .error:
      surrogates.append(utf8.count)
      utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
    case .emptyInput: return (utf8, surrogates)
    }
  }
}
