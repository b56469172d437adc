/// A stretch of text that opens an address when it is clicked (OSC 8).
///
/// <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda> describes the sequence.
package enum Hyperlink {
  /// What only links of this process have in them: what a deck or a file makes up does not pass as
  /// one, see ``sanitizedButStyled(_:)``.
  private static let secret = String(UInt64.random(in: 1 ... .max), radix: 36)

  static let end = "\u{1B}]8;;\u{1B}\\"

  /// The sequence before the text. Stretches with the same address are one link, as where a line
  /// breaks in it.
  /// - Parameter address: Printable ASCII without spaces.
  static func start(_ address: some StringProtocol) -> String {
    "\u{1B}]8;id=\(secret);\(address)\u{1B}\\"
  }

  /// The text as a link, or as it is if the address cannot be one.
  package static func linked(_ text: String, to address: String) -> String {
    guard !text.isEmpty, isAddress(address.unicodeScalars) else { return text }
    return start(address) + text + end
  }

  /// Where a sequence ends that begins or ends a link of this process, or nil if it is another one.
  static func endOfSequence(
    at start: String.UnicodeScalarView.Index, in scalars: Substring.UnicodeScalarView
  ) -> String.UnicodeScalarView.Index? {
    func rest(after prefix: String) -> Substring.UnicodeScalarView? {
      let found = scalars[start...].prefix(prefix.unicodeScalars.count)
      return found.elementsEqual(prefix.unicodeScalars) ? scalars[found.endIndex...] : nil
    }
    if let rest = rest(after: end) { return rest.startIndex }
    guard let rest = rest(after: "\u{1B}]8;id=\(secret);"),
      let close = rest.firstIndex(of: "\u{1B}"), isAddress(rest[..<close]),
      rest[close...].dropFirst().first == "\\"
    else { return nil }
    return scalars.index(close, offsetBy: 2)
  }

  private static func isAddress(_ scalars: some Swift.Collection<Unicode.Scalar>) -> Bool {
    !scalars.isEmpty && scalars.allSatisfy { (0x21...0x7E).contains($0.value) }
  }
}
