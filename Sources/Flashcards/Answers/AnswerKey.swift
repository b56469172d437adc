/// A text in the form in which answers are compared: its letters, digits and signs, without what is
/// ignored.
///
/// Marks that may be left out, but not moved or exchanged, are in ``marks``.
///
/// Each unit of the key knows its character in the text, so that a difference between two keys can
/// be shown in the texts.
struct AnswerKey: Hashable {
  /// A letter, a digit or a significant sign, in lowercase and without accents.
  struct Unit: Hashable {
    var character: Character
    /// The index of its character in the text, from 0; ascending.
    var place: Int
  }

  /// The text's characters, with signs in place of words for units of measure.
  let text: [Character]
  private(set) var units: [Unit] = []
  /// The signs, units and separators of the numbers and codes.
  private(set) var marks = AnswerMarks()

  /// - Complexity: O(*n*) in the length of the text.
  init(_ text: String) {
    self.text = MeasureWords.replaced(in: Array(text))
    let signs = FoldedSigns(self.text).units
    var words = signs.split { $0.character.isWhitespace }
    if words.count > 1, Self.articles.contains(String(words[0].map(\.character))),
      !Self.isOperator(words[1])
    {
      words.removeFirst()
    }
    for word in words {
      for part in word.split(whereSeparator: { Self.joiners.contains($0.character) }) {
        units += number(part) ?? letters(part)
      }
    }
    // A text of signs only is compared unchanged.
    if units.isEmpty { units = Array(words.joined()) } else { marks = AnswerMarks(of: self) }
  }

  /// The key without its source text.
  var characters: [Character] { units.map(\.character) }

  /// The separators in compound words.
  private static let joiners: Set<Character> = ["-", "/"]

  /// Whether a word is a sign between two others: the `a` in `a → b` is not an article.
  private static func isOperator(_ word: ArraySlice<Unit>) -> Bool {
    word.count == 1 && word.allSatisfy { FoldedSigns.isKept($0.character) || $0.character == "+" }
  }

  private static let articles: Set<String> = ["a", "an", "the"]

  // MARK: Words

  /// The letters and digits of a part of a word, and the signs that carry meaning, as in `C++`,
  /// `C#`, `HER2+` and `≥`.
  private func letters(_ part: some Collection<Unit>) -> [Unit] {
    var units: [Unit] = []
    var isAfterLetter = false
    for (index, unit) in zip(part.indices, part) {
      let isMark = unit.character == "#" ? isAfterLetter : unit.character == "+"
      if isMark, index == part.startIndex, part.dropFirst().first?.isASCIIDigit ?? false {
        continue
      }
      let isLetter = unit.character.isLetterOfKey
      guard
        isLetter || isMark || unit.character.isDigitOfKey
          || FoldedSigns.isKept(unit.character)
      else { continue }
      units.append(unit)
      isAfterLetter = isLetter || isMark
    }
    return americanized(units)
  }

  private func americanized(_ units: [Unit]) -> [Unit] {
    guard units.count >= SpellingVariants.shortestWord else { return units }
    var word: [UInt8] = []
    for unit in units {
      guard let byte = unit.character.asciiValue, UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
      else { return units }
      word.append(byte)
    }
    var units = units
    var start = 0
    while let change = SpellingVariants.change(in: word, from: start) {
      apply(change, to: &units)
      word.replaceSubrange(change.start..<(change.start + change.count), with: change.letters)
      start = change.start + change.letters.count
    }
    if let letter = SpellingVariants.letterOfEnding(word) { units[letter].character = "z" }
    return units
  }

  /// Replaces letters; unchanged ones keep their places.
  private func apply(_ change: SpellingVariants.Change, to units: inout [Unit]) {
    let end = change.start + change.count
    let old = Array(units[change.start..<end])
    let new = change.letters.map { Character(Unicode.Scalar($0)) }
    let prefix = zip(old, new).prefix { $0.character == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed())
      .prefix { $0.character == $1 }.count
    let middle = new.indices.dropFirst(prefix).dropLast(suffix).map { index in
      let place = old[min(index, old.count - suffix - 1)].place
      return Unit(character: new[index], place: place)
    }
    units.replaceSubrange((change.start + prefix)..<(end - suffix), with: middle)
  }

  // MARK: Numbers

  /// A number such as `$1,676.00`, with its unit if it has one, but without its sign, separators
  /// and trailing zeros: `1676`; nil for a part that is not a number.
  private func number(_ part: ArraySlice<Unit>) -> [Unit]? {
    let start = part.firstIndex { $0.isASCIIDigit || $0.character == "." } ?? part.endIndex
    if part[..<start].contains(where: { $0.character.isLetter || $0.character.isNumber }) {
      return nil
    }
    let digits = part[start...].prefix {
      $0.isASCIIDigit || $0.character == "," || $0.character == "."
    }
    let rest = part[digits.endIndex...]
    let isPower = rest.first?.character == FoldedSigns.power
    if !isPower, rest.contains(where: \.character.isNumber) { return nil }
    let sides = digits.filter { $0.character != "," }
      .split(maxSplits: 2, omittingEmptySubsequences: false) { $0.character == "." }
    guard sides.count <= 2, sides.contains(where: { !$0.isEmpty }) else { return nil }
    var units = Array(sides[0])
    if sides.count == 2 {
      let fraction = sides[1].reversed().drop { $0.character == "0" }.reversed()
      if units.isEmpty { units.append(Unit(character: "0", place: digits[start].place)) }
      if let first = fraction.first {
        units.append(Unit(character: ".", place: max(0, first.place - 1)))
        units += fraction
      }
    }
    return part[..<start].filter { FoldedSigns.isKept($0.character) } + units + letters(rest)
  }
}

extension AnswerKey.Unit {
  var isASCIIDigit: Bool { character.asciiValue.map { 0x30...0x39 ~= $0 } ?? false }
}

extension Character {
  fileprivate var isLetterOfKey: Bool { unicodeScalars.first?.properties.isAlphabetic ?? false }

  fileprivate var isDigitOfKey: Bool { unicodeScalars.first?.properties.numericType != nil }
}
