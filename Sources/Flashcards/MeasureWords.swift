/// Words for the signs of measures: `20 percent` is `20 %`, and `50 dollars` is `50 $`.
///
/// They count as signs only after a number, so that `a percent of the charge` stays as it is.
enum MeasureWords {
  private static let signs: [(word: [Character], sign: Character)] = [
    ("percent", "%"), ("per cent", "%"), ("pct", "%"), ("dollars", "$"), ("dollar", "$"),
  ].map { (Array($0.0), $0.1) }

  /// The text with such words replaced by signs, without the hyphen in `20-percent`.
  /// - Complexity: O(*n*) in the length of the text.
  static func replaced(in text: [Character]) -> [Character] {
    guard text.contains(where: isDigit) else { return text }
    var result: [Character] = []
    var index = 0
    while index < text.count {
      if let (count, sign) = sign(at: index, in: text), follows(result) {
        while result.last == "-" { result.removeLast() }
        result.append(sign)
        index += count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// The sign for the word at a place, and the word's length.
  private static func sign(at index: Int, in text: [Character]) -> (count: Int, sign: Character)? {
    guard "pdPD".contains(text[index]) else { return nil }
    for (word, sign) in signs where text.count - index >= word.count {
      let end = index + word.count
      guard end == text.count || !(text[end].isLetter || text[end].isNumber),
        zip(text[index..<end], word).allSatisfy({ $0 == $1 || $0.lowercased() == String($1) })
      else { continue }
      return (word.count, sign)
    }
    return nil
  }

  /// Whether a number precedes, followed by spaces or a hyphen.
  private static func follows(_ text: [Character]) -> Bool {
    let spaces = text.reversed().prefix { $0 == " " || $0 == "\u{A0}" }.count
    let rest = text.dropLast(spaces)
    return (spaces == 0 && rest.last == "-" ? rest.dropLast() : rest).last.map(isDigit) ?? false
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
