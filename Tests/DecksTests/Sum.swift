import SpacedRepetition

/// A sum of a computing card, in the notation of `Decks/COMPUTED.tsv`.
///
/// It has numbers, amounts (`$240`), days (`2026-05-10`), `+ - * /`, parentheses and the functions
/// `min`, `max`, `ceil`, `round` (to cents). A day plus a number is a day, a day minus a day a
/// number.
struct Sum {
  enum Value: Equatable {
    case number(Double)
    case day(Day)
  }

  struct Malformed: Error {
    let rest: String
  }

  let value: Value
  /// The amounts and days of the sum that the card's question has to name.
  let given: [Value]

  init(_ text: String) throws {
    var reader = Reader(rest: text[...])
    value = try reader.sum()
    given = reader.given
    guard reader.isAtEnd else { throw Malformed(rest: String(reader.rest)) }
  }
}

extension Sum.Value {
  /// Whether it is the same day, or the same number to the precision of cents and hundredths of a
  /// percent.
  func isClose(to other: Sum.Value) -> Bool {
    guard case (.number(let left), .number(let right)) = (self, other) else { return self == other }
    return abs(left - right) < 0.00005
  }
}

private struct Reader {
  private(set) var rest: Substring
  private(set) var given: [Sum.Value] = []

  init(rest: Substring) { self.rest = rest }

  var isAtEnd: Bool { rest.allSatisfy(\.isWhitespace) }

  private var malformed: Sum.Malformed { Sum.Malformed(rest: String(rest)) }

  mutating func sum() throws -> Sum.Value {
    var value = try product()
    while let sign = take(anyOf: "+-") {
      let next = try product()
      switch (value, next) {
      case (.number(let left), .number(let right)):
        value = .number(sign == "+" ? left + right : left - right)
      case (.day(let day), .number(let days)):
        value = .day(sign == "+" ? day + Int(days) : day - Int(days))
      case (.day(let left), .day(let right)) where sign == "-":
        value = .number(Double(left - right))
      default: throw malformed
      }
    }
    return value
  }

  private mutating func product() throws -> Sum.Value {
    var value = try factor()
    while let sign = take(anyOf: "*/") {
      guard case (.number(let left), .number(let right)) = (value, try factor()) else {
        throw malformed
      }
      value = .number(sign == "*" ? left * right : left / right)
    }
    return value
  }

  private mutating func factor() throws -> Sum.Value {
    if take(anyOf: "(") != nil {
      let value = try sum()
      guard take(anyOf: ")") != nil else { throw malformed }
      return value
    }
    if let name = take(/[a-z]+/) { return .number(try call(String(name))) }
    if let text = take(/\d{4}-\d\d-\d\d/), let day = Day(String(text)) {
      given.append(.day(day))
      return .day(day)
    }
    let isAmount = take(anyOf: "$") != nil
    guard let text = take(/\d+(?:\.\d+)?/), let number = Double(text) else { throw malformed }
    if isAmount { given.append(.number(number)) }
    return .number(number)
  }

  private mutating func call(_ name: String) throws -> Double {
    guard take(anyOf: "(") != nil else { throw malformed }
    var numbers: [Double] = []
    repeat {
      guard case .number(let number) = try sum() else { throw malformed }
      numbers.append(number)
    } while take(anyOf: ",") != nil
    guard take(anyOf: ")") != nil else { throw malformed }
    switch (name, numbers.count) {
    case ("min", 2...): return numbers.min()!
    case ("max", 2...): return numbers.max()!
    case ("ceil", 1): return numbers[0].rounded(.up)
    case ("round", 1): return (numbers[0] * 100).rounded() / 100
    default: throw malformed
    }
  }

  private mutating func take(anyOf characters: String) -> Character? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first, characters.contains(first) else { return nil }
    rest.removeFirst()
    return first
  }

  private mutating func take(_ pattern: Regex<Substring>) -> Substring? {
    rest = rest.drop(while: \.isWhitespace)
    guard let match = rest.prefixMatch(of: pattern) else { return nil }
    rest = rest[match.range.upperBound...]
    return match.output
  }
}
