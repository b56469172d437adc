/// The text in lines no wider than a terminal.
///
/// Lines break at spaces, between wide characters, and inside a word only if the word by itself is
/// too long. Newlines in the text stay. A line's own indentation stays too, and the continuation of
/// a list item (`- `, `* `, `+ `, `1. `) hangs under the item's text. Lines of fenced code are not
/// reflowed, only cut if they are too long. No line ends in a space.
///
/// The text must be plain: control sequences would be counted as text.
///
/// - Parameters:
///   - width: Columns, at least 4; indents never take more than half of them.
///   - firstIndent: Put before the first line.
///   - indent: Put before every other line.
package func wrapped(
  _ text: String, width: Int, firstIndent: String = "", indent: String = ""
) -> [String] {
  var wrapper = Wrapper(width: max(4, width), firstIndent: firstIndent, indent: indent)
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    wrapper.add(line)
  }
  return wrapper.lines
}

private struct Wrapper {
  let width: Int
  let firstIndent: String
  let indent: String
  var lines: [String] = []

  /// The line being filled, and its width.
  private var current = ""
  private var column = 0
  /// Whether the current line is still empty, so that moving a longer word to the next would not
  /// help.
  private var isBare = true
  private var fence: Character?

  init(width: Int, firstIndent: String, indent: String) {
    self.width = width
    self.firstIndent = fitted(firstIndent, to: width / 2)
    self.indent = fitted(indent, to: width / 2)
  }

  mutating func add(_ line: Substring) {
    let text = expandingTabs(line)
    let content = text.drop(while: isBreakingSpace)
    begin(hang: 0)
    if let marker = fenceMarker(content) {
      if fence == nil { fence = marker } else if fence == marker { fence = nil }
      cut(text[...])
    } else if fence != nil {
      cut(text[...])
    } else {
      flow(content, lead: text.count - content.count)
    }
    end()
  }

  private mutating func flow(_ content: Substring, lead: Int) {
    let remaining = width - max(displayWidth(firstIndent), displayWidth(indent))
    let room = min(remaining / 2, remaining - 2)
    let lead = min(lead, room)
    var marker = listMarker(content)
    if lead + displayWidth(marker) > room { marker = "" }
    let hang = lead + displayWidth(marker)
    append(String(repeating: " ", count: lead))
    append(String(marker))
    isBare = true
    for piece in pieces(of: content.dropFirst(marker.count)) {
      place(piece, hang: hang)
    }
  }

  /// Puts a piece on the current line, or on the next if it does not fit.
  private mutating func place(_ piece: Piece, hang: Int) {
    if column + piece.gap + piece.width > width, !isBare {
      end()
      begin(hang: hang)
    } else {
      append(String(repeating: " ", count: piece.gap))
    }
    for cluster in piece.text {
      if column + displayWidth(cluster) > width {
        end()
        begin(hang: hang)
      }
      append(String(cluster))
    }
    isBare = false
  }

  private mutating func cut(_ text: Substring) {
    for cluster in text {
      if column + displayWidth(cluster) > width {
        end()
        begin(hang: 0)
      }
      append(String(cluster))
    }
  }

  private mutating func begin(hang: Int) {
    current = ""
    column = 0
    append(lines.isEmpty ? firstIndent : indent)
    append(String(repeating: " ", count: hang))
    isBare = true
  }

  private mutating func append(_ text: String) {
    current += text
    column += displayWidth(text)
  }

  private mutating func end() {
    while current.last == " " { current.removeLast() }
    lines.append(current)
  }
}

/// An unbreakable run of text, and the spaces before it.
struct Piece {
  var gap: Int
  var text: Substring
  var width: Int
}

func pieces(of text: Substring) -> [Piece] {
  var result: [Piece] = []
  var gap = 0
  var start = text.startIndex
  var width = 0
  var previousIsWide = false
  func piece(upTo end: String.Index) -> Piece? {
    start < end ? Piece(gap: gap, text: text[start..<end], width: width) : nil
  }
  for index in text.indices {
    let cluster = text[index]
    if isBreakingSpace(cluster) {
      if let piece = piece(upTo: index) {
        result.append(piece)
        gap = 0
      }
      gap += displayWidth(cluster)
      start = text.index(after: index)
      width = 0
      previousIsWide = false
      continue
    }
    let isWide = displayWidth(cluster) == 2
    if isWide || previousIsWide, !staysWithPrevious(cluster), let piece = piece(upTo: index) {
      result.append(piece)
      gap = 0
      start = index
      width = 0
    }
    width += displayWidth(cluster)
    previousIsWide = isWide
  }
  if let piece = piece(upTo: text.endIndex) { result.append(piece) }
  return result
}

/// Punctuation that does not begin a line.
private func staysWithPrevious(_ cluster: Character) -> Bool {
  "、。，．・：；？！）］｝」』】〉》〕”’ー々,.;:!?)]}%".contains(cluster)
}

private func isBreakingSpace(_ cluster: Character) -> Bool {
  // A space that carries a combining mark forms a cluster with it, and is not empty.
  cluster.isWhitespace && cluster.unicodeScalars.count == 1
    && !"\u{A0}\u{2007}\u{202F}".contains(cluster)
}

/// The list marker at the beginning of a line with the spaces after it, or nothing.
func listMarker(_ content: Substring) -> Substring {
  var rest = content
  if let bullet = rest.first, "-*+".contains(bullet) {
    rest = rest.dropFirst()
  } else {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    guard (1...9).contains(digits.count), let mark = rest.first, ".)".contains(mark) else {
      return ""
    }
    rest = rest.dropFirst()
  }
  let spaces = rest.prefix { $0 == " " }
  guard !spaces.isEmpty, spaces.count < rest.count else { return "" }
  return content[..<spaces.endIndex]
}

/// The character of a line's code fence, if it is one.
private func fenceMarker(_ content: Substring) -> Character? {
  guard let first = content.first, first == "`" || first == "~",
    content.hasPrefix(String(repeating: first, count: 3))
  else { return nil }
  return first
}

private func expandingTabs(_ line: Substring) -> String {
  guard line.contains("\t") else { return String(line) }
  var result = ""
  var column = 0
  for cluster in line {
    let text = cluster == "\t" ? String(repeating: " ", count: 4 - column % 4) : String(cluster)
    result += text
    column += displayWidth(text)
  }
  return result
}

/// The longest prefix of a text that fits into some columns.
func fitted(_ text: String, to width: Int) -> String {
  var column = 0
  return String(
    text.prefix { cluster in
      column += displayWidth(cluster)
      return column <= width
    })
}
