import JSON
import Text

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
      data = base64Decoded(rest[start.upperBound..<end.lowerBound].utf8) ?? data
      rest = rest[end.upperBound...]
    }
    return (shown + rest, data)
  }
}
