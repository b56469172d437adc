import Text

/// The marks to keep, since nothing else would show their meaning.
struct InlineOptions {
  var keepsCodeMarks: Bool
  var keepsStrikeMarks: Bool
  var keepsHeadingMarks: Bool
  /// Whether LaTeX is shown in Unicode where it reads well.
  var showsMath = false
}

/// Finds emphasis, code, links and images in the text of a block.
///
/// It is more conservative than CommonMark: what does not look like Markdown to a reader is text,
/// and LaTeX (`$…$`, `$$…$$`, `\(…\)`, `\[…\]`) stays as it is, or is shown in Unicode as a whole.
///
/// Complexity: O(*n*): each byte is read a fixed number of times. Closing marks are found in lists
/// that are walked once, or by a search that goes no further than the next place where the same
/// search may begin.
struct InlineParser {
  let bytes: [UInt8]
  let options: InlineOptions
  var index = 0
  /// The start of the text that is not in a piece yet.
  var textStart = 0
  var pieces: [Piece] = []
  var emphasis: EmphasisStack
  var brackets: [Bracket] = []
  private var codeEnds: [Int: Finder] = [:]
  private var mathEnds: MathEnds

  /// A stretch of the result, with the marks that begin and end at it.
  struct Piece {
    var text: String
    var marks: Marks = []
    /// The marks that end before the text.
    var ends: [Marks] = []
    /// The marks that begin after the text.
    var starts: [Marks] = []
  }

  /// A `[` that may begin a link, or a `![` that may begin an image.
  struct Bracket {
    var piece: Int
    var isImage: Bool
  }

  init(_ bytes: [UInt8], options: InlineOptions) {
    self.bytes = bytes
    self.options = options
    emphasis = EmphasisStack(bytes)
    mathEnds = MathEnds(bytes)
    var index = 0
    while index < bytes.count {
      let count = bytes[index] == UInt8(ascii: "`") ? runLength(at: index) : 0
      if count > 0 { codeEnds[count, default: Finder()].positions.append(index) }
      index += max(1, count)
    }
  }

  mutating func parse() -> MarkedText {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): readBackslash()
      case UInt8(ascii: "`"): readCode()
      case UInt8(ascii: "$"): readDollar()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readDelimiter()
      case UInt8(ascii: "["): readBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): readAngle()
      case UInt8(ascii: "h"): readAddress()
      default: index += 1
      }
    }
    flush()
    return joined()
  }

  // MARK: Pieces

  /// Makes a piece of the text up to the current position.
  mutating func flush() {
    if textStart < index {
      pieces.append(Piece(text: string(textStart..<index)))
      textStart = index
    }
  }

  /// Makes a separate piece, which replaces the bytes from the current position to `end`.
  mutating func add(_ text: String, _ marks: Marks = [], upTo end: Int) {
    flush()
    pieces.append(Piece(text: text, marks: marks))
    index = end
    textStart = end
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  func byte(at index: Int) -> UInt8? {
    bytes.indices.contains(index) ? bytes[index] : nil
  }

  /// The length of the run of equal bytes at a place.
  func runLength(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
    return end - start
  }

  private func joined() -> MarkedText {
    var result = MarkedText()
    /// The number of open runs of each mark, by its bit.
    var depths = [Int](repeating: 0, count: Marks.RawValue.bitWidth)
    var open: Marks = []
    for piece in pieces {
      for mark in piece.ends {
        depths[mark.bit] -= 1
        if depths[mark.bit] == 0 { open.remove(mark) }
      }
      result.append(piece.text, open.union(piece.marks))
      for mark in piece.starts {
        depths[mark.bit] += 1
        open.insert(mark)
      }
    }
    return result
  }

  // MARK: What is taken as it stands

  private mutating func readBackslash() {
    guard let next = byte(at: index + 1) else {
      index += 1
      return
    }
    if let end = mathEnds.end(ofBackslashAt: index) {
      readMath(upTo: end)
    } else if next == UInt8(ascii: "\n") {
      // An explicit line break.
      flush()
      index += 1
      textStart = index
    } else if isEscapable(next) {
      flush()
      textStart = index + 1
      index += 2
    } else {
      index += 1
    }
  }

  /// Whether a character could have a meaning here without the backslash before it.
  ///
  /// Otherwise the backslash stays, as in `\d+\.\d+`, `\"text\"` and `\{1, 2\}`.
  private func isEscapable(_ character: UInt8) -> Bool {
    if "\\`*_~[]$".utf8.contains(character) { return true }
    var start = index
    if ".)".utf8.contains(character) {
      while start > 0, bytes[start - 1].isDigit { start -= 1 }
      guard start < index else { return false }
    } else if character == UInt8(ascii: "!") {
      return byte(at: index + 2) == UInt8(ascii: "[")
    } else if !"#+->".utf8.contains(character) {
      return false
    }
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
  }

  private mutating func readCode() {
    let count = runLength(at: index)
    guard let end = codeEnds[count]?.first(after: index) else {
      index += count
      return
    }
    if options.keepsCodeMarks {
      add(string(index..<end + count), .code, upTo: end + count)
      return
    }
    var content = bytes[index + count..<end]
    let space = UInt8(ascii: " ")
    if content.first == space, content.last == space, !content.isBlank {
      content = content.dropFirst().dropLast()
    }
    add(content.string, .code, upTo: end + count)
  }

  private mutating func readDollar() {
    if let end = mathEnds.end(ofDollarAt: index) {
      readMath(upTo: end)
    } else {
      index += runLength(at: index)
    }
  }

  private mutating func readMath(upTo end: Int) {
    if options.showsMath, end - index <= MathText.longest,
      let text = MathText.unicode(
        string(index..<end), before: byte(at: index - 1) ?? 0, after: byte(at: end) ?? 0)
    {
      add(text, upTo: end)
    } else {
      index = end
    }
  }
}

/// Positions in ascending order, requested in ascending order.
struct Finder {
  var positions: [Int] = []
  private var next = 0

  mutating func first(after index: Int) -> Int? {
    while next < positions.count, positions[next] <= index { next += 1 }
    return next < positions.count ? positions[next] : nil
  }
}
