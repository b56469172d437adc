import Foundation
import TestSupport
import Testing

@testable import Text

struct NormalizationTests {
  @Test("White space is what Unicode calls so")
  func whiteSpace() {
    let differing = Self.allScalars.filter { $0.isWhiteSpace != $0.properties.isWhitespace }
    #expect(Array(differing) == [])
  }

  @Test("What is said to stay composed does: alone, and after any other character")
  func staying() {
    let seconds = Set(Self.allScalars.flatMap { canonicallyDecomposed(String($0)).dropFirst() })
    #expect(seconds.contains("\u{301}") && seconds.contains("\u{11A8}"))
    for scalar in Self.allScalars where staysComposed(scalar) {
      let text = String(scalar)
      guard Self.composed(text).unicodeScalars.elementsEqual(text.unicodeScalars),
        scalar.properties.canonicalCombiningClass == .notReordered, !seconds.contains(scalar)
      else {
        Issue.record("U+\(String(scalar.value, radix: 16))")
        continue
      }
    }
  }

  @Test(
    "Any text comes to the same normal form on the fast ways as on the plain one", arguments: 0..<50
  )
  func anyText(_ seed: Int) {
    let pieces = [
      "a", "b c", " ", "  ", "\n", "\t", "\r\n", "\u{B}", "\u{1C}", "\u{1F}", "\u{7F}", "\0", "é",
      "e\u{301}", "\u{301}", "\u{85}", "\u{A0}", "\u{2003}", "\u{2028}", "\u{200B}", "–", "…", "か",
      "か\u{3099}", "漢", "한", "한\u{11A8}", "\u{1112}\u{1161}", "Ω", "\u{2126}", "\u{212B}", "ж",
      "\u{37E}", "👩‍👧", "\u{FB01}", "a long piece of plain text",
    ]
    var random = Random(seed: seed)
    for _ in 0..<100 {
      let few = random.elements(of: pieces, atMost: 4)
      let count = random.below(12)
      expectNormalForm((0..<count).map { _ in random.element(of: few + ["x"]) }.joined())
    }
  }

  private static let allScalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

  private static func composed(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping
  }

  /// Expects the literal definition: form C, then each run of white space one space,
  /// none at the ends.
  private func expectNormalForm(_ text: String) {
    let words = Self.composed(text).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    let expected = words.map { Array($0) }.joined(separator: [" "])
    #expect(Array(normalized(text).unicodeScalars) == Array(expected), "\(text.debugDescription)")
  }
}
