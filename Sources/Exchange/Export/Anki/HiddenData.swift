import JSON

/// Hidden data in a field or a description of Anki: an empty `span` with an attribute, which Anki
/// keeps but does not show.
///
/// It is written as base64, so that Anki interprets no brace or colon in it.
enum HiddenData {
  private static let opening = "<span data-rounds=\""
  private static let closing = "\"></span>"

  /// HTML that is invisible and holds the data.
  static func html(_ bytes: [UInt8]) -> String {
    opening + base64(bytes) + closing
  }

  /// HTML without the hidden data in it, and the last piece of such data.
  static func split(_ html: String) -> (html: String, data: [UInt8]?) {
    guard html.utf8.firstRange(of: opening.utf8) != nil else { return (html, nil) }
    var shown = ""
    var data: [UInt8]?
    var rest = html[...]
    while let start = rest.utf8.firstRange(of: opening.utf8),
      let end = rest[start.upperBound...].utf8.firstRange(of: closing.utf8)
    {
      shown += rest[..<start.lowerBound]
      data = bytes(rest[start.upperBound..<end.lowerBound].utf8) ?? data
      rest = rest[end.upperBound...]
    }
    return (shown + rest, data)
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func base64(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        let digit = bits >> (18 - 6 * index) & 63
        result.append(index <= group.count ? digits[digit] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes; nil if somebody has changed the text.
  private static func bytes(_ text: Substring.UTF8View) -> [UInt8]? {
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in text where byte != UInt8(ascii: "=") {
      guard let digit = digits.firstIndex(of: byte) else { return nil }
      bits = (bits << 6 | digit) & 0xFF_FFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(bits >> count & 0xFF))
      }
    }
    return result
  }
}
