/// The number of columns a terminal needs to show a text without control sequences.
///
/// Counted by grapheme cluster: two columns for East Asian wide characters and emoji (also those
/// joined from several scalars, flags, and symbols followed by variation selector 16), none for
/// combining marks and control characters, one for everything else, including ambiguous characters.
///
/// Complexity: O(*n*); a text of printable ASCII is only scanned.
package func displayWidth(_ text: some StringProtocol) -> Int {
  let plain = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
  }
  if let plain = plain.flatMap(\.self) { return plain }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The number of columns a grapheme cluster takes: 0, 1 or 2.
package func displayWidth(_ cluster: Character) -> Int {
  let scalars = cluster.unicodeScalars
  var width = 0
  for scalar in scalars {
    // Terminals that support clusters, and the wcwidth package, agree on at most two columns.
    width = min(2, width + columns(of: scalar))
  }
  if width == 1, scalars.contains("\u{FE0F}"), scalars.first?.properties.isEmoji == true {
    return 2
  }
  return width
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0xA0 {
    return scalar.value < 0x20 || scalar.value >= 0x7F ? 0 : 1
  }
  if WidthTable.contains(scalar, in: WidthTable.wide) { return 2 }
  return WidthTable.contains(scalar, in: WidthTable.zero) ? 0 : 1
}
