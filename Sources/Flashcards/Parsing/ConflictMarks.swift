import Text

/// The marks that git leaves in a deck that two machines have changed in the same place:
///
/// ```
/// <<<<<<< HEAD
/// A: as it is here
/// =======
/// A: as it came
/// >>>>>>> origin/main
/// ```
///
/// The first of the two versions is read, so that the deck is what it was here before the merge.
/// Marks in a code fence are text.
struct ConflictMarks {
  /// The problems, each with its line.
  private(set) var problems: [(problem: DeckProblem, line: Int)] = []
  /// The lines to ignore.
  private(set) var unread: Set<Int> = []

  /// Searches for marks.
  /// - Complexity: Linear in the number of lines.
  init(_ lines: TextLines) {
    let marked = lines.ranges.indices.filter { Self.mark(lines.bytes[lines.ranges[$0]]) != nil }
    // Usually there are none, or only underlines of headings.
    guard
      marked.contains(where: { Self.mark(lines.bytes[lines.ranges[$0]]) != .between })
    else { return }
    let fences = CodeFences(lines)
    var opened: (line: Int, secondFrom: Int?)?
    for line in marked where !fences.isCode[line] {
      switch Self.mark(lines.bytes[lines.ranges[line]]) {
      case .begin:
        if let opened { addStray(opened.line) }
        opened = (line, nil)
      case .base, .between:
        // The text between `|||||||` and `=======` belongs to neither version.
        if let start = opened, start.secondFrom == nil { opened?.secondFrom = line }
      case .end:
        guard let start = opened, let second = start.secondFrom else {
          addStray(line)
          continue
        }
        problems.append((.conflict(lastLine: lines.number(of: line)), start.line))
        unread.formUnion([start.line])
        unread.formUnion(second...line)
        opened = nil
      case nil: break
      }
    }
    if let opened { addStray(opened.line) }
  }

  private mutating func addStray(_ line: Int) {
    problems.append((.strayConflictMark, line))
    unread.insert(line)
  }

  private enum Mark {
    case begin
    case base
    case between
    case end
  }

  /// The mark in a line: seven times the same sign, optionally followed by a name.
  private static func mark(_ line: ArraySlice<UInt8>) -> Mark? {
    guard let sign = line.first, line.count >= 7, line.prefix(7).allSatisfy({ $0 == sign }),
      line.count == 7 || line[line.startIndex + 7] == UInt8(ascii: " ")
    else { return nil }
    return switch sign {
    case UInt8(ascii: "<"): .begin
    case UInt8(ascii: "|"): .base
    case UInt8(ascii: "=") where line.count == 7: .between
    case UInt8(ascii: ">"): .end
    default: nil
    }
  }
}
