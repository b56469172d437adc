import Flashcards

/// Finds the rows that ask what a row before them asks.
struct RepeatedRows {
  enum Finding {
    case new
    /// The same question and answer, by the rules by which cards have their names.
    case repeated(line: Int)
    /// The same question with another answer.
    case otherAnswer(line: Int)
    /// The same but for capitals or markup.
    case similar(line: Int)
  }

  private struct Row {
    let front: String
    let back: String
    let line: Int
  }
  /// The number of the first row of each question, by a hash of it without case.
  private var rowOfQuestion: [Int: Int32] = [:]
  private var rows: [Row] = []
  /// The lines of further rows with a question that came before, by question and answer.
  private var lineOfFurther: [[String]: Int] = [:]

  init(expected: Int) {
    rowOfQuestion.reserveCapacity(expected)
    rows.reserveCapacity(expected)
  }

  /// Takes a row in.
  /// - Parameters:
  ///   - key: The front without its markup.
  ///   - line: The line on which the row begins.
  mutating func insert(_ front: String, _ back: String, key: String, line: Int) -> Finding {
    let hash = caselessHash(key)
    guard let index = rowOfQuestion[hash] else {
      rowOfQuestion[hash] = Int32(rows.count)
      rows.append(Row(front: front, back: back, line: line))
      return .new
    }
    let first = rows[Int(index)]
    let (question, answer) = (normalized(front), normalized(back))
    let isSame = question == normalized(first.front)
    if isSame, answer == normalized(first.back) { return .repeated(line: first.line) }
    if let line = lineOfFurther[[question, answer]] { return .repeated(line: line) }
    lineOfFurther[[question, answer]] = line
    return isSame ? .otherAnswer(line: first.line) : .similar(line: first.line)
  }

  /// A hash of a text in which case and the amount of white space do not count.
  private func caselessHash(_ text: String) -> Int {
    var hasher = Hasher()
    let isASCII =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { folded in
          var length = 0
          var pendingSpace = false
          for byte in bytes {
            if byte >= 0x80 { return false }
            if byte.isSpace {
              pendingSpace = length > 0
              continue
            }
            if pendingSpace {
              folded[length] = .space
              length += 1
              pendingSpace = false
            }
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            folded[length] = isCapital ? byte | 0x20 : byte
            length += 1
          }
          hasher.combine(
            bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(folded)[..<length]))
          return true
        }
      } ?? false
    if !isASCII { hasher.combine(normalized(text).lowercased()) }
    return hasher.finalize()
  }
}
