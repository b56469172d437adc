/// The text with all control and invisible characters made visible.
///
/// Control characters appear as control pictures (`␛`), other invisible ones by their number
/// (`⟨U+202E⟩`). Tabs become four spaces and CR LF becomes LF. Joiners stay where a script or an
/// emoji needs them, as do the tags of a well-formed flag such as Scotland's.
///
/// - Parameter keepNewlines: Whether LF stays; otherwise it becomes a space.
/// - Complexity: O(*n*); a text without suspicious characters is returned unchanged.
package func sanitized(_ text: String, keepNewlines: Bool = true) -> String {
  let scalars = text.unicodeScalars
  guard scalars.contains(where: { isSuspicious($0) || ($0 == "\n" && !keepNewlines) }) else {
    return text
  }
  var result = String.UnicodeScalarView()
  var index = scalars.startIndex
  while index < scalars.endIndex {
    let scalar = scalars[index]
    let next = scalars.index(after: index)
    let following = next < scalars.endIndex ? scalars[next] : nil
    switch scalar {
    case "\n":
      result.append(keepNewlines ? "\n" : " ")
    case "\r" where following == "\n":
      break
    case "\t":
      result.append(contentsOf: "    ".unicodeScalars)
    case "\u{200C}", "\u{200D}":
      if let before = result.last, let following, joins(before), joins(following) {
        result.append(scalar)
      } else {
        result.append(contentsOf: visible(scalar))
      }
    case "\u{1F3F4}":
      let end = endOfFlagTags(after: next, in: scalars)
      result.append(contentsOf: scalars[index..<end])
      index = end
      continue
    case _ where isSuspicious(scalar):
      result.append(contentsOf: visible(scalar))
    default:
      result.append(scalar)
    }
    index = next
  }
  return String(result)
}

/// A styled text with everything made visible that a terminal would obey, but for the styles: what
/// is printed goes through this, whoever made it.
///
/// The sequences `ESC [ … m` stay, which set colors and weights alone, the links that this process
/// has made, newlines and tabs.
///
/// - Complexity: O(*n*); a text with nothing suspicious in it is returned as it is.
package func sanitizedButStyled(_ text: String) -> String {
  if text.utf8.withContiguousStorageIfAvailable(isStyledText) ?? false { return text }
  let scalars = text.unicodeScalars
  guard scalars.contains(where: { isSuspicious($0) && $0 != "\t" }) else { return text }
  var result = ""
  var rest = scalars[...]
  while let start = rest.firstIndex(where: { $0 == "\u{1B}" || $0 == "\t" }) {
    result += sanitized(String(rest[..<start]))
    let end = rest[start] == "\t" ? scalars.index(after: start) : endOfStyle(at: start, in: rest)
    if let end {
      result.unicodeScalars.append(contentsOf: rest[start..<end])
      rest = rest[end...]
    } else {
      result.unicodeScalars.append(contentsOf: visible(rest[start]))
      rest = rest[scalars.index(after: start)...]
    }
  }
  return result + sanitized(String(rest))
}

