/// A text as answers are compared: its letters and digits, without what is forgiven.
///
/// Each unit of the key knows which character of the text it stands for, so that a difference
/// between two keys can be shown in the texts.
struct AnswerKey: Hashable {
  /// A letter or a digit, in lower case and without accents.
  struct Unit: Hashable {
    var character: Character
    /// The character of the text it stands for, counted from 0; ascending.
    var place: Int
  }

  /// The text's characters.
  let text: [Character]
  private(set) var units: [Unit] = []

  /// - Complexity: O(*n*) in the length of the text.
  init(_ text: String) {
    self.text = Array(text)
    var words = self.text.indices.split { self.text[$0].isWhitespace }
    if words.count > 1, isArticle(words[0]) { words.removeFirst() }
    for word in words {
      for part in word.split(whereSeparator: { Self.joiners.contains(self.text[$0]) }) {
        units += number(part) ?? letters(part)
      }
    }
    // A text of signs alone is compared as it is.
    if units.isEmpty { units = words.joined().map { Unit(character: self.text[$0], place: $0) } }
  }

  /// The key without the text it came from.
  var characters: [Character] { units.map(\.character) }

  /// What parts the words of a compound.
  private static let joiners: Set<Character> = ["-", "/", "‐", "‑", "–", "—"]

  private func isArticle(_ word: Range<Int>) -> Bool {
    ["a", "an", "the"].contains(String(text[word]).lowercased())
  }

  // MARK: Words

  /// The letters and digits of a part of a word; of other signs only those of `C++` and `C#`.
  private func letters(_ part: Range<Int>) -> [Unit] {
    var units: [Unit] = []
    var isAfterLetter = false
    for place in part {
      for scalar in folded(text[place]) {
        let isMark = isAfterLetter && (scalar == "+" || scalar == "#")
        let isLetter = scalar.properties.isAlphabetic
        guard isLetter || isMark || scalar.properties.numericType != nil else { continue }
        units.append(Unit(character: Character(scalar), place: place))
        isAfterLetter = isLetter || isMark
      }
    }
    return americanized(units)
  }

  /// A character in lower case with its accents apart.
  private func folded(_ character: Character) -> [Unicode.Scalar] {
    if let byte = character.asciiValue {
      return [Unicode.Scalar(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)]
    }
    switch character {
    case "æ", "Æ": return ["a", "e"]
    case "œ", "Œ": return ["o", "e"]
    default: return canonicallyDecomposed(character.lowercased())
    }
  }

  private func americanized(_ units: [Unit]) -> [Unit] {
    guard units.count > 3 else { return units }
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

  /// Replaces letters; those that stay the same keep their places.
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

  /// A number such as `$1,676.00`, with its unit if it has one, without its signs, separators and
  /// idle zeros: `1676`; nil for a part that is no number.
  private func number(_ part: Range<Int>) -> [Unit]? {
    let start = part.first { text[$0].isASCIIDigit || text[$0] == "." } ?? part.upperBound
    if part.lowerBound..<start ~= part.lowerBound,
      text[part.lowerBound..<start].contains(where: { $0.isLetter || $0.isNumber })
    {
      return nil
    }
    let places = (start..<part.upperBound).prefix {
      text[$0].isASCIIDigit || text[$0] == "," || text[$0] == "."
    }
    let rest = places.upperBound..<part.upperBound
    if text[rest].contains(where: \.isNumber) { return nil }
    let sides = places.filter { text[$0] != "," }
      .split(maxSplits: 2, omittingEmptySubsequences: false) { text[$0] == "." }
    guard sides.count <= 2, sides.contains(where: { !$0.isEmpty }) else { return nil }
    var units = sides[0].map { Unit(character: text[$0], place: $0) }
    if sides.count == 2 {
      let fraction = sides[1].reversed().drop { text[$0] == "0" }.reversed()
      if units.isEmpty { units.append(Unit(character: "0", place: start)) }
      if let first = fraction.first {
        units.append(Unit(character: ".", place: first - 1))
        units += fraction.map { Unit(character: text[$0], place: $0) }
      }
    }
    return units + letters(rest)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { "0"..."9" ~= self }
}
