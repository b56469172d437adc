/// A typing slip: two letters swapped, one typed twice or left out, or the key next to the right
/// one, on a US keyboard.
///
/// A wrong vowel or ending is not a slip of the fingers. In medicine that is the mistake that
/// matters: `abduction` and `adduction`, `ileum` and `ilium`.
enum TypingSlip {
  /// Whether exactly one slip turns `word` into `typed`.
  /// - Complexity: O(*n*) in the length of the words.
  static func makes(_ typed: [Character], of word: [Character]) -> Bool {
    let start = zip(word, typed).prefix { $0 == $1 }.count
    let (restOfWord, rest) = (word[start...], typed[start...])
    switch typed.count - word.count {
    case -1: return restOfWord.dropFirst() == rest
    case 0:
      guard let right = restOfWord.first, let wrong = rest.first else { return false }
      if restOfWord.dropFirst() == rest.dropFirst() { return isNeighbor(wrong, of: right) }
      return restOfWord.count > 1 && restOfWord.dropFirst(2) == rest.dropFirst(2)
        && restOfWord.prefix(2) == ArraySlice(rest.prefix(2).reversed())
    case 1:
      guard let extra = rest.first, rest.dropFirst() == restOfWord else { return false }
      // A finger that hits two keys, or one of them twice.
      return [word[..<start].last, restOfWord.first].contains { key in
        key.map { $0 == extra || isNeighbor(extra, of: $0) } ?? false
      }
    default: return false
    }
  }

  private static func isNeighbor(_ key: Character, of other: Character) -> Bool {
    neighbors[other]?.contains(key) ?? false
  }

  private static let neighbors: [Character: Set<Character>] = {
    // Each row is offset a little further to the right than the one above it.
    let rows: [(keys: String, offset: Double)] = [
      ("qwertyuiop", 0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75),
    ]
    let keys = rows.enumerated().flatMap { row, line in
      line.keys.enumerated().map { (key: $1, row: row, column: Double($0) + line.offset) }
    }
    return Dictionary(
      uniqueKeysWithValues: keys.map { key in
        let near = keys.filter {
          $0.key != key.key && abs($0.row - key.row) <= 1 && abs($0.column - key.column) <= 1
        }
        return (key.key, Set(near.map(\.key)))
      })
  }()
}
