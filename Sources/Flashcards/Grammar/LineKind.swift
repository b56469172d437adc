package import Text

/// The tags that open or continue a card.
enum Tag: String, CaseIterable {
  case question = "Q:"
  case answer = "A:"
  case term = "T:"
  case definition = "D:"
  case cloze = "C:"
  case ordering = "O:"

  /// The tag that starts with this letter.
  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "Q"): self = .question
    case UInt8(ascii: "A"): self = .answer
    case UInt8(ascii: "T"): self = .term
    case UInt8(ascii: "D"): self = .definition
    case UInt8(ascii: "C"): self = .cloze
    case UInt8(ascii: "O"): self = .ordering
    default: return nil
    }
  }
}

/// The tags of cards in decks, for readers that must distinguish a deck from other text.
package enum CardTags {
  package static let all = Tag.allCases.map(\.rawValue)

  /// Whether a line begins a card: `O:` only with a numbered list under it, since notes on patients
  /// use it for observations.
  package static func open(_ lines: [String], at number: Int) -> Bool {
    let line = lines[number]
    if ["Q:", "C:", "T:"].contains(where: { line.hasPrefix($0) }) { return true }
    guard line.hasPrefix("O:") else { return false }
    let rest = lines[(number + 1)...]
    let question = rest.prefix { !$0.trimmed().isEmpty && !hasTag($0) }
    let list = rest.dropFirst(question.count).drop { $0.trimmed().isEmpty }
    return (question + list.prefix(1)).contains { $0.hasPrefix("1.") || $0.hasPrefix("1)") }
  }

  private static func hasTag(_ line: String) -> Bool { all.contains { line.hasPrefix($0) } }
}

/// The tags of the lines after a card.
enum DetailTag: String, CaseIterable {
  case also = "Also:"
  case hint = "Hint:"
  case why = "Why:"
  case source = "Source:"
  case asOf = "As of:"
  case validUntil = "Valid until:"
  case tags = "Tags:"
  case id = "Id:"

  /// Whether the text may span several lines, like a question's.
  var isProse: Bool { self == .hint || self == .why }
}

/// The tag under an option of a multiple choice, which is indented as the option's text is.
enum OptionTag {
  static let whyNot = "Why not:"
}

extension CodeFences {
  /// The tags whose text may span several lines.
  private static let tags =
    (Tag.allCases.map(\.rawValue)
    + DetailTag.allCases.filter(\.isProse).map(\.rawValue)).map { Array($0.utf8) }

  /// The code fences of a deck, which may follow a tag.
  package init(_ lines: TextLines) {
    self.init(lines, after: Self.tags)
  }
}

/// The kind of a line by its own characters, regardless of context.
enum LineKind: Equatable {
  case blank
  /// A tag at column 0; the text begins at byte `rest` of the line.
  case tag(Tag, rest: Int)
  /// A detail's tag at column 0; the text begins at byte `rest` of the line.
  case detail(DetailTag, rest: Int)
  /// `---` alone on the line.
  case separator
  /// An ATX heading; the text begins at byte `rest` of the line.
  case heading(level: Int, rest: Int)
  /// An item of a task list; the text begins at byte `rest` of the line.
  case task(isChecked: Bool, rest: Int)
  /// An item of a numbered list; the text begins at byte `rest` of the line.
  case item(number: Int, rest: Int)
  case text
}

/// Classifies the lines of decks.
///
/// A deck with TOML front matter is a hashcards deck, whose only tags are `Q:`, `A:`, `C:` and
/// `---`: every other line is text there.
struct LineClassifier {
  var isHashcards = false

  func kind(of line: ArraySlice<UInt8>) -> LineKind {
    guard let first = line.first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
    else { return .blank }
    if first == UInt8(ascii: "-"), isSeparator(line) { return .separator }
    switch line[line.startIndex] {
    case UInt8(ascii: "Q"), UInt8(ascii: "A"), UInt8(ascii: "C"), UInt8(ascii: "T"),
      UInt8(ascii: "D"), UInt8(ascii: "O"), UInt8(ascii: "H"), UInt8(ascii: "W"), UInt8(ascii: "S"),
      UInt8(ascii: "V"), UInt8(ascii: "I"):
      return tagged(line) ?? .text
    case UInt8(ascii: "#") where !isHashcards:
      return heading(line) ?? .text
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return isHashcards ? .text : task(line) ?? .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return isHashcards ? .text : item(line) ?? .text
    default:
      return .text
    }
  }

  private func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    trimmed(line).elementsEqual("---".utf8)
  }

  private func tagged(_ line: ArraySlice<UInt8>) -> LineKind? {
    if line.dropFirst().first == UInt8(ascii: ":") {
      guard let tag = Tag(letter: line[line.startIndex]),
        !isHashcards || tag == .question || tag == .answer || tag == .cloze
      else { return nil }
      return .tag(tag, rest: 2)
    }
    if isHashcards { return nil }
    for (detail, bytes) in Self.details where line.starts(with: bytes) {
      return .detail(detail, rest: bytes.count)
    }
    return nil
  }

  private static let details = DetailTag.allCases.map { ($0, Array($0.rawValue.utf8)) }

  private func heading(_ line: ArraySlice<UInt8>) -> LineKind? {
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = line.dropFirst(level)
    guard level <= 6, rest.first.map(isBlank) ?? true else { return nil }
    return .heading(level: level, rest: level)
  }

  private func task(_ line: ArraySlice<UInt8>) -> LineKind? {
    let start = line.startIndex
    guard line.count >= 5, line[start + 1] == UInt8(ascii: " "),
      line[start + 2] == UInt8(ascii: "["), line[start + 4] == UInt8(ascii: "]"),
      line.count == 5 || line[start + 5] == UInt8(ascii: " ")
    else { return nil }
    switch line[start + 3] {
    case UInt8(ascii: " "): return .task(isChecked: false, rest: 5)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return .task(isChecked: true, rest: 5)
    default: return nil
    }
  }

  /// `1. text` or `1) text`, as in CommonMark.
  private func item(_ line: ArraySlice<UInt8>) -> LineKind? {
    let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let rest = line.dropFirst(digits.count)
    guard digits.count <= 9, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest.dropFirst().first.map(isBlank) ?? true
    else { return nil }
    let number = digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    return .item(number: number, rest: digits.count + 1)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line.drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }
}
