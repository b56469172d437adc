/// Writes JSON into a buffer, adding commas, escapes and line breaks.
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
package struct JSONWriter: ~Copyable {
  /// The layout of the text.
  package enum Style: Sendable {
    /// No white space at all.
    case compact
    /// One member or element per line, indented by two spaces per level.
    case pretty
  }

  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// The number of bytes written so far.
  @usableFromInline package internal(set) var count = 0

  @usableFromInline let isPretty: Bool
  @usableFromInline var depth = 0
  @usableFromInline var isAfterValue = false
  @usableFromInline var isAfterKey = true

  /// - Parameter capacity: The expected size in bytes; the buffer grows if needed.
  package init(style: Style = .compact, capacity: Int = 256) {
    isPretty = style == .pretty
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit {
    start.deallocate()
  }

  /// The text so far.
  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Passes the text from an offset on to a closure.
  @inlinable
  package func withBytes<Result>(
    from offset: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    body(UnsafeRawBufferPointer(start: start + offset, count: count - offset))
  }

  // MARK: Structure

  @inlinable
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  @inlinable
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  @inlinable
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  @inlinable
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Ends a line after a whole value; the next value is a separate text, as in JSON Lines.
  @inlinable
  package mutating func endLine() {
    reserve(1)
    put(UInt8(ascii: "\n"))
    isAfterValue = false
    isAfterKey = true
  }

  /// Writes a member's key; the next value belongs to it.
  package mutating func key(_ key: String) {
    separate()
    putQuoted(key)
    endKey()
  }

  /// Writes a member's key that needs no escapes.
  @inlinable @inline(__always)
  package mutating func member(_ key: StaticString) {
    separate()
    let key = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    reserve(key.count + 2)
    put(UInt8(ascii: "\""))
    put(key)
    put(UInt8(ascii: "\""))
    endKey()
  }

  // MARK: Values

  @inlinable
  package mutating func null() { literal("null") }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  @inlinable
  package mutating func integer(_ value: Int) {
    separate()
    reserve(20)
    if value < 0 { put(UInt8(ascii: "-")) }
    let length = Self.digits(in: value.magnitude)
    var rest = value.magnitude
    for place in (count..<count + length).reversed() {
      start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
    isAfterValue = true
  }

  /// Writes the fewest digits that read back the same, or `null` for what JSON does not have:
  /// infinities and NaN.
  package mutating func number(_ value: Double) {
    text(value.isFinite ? value.description : "null")
  }

  /// Writes hundredths as a number with exactly two decimals: 250 as `2.50`.
  package mutating func hundredths(_ value: Int) {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    text("\(value < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)")
  }

  package mutating func string(_ value: String) {
    separate()
    putQuoted(value)
    isAfterValue = true
  }

  /// Writes a string that needs no escapes.
  @inlinable
  package mutating func string(plain value: UnsafeBufferPointer<UInt8>) {
    separate()
    reserve(value.count + 2)
    put(UInt8(ascii: "\""))
    put(value)
    put(UInt8(ascii: "\""))
    isAfterValue = true
  }

  // MARK: Parts

  @inlinable
  mutating func literal(_ text: StaticString) {
    separate()
    reserve(text.utf8CodeUnitCount)
    put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    isAfterValue = true
  }

  private mutating func text(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { append($0) }
    isAfterValue = true
  }

  @inlinable
  mutating func begin(_ bracket: UInt8) {
    separate()
    reserve(1)
    put(bracket)
    depth += 1
    isAfterValue = false
  }

  @inlinable
  mutating func end(_ bracket: UInt8) {
    depth -= 1
    if isAfterValue, isPretty { breakLine() }
    reserve(1)
    put(bracket)
    isAfterValue = true
    isAfterKey = false
  }

  @inlinable @inline(__always)
  mutating func endKey() {
    reserve(2)
    put(UInt8(ascii: ":"))
    if isPretty { put(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes the separator between the last thing written and the next one.
  @inlinable @inline(__always)
  mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if isAfterValue {
      reserve(1)
      put(UInt8(ascii: ","))
    }
    if isPretty { breakLine() }
  }

  @usableFromInline
  mutating func breakLine() {
    reserve(1 + 2 * depth)
    put(UInt8(ascii: "\n"))
    for _ in 0..<2 * depth { put(UInt8(ascii: " ")) }
  }

  private mutating func putQuoted(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      reserve(utf8.count + 2)
      put(UInt8(ascii: "\""))
      if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
        put(utf8)
      } else {
        appendEscaped(utf8)
        reserve(1)
      }
      put(UInt8(ascii: "\""))
    }
  }

  // MARK: Bytes

  /// Reserves room for that many more bytes.
  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @usableFromInline
  mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }

  /// Writes a byte for which there is room already.
  @inlinable @inline(__always)
  mutating func put(_ byte: UInt8) {
    start[count] = byte
    count += 1
  }

  /// Writes bytes for which there is room already.
  @inlinable @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    put(bytes)
  }

  /// The number of decimal digits of a number.
  @inlinable
  static func digits(in value: UInt) -> Int {
    var (digits, limit) = (1, UInt(10))
    while value >= limit, digits < 20 {
      digits += 1
      limit = digits < 20 ? limit &* 10 : .max
    }
    return digits
  }
}
