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
  switch asciiForm(of: text) {
  case .normal: return text
  case .spaced: return withSingleSpaces(text.utf8)
  case nil: break
  }
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

/// What there is to do for a text of ASCII alone, as most texts are.
private enum ASCIIForm {
  /// It is in normal form already: nothing is copied.
  case normal
  /// Its white space is to be brought to normal form.
  case spaced
}

/// Nil for a text that is not ASCII.
private func asciiForm(of text: String) -> ASCIIForm? {
  text.utf8.withContiguousStorageIfAvailable { bytes -> ASCIIForm? in
    // Without a branch in the loop, the compiler looks at many bytes at once.
    var high: UInt8 = 0
    var spaced: UInt8 = 0
    // A space at the beginning is one too many, as one at the end is.
    var previous: UInt8 = 1
    for byte in bytes {
      let blank: UInt8 = byte == UInt8(ascii: " ") ? 1 : 0
      let otherSpace: UInt8 = isSpaceOtherThanBlank(byte) ? 1 : 0
      high |= byte
      spaced |= otherSpace | (blank & previous)
      previous = blank
    }
    guard high < 0x80 else { return nil }
    let endsInSpace = bytes.last == UInt8(ascii: " ")
    return spaced == 0 && !endsInSpace ? .normal : .spaced
  } ?? nil
}

private func isSpaceOtherThanBlank(_ byte: UInt8) -> Bool {
  byte &- 0x09 < 5
}

/// ASCII text with every run of white space made one space and none at the ends.
private func withSingleSpaces(_ text: String.UTF8View) -> String {
  String(unsafeUninitializedCapacity: text.count) { result in
    var count = 0
    var pendingSpace = false
    for byte in text {
      if byte == UInt8(ascii: " ") || isSpaceOtherThanBlank(byte) {
        pendingSpace = count > 0
      } else {
        if pendingSpace {
          result[count] = UInt8(ascii: " ")
          count += 1
          pendingSpace = false
        }
        result[count] = byte
        count += 1
      }
    }
    return count
  }
}

/// The scalars of `text` in normalization form C.
private func canonicallyComposed(_ text: String) -> String.UnicodeScalarView {
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
