import Screen
import TestSupport
import Testing

@Suite("Sanitizer")
struct SanitizerTests {
  @Test(
    "makes visible what a terminal would obey or hide",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"),
      ("\u{0}\u{7}\u{8}", "␀␇␈"),
      ("a\u{7F}", "a␡"),
      ("\u{9B}2J\u{85}", "⟨U+009B⟩2J⟨U+0085⟩"),
      ("\u{202E}evil\u{2066}", "⟨U+202E⟩evil⟨U+2066⟩"),
      ("a\u{200B}b\u{2060}\u{FEFF}", "a⟨U+200B⟩b⟨U+2060⟩⟨U+FEFF⟩"),
      ("\u{61C}\u{200E}\u{200F}", "⟨U+061C⟩⟨U+200E⟩⟨U+200F⟩"),
      ("\u{2028}\u{2029}", "⟨U+2028⟩⟨U+2029⟩"),
      ("\u{FFF9}a\u{FFFB}", "⟨U+FFF9⟩a⟨U+FFFB⟩"),
      ("x\u{E0041}", "x⟨U+E0041⟩"),
      ("a\tb", "a    b"),
      ("a\r\nb\rc", "a\nb␍c"),
      ("a\u{200D}b", "a⟨U+200D⟩b"),
      ("\u{200C}", "⟨U+200C⟩"),
    ])
  func visible(text: String, expected: String) {
    #expect(sanitized(text) == expected)
  }

  @Test(
    "leaves text as it is",
    arguments: [
      "", "plain\ntext", "é 日本語 ☎️", "👨‍👩‍👧 👩🏽‍⚕️ 🏳️‍🌈 🇩🇪", "क्‍ष", "می‌خواهم", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "עברית", "soft\u{AD}hyphen",
    ])
  func untouched(text: String) {
    #expect(sanitized(text) == text)
  }

  @Test("a flag's tags must be complete")
  func tags() {
    #expect(sanitized("🏴\u{E0067}") == "🏴⟨U+E0067⟩")
    #expect(sanitized("🏴\u{E007F}") == "🏴⟨U+E007F⟩")
  }

  @Test("newlines become spaces where one line is wanted")
  func oneLine() {
    #expect(sanitized("a\nb\r\nc", keepNewlines: false) == "a b c")
  }

  @Test("every control of every class is gone, whatever surrounds it")
  func everyScalar() {
    let hidden =
      Array(UInt32(0)..<0x20) + Array(0x7F..<0xA0) + Array(0x200B...0x200F) + Array(0x2028...0x202E)
      + Array(0x2060...0x206F) + Array(0xFFF9...0xFFFB) + Array(0xE0000...0xE007F)
      + [0x61C, 0xFEFF, 0x180E]
    for value in hidden where value != 0x0A {
      let scalar = Unicode.Scalar(value)!
      for text in [String(scalar), "a\(scalar)b", "\(scalar)\(scalar)", "日\(scalar)", "\(scalar)👍"]
      {
        #expect(!sanitized(text).unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test("no output holds a control, and sanitising it again changes nothing")
  func fuzz() {
    var random = SplitMix64(seed: 2)
    for round in 0..<5_000 {
      var text = random.text(length: 12)
      for _ in 0..<4 {
        let value = UInt32.random(
          in: 0..<(round.isMultiple(of: 2) ? 0x100 : 0x11_0000), using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let result = sanitized(text)
      #expect(
        result.unicodeScalars.allSatisfy {
          $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
        })
      #expect(sanitized(result) == result)
      #expect(!sanitized(text, keepNewlines: false).unicodeScalars.contains("\n"))
    }
  }
}

@Suite("Styled text")
struct StyledTextTests {
  @Test(
    "keeps its styles and nothing else that a terminal obeys",
    arguments: [
      ("plain", "plain"), ("\u{1B}[1;38;5;29mbold\u{1B}[0m\n", "\u{1B}[1;38;5;29mbold\u{1B}[0m\n"),
      ("a\tb\nc", "a\tb\nc"), ("\u{1B}]0;t\u{7}", "␛]0;t␇"), ("\u{1B}[2J", "␛[2J"),
      ("\u{1B}[31", "␛[31"), ("\u{1B}", "␛"), ("\u{1B}[m\u{1B}[?1049h", "\u{1B}[m␛[?1049h"),
      ("\u{1B}[1m\u{202E}é\u{9B}2J", "\u{1B}[1m⟨U+202E⟩é⟨U+009B⟩2J"), ("\u{1B}[1;é31m", "␛[1;é31m"),
      ("\u{1B}\u{1B}[1m", "␛\u{1B}[1m"), ("\r\u{8}x", "␍␈x"), ("👩\u{200D}⚕️", "👩\u{200D}⚕️"),
    ])
  func styles(text: String, shown: String) {
    #expect(sanitizedButStyled(text) == shown)
  }
}
