import Text

/// The block between `---` lines at the very top of a deck.
///
/// Keys are written `name: text`; hashcards' TOML (`name = "text"`) is read as well, and makes the
/// deck a hashcards deck.
struct FrontMatterParser {
  var frontMatter = Deck.FrontMatter()
  var isHashcards = false
  /// The first line after the block.
  var endLine = 0
  var problems: [(problem: DeckProblem, line: Int)] = []

  init(_ lines: TextLines) {
    let classifier = LineClassifier()
    guard lines.count > 0, classifier.kind(of: lines.bytes[lines.ranges[0]]) == .separator else {
      return
    }
    let end = (1..<max(1, lines.count)).first {
      classifier.kind(of: lines.bytes[lines.ranges[$0]]) == .separator
    }
    // A first separator without a second, or with cards before it, separates cards.
    let block = 1..<(end ?? lines.count)
    guard let end, !block.contains(where: { isCardTag(lines, $0) }) else {
      endLine = 1
      if let first = block.first, !isCardTag(lines, first), isEntry(lines.text(first)) {
        problems.append((.unclosedFrontMatter, 0))
      }
      return
    }
    endLine = end + 1
    isHashcards = block.contains { line in
      let text = lines.text(line)
      return entry(text, separator: "=") != nil && entry(text, separator: ":") == nil
    }
    for line in block { read(lines.text(line), line: line) }
  }

  private func isCardTag(_ lines: TextLines, _ line: Int) -> Bool {
    func kind(_ line: Int) -> LineKind {
      LineClassifier().kind(of: lines.bytes[lines.ranges[line]])
    }
    switch kind(line) {
    case .tag(.ordering, _):
      return OrderingList.start(below: line, end: lines.count, kind) != nil
    case .tag: return true
    default: return false
    }
  }

  private func isEntry(_ text: String) -> Bool {
    entry(text, separator: ":") != nil || entry(text, separator: "=") != nil
  }

  private mutating func read(_ text: String, line: Int) {
    guard let (key, value) = entry(text, separator: isHashcards ? "=" : ":") else {
      let isComment = text.trimmed().isEmpty || text.trimmed().hasPrefix("#")
      if !isHashcards, !isComment { problems.append((.unreadFrontMatterLine, line)) }
      return
    }
    switch key {
    case "name": frontMatter.name = value.isEmpty ? nil : value
    case "tags" where !isHashcards: frontMatter.tags = tagList(value)
    case "source" where !isHashcards: frontMatter.source = value.isEmpty ? nil : value
    default:
      // hashcards silently ignores every key except the name.
      if !isHashcards { problems.append((.unknownFrontMatterKey(key), line)) }
    }
  }

  /// A key and its unquoted value, if `text` is an entry with this separator.
  private func entry(_ text: String, separator: Character) -> (key: String, value: String)? {
    guard let first = text.first, first.isLetter, let index = text.firstIndex(of: separator) else {
      return nil
    }
    let key = text[..<index].trimmed()
    guard key.allSatisfy({ $0.isLetter || $0.isNumber || "-_. ".contains($0) }) else { return nil }
    let value = text[text.index(after: index)...].trimmed()
    if separator == "=" { return (key, tomlText(value)) }
    let isQuoted = ["\"", "'"].contains {
      value.count >= 2 && value.hasPrefix($0) && value.hasSuffix($0)
    }
    return (key, isQuoted ? String(value.dropFirst().dropLast()) : value)
  }
}

/// The tags in a `Tags:` line: separated by spaces or commas, with or without a leading `#`;
/// brackets around the list are ignored, repetitions dropped.
package func tagList(_ text: some StringProtocol) -> [String] {
  var list = TagList()
  let text = String(text)
  let isASCII =
    text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      for word in bytes.split(whereSeparator: TagList.isSeparator) {
        list.add(word.first == UInt8(ascii: "#") ? word.dropFirst() : word)
      }
      return true
    } ?? false
  if isASCII { return list.tags }
  func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? TagList.isSeparator(UInt8(scalar.value)) : scalar.isWhiteSpace
  }
  for word in Substring(text).unicodeScalars.split(whereSeparator: isSeparator) {
    list.add((word.first == "#" ? Substring(word.dropFirst()) : Substring(word)).utf8)
  }
  return list.tags
}

/// Tags in order of appearance, each once.
private struct TagList {
  private(set) var tags: [String] = []
  /// The same as ``tags``, used from the ninth tag on: comparing a few is faster than hashing.
  private var seen: Set<String> = []

  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), 0x09...0x0D:
      true
    default: false
    }
  }

  mutating func add(_ word: some Collection<UInt8>) {
    guard !word.isEmpty else { return }
    let tag = String(decoding: word, as: UTF8.self)
    if tags.count < 8 {
      guard !tags.contains(tag) else { return }
    } else {
      if seen.isEmpty { seen = Set(tags) }
      guard seen.insert(tag).inserted else { return }
    }
    tags.append(tag)
  }
}
