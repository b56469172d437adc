extension AnswerKey {
  /// The words in which this key and another differ: all but the words that both begin with and
  /// those that both end with.
  func differingWords(from other: AnswerKey) -> (own: Range<Int>, others: Range<Int>) {
    let shorter = min(units.count, other.units.count)
    var start = zip(units, other.units).prefix { $0.character == $1.character }.count
    while !startsWord(at: start) || !other.startsWord(at: start) { start -= 1 }
    var rest = zip(units.reversed(), other.units.reversed())
      .prefix { $0.character == $1.character }.count
    rest = min(rest, shorter - start)
    while !startsWord(at: units.count - rest) || !other.startsWord(at: other.units.count - rest) {
      rest -= 1
    }
    return (start..<(units.count - rest), start..<(other.units.count - rest))
  }

  /// Whether the units are letters.
  func isWord(_ range: Range<Int>) -> Bool { units[range].allSatisfy { $0.character.isLetter } }

  /// Whether the units are capital letters, as in codes and abbreviations.
  func isInCapitals(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    let written = text[units[first].place...units[last].place]
    return written.contains(where: \.isUppercase) && !written.contains(where: \.isLowercase)
  }

  /// Whether a word begins at a unit, or all words end before it.
  private func startsWord(at index: Int) -> Bool {
    guard index > 0, index < units.count else { return true }
    let (last, place) = (units[index - 1].place, units[index].place)
    return text[min(last + 1, place)..<place].contains {
      $0.isWhitespace || $0.isSymbol || $0.isPunctuation && !Self.innerSigns.contains($0)
    }
  }

  /// The signs inside words: `Crohn's`, `E.coli`.
  private static let innerSigns: Set<Character> = ["'", "’", "."]
}
