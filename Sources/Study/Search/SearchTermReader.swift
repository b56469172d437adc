import Collection
import Flashcards
import Text

/// Turns a word into a condition.
struct SearchTermReader {
  private let token: SearchToken

  init(_ token: SearchToken) {
    self.token = token
  }

  func term(field: String?, value: String) throws(CardSearch.Problem) -> CardSearch.Term {
    guard let field else { return .text(searchKey(value)) }
    guard let known = CardSearch.Field(rawValue: field.lowercased()) else {
      // Cards also contain `Note: see below`, `10:30` and `https://…`.
      guard Self.isWord(field), !value.isEmpty, !value.hasPrefix("//") else {
        return .text(searchKey("\(field):\(value)"))
      }
      throw unknown(field, value)
    }
    guard !value.isEmpty else { throw empty(known) }
    switch known {
    case .deck: return .deck(value)
    case .tag: return .tag(Glob(value))
    case .id: return .id(value.lowercased())
    case .is: return try state(value)
    case .flag: return .flag(try flags(value))
    case .kind: return .kind(try kind(value))
    case .prop: return try property(value)
    case .rated: return try rated(value)
    case .added: return .added(days: try days(value, in: "added:7"))
    case .re: return .pattern(try pattern(value))
    }
  }

  // MARK: Values

  private func state(_ value: String) throws(CardSearch.Problem) -> CardSearch.Term {
    let word = value.lowercased()
    if let state = CardState(rawValue: word) { return .state(state) }
    if let trait = CardSearch.Trait(rawValue: word) { return .trait(trait) }
    throw unknown("`is:\(value)` is not a state", value, CardSearch.states, before: "is:")
  }

  /// `3`, `none` (or `0`), `any`.
  private func flags(_ value: String) throws(CardSearch.Problem) -> ClosedRange<Int> {
    switch value.lowercased() {
    case "any": return 1...7
    case "none": return 0...0
    default:
      if let flag = Int(value), 0...7 ~= flag { return flag...flag }
      throw problem(
        "`\(value)` is not a flag",
        "write flag:1 to flag:7, flag:none (or flag:0) for cards without one, or flag:any")
    }
  }

  private func kind(_ value: String) throws(CardSearch.Problem) -> Card.Kind {
    if let kind = Card.Kind(rawValue: value.lowercased()) { return kind }
    throw unknown("there is no kind of card `\(value)`", value, CardSearch.kinds, before: "kind:")
  }

  private func pattern(_ value: String) throws(CardSearch.Problem) -> TextPattern {
    do {
      return try TextPattern(value)
    } catch {
      throw problem(
        "`\(value)` is not a regular expression: \(error.message)",
        #"put it in quotation marks if it has spaces or parentheses, as in re:"E1[01]\.\d""#)
    }
  }

  private func property(_ value: String) throws(CardSearch.Problem) -> CardSearch.Term {
    let name = value.prefix { $0.isLetter }
    let rest = value.dropFirst(name.count)
    guard let property = CardSearch.Property(rawValue: name.lowercased()) else {
      throw unknown(
        "no card has a property `\(name)`", String(name), CardSearch.properties, before: "prop:")
    }
    let example =
      property == .easiness ? "prop:ef<1.8" : "prop:\(property.rawValue)>=\(3)"
    guard
      let comparison = CardSearch.Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
    else {
      throw problem(
        "`prop:\(value)` compares `\(property.rawValue)` with nothing",
        "write <, <=, =, !=, >= or > and a number after it, as in \(example)")
    }
    let text = String(rest.dropFirst(comparison.rawValue.count))
    let number = property == .easiness ? Self.hundredths(text) : Int(text)
    guard let number else {
      throw problem(
        "`\(text)` is not \(property == .easiness ? "an easiness" : "a whole number")",
        "write a number after `\(comparison.rawValue)`, as in \(example)")
    }
    return .property(property, comparison, number)
  }

  private func rated(_ value: String) throws(CardSearch.Problem) -> CardSearch.Term {
    let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let days = try days(String(parts[0]), in: "rated:7")
    guard parts.count > 1 else { return .rated(days: days, grades: 0...5) }
    let ends = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let low = ends.first.flatMap { Self.grade($0) }
    let high = ends.count == 3 && ends[1].isEmpty ? Self.grade(ends[2]) : nil
    if let low, ends.count == 1 { return .rated(days: days, grades: low...low) }
    guard let low, let high, low <= high else {
      throw problem(
        "`\(parts[1])` is neither a grade nor a range of grades",
        "grades go from 0 to 5: rated:7:3 or rated:7:0..2")
    }
    return .rated(days: days, grades: low...high)
  }

  private func days(_ value: String, in example: String) throws(CardSearch.Problem) -> Int {
    guard let days = Int(value), (1...100_000).contains(days) else {
      throw problem(
        "`\(value)` is not a number of days",
        "write how many days back, today included, as in \(example)")
    }
    return days
  }

  private static func grade(_ text: Substring) -> Int? {
    guard let grade = Int(text), (0...5).contains(grade) else { return nil }
    return grade
  }

  /// `2`, `1.8` or `1.85` in hundredths.
  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), whole < 1_000_000
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard parts[1].count <= 2, let rest = Int((parts[1] + "0").prefix(2)) else { return nil }
    return whole * 100 + rest
  }

  // MARK: Problems

  private static func isWord(_ field: String) -> Bool {
    field.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
  }

  /// A problem for a word before a colon that is not a field.
  private func unknown(_ field: String, _ value: String) -> CardSearch.Problem {
    let meant = names(like: field + ":", among: CardSearch.fields)
    let fields =
      meant.isEmpty
      ? "the fields are \(CardSearch.fields.joined(separator: ", "))."
      : "did you mean \(meant.map { "`\($0)`" }.joined(separator: " or "))?"
    return problem(
      "there is no field `\(field):`",
      "\(fields) A text goes in quotation marks: \"\(field):\(value)\" (in a shell, '\"\(field):\(value)\"')",
      at: token.column)
  }

  private func problem(
    _ message: String, _ hint: String, at column: Int? = nil
  ) -> CardSearch.Problem {
    CardSearch.Problem(column: column ?? token.valueColumn, message: message, hint: hint)
  }

  private func empty(_ field: CardSearch.Field) -> CardSearch.Problem {
    let example =
      switch field {
      case .deck: "deck:billing, or deck:\"Billing tasks\""
      case .tag: "tag:cpb"
      case .id: "id:b-"
      case .is: "is:due"
      case .flag: "flag:3"
      case .kind: "kind:cloze"
      case .prop: "prop:ivl>21"
      case .rated: "rated:7"
      case .added: "added:7"
      case .re: "re:E1[01]"
      }
    return problem(
      "nothing follows `\(field.rawValue):`", "write a value right after the colon: \(example)",
      at: token.column)
  }

  /// A problem for a word that is not one of the valid ones.
  private func unknown(
    _ message: String, _ word: String, _ words: [String], before prefix: String
  ) -> CardSearch.Problem {
    let close = names(like: word, among: words)
    let known = "write \(words.map { prefix + $0 }.joined(separator: ", "))"
    return problem(
      message,
      close.isEmpty
        ? known
        : "did you mean \(close.map { "`\(prefix)\($0)`" }.joined(separator: " or "))? \(known)")
  }
}
