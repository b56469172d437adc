import Text

/// The block that a line begins if no open block can contain it.
enum BlockStart {
  case text
  case fence(Fence)
  case indentedCode
  case heading(level: Int)
  case rule
  case quote
  case item(marker: Bytes)
  case table([Table.Alignment])

  struct Fence {
    let character: UInt8
    let count: Int

    /// Three or more backticks or tildes; after backticks there are no more on the line.
    init?(_ content: Bytes) {
      guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
      else { return nil }
      character = first
      count = content.prefix { $0 == first }.count
      guard count >= 3 else { return nil }
      if first == UInt8(ascii: "`"), content.dropFirst(count).contains(first) { return nil }
    }

    func isClosed(by line: Bytes) -> Bool {
      let content = line.trimmed
      return content.count >= count && line.lead < 4 && content.allSatisfy { $0 == character }
    }
  }

  /// - Parameters:
  ///   - lines: The line and those after it.
  ///   - depthLeft: The containers that may still be nested.
  init(of lines: ArraySlice<Bytes>, depthLeft: Int) {
    let line = lines[lines.startIndex]
    let content = line.trimmed
    guard line.lead < 4 else {
      self = .indentedCode
      return
    }
    if let fence = Fence(content) {
      self = .fence(fence)
    } else if let level = Self.headingLevel(content) {
      self = .heading(level: level)
    } else if Self.isRule(content) {
      self = .rule
    } else if depthLeft > 0, Self.isQuote(content, next: lines.dropFirst().first) {
      self = .quote
    } else if depthLeft > 0, let marker = Self.marker(line.dropFirst(line.lead)) {
      self = .item(marker: marker)
    } else if let next = lines.dropFirst().first, let alignments = tableAlignments(content, next) {
      self = .table(alignments)
    } else {
      self = .text
    }
  }

  /// Whether a paragraph continues with the line.
  var continuesParagraph: Bool {
    switch self {
    case .text, .indentedCode: true
    default: false
    }
  }

  /// One to six hashes and a text. A single hash before a small letter or a digit means a number.
  private static func headingLevel(_ content: Bytes) -> Int? {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), content.dropFirst(level).first == UInt8(ascii: " ") else {
      return nil
    }
    let first = content.dropFirst(level).trimmed.first!
    if level == 1, first.isDigit || first.isSmallLetter { return nil }
    return level
  }

  /// Three or more hyphens, or exactly three asterisks. More asterisks hide something, and
  /// underscores are a gap to fill in.
  private static func isRule(_ content: Bytes) -> Bool {
    guard let first = content.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*")
    else { return false }
    let count = content.lazy.filter { $0 == first }.count
    return content.allSatisfy { $0 == first || $0 == UInt8(ascii: " ") }
      && (first == UInt8(ascii: "-") ? count >= 3 : count == 3)
  }

  /// `> text`. Before a number or a sign the same character is a comparison: `> 90 days`, `>= 3`.
  private static func isQuote(_ content: Bytes, next: Bytes?) -> Bool {
    guard content.first == UInt8(ascii: ">") else { return false }
    guard let first = content.dropFirst().trimmed.first else {
      return next?.trimmed.first == UInt8(ascii: ">")
    }
    return !first.isDigit && !"=$-+<.".utf8.contains(first)
  }

  /// A bullet or a number with the spaces after it, if text follows.
  private static func marker(_ content: Bytes) -> Bytes? {
    var count = 1
    if let first = content.first, first.isDigit {
      let digits = content.prefix { $0.isDigit }.count
      let end = content.dropFirst(digits).first
      guard digits <= 9, end == UInt8(ascii: ".") || end == UInt8(ascii: ")") else { return nil }
      count = digits + 1
    } else if let first = content.first, !"-*+".utf8.contains(first) {
      return nil
    }
    let spaces = content.dropFirst(count).lead
    guard spaces > 0, !content.dropFirst(count).isBlank else { return nil }
    // Text that is indented further is indented code in the item.
    return content.prefix(count + (spaces > 4 ? 1 : spaces))
  }
}

/// The alignments of a table's columns, if a line and the next one begin a table.
func tableAlignments(_ head: Bytes, _ delimiters: Bytes) -> [Table.Alignment]? {
  let widest = 64
  guard head.contains(UInt8(ascii: "|")), delimiters.contains(UInt8(ascii: "-")),
    delimiters.allSatisfy({ "|-: ".utf8.contains($0) })
  else { return nil }
  let cells = tableCells(delimiters)
  guard cells.count <= widest, cells.count == tableCells(head).count else { return nil }
  var result: [Table.Alignment] = []
  for cell in cells {
    let hyphens = cell.drop { $0 == UInt8(ascii: ":") }
    let isLeft = cell.first == UInt8(ascii: ":")
    let isRight = hyphens.last == UInt8(ascii: ":")
    let bare = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
    guard !bare.isEmpty, bare.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    result.append(isLeft && isRight ? .center : isRight ? .right : .left)
  }
  return result
}

/// The cells of a table's row, with escaped vertical bars resolved.
func tableCells(_ line: Bytes) -> [Bytes] {
  let bar = UInt8(ascii: "|")
  var content = line.trimmed
  if content.first == bar { content = content.dropFirst() }
  var cells: [Bytes] = []
  var cell: [UInt8] = []
  var isEscaped = false
  var endsWithBar = false
  for byte in content {
    endsWithBar = byte == bar && !isEscaped
    if endsWithBar {
      cells.append(cell[...].trimmed)
      cell = []
      continue
    }
    if byte == bar { cell.removeLast() }
    cell.append(byte)
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  if !endsWithBar { cells.append(cell[...].trimmed) }
  return cells
}
