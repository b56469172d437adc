extension Int {
  /// The next integer, or the largest one again.
  @inlinable
  var saturatingSuccessor: Int { self == .max ? .max : self + 1 }
}