/// Whether UTF-8 has no control sequences other than styles and no invisible characters; may be
/// false for other texts too. Every card is printed through this, so it examines bytes.
private func isStyledText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = 0
  func byte(_ offset: Int) -> UInt8 {
    index + offset < bytes.count ? bytes[index + offset] : 0
  }
  while index < bytes.count {
    switch bytes[index] {
    case 0x20...0x7E, 0x0A, 0x09, 0x80...0xBF: break
    case 0x1B:
      guard byte(1) == UInt8(ascii: "[") else { return false }
      index += 2
      while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(0))
        || byte(0) == UInt8(ascii: ";")
      {
        index += 1
      }
      guard byte(0) == UInt8(ascii: "m") else { return false }
    // U+0080 to U+009F, U+061C, U+180E
    case 0xC2: if byte(1) < 0xA0 { return false }
    case 0xD8: if byte(1) == 0x9C { return false }
    case 0xE1: if byte(1) == 0xA0, byte(2) == 0x8E { return false }
    // U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F
    case 0xE2:
      if byte(1) == 0x80, (0x8B...0x8F).contains(byte(2)) || (0xA8...0xAE).contains(byte(2)) {
        return false
      }
      if byte(1) == 0x81, byte(2) >= 0xA0 { return false }
    // U+FEFF, U+FFF9 to U+FFFB
    case 0xEF:
      if byte(1) == 0xBB, byte(2) == 0xBF { return false }
      if byte(1) == 0xBF, (0xB9...0xBB).contains(byte(2)) { return false }
    // U+1BCA0 to U+1BCA3, U+1D173 to U+1D17A, U+E0000 to U+E007F
    case 0xF0: if byte(1) == 0x9B || byte(1) == 0x9D { return false }
    case 0xF3: return false
    case 0xC3...0xDF, 0xE0...0xEE, 0xF1...0xF4: break
    default: return false
    }
    index += 1
  }
  return true
}

/// Where a sequence ends that sets a style or is of a link, or nil if it is another one.
private func endOfStyle(
  at start: String.UnicodeScalarView.Index, in scalars: Substring.UnicodeScalarView
) -> String.UnicodeScalarView.Index? {
  let body = scalars[start...].dropFirst()
  if body.first == "]" { return Hyperlink.endOfSequence(at: start, in: scalars) }
  guard body.first == "[" else { return nil }
  let end = body.dropFirst().firstIndex { !("0"..."9").contains($0) && $0 != ";" }
  guard let end, scalars[end] == "m" else { return nil }
  return scalars.index(after: end)
}

/// A JSON text with all control and invisible characters beyond ASCII escaped.
///
/// JSON's own rules escape only the ASCII control characters; the characters escaped here can occur
/// only in strings of a JSON text, and mean the same there.
///
/// - Complexity: O(*n*); a text without suspicious characters is returned unchanged.
package func escapedForJSON(_ json: String) -> String {
  let scalars = json.unicodeScalars
  guard scalars.contains(where: { !$0.isASCII && isSuspicious($0) }) else { return json }
  var result = String.UnicodeScalarView()
  for scalar in scalars {
    if scalar.isASCII || !isSuspicious(scalar) {
      result.append(scalar)
    } else {
      for unit in UTF16.encode(scalar)! {
        result.append(contentsOf: "\\u\(hexadecimal(UInt32(unit)))".unicodeScalars)
      }
    }
  }
  return String(result)
}

/// Whether a scalar needs a closer look: a control, a format control or a joiner.
private func isSuspicious(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x20...0x7E: false
  case 0x061C, 0x180E, 0xFEFF, 0xFFF9...0xFFFB: true
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
  case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE007F: true
  default: false
  }
}

/// Whether a joiner may be next to a scalar: letters, marks and emoji beyond Latin.
private func joins(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x300 || isSuspicious(scalar) { return false }
  let properties = scalar.properties
  return properties.isAlphabetic || properties.isEmoji || properties.isVariationSelector
    || properties.canonicalCombiningClass != .notReordered || properties.isEmojiModifier
}

/// The end of the tags of a flag, or `start` if no well-formed run of tags begins there.
private func endOfFlagTags(
  after start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
) -> String.UnicodeScalarView.Index {
  var end = start
  while end < scalars.endIndex, (0xE0030...0xE007A).contains(scalars[end].value) {
    scalars.formIndex(after: &end)
  }
  guard end > start, end < scalars.endIndex, scalars[end] == "\u{E007F}" else { return start }
  return scalars.index(after: end)
}

private func visible(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
  switch scalar.value {
  case 0x00...0x1F:
    return String(Character(Unicode.Scalar(0x2400 + scalar.value)!)).unicodeScalars
  case 0x7F:
    return "\u{2421}".unicodeScalars
  default:
    return "\u{27E8}U+\(hexadecimal(scalar.value))\u{27E9}".unicodeScalars
  }
}

/// A number's hexadecimal digits, at least four.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
