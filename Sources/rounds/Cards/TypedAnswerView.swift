import Flashcards
import Screen

/// The comparison of a typed answer with the accepted ones, in lines that fit the window.
///
/// If it is not right, the line below shows it against the expected answer: extra text in `[-…-]`,
/// missing text in `{+…+}`. The brackets carry the meaning, colors only help.
struct TypedAnswerView {
  let check: AnswerCheck
  let typed: String
  let width: Int
  let style: Styler

  var lines: [String] {
    let quoted = "“\(sanitized(typed, keepNewlines: false))”"
    var lines: [String]
    switch check.verdict(on: typed) {
    case .right: return flow("Right.", .right)
    case .close: lines = flow("Close: you wrote \(quoted).", .warning)
    case .wrong: lines = flow("Not the expected answer: you wrote \(quoted).", .wrong)
    }
    if let diff = check.diff(of: typed) { lines += marked(diff) }
    if check.hasLookalikes(typed) {
      lines += flow("Letter or digit? O is not 0, and I and L are not 1.", .warning)
    }
    return lines
  }

  private static let indent = "  "

  private func flow(_ text: String, _ color: Role) -> [String] {
    wrapped(text, width: width, firstIndent: Self.indent, indent: Self.indent)
      .map { style($0, color) }
  }

  // MARK: The marks

  private typealias Piece = (text: String, color: Role?)

  private func marked(_ diff: AnswerDiff) -> [String] {
    let pieces = diff.segments.flatMap(pieces)
    // Lines are wrapped while the text is plain, since styles would count as text.
    var colors = pieces.flatMap { piece in
      piece.text.unicodeScalars.map { (isSpace: $0 == " ", color: piece.color) }
    }[...]
    return wrapped(
      pieces.map(\.text).joined(), width: width, firstIndent: Self.indent, indent: Self.indent
    ).map { line in
      Self.indent + colored(line.dropFirst(Self.indent.count), &colors)
    }
  }

  private func pieces(_ segment: AnswerDiff.Segment) -> [Piece] {
    func plain(_ text: String) -> String { sanitized(text, keepNewlines: false) }
    func extra(_ text: String) -> Piece { ("[-\(plain(text))-]", .diffExtra) }
    func missing(_ text: String) -> Piece { ("{+\(plain(text))+}", .diffMissing) }
    return switch segment {
    case .same(let text): [(plain(text), .diffSame)]
    case .extra(let text): [extra(text)]
    case .missing(let text): [missing(text)]
    case .wrong(let text, for: let expected): [extra(text), missing(expected)]
    }
  }

  /// A line with its colors. Wrapping may have removed or added spaces, but nothing else.
  private func colored(
    _ line: Substring, _ colors: inout ArraySlice<(isSpace: Bool, color: Role?)>
  ) -> String {
    var result = ""
    var run = String.UnicodeScalarView()
    var color: Role?
    func closeRun() {
      result += color.map { style(String(run), $0) } ?? String(run)
      run.removeAll()
    }
    for scalar in line.unicodeScalars {
      if scalar != " " { while colors.first?.isSpace == true { colors.removeFirst() } }
      let isExpected = scalar != " " || colors.first?.isSpace == true
      let next = isExpected ? colors.popFirst()?.color : color
      if next != color {
        closeRun()
        color = next
      }
      run.append(scalar)
    }
    closeRun()
    return result
  }
}

extension AnswerCheck.Verdict {
  /// The verdict in a few words, if the answer leaves no room for more.
  var brief: String {
    switch self {
    case .right: "Right."
    case .close: "Close to the expected answer."
    case .wrong: "Not the expected answer."
    }
  }

  var role: Role {
    switch self {
    case .right: .right
    case .close: .warning
    case .wrong: .wrong
    }
  }
}
