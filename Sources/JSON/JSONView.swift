internal import Posix

/// A value in a parsed text, read in place: nothing is allocated until a string is requested.
///
/// A view is valid within the closure of ``JSONParser/parse(_:isPadded:_:)`` that received it.
package struct JSONView {
  /// The kind of a value.
  package enum Kind: Hashable, Sendable {
    case null
    case bool
    /// A number without a fraction or an exponent that `Int` can hold.
    case integer
    /// Any other number.
    case number
    case string
    case array
    case object
  }

  let tape: UnsafePointer<UInt64>
  let strings: UnsafePointer<UInt8>
  let index: Int

  private var tag: UInt8 { UInt8(truncatingIfNeeded: tape[index] >> 56) }

  private var payload: UInt64 { tape[index] & 0x00FF_FFFF_FFFF_FFFF }

  package var kind: Kind {
    switch tag {
    case UInt8(ascii: "n"): .null
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "l"): .integer
    case UInt8(ascii: "u"), UInt8(ascii: "d"): .number
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "["): .array
    default: .object
    }
  }

  package var isNull: Bool { tag == UInt8(ascii: "n") }

  package var bool: Bool? {
    switch tag {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The value of an ``Kind/integer``.
  package var integer: Int? {
    tag == UInt8(ascii: "l") ? Int(Int64(bitPattern: tape[index + 1])) : nil
  }

  /// The value of any number, rounded if a double cannot hold it.
  package var number: Double? {
    switch tag {
    case UInt8(ascii: "d"): Double(bitPattern: tape[index + 1])
    case UInt8(ascii: "l"): Double(Int64(bitPattern: tape[index + 1]))
    case UInt8(ascii: "u"): Double(tape[index + 1])
    default: nil
    }
  }

  /// The bytes of a string, with its escapes resolved.
  package var utf8: UnsafeRawBufferPointer? {
    guard tag == UInt8(ascii: "\"") else { return nil }
    let start = UnsafeRawPointer(strings + Int(payload))
    let count = Int(start.loadUnaligned(as: UInt32.self))
    return UnsafeRawBufferPointer(start: start + 4, count: count)
  }

  /// The text of a string. Half a surrogate pair, which only an escape can produce, becomes U+FFFD.
  package var string: String? {
    utf8.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether this is the string `text`.
  package func isString(_ text: StaticString) -> Bool {
    guard let utf8, let start = utf8.baseAddress else { return false }
    return utf8.count == text.utf8CodeUnitCount && memcmp(start, text.utf8Start, utf8.count) == 0
  }

  /// The value of the first member `key`; nil if there is none or this is not an object.
  ///
  /// - Complexity: O(members); ``JSONMembers/find(_:)`` is faster for several keys.
  package subscript(key: StaticString) -> JSONView? {
    members?.first { $0.key.isString(key) }?.value
  }

  /// The values of an array.
  package var elements: JSONElements? {
    tag == UInt8(ascii: "[") ? JSONElements(within: self) : nil
  }

  /// The members of an object.
  package var members: JSONMembers? {
    tag == UInt8(ascii: "{") ? JSONMembers(within: self) : nil
  }

  /// The place on the tape after this value.
  var end: Int {
    switch tag {
    case UInt8(ascii: "["), UInt8(ascii: "{"): Int(payload & 0xFFFF_FFFF)
    case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
    default: index + 1
    }
  }

  func at(_ index: Int) -> JSONView {
    JSONView(tape: tape, strings: strings, index: index)
  }
}
