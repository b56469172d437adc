import Text

/// The rows of a table by their questions.
struct RepeatedRows {
  /// The location of a row's note.
  struct Place: Hashable {
    var deck: Int32
    var note: Int32
  }

  /// The upper half of a question's hash and the number of its row, counted from 1; 0 if free. The
  /// table is small, since nearly every lookup misses the processor's cache.
  private var slots: [UInt64]
  private let mask: Int
  /// The whole hash and the place of each question, in row order.
  private var questions: [(hash: UInt64, place: Place)] = []
  /// The lines of further rows with a known question, by question and answer.
  private var lineOfFurther: [[String]: Int] = [:]

  /// - Parameter most: The most rows that will be inserted.
  init(most: Int) {
    var count = 16
    while count < most * 2 { count *= 2 }
    mask = count - 1
    slots = Array(repeating: 0, count: count)
    questions.reserveCapacity(most)
  }

  /// Adds a question.
  /// - Parameter place: The location of its note.
  /// - Returns: The location of the first note with the same question, ignoring case and white
  ///   space; nil if this is the first.
  mutating func insert(_ question: String, at place: Place) -> Place? {
    let hash = caselessHash(question)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let known = questions[Int(slots[slot] & 0xFFFF_FFFF) - 1]
        if known.hash == hash { return known.place }
      }
      slot = (slot + 1) & mask
    }
    questions.append((hash, place))
    slots[slot] = (hash >> 32) << 32 | UInt64(questions.count)
    return nil
  }

  /// Adds a further row with a known question; returns the line that it repeats, if any.
  mutating func insertFurther(_ question: String, _ answer: String, line: Int) -> Int? {
    let first = lineOfFurther.updateValue(line, forKey: [question, answer])
    if let first { lineOfFurther[[question, answer]] = first }
    return first
  }

  /// A hash of a text that ignores case and the amount of white space.
  private func caselessHash(_ text: String) -> UInt64 {
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
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
