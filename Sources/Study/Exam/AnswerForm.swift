import Flashcards

/// The form of an answer. The options of a multiple choice must share one form, or the right one
/// stands out.
///
/// Equal forms have the same kind of answer (number, code, abbreviation, words), the same unit and
/// the same number of words. Words do not show what they refer to, so the question has to ask for
/// the same thing too: who, how often, which part.
struct AnswerForm: Hashable {
  private let pattern: String
  /// The answer's number, if everything else in it is words; nil for codes and words.
  let number: Double?

  /// - Parameter asked: What the question asks for; nil if unknown.
  /// - Complexity: Linear in the length of the text.
  init(_ text: String, asked: String?) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let hasDigits = text.contains(where: \.isWholeNumber)
    if hasDigits {
      pattern = "# " + words.map { Self.shape($0) }.joined(separator: " ")
      number = Self.number(in: words)
    } else {
      pattern = Self.wording(words, asked ?? text)
      number = nil
    }
  }

  static func == (left: AnswerForm, right: AnswerForm) -> Bool { left.pattern == right.pattern }

  func hash(into hasher: inout Hasher) { hasher.combine(pattern) }

  /// `A9` for `E11.9`, `$9` for `$1,200`, `day` for `days`: the letters and digits of codes are
  /// generalized, and words next to them are the unit that is counted.
  private static func shape(_ word: Substring) -> String {
    guard word.contains(where: \.isWholeNumber) else {
      let small = word.lowercased()
      return small.count > 3 && small.hasSuffix("s") ? String(small.dropLast()) : small
    }
    // A number of five digits is a code, unlike a number of two.
    if word.allSatisfy(\.isWholeNumber) { return String(repeating: "9", count: word.count) }
    var shape = ""
    for character in word {
      let sign: Character =
        character.isWholeNumber ? "9" : character.isLetter ? "A" : character
      if sign == "." || sign == ",", shape.last == "9" { continue }
      if sign == "9" || sign == "A", shape.last == sign { continue }
      shape.append(sign)
    }
    return shape
  }

  /// The number in a text, if only one of its words has digits and they form one number.
  private static func number(in words: [Substring]) -> Double? {
    let numbers = words.filter { $0.contains(where: \.isWholeNumber) }
    guard numbers.count == 1, let word = numbers.first, !word.contains(where: \.isLetter) else {
      return nil
    }
    return Double(String(word.filter { $0.isWholeNumber || $0 == "." }))
  }

  private static func wording(_ words: [Substring], _ asked: String) -> String {
    guard let first = words.first else { return "" }
    if words.count == 1 {
      if ["yes", "no", "true", "false"].contains(first.lowercased()) { return "yes or no" }
      if first.hasPrefix("-") { return "suffix" }
      if first.hasSuffix("-") { return "prefix" }
      if first.allSatisfy({ $0.isUppercase || !$0.isLetter }) {
        return first.count == 1 ? "letter" : first.count == 2 ? "two letters" : "abbreviation"
      }
    }
    let isName = words.count > 1 && words.allSatisfy { $0.first?.isUppercase ?? false }
    return "\(words.count) words" + (isName ? " of a name: " : ": ") + asked
  }
}

extension Card {
  /// What the question asks for, judging by its words: `who`, `how often`, `which part`; nil if
  /// unknown.
  var asksFor: String? {
    switch kind {
    case .term: return "term"
    case .cloze, .choice, .ordering: return nil
    case .basic: break
    }
    let words = question.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }
    guard
      let place = words.lastIndex(where: {
        ["who", "whom", "whose", "when", "where", "how", "which", "what"].contains($0)
      })
    else { return nil }
    let next = words[(place + 1)...].first.map(String.init) ?? ""
    switch words[place] {
    case "how", "which": return "\(words[place]) \(next)"
    case "what": return ["is", "are", "does", "do", "was"].contains(next) ? nil : "which \(next)"
    default: return String(words[place])
    }
  }
}
