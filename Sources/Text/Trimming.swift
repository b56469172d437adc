extension String {
  /// The text without leading and trailing white space.
  package func trimmed() -> String {
    hasInkAtEnds(utf8) ? self : self[...].trimmed()
  }
}

extension Substring {
  /// The text without leading and trailing white space.
  ///
  /// Works on scalars, like Rust's `trim`: a space followed by an accent is one character.
  package func trimmed() -> String {
    if hasInkAtEnds(utf8) { return String(self) }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
      let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
    else { return "" }
    return String(self[first..<scalars.index(after: last)])
  }

  /// The text without trailing white space.
  package func trimmedEnd() -> String {
    let scalars = unicodeScalars
    guard let last = scalars.lastIndex(where: { !$0.isWhiteSpace }) else { return "" }
    return String(self[..<scalars.index(after: last)])
  }
}

/// Whether a text begins and ends with printable ASCII, as most do: then there is nothing to trim.
private func hasInkAtEnds(_ text: some BidirectionalCollection<UInt8>) -> Bool {
  func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
  guard let first = text.first, let last = text.last else { return false }
  return isInk(first) && isInk(last)
}
