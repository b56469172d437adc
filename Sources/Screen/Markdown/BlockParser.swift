import Text

/// Parses the blocks of a Markdown text like CommonMark and GitHub's tables, with two differences:
/// newlines of short lines stay, and what could also be plain text stays text (`> 90 days`, `# of
/// claims`, `___`).
///
/// Complexity: O(*n*): every line is examined once for each container around it, of which there are
/// at most ``deepest``; deeper nesting is text.
struct BlockParser {
  private static let deepest = 8

  private let options: InlineOptions

  init(inline options: InlineOptions) {
    self.options = options
  }

  mutating func blocks(of lines: [Bytes], depth: Int = 0) -> [Block] {
    var result: [Block] = []
    var index = 0
    var gap = false
    while index < lines.count {
      if lines[index].isBlank {
        gap = !result.isEmpty
        index += 1
        continue
      }
      if gap { result.append(.blank) }
      gap = false
      result.append(block(of: lines, at: &index, depth: depth))
    }
    return result
  }

  private mutating func block(of lines: [Bytes], at index: inout Int, depth: Int) -> Block {
    let line = lines[index]
    switch BlockStart(of: lines[index...], depthLeft: Self.deepest - depth) {
    case .fence(let fence):
      return code(of: lines, at: &index, fence: fence)
    case .indentedCode:
      return indentedCode(of: lines, at: &index)
    case .heading(let level):
      index += 1
      let content = headingText(line.trimmed.dropFirst(level))
      let marks = options.keepsHeadingMarks ? String(repeating: "#", count: level) + " " : ""
      var text = MarkedText(marks, .heading)
      text.append(inline(content), adding: .heading)
      return .heading(text)
    case .rule:
      index += 1
      return .rule(line.trimmed.string)
    case .quote:
      let inner = lines[index...].prefix { $0.lead < 4 && $0.trimmed.first == UInt8(ascii: ">") }
      index += inner.count
      let stripped = inner.map { line in
        let rest = line.dropFirst(line.lead + 1)
        return rest.first == UInt8(ascii: " ") ? rest.dropFirst() : rest
      }
      return .quote(blocks(of: stripped, depth: depth + 1))
    case .item(let marker):
      return item(of: lines, at: &index, marker: marker, depth: depth)
    case .table(let alignments):
      return table(of: lines, at: &index, alignments: alignments)
    case .text:
      return paragraph(of: lines, at: &index, depth: depth)
    }
  }

  // MARK: Blocks of text

  private func paragraph(of lines: [Bytes], at index: inout Int, depth: Int) -> Block {
    let first = index
    repeat {
      index += 1
    } while index < lines.count && !lines[index].isBlank
      && BlockStart(of: lines[index...], depthLeft: Self.deepest - depth).continuesParagraph
    var bytes: [UInt8] = []
    for position in first..<index {
      let line = lines[position]
      if position > first {
        let isFilled = Self.isFilled(lines[position - 1], next: line)
        bytes.append(isFilled ? UInt8(ascii: " ") : UInt8(ascii: "\n"))
      }
      bytes += repeatElement(UInt8(ascii: " "), count: line.lead)
      bytes += line.trimmed
    }
    return .paragraph(inline(bytes[...]))
  }

  /// Whether a newline is only due to wrapping: its line is long, and the next one continues in
  /// lowercase.
  private static func isFilled(_ line: Bytes, next: Bytes) -> Bool {
    let full = 60
    guard line.count >= full, next.first?.isSmallLetter == true,
      !line.suffix(2).isBlank, line.last != UInt8(ascii: "\\")
    else { return false }
    return displayWidth(line.string) >= full
  }

  /// A heading without closing hashes.
  private func headingText(_ content: Bytes) -> Bytes {
    let text = content.trimmed
    let hashes = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let rest = text.dropLast(hashes)
    return rest.last == UInt8(ascii: " ") ? rest.trimmed : text
  }

  private func inline(_ bytes: Bytes) -> MarkedText {
    var parser = InlineParser(Array(bytes), options: options)
    return parser.parse()
  }

  // MARK: Code

  private func code(of lines: [Bytes], at index: inout Int, fence: BlockStart.Fence) -> Block {
    // The lines lose as much indentation as the fence has.
    let lead = lines[index].lead
    func stripped(_ line: Bytes) -> String { line.dropFirst(min(lead, line.lead)).string }
    let opening = stripped(lines[index])
    var fences = [MarkedText(opening, .mark)]
    var content: [MarkedText] = []
    index += 1
    while index < lines.count {
      let line = lines[index]
      index += 1
      if fence.isClosed(by: line) {
        fences.append(MarkedText(stripped(line), .mark))
        break
      }
      content.append(MarkedText(stripped(line), .code))
    }
    if options.keepsCodeMarks || content.isEmpty {
      return .code(fences.prefix(1) + content + fences.dropFirst())
    }
    // If code has its own style, fences would repeat that; the name of the language stays.
    let language = opening.drop { " `~".contains($0) }
    return .code((language.isEmpty ? [] : [MarkedText(String(language), .mark)]) + content)
  }

  private func indentedCode(of lines: [Bytes], at index: inout Int) -> Block {
    let first = index
    var end = index
    while index < lines.count, lines[index].isBlank || lines[index].lead >= 4 {
      index += 1
      if !lines[index - 1].isBlank { end = index }
    }
    index = end
    return .code(lines[first..<end].map { MarkedText($0.string, .code) })
  }

  // MARK: Lists

  private mutating func item(
    of lines: [Bytes], at index: inout Int, marker: Bytes, depth: Int
  ) -> Block {
    let lead = lines[index].lead
    let offset = lead + marker.count
    var content = [lines[index].dropFirst(offset)]
    index += 1
    var end = index
    while index < lines.count, lines[index].isBlank || lines[index].lead >= offset {
      content.append(lines[index].dropFirst(min(offset, lines[index].count)))
      index += 1
      if !lines[index - 1].isBlank { end = index }
    }
    content.removeLast(index - end)
    index = end
    return .item(
      lead: lead, marker: marker.string, content: blocks(of: content, depth: depth + 1))
  }

  // MARK: Tables

  private func table(
    of lines: [Bytes], at index: inout Int, alignments: [Table.Alignment]
  ) -> Block {
    let head = tableCells(lines[index]).map { inline($0) }
    index += 2
    var rows: [[MarkedText]] = []
    while index < lines.count, !lines[index].isBlank, lines[index].contains(UInt8(ascii: "|")) {
      var cells = tableCells(lines[index])
      if cells.count > head.count {
        // GitHub drops extra cells; here they stay in the last one.
        let rest = cells[(head.count - 1)...].joined(separator: Array(" | ".utf8))
        cells = cells.prefix(head.count - 1) + [Array(rest)[...]]
      }
      rows.append(cells.map { inline($0) })
      index += 1
    }
    return .table(Table(alignments: alignments, head: head, rows: rows))
  }
}
