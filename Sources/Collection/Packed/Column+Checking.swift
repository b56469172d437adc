import Flashcards

extension ByteUnpacker {
  /// A column of places in a list.
  /// - Parameter orNone: Whether -1 may stand for none.
  mutating func places(
    upTo count: Int, orNone: Bool
  ) throws(UnpackingError) -> Column<Int32> {
    let places = (orNone ? -1 : 0)..<Int32(clamping: count)
    return try column { _, found in
      found.withoutIterator { $0 >= places.lowerBound && $0 < places.upperBound }
    }
  }
}

extension UnsafeBufferPointer {
  /// Whether all elements satisfy a condition. Written without an iterator: what a debug build does
  /// not inline is counted too.
  func withoutIterator(_ isSound: (Element) -> Bool) -> Bool {
    var index = 0
    while index < count {
      if !isSound(self[index]) { return false }
      index += 1
    }
    return true
  }
}
