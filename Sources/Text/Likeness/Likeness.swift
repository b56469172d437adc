/// Whether a word may be meant as a name: they differ by at most two letters, or one begins with
/// the other, ignoring case and accents.
package func isLike(_ word: String, _ name: String) -> Bool {
  let (word, name) = (searchKey(word), searchKey(name))
  if min(word.count, name.count) >= 2, name.hasPrefix(word) || word.hasPrefix(name) { return true }
  let shorter = min(word.count, name.count)
  guard shorter >= 3, abs(word.count - name.count) <= 2 else { return false }
  return editDistance(Array(word), Array(name)) <= (shorter == 3 ? 1 : 2)
}

/// The names that may be meant, most similar first; at most `limit`.
package func names(like word: String, among names: [String], limit: Int = 3) -> [String] {
  let typed = Array(searchKey(word))
  let wordCount = word.split(separator: " ").count
  return Set(names).filter { name in
    // A mistyped beginning of a name means the name.
    let beginning = name.split(separator: " ").prefix(wordCount).joined(separator: " ")
    return isLike(word, name) || isLike(word, beginning)
  }
  .map { (name: $0, distance: editDistance(typed, Array(searchKey($0)))) }
  .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
  .prefix(limit).map(\.name)
}
