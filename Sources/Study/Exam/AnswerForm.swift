import Flashcards

/// What sort of text an answer is: options of a multiple choice have to be of one sort, else the
/// right one is known by its looks.
///
/// Equal forms have the same kind of answer (number, code, abbreviation, words), the same unit and as
/// many words. Words say nothing of what they stand for, so what is asked for has to be the same too:
/// who, how often, which part.
struct AnswerForm: Hashable {
  private let pattern: String
  /// The number in it, if that is all that is not words; nil for codes and words.
  let number: Double?

  /// - Parameter asked: What is asked for; nil if nobody can tell.
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

  /// `A9` for `E11.9`, `$9` for `$1,200`, `day` for `days`: letters and digits of codes are alike,
  /// words beside them are what is counted.
  private static func shape(_ word: Substring) -> String {
    guard word.contains(where: \.isWholeNumber) else {
      let small = word.lowercased()
      return small.count > 3 && small.hasSuffix("s") ? String(small.dropLast()) : small
    }
    // A number of five digits is a code, and none of two is like it.
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

  /// The number that a text has, where only one of its words has digits and they are one number.
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
  /// What its question asks for, as far as the words say it: `who`, `how often`, `which part`; nil
  /// where that is not known.
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
