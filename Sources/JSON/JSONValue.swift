/// A JSON document in memory, for documents that are small or kept for long, such as settings.
///
/// Journals are read through ``JSONParser`` and ``JSONView`` instead.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number without a fraction or an exponent.
  case integer(Int)
  /// Any other number, including integers beyond `Int`. Written with the fewest digits that read
  /// back the same; infinities and NaN, which JSON does not have, are written as `null`.
  case number(Double)
  /// Hundredths, written as a number with exactly two decimals: 250 is `2.50`. It is read back as a
  /// ``number(_:)``.
  case hundredths(Int)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  package var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value of any number, rounded if a double cannot hold it.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .hundredths(let value): Double(value) / 100
    default: nil
    }
  }

  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  package var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The value of the member `key`; nil if there is none or this is not an object.
  package subscript(key: String) -> JSONValue? { object?[key] }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}
