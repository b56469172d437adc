/// The differences that both typed answers and searches ignore: how a character is written, not
/// which one it is.
///
/// - Case, also `ß` for `ss` and the final sigma.
/// - Compatibility characters of Unicode: ligatures as in PDFs, full-width letters, raised and
///   lowered digits.
/// - Ligatures and letters with a stroke: `æ` is `ae`, `ø` is `o`, and `ı` is `i`.
/// - Kinds of hyphens and dashes, of quotation marks and apostrophes.
/// - Invisible characters: soft hyphens, zero-width characters.
///
/// Accents become separate combining marks, which comparisons leave out. The names of cards do not
/// use this: see ``normalized(_:)``.
package enum Folding {
  /// Appends the folded form of a scalar of a text in normalization form D.
  static func append(_ scalar: Unicode.Scalar, to folded: inout [Unicode.Scalar]) {
    if scalar.isASCII { return folded.append(lowercased(scalar)) }
    if isPlain(scalar) { return folded.append(scalar) }
    if let plain = plain(scalar) { return folded.append(contentsOf: plain) }
    if scalar.properties.isDefaultIgnorableCodePoint { return }
    if let meant = CompatibilityTable.scalars(for: scalar) {
      for scalar in meant {
        if scalar.isASCII {
          folded.append(lowercased(scalar))
        } else if let plain = plain(scalar) {
          folded.append(contentsOf: plain)
        } else {
          folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
      }
      return
    }
    folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
  }

  /// The folded form of a character.
  package static func scalars(of character: Character) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    if let ascii = character.utf8.first, character.utf8.count == 1 {
      append(Unicode.Scalar(ascii), to: &folded)
    } else {
      for scalar in canonicallyDecomposed(String(character)) { append(scalar, to: &folded) }
    }
    return folded
  }

  /// Whether the scalar is an accent, Hangul or a common Chinese or Japanese character: nothing is
  /// ignored there, and a table lookup takes time.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x344, 0x346...0x34E, 0x350...0x36F, 0x1100...0x1112, 0x1161...0x1175,
      0x11A8...0x11C2, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF:
      true
    default: false
    }
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  /// The folded form of characters that are neither a case nor a compatibility character in Unicode
  /// and yet typed in another way.
  private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "ß", "ẞ": ["s", "s"]
    case "ς": ["σ"]
    case "æ", "Æ": ["a", "e"]
    case "œ", "Œ": ["o", "e"]
    case "ø", "Ø": ["o"]
    case "ł", "Ł": ["l"]
    case "đ", "Đ": ["d"]
    case "ħ", "Ħ": ["h"]
    case "ŧ", "Ŧ": ["t"]
    case "ı": ["i"]
    case "‘", "’", "‚", "‛", "‹", "›", "ʹ", "ʻ", "ʼ", "´", "′": ["'"]
    case "“", "”", "„", "‟", "«", "»", "″": ["\""]
    case "⁄", "∕": ["/"]
    case "−", "⁃": ["-"]
    // An owner's sign, not letters.
    case "™", "℠": []
    case "\u{2010}"..."\u{2015}": ["-"]
    default: scalar.properties.generalCategory == .dashPunctuation ? ["-"] : nil
    }
  }
}
