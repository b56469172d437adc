#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// Text as card identity and answer checking see it: in Unicode normalization form C, with every
/// run of white space made one space and none at the ends.
///
/// So a file saved in form D (as some editors on macOS do), re-wrapped or re-indented, still holds
/// the same cards.
package func normalized(_ text: String) -> String {
  if isNormalASCII(text) { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  var pendingSpace = false
  for scalar in canonicallyComposed(text) {
    if scalar.properties.isWhitespace {
      pendingSpace = !result.isEmpty
    } else {
      if pendingSpace {
        result.unicodeScalars.append(" ")
        pendingSpace = false
      }
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether `text` is ASCII and in normal form already, as most texts are: then nothing is copied.
private func isNormalASCII(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    // A space at the beginning is one too many, as one at the end is.
    var previous = UInt8(ascii: " ")
    for byte in bytes {
      guard byte < 0x80, byte > 0x20 || (byte == 0x20 && previous != 0x20) || isInk(control: byte)
      else { return false }
      previous = byte
    }
    return previous != 0x20 || bytes.isEmpty
  } ?? false
}

/// Whether a control character is no white space.
private func isInk(control byte: UInt8) -> Bool {
  byte < 0x09 || (0x0E..<0x20).contains(byte)
}

/// The scalars of `text` in normalization form C; ASCII text is in it already.
private func canonicallyComposed(_ text: String) -> String.UnicodeScalarView {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.unicodeScalars }
  #if canImport(Darwin)
    return text.precomposedStringWithCanonicalMapping.unicodeScalars
  #else
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: text._nfc)
    return composed
  #endif
}

/// The scalars of `text` in normalization form D: accents apart from their letters.
func canonicallyDecomposed(_ text: String) -> [Unicode.Scalar] {
  #if canImport(Darwin)
    return Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  #else
    return Array(text._nfd)
  #endif
}

/// Text as a search sees it: in normal form, without case and accents.
package func searchKey(_ text: String) -> String {
  // Most texts have no accent to take away.
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return normalized(text).lowercased() }
  let folded = canonicallyDecomposed(normalized(text).lowercased()).filter {
    $0.properties.generalCategory != .nonspacingMark
  }
  var view = String.UnicodeScalarView()
  view.append(contentsOf: folded)
  return String(view)
}
