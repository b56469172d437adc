/// "1 row", "2 rows": a number with its noun.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

extension String {
  /// The text without white space at its ends.
  func trimmed() -> String {
    // Most cells have nothing to trim; looking at two bytes is much faster than at characters.
    if let first = utf8.first, let last = utf8.last, first.isPrintableASCII, last.isPrintableASCII {
      return self
    }
    return self[...].trimmed()
  }
}

extension Substring {
  /// The text without white space at its ends.
  func trimmed() -> String {
    let tail = drop(while: \.isWhitespace)
    guard let end = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(tail[...end])
  }
}

extension UInt8 {
  fileprivate var isPrintableASCII: Bool { self > .space && self < 0x7F }
}
