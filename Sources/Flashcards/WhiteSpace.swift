extension Unicode.Scalar {
  /// Whether Unicode calls the scalar white space.
  ///
  /// The standard library looks that up in a table for any scalar; it is asked for those only
  /// among which white space stands.
  var isWhiteSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0x85, 0xA0, 0x1680, 0x2000...0x205F, 0x3000: properties.isWhitespace
    default: false
    }
  }
}
