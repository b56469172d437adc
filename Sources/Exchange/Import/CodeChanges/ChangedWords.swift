/// Two texts with the words marked that one of them has alone.
struct ChangedWords {
  /// The older text and the newer one, with `**` around what differs.
  let old: String
  let new: String

  /// Texts whose words make more pairs are compared at their ends alone.
  private static let mostPairs = 250_000

  init(from old: String, to new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    var start = 0
    while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
    var end = 0
    while end < min(before.count, after.count) - start,
      before[before.count - 1 - end] == after[after.count - 1 - end]
    {
      end += 1
    }
    let middle = (
      Array(before[start..<(before.count - end)]), Array(after[start..<(after.count - end)])
    )
    var isKept = (
      old: Array(repeating: true, count: before.count),
      new: Array(repeating: true, count: after.count)
    )
    let kept = Self.common(middle.0, middle.1)
    for (index, isCommon) in kept.old.enumerated() { isKept.old[start + index] = isCommon }
    for (index, isCommon) in kept.new.enumerated() { isKept.new[start + index] = isCommon }
    self.old = Self.marked(before, isKept.old)
    self.new = Self.marked(after, isKept.new)
  }

  private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

  /// Which words belong to the longest common sequence.
  private static func common(_ old: [Substring], _ new: [Substring]) -> (old: [Bool], new: [Bool]) {
    var result = (
      old: Array(repeating: false, count: old.count), new: Array(repeating: false, count: new.count)
    )
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= mostPairs else { return result }
    let width = new.count + 1
    var lengths = Array(repeating: 0, count: (old.count + 1) * width)
    for row in old.indices.reversed() {
      for column in new.indices.reversed() {
        lengths[row * width + column] =
          old[row] == new[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    while row < old.count, column < new.count {
      if old[row] == new[column] {
        (result.old[row], result.new[column]) = (true, true)
        (row, column) = (row + 1, column + 1)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return result
  }

  /// The words with marks around the runs that are not kept.
  private static func marked(_ words: [Substring], _ isKept: [Bool]) -> String {
    var parts: [String] = []
    var run: [String] = []
    func close() {
      if !run.isEmpty { parts.append("**" + run.joined(separator: " ") + "**") }
      run = []
    }
    for (word, kept) in zip(words, isKept) {
      let text = String(word).replacing("*", with: "\\*")
      if kept {
        close()
        parts.append(text)
      } else {
        run.append(text)
      }
    }
    close()
    return parts.joined(separator: " ")
  }
}
