import CXML2
import Text

/// Converts the HTML in the fields of flashcard programs to the text that a person would have
/// written: lines, lists, `**bold**`, names of pictures and sounds.
///
/// | HTML | text |
/// |---|---|
/// | `<br>`, `<div>`, `<p>`, `<hr>`, rows of tables | line breaks |
/// | cells of tables | separated by ` \| ` |
/// | `<b>`, `<i>`, `<code>`, `<s>` | `**…**`, `*…*`, `` `…` ``, `~~…~~` where it is safe |
/// | `<pre>` | fenced code |
/// | `<ul>`, `<ol>` | `- ` and `1. ` |
/// | `<sub>`, `<sup>` | H₂O, 10³, otherwise `x_(n+1)`, `x^(n+1)` |
/// | `<img src="a.png">`, `[sound:b.mp3]` | `[image: a.png]`, `[sound: b.mp3]` |
/// | `<a href="https://…">text</a>` | `text (https://…)` |
/// | `[latex]…[/latex]`, `[$]…[/$]` | `$…$`; `\(…\)` stays |
///
/// Scripts, styles, comments and hidden elements are left out; so are control characters and those
/// that change the direction of text or have no width. White space is one space, as in HTML.
///
/// A value reuses its parser for the next text. Every text takes linear time, however deeply
/// nested.
package struct HTMLText: ~Copyable {
  private var parser: htmlParserCtxtPtr?
  /// The deepest nesting of elements; in deeper text, tags are removed before parsing. The parser
  /// searches all open elements at each end tag that matches none.
  private static let deepest = 200

  package init() {}

  deinit {
    if let parser { htmlFreeParserCtxt(parser) }
  }

  /// The text of a piece of HTML.
  package mutating func text(of html: String) -> String {
    var html = html
    let (text, needsParser) = html.withUTF8 { Self.textWithoutTags($0) }
    guard needsParser else { return text ?? html }
    return html.withUTF8 { bytes in
      var builder = HTMLTextBuilder()
      if parse(bytes, into: &builder) { return builder.finished() }
      var flat = HTMLTextBuilder()
      _ = Self.withoutTags(bytes).withUnsafeBufferPointer { parse($0, into: &flat) }
      return flat.finished()
    }
  }

  /// The text if it has no tags and no entities, or nil if it can be used unchanged; and whether
  /// full parsing is needed.
  private static func textWithoutTags(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (text: String?, needsParser: Bool) {
    var isClean = bytes.first != .space && bytes.last != .space
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { return (nil, true) }
      if byte < .space || byte == 0x7F || byte == UInt8(ascii: "[") || isSuspicious(byte)
        || (byte == .space && previous == .space)
      {
        isClean = false
      }
      previous = byte
    }
    if isClean { return (nil, false) }
    var builder = HTMLTextBuilder()
    builder.add(bytes)
    return (builder.finished(), false)
  }

  /// Whether a character that begins with this byte may have to be removed or replaced.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  // MARK: libxml2

  /// Reads HTML into the builder; false if it is nested too deeply.
  private mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, into builder: inout HTMLTextBuilder
  ) -> Bool {
    guard let parser = parser ?? Self.makeParser() else { return true }
    self.parser = parser
    // Within an element, the parser does not turn the first words into a paragraph.
    var wrapped = Array("<div>".utf8)
    wrapped.reserveCapacity(bytes.count + 5)
    // NUL would end the text.
    if bytes.contains(0) { wrapped += bytes.lazy.filter { $0 != 0 } } else { wrapped += bytes }
    var sink = Sink(builder: builder, parser: parser)
    withUnsafeMutablePointer(to: &sink) { sink in
      parser.pointee.userData = UnsafeMutableRawPointer(sink)
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue
      let document = wrapped.withUnsafeBytes { wrapped in
        htmlCtxtReadMemory(
          parser, wrapped.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(wrapped.count),
          nil, "UTF-8", Int32(options))
      }
      if let document { xmlFreeDoc(document) }
      parser.pointee.userData = nil
    }
    builder = sink.builder
    return !sink.isTooDeep
  }

  private static func makeParser() -> htmlParserCtxtPtr? {
    guard let parser = htmlNewParserCtxt(), let handler = parser.pointee.sax else { return nil }
    handler.pointee = htmlSAXHandler()
    handler.pointee.startElement = { sink, name, attributes in
      guard let sink = HTMLText.sink(sink), let name else { return }
      sink.pointee.depth += 1
      if sink.pointee.depth > HTMLText.deepest {
        sink.pointee.isTooDeep = true
        xmlStopParser(sink.pointee.parser)
        return
      }
      sink.pointee.builder.start(String(cString: name), HTMLAttributes(attributes))
    }
    handler.pointee.endElement = { sink, name in
      guard let sink = HTMLText.sink(sink), let name, !sink.pointee.isTooDeep else { return }
      sink.pointee.depth -= 1
      sink.pointee.builder.end(String(cString: name))
    }
    handler.pointee.characters = { sink, text, count in
      HTMLText.sink(sink)?.pointee.builder.add(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = handler.pointee.characters
    return parser
  }

  private struct Sink {
    var builder: HTMLTextBuilder
    let parser: htmlParserCtxtPtr
    var depth = 0
    var isTooDeep = false
  }

  private static func sink(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Sink>? {
    pointer?.assumingMemoryBound(to: Sink.self)
  }

  /// HTML with each tag replaced by a space.
  private static func withoutTags(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, bytes[index + 1].startsTag {
        index = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
        result.append(.space)
      } else {
        result.append(bytes[index])
      }
      index += 1
    }
    return result
  }
}

/// The attributes of an element.
struct HTMLAttributes {
  private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  fileprivate init(_ start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    self.start = start
  }

  /// The value of an attribute, with its entities resolved.
  subscript(name: String) -> String? {
    guard var pair = start else { return nil }
    while let key = pair.pointee {
      if String(cString: key) == name { return pair[1].map { String(cString: $0) } ?? "" }
      pair += 2
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var startsTag: Bool {
    self == UInt8(ascii: "/") || self == UInt8(ascii: "!")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
