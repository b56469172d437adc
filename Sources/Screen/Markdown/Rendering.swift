/// Markdown in lines no wider than a terminal, each of which can be shown by itself.
///
/// It supports `**bold**`, `*italic*`, `` `code` ``, `~~struck~~`, links (shown as `text
/// (address)`), images (shown as `[image: alt]`), backslash escapes, headings, lists, quotes,
/// tables, fenced and indented code and rules. A newline stays a newline, unless it ends a line of
/// 60 columns or more and a lowercase letter follows. Anything else in a text stays as it is:
/// `2*3*4`, `snake_case_name`, `[denied]`, `<b>`, `> 90 days`, `# of claims`, LaTeX. Marks of lists
/// and quotes are shown as they are written.
///
/// Without styles, bold and italic disappear, but code keeps its backticks and fences, struck text
/// its tildes and a heading its hashes, since they carry meaning; the same applies under a theme
/// that has no style for them.
///
/// The text is sanitized here; the lines contain no control sequences except those of styles.
///
/// - Parameters:
///   - width: Columns, at least 4; indents never take more than half of them.
///   - firstIndent: Put before the first line.
///   - indent: Put before every other line.
///   - role: The role of the text, whose style applies below that of its parts.
/// - Complexity: O(*n*) in the length of the text.
package func rendered(
  markdown text: String, width: Int, firstIndent: String = "", indent: String = "",
  style: Styler, as role: Role? = nil
) -> [String] {
  let width = max(4, width)
  let firstIndent = fitted(firstIndent, to: width / 2)
  let indent = fitted(indent, to: width / 2)
  let source = Array(sanitized(text).utf8)
  var parser = BlockParser(inline: InlineOptions(style: style))
  let blocks = parser.blocks(of: source.split(separator: 0x0A, omittingEmptySubsequences: false))
  let layout = BlockLayout(usesLines: style.isEnabled)
  let lines = layout.lines(
    of: blocks, width: width - displayWidth(indent),
    reserve: displayWidth(firstIndent) - displayWidth(indent))

  var starts: [(marks: Marks, text: String)] = []
  let base = role.map { style.theme[$0] } ?? .plain
  func start(_ marks: Marks) -> String {
    if let known = starts.first(where: { $0.marks == marks }) { return known.text }
    let start = marks.style(in: style.theme, over: base).start(style.support)
    starts.append((marks, start))
    return start
  }
  return (lines.isEmpty ? [MarkedText()] : lines).enumerated().map { index, line in
    var full = MarkedText(index == 0 ? firstIndent : indent, .space)
    full.append(line)
    full.removeTrailingSpaces()
    return full.runs.map { style.styled($0.text, start($0.marks)) }.joined()
  }
}

extension InlineOptions {
  /// Marks stay where the style cannot show them.
  init(style: Styler) {
    func isShown(_ role: Role) -> Bool { style.isEnabled && style.theme[role] != .plain }
    self.init(
      keepsCodeMarks: !isShown(.code), keepsStrikeMarks: !isShown(.struck),
      keepsHeadingMarks: !isShown(.heading))
  }
}
