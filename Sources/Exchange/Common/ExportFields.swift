import Flashcards
import JSON
import Journal

/// The members of one object of an export, requested in the order in which they are written.
struct ExportFields {
  private var members: JSONMembers?

  /// A value that is not an object has no members.
  init(_ view: JSONView) {
    members = view.members
  }

  /// A keyword, or nil if there is none.
  mutating func word(_ key: StaticString) -> String? {
    members?.find(key)?.string
  }

  /// A text that is not empty.
  mutating func text(_ key: StaticString) throws(FieldError) -> String {
    guard let text = word(key), text.contains(where: { !$0.isWhitespace }) else {
      throw FieldError(key, "a text")
    }
    return text
  }

  /// A text; nil if it is null, missing or empty.
  mutating func optionalText(_ key: StaticString) throws(FieldError) -> String? {
    guard let view = members?.find(key), !view.isNull else { return nil }
    guard let text = view.string else { throw FieldError(key, "a text or null") }
    return text.isEmpty ? nil : text
  }

  mutating func optionalDate(_ key: StaticString) throws(FieldError) -> FactDate? {
    guard let text = try optionalText(key) else { return nil }
    guard let date = FactDate(text) else {
      throw FieldError(key, "a date as in \"2026\", \"2026-05\" or \"2026-05-31\", or null")
    }
    return date
  }

  mutating func bool(_ key: StaticString) throws(FieldError) -> Bool {
    guard let value = members?.find(key)?.bool else { throw FieldError(key, "true or false") }
    return value
  }

  mutating func integer(_ key: StaticString, atLeast least: Int) throws(FieldError) -> Int {
    guard let value = members?.find(key)?.integer, value >= least else {
      throw FieldError(key, "a number")
    }
    return value
  }

  /// A list of numbers; empty if it is missing.
  mutating func optionalIntegers(
    _ key: StaticString, atLeast least: Int
  ) throws(FieldError) -> [Int] {
    guard let view = members?.find(key), !view.isNull else { return [] }
    guard let elements = view.elements else { throw FieldError(key, "a list of numbers") }
    var numbers: [Int] = []
    for element in elements {
      guard let number = element.integer, number >= least else {
        throw FieldError(key, "a list of numbers")
      }
      numbers.append(number)
    }
    return numbers
  }

  mutating func elements(_ key: StaticString) throws(FieldError) -> JSONElements {
    guard let elements = members?.find(key)?.elements else { throw FieldError(key, "a list") }
    return elements
  }

  /// A list of texts; empty if it is missing.
  mutating func texts(_ key: StaticString) throws(FieldError) -> [String] {
    guard let view = members?.find(key), !view.isNull else { return [] }
    guard let elements = view.elements else { throw FieldError(key, "a list of texts") }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string, !text.isEmpty else {
        throw FieldError(key, "a list of texts")
      }
      texts.append(text)
    }
    return texts
  }

  /// A list of single words.
  mutating func tags(_ key: StaticString) throws(FieldError) -> [String] {
    let tags = try texts(key)
    guard tags.allSatisfy({ !$0.contains { $0.isWhitespace || $0 == "," } }) else {
      throw FieldError(key, "a list of words without spaces and commas")
    }
    return tags
  }
}
