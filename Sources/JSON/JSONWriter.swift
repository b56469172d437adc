/// Writes JSON at the end of a buffer; commas, escapes and line breaks are its work.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("grade")
/// writer.integer(4)
/// writer.endObject()  // writer.bytes: {"grade":4}
/// ```
///
/// It does not check that brackets match or that each key has a value.
package struct JSONWriter {
  /// How the text is laid out.
  package enum Style: Sendable {
    /// No white space at all.
    case compact
    /// One member or element a line, indented by two spaces a level.
    case pretty
  }

  /// The text so far, after whatever was in the buffer before.
  package var bytes: [UInt8]

  private let style: Style
  private var depth = 0
  private var isAfterValue = false
  private var isAfterKey = true

  /// Begins a text behind `bytes`.
  package init(appendingTo bytes: [UInt8] = [], style: Style = .compact) {
    self.bytes = bytes
    self.style = style
  }

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Ends a line after a whole value; the next value is a text of its own, as in JSON Lines.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isAfterValue = false
    isAfterKey = true
  }

  /// Writes a member's key; the next value is the member's.
  package mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a member's key that needs no escapes.
  package mutating func member(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  package mutating func null() { literal("null") }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func integer(_ value: Int) {
    separate()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
    isAfterValue = true
  }

  /// Writes the fewest digits that read back the same, or `null` for what JSON has no word for:
  /// infinities and NaN.
  package mutating func number(_ value: Double) {
    literal(value.isFinite ? value.description : "null")
  }

  /// Writes hundredths as a number with exactly two decimals: 250 as `2.50`.
  package mutating func hundredths(_ value: Int) {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    literal("\(value < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)")
  }

  package mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
    isAfterValue = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    isAfterValue = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    isAfterValue = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if isAfterValue { breakLine() }
    bytes.append(bracket)
    isAfterValue = true
    isAfterKey = false
  }

  /// Writes what stands between the last thing written and the next one.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if isAfterValue { bytes.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
        bytes.append(contentsOf: utf8)
      } else {
        appendEscaped(utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
