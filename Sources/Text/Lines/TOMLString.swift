/// The text of a one-line TOML string: `"…"` with escapes, or `'…'` without; a comment may follow.
///
/// Anything else is taken unchanged, up to a comment. Escaped line breaks become spaces: the text
/// is a name and has one line.
package func tomlText(_ value: String) -> String {
  guard let quote = value.unicodeScalars.first, quote == "\"" || quote == "'" else {
    return (value.prefix { $0 != "#" }).trimmed()
  }
  var text = String.UnicodeScalarView()
  var scalars = value.unicodeScalars.dropFirst()
  while let scalar = scalars.popFirst(), scalar != quote {
    guard scalar == "\\", quote == "\"", let escape = scalars.popFirst() else {
      text.append(scalar)
      continue
    }
    switch escape {
    case "b", "t", "n", "f", "r": text.append(" ")
    case "u", "U":
      let digits = scalars.prefix(escape == "u" ? 4 : 8)
      scalars = scalars.dropFirst(digits.count)
      text.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
    default: text.append(escape)
    }
  }
  return String(text).trimmed()
}
