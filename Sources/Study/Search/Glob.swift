import Text

/// A word in which `*` matches any text; ignores case and accents.
struct Glob: Hashable, Sendable {
  /// The word as the user wrote it.
  let text: String
  private let parts: [String]

  init(_ text: String) {
    self.text = text
    parts = searchKey(text).split(separator: "*", omittingEmptySubsequences: false)
      .map(String.init)
  }

  func matches(_ text: String) -> Bool { matches(key: searchKey(text)) }

  /// Whether it matches a tag or a parent of it: `a::b` is also an `a`.
  func matches(tag: String) -> Bool {
    let key = searchKey(tag)
    return matches(key: key)
      || key.ranges(of: "::").contains { matches(key: String(key[..<$0.lowerBound])) }
  }

  private func matches(key: String) -> Bool {
    guard parts.count > 1 else { return key == parts[0] }
    let (first, last) = (parts[0], parts[parts.count - 1])
    guard key.count >= first.count + last.count, key.hasPrefix(first), key.hasSuffix(last)
    else { return false }
    var rest = key.dropFirst(first.count).dropLast(last.count)
    for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
