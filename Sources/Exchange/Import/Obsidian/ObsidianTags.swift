import Text

/// The tags of a line in an Obsidian note; `#flashcards/a/b` tags name decks.
struct ObsidianTags {
  /// The names of the decks, outermost level first; an empty one for `#flashcards` itself.
  private(set) var decks: [[String]] = []
  /// The other tags, without their `#`.
  private(set) var others: [String] = []

  init() {}

  /// Reads tags without their `#`.
  init(_ tags: some Sequence<Substring>) {
    for tag in tags {
      if let deck = Self.deck(tag) { decks.append(deck) } else { others.append(String(tag)) }
    }
  }

  /// Adds more tags.
  mutating func add(_ more: ObsidianTags) {
    decks += more.decks
    others += more.others
  }

  /// Whether a line consists only of tags.
  static func isTagLine(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    return !words.isEmpty && words.allSatisfy { tag($0) != nil }
  }

  /// All tags of a line.
  init(in line: String) {
    self.init(
      line.utf8.contains(.numberSign)
        ? line.split(whereSeparator: \.isWhitespace).compactMap(Self.tag) : [])
  }

  /// Removes the tags at both ends of a text if one of them is a flashcard tag; `#fff` may be the
  /// answer.
  static func takeOff(_ text: inout String) -> ObsidianTags {
    guard text.utf8.contains(.numberSign) else { return ObsidianTags() }
    var rest = text[...]
    var taken: [Substring] = []
    let first = leadingTags(rest)
    if first.tags.contains(where: { deck($0) != nil }) {
      taken += first.tags
      rest = first.rest
    }
    let last = trailingTags(rest)
    if last.tags.contains(where: { deck($0) != nil }) {
      taken += last.tags
      rest = last.rest
    }
    guard !taken.isEmpty else { return ObsidianTags() }
    text = rest.trimmed()
    return ObsidianTags(taken)
  }

  private static func leadingTags(_ text: Substring) -> (tags: [Substring], rest: Substring) {
    var tags: [Substring] = []
    var rest = text.drop(while: \.isWhitespace)
    while rest.first == "#" {
      let word = rest.prefix { !$0.isWhitespace }
      guard let tag = tag(word) else { break }
      tags.append(tag)
      rest = rest[word.endIndex...].drop(while: \.isWhitespace)
    }
    return (tags, rest)
  }

  private static func trailingTags(_ text: Substring) -> (tags: [Substring], rest: Substring) {
    var tags: [Substring] = []
    var rest = text
    while let end = rest.lastIndex(where: { !$0.isWhitespace }) {
      let line = rest[...end]
      let start = line.lastIndex(where: \.isWhitespace).map(line.index(after:)) ?? line.startIndex
      guard let tag = tag(line[start...]) else { break }
      tags.insert(tag, at: 0)
      rest = line[..<start]
    }
    return (tags, rest)
  }

  /// The tag in a word, without its `#`: letters, digits, `_`, `-` and `/`, not only digits.
  private static func tag(_ word: Substring) -> Substring? {
    guard word.first == "#" else { return nil }
    let tag = word.dropFirst()
    guard !tag.isEmpty, !tag.allSatisfy(\.isNumber),
      tag.allSatisfy({ !$0.isASCII || $0.isLetter || $0.isNumber || "_-/".contains($0) })
    else { return nil }
    return tag
  }

  private static func deck(_ tag: Substring) -> [String]? {
    let levels = tag.split(separator: "/")
    guard levels.first?.lowercased() == "flashcards" else { return nil }
    return levels.dropFirst().map(String.init)
  }
}
