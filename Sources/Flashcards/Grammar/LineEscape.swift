import Text

/// Escapes for lines of card text that look like grammar.
///
/// The escapes are Markdown's own, so that the deck reads well in other programs too: `Q\: text`
/// for a line that begins with a tag, and a backslash before `---`, `# heading`, a code fence or a
/// task list item. A line that already has such backslashes gets one more.
enum LineEscape {
  /// The role of a text in its card, if that affects what its lines may be.
  enum Side {
    /// Under `Q:`, where a task list would make a multiple choice.
    case question
    /// Under `O:`, where `1.` would begin the list: it is written `1\.`.
    case ordering
    case other
  }

  /// The line without one backslash of an escape; other lines unchanged.
  static func unescaped(_ line: String, as side: Side = .other) -> String {
    guard line.utf8.withContiguousStorageIfAvailable(mayBeEscaped) ?? true else { return line }
    if let (head, slashes, tail) = splitTag(line), slashes > 0 {
      return head + String(repeating: "\\", count: slashes - 1) + tail
    }
    if side == .ordering, let (head, slashes, tail) = splitFirstNumber(line), slashes > 0 {
      return head + String(repeating: "\\", count: slashes - 1) + tail
    }
    let (indent, slashes, rest) = splitMark(line)
    guard slashes > 0, isStructural(indent + rest) else { return line }
    return indent + String(repeating: "\\", count: slashes - 1) + rest
  }

  /// Whether only a tag's word, digits or blanks precede the first backslash.
  private static func mayBeEscaped(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let slash = line.firstIndex(of: UInt8(ascii: "\\")) else { return false }
    let head = line[..<slash]
    return head.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      || head.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      || tagWords.contains { head.elementsEqual($0.utf8) }
  }

  /// The lines of `text` as they must be written after a tag to be read back unchanged.
  static func escaped(_ text: String, as side: Side) -> String {
    if side != .ordering, isPlain(text) { return text }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
      .map(String.init)
    let fences = fences(of: lines)
    let unclosed = Set(fences.unclosed)
    return lines.indices.map { index in
      let line = lines[index]
      if fences.isCode[index] { return line }
      let followsBlank = index > 0 && lines[index - 1].allSatisfy(\.isWhitespace)
      return escaped(
        line, isUnclosedFence: unclosed.contains(index), followsBlank: followsBlank, as: side)
    }.joined(separator: "\n")
  }

