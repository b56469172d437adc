extension Int {
  /// The next integer, or the largest one if there is none.
  @inlinable
  var saturatingSuccessor: Int { self == .max ? .max : self + 1 }
}
