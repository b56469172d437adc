/// Decides whether a typing slip may turn a word into another word, so that it is unclear which one
/// was meant.
///
/// The knowledge of words is built in: the word elements of medicine, English endings, and
/// ``ConfusableWords``. Words are in lowercase ASCII letters, in American spelling.
enum Confusables {
  /// Whether `typed`, a slip away from `word`, may mean something else.
  static func mayMeanAnother(_ typed: String, than word: String) -> Bool {
    ConfusableWords.all.contains(typed) || differInElement(typed, word)
      || differInEnding(typed, word) || differInNegation(typed, word)
      || isBetween(typed, word)
  }

  // MARK: Word elements

  /// Whether the words differ in one element of medical words, like `exophoria` and `esophoria`.
  /// Short elements count only at the beginning: inside a word they may be anything.
  private static func differInElement(_ typed: String, _ word: String) -> Bool {
    let (typed, word) = (Array(typed.utf8), Array(word.utf8))
    let before = zip(typed, word).prefix { $0 == $1 }.count
    let shorter = min(typed.count, word.count)
    let after = zip(typed.reversed(), word.reversed()).prefix { $0 == $1 }.count
    func element(_ text: [UInt8], _ start: Int, _ rest: Int) -> String {
      String(decoding: text[start..<(text.count - rest)], as: UTF8.self)
    }
    for rest in 0...min(after, shorter - before) {
      for start in 0...before where typed.count - rest - start <= WordElements.longest {
        let (one, other) = (element(typed, start, rest), element(word, start, rest))
        let count = min(one.utf8.count, other.utf8.count)
        if start == 0, WordElements.prefixes.contains(one), WordElements.prefixes.contains(other) {
          return true
        }
        if count >= (start == 0 ? 3 : 4), WordElements.roots.contains(one),
          WordElements.roots.contains(other)
        {
          return true
        }
      }
    }
    return false
  }

  // MARK: Endings

  /// Whether the words differ in their endings, like `insurer` and `insured`.
  private static func differInEnding(_ typed: String, _ word: String) -> Bool {
    // Doubling the last letter makes no English word, except `employee` and the like.
    if typed.dropLast() == word, typed.last == word.last, typed.last != "e" { return false }
    return WordElements.endings.contains { group in
      group.contains { ending in
        guard word.hasSuffix(ending), word.utf8.count - ending.utf8.count >= 3 else { return false }
        let stem = String(word.dropLast(ending.count))
        return group.contains { $0 != ending && typed == stem + $0 }
      }
    }
  }

  // MARK: Negation

  /// Whether one of the words has an `a` or an `e` before a typical beginning of a word:
  /// `asystole`, `emission`.
  private static func differInNegation(_ typed: String, _ word: String) -> Bool {
    let (shorter, longer) = typed.utf8.count < word.utf8.count ? (typed, word) : (word, typed)
    guard longer.dropFirst() == shorter, let first = longer.first, "ae".contains(first) else {
      return false
    }
    let onset = shorter.prefix(2)
    guard let begin = onset.first, let next = onset.last, !"aeiou".contains(begin) else {
      return false
    }
    return "aeiouy".contains(next) || WordElements.onsets.contains(String(onset))
  }

  // MARK: Opposites

  /// Whether `typed` is also a slip away from an opposite of `word`: `aduction` is as close to
  /// `adduction` as to `abduction`.
  private static func isBetween(_ typed: String, _ word: String) -> Bool {
    let letters = Array(typed)
    return WordElements.opposites.contains { group in
      group.contains { prefix in
        guard word.hasPrefix(prefix) else { return false }
        let stem = String(word.dropFirst(prefix.count))
        return group.contains { other in
          other != prefix && TypingSlip.makes(letters, of: Array(other + stem))
        }
      }
    }
  }
}
