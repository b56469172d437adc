import Screen
import TestSupport
import Testing

@Suite("A styled text that is printed")
struct StyledTextSafetyTests {
  private static let scalars: [Unicode.Scalar] =
    [0x80, 0x9B, 0x9F, 0xA0, 0x61B, 0x61C, 0x61D, 0x180D, 0x180E, 0x200A, 0x200B, 0x200F, 0x2010]
    .map { Unicode.Scalar($0)! }
    + [0x2027, 0x2028, 0x202E, 0x202F, 0x205F, 0x2060, 0x206F, 0x2070, 0xFEFE, 0xFEFF, 0xFFF8]
    .map { Unicode.Scalar($0)! }
    + [0xFFF9, 0xFFFB, 0xFFFC, 0x1BC9F, 0x1BCA0, 0x1BCA3, 0x1D172, 0x1D173, 0x1D17A, 0xE0000]
    .map { Unicode.Scalar($0)! }
    + [0xE007F, 0x1F600, 0xE9, 0x8A9E, 0x00, 0x07, 0x08, 0x0D, 0x1B, 0x7F].map {
      Unicode.Scalar($0)!
    }

  @Test("has each scalar as it is, or made visible as in a text without styles")
  func eachScalar() {
    for scalar in Self.scalars where scalar.value != 0x1B {
      let text = "a" + String(Character(scalar)) + "b"
      #expect(sanitizedButStyled("\u{1B}[1m" + text) == "\u{1B}[1m" + sanitized(text))
    }
  }

  @Test(
    "keeps styles and loses every other sequence",
    arguments: [
      "\u{1B}[2J", "\u{1B}]0;x\u{07}", "\u{1B}[", "\u{1B}", "\u{1B}[1;2", "\u{1B}[?25l", "\u{9B}1m",
      "\u{1B}[1\u{1B}[m",
    ])
  func sequences(text: String) {
    let shown = sanitizedButStyled("a\u{1B}[1;31mé " + text + "\u{1B}[0m")
    #expect(shown.hasPrefix("a\u{1B}[1;31mé "))
    #expect(!shown.contains("\u{1B}[2J") && !shown.contains("\u{1B}]") && !shown.contains("\u{9B}"))
    #expect(sanitizedButStyled(shown) == shown)
    #expect(
      sanitizedButStyled("a\u{1B}[1;31mé\t“–” 語 😀\n\u{1B}[m") == "a\u{1B}[1;31mé\t“–” 語 😀\n\u{1B}[m"
    )
  }
}
