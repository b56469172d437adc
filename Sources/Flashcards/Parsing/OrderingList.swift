/// Finds the list of an ordering, without which `O:` is text.
enum OrderingList {
  /// The line with the item `1.` below a tag `O:` and before the end of the card's question; nil if
  /// there is none.
  /// - Parameters:
  ///   - end: The line at which the search ends.
  ///   - kind: The kind of a line.
  /// - Complexity: Linear in the lines up to the next tag.
  static func start(below tag: Int, end: Int, _ kind: (Int) -> LineKind) -> Int? {
    for line in (tag + 1)..<max(tag + 1, end) {
      switch kind(line) {
      case .item(number: 1, _): return line
      case .tag, .detail, .separator, .heading: return nil
      case .blank, .text, .task, .item: break
      }
    }
    return nil
  }
}
