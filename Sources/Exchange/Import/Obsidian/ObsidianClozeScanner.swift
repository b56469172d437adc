import Text

/// Finds the deletions of one line.
struct ObsidianClozeScanner {
  private typealias Mark = ObsidianCloze.Mark

  private let line: [UInt8]
  private var hidden: HiddenSpans
  /// The cached position of each mark, from the last requested position on.
  private var places: [String: Int] = [:]

  init(_ line: String) {
    self.line = Array(line.utf8)
    hidden = HiddenSpans(self.line, braces: false)
  }

  /// The pieces of the whole line.
  mutating func pieces() -> [ObsidianCloze.Piece] {
    var pieces: [ObsidianCloze.Piece] = []
    var textStart = 0
    var index = 0
    while index < line.count {
      guard let delimiter = delimiter(at: index) else {
        index += 1
        continue
      }
      guard !hidden.contains(index), let (mark, end) = mark(delimiter, at: index) else {
        index += delimiter.open.utf8.count
        continue
      }
      if textStart < index { pieces.append(.text(text(textStart..<index))) }
      pieces.append(.deletion(mark))
      index = end
      textStart = end
    }
    if textStart < line.count { pieces.append(.text(text(textStart..<line.count))) }
    return pieces
  }

  private struct Delimiter {
    let open: String
    let close: String
    /// Whether it makes a deletion only with a number.
    let needsNumber: Bool
  }

  private static let delimiters = [
    Delimiter(open: "==", close: "==", needsNumber: false),
    Delimiter(open: "**", close: "**", needsNumber: true),
    Delimiter(open: "{{", close: "}}", needsNumber: true),
  ]

  private func delimiter(at index: Int) -> Delimiter? {
    switch line[index] {
    case UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "{"):
      Self.delimiters.first { isRun($0.open, at: index) }
    default: nil
    }
  }

  /// Whether exactly this mark is at the index: `===` does not count.
  private func isRun(_ mark: String, at index: Int) -> Bool {
    let mark = Array(mark.utf8)
    return line[index...].starts(with: mark) && (index == 0 || line[index - 1] != mark[0])
      && (index + 2 == line.count || line[index + 2] != mark[0])
  }

  private mutating func mark(_ delimiter: Delimiter, at index: Int) -> (Mark, end: Int)? {
    let start = index + 2
    // Bold text without a number is skipped before searching for its end.
    guard start < line.count, !isSpace(line[start]), !delimiter.needsNumber || hasOrder(at: start),
      let close = place(of: delimiter.close, from: start + 1)
    else { return nil }
    var parts = Self.parts(text(start..<close), between: ";;")
    if delimiter.open == "{{", parts.count == 1 {
      parts = Self.parts(text(start..<close), between: "::")
    }
    var order = Mark.Order.none
    if parts.count > 1, let first = Self.order(parts[0]) {
      order = first
      parts.removeFirst()
    }
    if delimiter.needsNumber, order == .none { return nil }
    var hint = parts.count > 1 ? parts[1...].joined(separator: ";;") : nil
    var end = close + 2
    if delimiter.open == "==" {
      if hint == nil, let (note, noteEnd) = footnote("^[", at: end) {
        (hint, end) = (note, noteEnd)
      }
      if order == .none, let (note, noteEnd) = footnote("[^", at: end), let noted = Self.order(note)
      {
        (order, end) = (noted, noteEnd)
      }
    }
    guard !parts[0].trimmed().isEmpty else { return nil }
    if hint?.trimmed().isEmpty ?? false { hint = nil }
    return (
      Mark(order: order, answer: parts[0], hint: hint, source: text(index..<end)), end
    )
  }

  /// Whether a number, or letters followed by a separator, are at this index.
  private func hasOrder(at start: Int) -> Bool {
    let rest = line[start...].drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let behind = rest.startIndex > start ? rest : rest.drop { "ahs".utf8.contains($0) }
    return behind.startIndex > start
      && (behind.starts(with: ";;".utf8) || behind.starts(with: "::".utf8))
  }

  /// The first position from `start` on of a closing mark that follows a visible character outside
  /// code.
  private mutating func place(of mark: String, from start: Int) -> Int? {
    if let known = places[mark], known >= start { return known < line.count ? known : nil }
    let bytes = Array(mark.utf8)
    var hidden = hidden
    var index = start
    while index + 1 < line.count {
      if line[index] == bytes[0], line[index + 1] == bytes[1], !isSpace(line[index - 1]),
        mark == "}}" || isRun(mark, at: index), !hidden.contains(index)
      {
        places[mark] = index
        return index
      }
      index += 1
    }
    places[mark] = line.count
    return nil
  }

  /// The text of `^[text]` or `[^text]` at `index`.
  private mutating func footnote(_ opening: String, at index: Int) -> (String, end: Int)? {
    guard index < line.count, line[index...].starts(with: opening.utf8) else { return nil }
    let start = index + opening.utf8.count
    let known = places["]"] ?? -1
    let end =
      known >= start ? known : line[start...].firstIndex(of: UInt8(ascii: "]")) ?? line.count
    places["]"] = end
    return end < line.count ? (text(start..<end), end + 1) : nil
  }

  /// The order in a first part: a number, or letters for `ask`, `hide` and `show`.
  private static func order(_ part: String) -> Mark.Order? {
    if let number = Int(part), 1...999 ~= number { return .number(number) }
    let isLetters = part.utf8.count > 1 && part.utf8.allSatisfy { "ahs".utf8.contains($0) }
    return isLetters ? .overlapping : nil
  }

  private static func parts(_ text: String, between separator: String) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == .space || byte == 9 }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: line[range], as: UTF8.self)
  }
}
