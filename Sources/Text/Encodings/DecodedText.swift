/// A text file as UTF-8 without a byte order mark, with its lines and the places that could not be
/// decoded.
///
/// Decoding never fails: each undecodable line is named by one ``TextFault``, and the rest of the
/// file can be used.
package struct DecodedText: Sendable {
  /// The original encoding of the file.
  package let encoding: TextEncoding
  /// The text. Bytes that are not UTF-8 are left in place.
  package let utf8: [UInt8]
  /// The first fault of each line that has one, in file order.
  package let faults: [TextFault]
  /// The offset of the first control character of each line that has one.
  package let controls: [Int]
  /// Whether some non-ASCII character was decoded: then stray bytes are damage, not another
  /// encoding.
  let hasDecodedNonASCII: Bool
  package let lines: LineIndex

  /// Decodes a whole file in linear time.
  /// - Parameter encoding: The encoding named by the user; nil to go by the byte order mark.
  package init(_ bytes: [UInt8], as encoding: TextEncoding? = nil) {
    let encoding = encoding?.resolved(for: bytes) ?? TextEncoding(detecting: bytes)
    self.encoding = encoding
    let mark = encoding.byteOrderMark
    let start = bytes.starts(with: mark) ? mark.count : 0
    var known: [TextFault] = []
    switch encoding {
    case .utf8: utf8 = bytes
    case .utf8WithByteOrderMark: utf8 = Array(bytes[start...])
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      let result = Transcoding(
        utf16: bytes, isBigEndian: encoding == .utf16BigEndian, from: start)
      (utf8, known) = (result.utf8, result.faults)
    case .latin1, .windows1252:
      let result = Transcoding(bytes, in: encoding == .latin1 ? .latin1 : .windows1252)
      (utf8, known) = (result.utf8, result.faults)
    case .system(let encoding): (utf8, known) = encoding.decode(bytes)
    }
    lines = LineIndex(utf8)
    let findings = TextFindings(in: utf8, lines: lines, known: known)
    faults = findings.faults
    controls = findings.controls
    hasDecodedNonASCII = findings.hasDecodedNonASCII
  }

  /// The location of the byte at `offset`, with its column in characters; far along a line of more
  /// than 10,000 bytes, in Unicode scalars.
  package func location(at offset: Int, file: String) -> SourceLocation {
    let line = lines.line(at: offset)
    let start = lines.range(ofLine: line).lowerBound
    let before = utf8[start..<offset]
    let column =
      before.count > 10_000
      ? before.count { $0 & 0xC0 != 0x80 } : String(decoding: before, as: UTF8.self).count
    return SourceLocation(file: file, line: line, column: column + 1)
  }

  /// A line, counted from 1, without its line end.
  package func sourceLine(_ line: Int) -> String {
    let range = lines.range(ofLine: line)
    var content = utf8[range]
    while let last = content.last, last.isLineEnd { content.removeLast() }
    return String(decoding: content, as: UTF8.self)
  }

  /// A diagnostic about the byte at `offset`; without the line's text if that is over 100,000 bytes
  /// long, since one line may have many diagnostics.
  package func diagnostic(
    at offset: Int, file: String, _ severity: Diagnostic.Severity, _ message: String, hint: String
  ) -> Diagnostic {
    let location = location(at: offset, file: file)
    let isShort = lines.range(ofLine: location.line).count <= 100_000
    return Diagnostic(
      location: location, severity: severity, message: message, hint: hint,
      sourceLine: isShort ? sourceLine(location.line) : "")
  }
}
