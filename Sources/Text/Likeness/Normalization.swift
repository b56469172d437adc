#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// Text in the form for card identity: in Unicode normalization form C, trimmed, with every run of
/// white space made one space.
///
/// So a file saved in form D (as some editors on macOS do), rewrapped or reindented, still has the
/// same cards.
package func normalized(_ text: String) -> String {
  let isASCII = isASCII(text)
  // Most texts are already in normal form: then nothing is copied.
  if isASCII, hasSingleSpaces(text) { return text }
  let isComposed = isASCII || text.unicodeScalars.allSatisfy(staysComposed)
  return withSingleSpaces(isComposed ? text : canonicallyComposed(text))
}

// Without a branch in their loops, the compiler processes many bytes at once in these two.

private func isASCII(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    bytes.reduce(0, |) < 0x80
  } ?? false
}

/// Whether the white space of an ASCII text is in normal form.
private func hasSingleSpaces(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    var isSpaced: UInt8 = 0
    // A leading space is one too many, like a trailing one.
    var previous: UInt8 = 1
    for byte in bytes {
      let isSpace: UInt8 = byte == UInt8(ascii: " ") ? 1 : 0
      let isOtherSpace: UInt8 = byte &- 0x09 <= 0x0D - 0x09 ? 1 : 0
      isSpaced |= isOtherSpace | (isSpace & previous)
      previous = isSpace
    }
    return isSpaced == 0 && bytes.last != UInt8(ascii: " ")
  } ?? false
}

/// Whether a scalar is unchanged in normalization form C, whatever such scalars are around it.
///
/// It may be false for other such scalars too. These are blocks of common letters and punctuation
/// without combining marks and characters that stand for another.
func staysComposed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case ..<0x300, 0x0391...0x03CE, 0x0400...0x0482, 0x2010...0x2027, 0x20A0...0x20BF,
    0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
    true
  default: false
  }
}

/// `text` trimmed, with every run of white space made one space.
private func withSingleSpaces(_ text: String) -> String {
  String(unsafeUninitializedCapacity: text.utf8.count) { result in
    var count = 0
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.isWhiteSpace {
        pendingSpace = count > 0
        continue
      }
      if pendingSpace {
        result[count] = UInt8(ascii: " ")
        count += 1
        pendingSpace = false
      }
      for byte in UTF8.encode(scalar)! {
        result[count] = byte
        count += 1
      }
    }
    return count
  }
}

/// `text` in normalization form C.
private func canonicallyComposed(_ text: String) -> String {
  #if canImport(Darwin)
    return text.precomposedStringWithCanonicalMapping
  #else
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: text._nfc)
    return String(composed)
  #endif
}

/// The scalars of `text` in normalization form D: accents separate from their letters.
func canonicallyDecomposed(_ text: String) -> [Unicode.Scalar] {
  #if canImport(Darwin)
    return Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  #else
    return Array(text._nfd)
  #endif
}

/// Text in the form for searches: in normal form, folded by ``Folding``, and without accents.
package func searchKey(_ text: String) -> String {
  // For ASCII only the case is ignored: ``NoteSieve`` relies on that.
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return normalized(text).lowercased() }
  var folded: [Unicode.Scalar] = []
  folded.reserveCapacity(text.utf8.count)
  for scalar in canonicallyDecomposed(normalized(text)) { Folding.append(scalar, to: &folded) }
  var view = String.UnicodeScalarView()
  for scalar in folded where scalar.isASCII || !scalar.isNonspacingMark { view.append(scalar) }
  // A text of only marks is searched unchanged.
  return view.isEmpty ? text.lowercased() : String(view)
}

extension Unicode.Scalar {
  fileprivate var isNonspacingMark: Bool { properties.generalCategory == .nonspacingMark }
}
