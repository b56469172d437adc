#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// Text as card identity sees it: in Unicode normalization form C, with every
/// run of white space made one space and none at the ends.
///
/// So a file saved in form D (as some editors on macOS do), re-wrapped or re-indented, still holds
/// the same cards.
package func normalized(_ text: String) -> String {
  let isASCII = isASCII(text)
  // Most texts are in normal form already: then nothing is copied.
  if isASCII, hasSingleSpaces(text) { return text }
  let isComposed = isASCII || text.unicodeScalars.allSatisfy(staysComposed)
  return withSingleSpaces(isComposed ? text : canonicallyComposed(text))
}

// Without a branch in their loops, the compiler makes these two look at many bytes at once.

private func isASCII(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    bytes.reduce(0, |) < 0x80
  } ?? false
}

/// Whether the white space of ASCII text is in normal form.
private func hasSingleSpaces(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    var isSpaced: UInt8 = 0
    // A space at the beginning is one too many, as one at the end is.
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

/// Whether a scalar stays as it is in normalization form C, whatever such scalars stand around it.
///
/// It may say no of one that does too. These are blocks of letters in frequent use and the usual
/// punctuation; none of them holds a combining mark or a character that stands for another.
func staysComposed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case ..<0x300, 0x0391...0x03CE, 0x0400...0x0482, 0x2010...0x2027, 0x20A0...0x20BF,
    0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
    true
  default: false
  }
}

/// `text` with every run of white space made one space and none at the ends.
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

/// The scalars of `text` in normalization form D: accents apart from their letters.
func canonicallyDecomposed(_ text: String) -> [Unicode.Scalar] {
  #if canImport(Darwin)
    return Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  #else
    return Array(text._nfd)
  #endif
}

/// Text as a search sees it: in normal form, and without what ``Folding`` forgives and accents.
package func searchKey(_ text: String) -> String {
  // Of ASCII nothing but the case is forgiven: ``NoteSieve`` relies on that.
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return normalized(text).lowercased() }
  var folded: [Unicode.Scalar] = []
  folded.reserveCapacity(text.utf8.count)
  for scalar in canonicallyDecomposed(normalized(text)) { Folding.append(scalar, to: &folded) }
  var view = String.UnicodeScalarView()
  for scalar in folded where scalar.isASCII || !scalar.isNonspacingMark { view.append(scalar) }
  // What is nothing but marks is looked for as it is.
  return view.isEmpty ? text.lowercased() : String(view)
}

extension Unicode.Scalar {
  fileprivate var isNonspacingMark: Bool { properties.generalCategory == .nonspacingMark }
}
