/// Markdown in lines that are no wider than a terminal, each of which can be shown alone.
///
/// Known are `**bold**`, `*italic*`, `` `code` ``, `~~struck~~`, links (shown as `text (address)`),
/// images (shown as `[image: alt]`), backslash escapes, headings, lists, quotes, tables, fenced and
/// indented code and rules. A newline stays a newline, unless it ends a line of 60 columns or more
/// and a small letter follows. What stands in a text beside Markdown stays as it is: `2*3*4`,
/// `snake_case_name`, `[denied]`, `<b>`, `> 90 days`, `# of claims`. LaTeX
/// is shown in Unicode if the style says so and it reads well, else as it is. Marks of lists and
/// quotes are shown as they are written.
///
/// Bold and italic leave no trace where there are no styles. Code keeps its backticks and fences there,
/// struck text its tildes and a heading its hashes, since they carry meaning; so they do under a
/// theme that has no style for them.
///
/// The text is sanitized here; the lines hold no control sequence but those of styles and, where the
/// screen shows links, those around web addresses.
///
/// - Parameters:
///   - width: Columns, at least 4; indents never take more than half of them.
///   - firstIndent: Put before the first line.
///   - indent: Put before every other line.
///   - role: What the text is, whose style lies under that of all its parts.
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
  let full = (lines.isEmpty ? [MarkedText()] : lines).enumerated().map { index, line in
    var full = MarkedText(index == 0 ? firstIndent : indent, .space)
    full.append(line)
    full.removeTrailingSpaces()
    return full
  }
  func shown(_ run: MarkedText.Run) -> String { style.styled(run.text, start(run.marks)) }
  guard style.showsLinks else { return full.map { $0.runs.map(shown).joined() } }
  return WebAddresses(in: full).linked(full, shown)
}

extension InlineOptions {
  /// Marks stay where the style cannot show them.
  init(style: Styler) {
    func isShown(_ role: Role) -> Bool { style.isEnabled && style.theme[role] != .plain }
    self.init(
      keepsCodeMarks: !isShown(.code), keepsStrikeMarks: !isShown(.struck),
      keepsHeadingMarks: !isShown(.heading), showsMath: style.showsMath)
  }
}
