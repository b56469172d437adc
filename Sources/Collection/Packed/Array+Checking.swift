// Written without closures and iterators: what a debug build does not inline is counted too.

extension [Int32] {
  /// Whether all are places in a list of so many, or -1 for none.
  func arePlaces(in count: Int32) -> Bool {
    withUnsafeBufferPointer { places in
      guard let first = places.baseAddress else { return true }
      let end = first + places.count
      var next = first
      while next < end {
        if next.pointee < -1 || next.pointee >= count { return false }
        next += 1
      }
      return true
    }
  }
}