  /// Whether no line of `text` begins like grammar, so that nothing has to be escaped.
  ///
  /// It may also be false for a text that needs no escape.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      while start < bytes.count {
        var first = start
        while first < bytes.count, bytes[first] == UInt8(ascii: " ") || bytes[first] == 0x09 {
          first += 1
        }
        guard first < bytes.count else { return true }
        switch bytes[first] {
        case UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "+"),
          UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "\\"):
          return false
        default: break
        }
        if first == start, mayBeTag(UnsafeBufferPointer(rebasing: bytes[start...])) { return false }
        while start < bytes.count, bytes[start] != UInt8(ascii: "\n") {
          if bytes[start] == UInt8(ascii: "\r") { return false }
          start += 1
        }
        start += 1
      }
      return true
    } ?? false
  }

  /// Whether bytes begin with a tag's word, followed by its colon or by a backslash.
  private static func mayBeTag(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1 else { return false }
    func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: "\\") }
    switch bytes[0] {
    case UInt8(ascii: "Q"), UInt8(ascii: "A"), UInt8(ascii: "T"), UInt8(ascii: "D"),
      UInt8(ascii: "C"), UInt8(ascii: "O"), UInt8(ascii: "H"), UInt8(ascii: "W"),
      UInt8(ascii: "S"), UInt8(ascii: "V"), UInt8(ascii: "I"):
      if isEnd(bytes[1]) { return true }
      return detailWords.contains { word in
        bytes.count > word.count && isEnd(bytes[word.count]) && bytes.starts(with: word)
      }
    default: return false
    }
  }

  private static let detailWords = tagWords.map { Array($0.utf8) }

  /// The tags without their colons.
  private static let tagWords =
    (Tag.allCases.map(\.rawValue) + DetailTag.allCases.map(\.rawValue) + [OptionTag.whyNot])
    .map { String($0.dropLast()) }

  /// The lines of an option or an item; those after the first are indented, as in any list.
  static func escapedItem(_ text: String, indent: String) -> String {
    let lines = text.split(whereSeparator: \.endsLine).map { $0.trimmed() }.filter { !$0.isEmpty }
    guard lines.count > 1 else { return lines.first ?? "" }
    let rest = escaped(lines.dropFirst().joined(separator: "\n"), as: .other)
    return ([lines[0]] + rest.split(separator: "\n").map(String.init))
      .joined(separator: "\n" + indent)
  }

  /// The fences of `lines` as they will be in the deck: the first line after a tag, the others with
  /// their tags escaped, so that none of them opens a fence.
  private static func fences(of lines: [String]) -> CodeFences {
    let written = lines.map { line in
      splitTag(line).map { $0.head + "\\" + $0.tail } ?? line
    }
    // The line break at the end makes an empty last line count as a line too.
    return CodeFences(
      TextLines(Array("\(Tag.question.rawValue) \(written.joined(separator: "\n"))\n".utf8)))
  }

  private static func escaped(
    _ line: String, isUnclosedFence: Bool, followsBlank: Bool, as side: Side
  ) -> String {
    if let (head, slashes, tail) = splitTag(line) {
      return head + String(repeating: "\\", count: slashes + 1) + tail
    }
    if side == .ordering, let (head, slashes, tail) = splitFirstNumber(line) {
      return head + String(repeating: "\\", count: slashes + 1) + tail
    }
    let (indent, slashes, rest) = splitMark(line)
    let isNeeded =
      switch LineClassifier().kind(of: Array((indent + rest).utf8)[...]) {
      case .separator: true
      case .heading: slashes > 0 || followsBlank
      case .task: slashes > 0 || side == .question
      default: isUnclosedFence || (slashes > 0 && isFence(rest))
      }
    guard isNeeded else { return line }
    return indent + String(repeating: "\\", count: slashes + 1) + rest
  }

  /// Splits `TAG\\: rest` into the tag's word, the number of backslashes, and what follows them.
  private static func splitTag(_ line: String) -> (head: String, slashes: Int, tail: String)? {
    for word in tagWords where line.hasPrefix(word) {
      let rest = line.dropFirst(word.count)
      let slashes = rest.prefix { $0 == "\\" }.count
      let tail = rest.dropFirst(slashes)
      if tail.unicodeScalars.first == ":" { return (word, slashes, String(tail)) }
    }
    return nil
  }

  /// Splits `1\\. rest`, which without its backslashes would be the first item of a list.
  private static func splitFirstNumber(
    _ line: String
  ) -> (head: String, slashes: Int, tail: String)? {
    let bytes = Array(line.utf8)
    let head = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let slashes = bytes.dropFirst(head.count).prefix { $0 == UInt8(ascii: "\\") }.count
    let tail = bytes.dropFirst(head.count + slashes)
    guard case .item(number: 1, _) = LineClassifier().kind(of: (head + tail)[...]) else {
      return nil
    }
    return (
      String(decoding: head, as: UTF8.self), slashes, String(decoding: tail, as: UTF8.self)
    )
  }

  private static func splitMark(_ line: String) -> (indent: String, slashes: Int, rest: String) {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let slashes = line.dropFirst(indent.count).prefix { $0 == "\\" }
    return (
      String(indent), slashes.count, String(line.dropFirst(indent.count + slashes.count))
    )
  }

  private static func isStructural(_ line: String) -> Bool {
    switch LineClassifier().kind(of: Array(line.utf8)[...]) {
    case .separator, .heading, .task: true
    default: isFence(line.drop { $0 == " " })
    }
  }

  private static func isFence(_ line: some StringProtocol) -> Bool {
    line.utf8.starts(with: "```".utf8) || line.utf8.starts(with: "~~~".utf8)
  }
}

extension Character {
  /// Whether the character ends a line of a deck.
  var endsLine: Bool { self == "\n" || self == "\r" || self == "\r\n" }
}
