import Text

extension DelimitedText {
  /// Whether a cell could be a few tags rather than a sentence.
  func looksLikeTags(_ record: Int, column: Int) -> Bool {
    let cells = fields[fieldRange(record)]
    guard column < cells.count else { return true }
    let cell = cells[cells.startIndex + column]
    guard cell.end - cell.start <= 50 else { return false }
    return text.utf8.withUnsafeBufferPointer { bytes in
      var words = 0
      var isInWord = false
      for offset in cell.start..<cell.end {
        switch bytes[offset] {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "("),
          UInt8(ascii: ")"):
          return false
        case UInt8(ascii: ":")
        where offset + 2 < cell.end && bytes[offset + 1] == UInt8(ascii: "/")
          && bytes[offset + 2] == UInt8(ascii: "/"):
          return false
        case let byte where byte.isSpace: isInWord = false
        default:
          if !isInWord { words += 1 }
          isInWord = true
        }
      }
      return words <= 4
    }
  }

  /// Whether two records have the same text.
  func isSame(_ record: Int, _ other: Int) -> Bool {
    let (mine, theirs) = (range(record), range(other))
    return mine.count == theirs.count && text.utf8[mine] == text.utf8[theirs]
  }

  /// Whether lines without a tab can only belong to the field above them, as in Quizlet's export of
  /// definitions with several lines.
  ///
  /// That is so if every other row has two fields, the first row is one of them, and no such line
  /// could be a heading.
  func hasContinuations(_ dialect: Dialect) -> Bool {
    guard dialect.delimiter == .tab, dialect.columnCount == 2, format.rowEnd == .line else {
      return false
    }
    var pairs = 0
    var hasContinuation = false
    for record in 0..<count {
      switch fieldRange(record).count {
      case 2: pairs += 1
      case 1 where record > 0 && pairs > 0 && mayContinue(record): hasContinuation = true
      default: return false
      }
    }
    return hasContinuation && pairs > 1
  }

  private func mayContinue(_ record: Int) -> Bool {
    let field = fields[fieldRange(record).lowerBound]
    guard field.form == .plain, fields[fieldRange(record).lowerBound - 1].form == .plain else {
      return false
    }
    // An empty line before it makes it a heading, or the rest of another text.
    let line = text.lines.line(at: field.start)
    guard line > 1, !text.sourceLine(line - 1).trimmed().isEmpty else { return false }
    let content = trimmedValue(field)
    let isHeading =
      content.first == "#" || content.last == ":"
      || content == content.uppercased() && content != content.lowercased()
    return !isHeading
  }
}
