/// Random texts that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A text of words, list items, wide characters, emoji, marks and controls.
  mutating func text(length: Int) -> String {
    let parts = [
      "a", "claim", "remittance", " ", " ", " ", "  ", "\n", "\n- ", "\n1. ", "\n    ", "\t", "日本語",
      "、", "한", "é", "e\u{301}", "👨‍👩‍👧", "🇩🇪", "❤️", "क्षत्रिय", "\u{200D}", "\u{1B}[31m", "\u{202E}",
      "\u{9B}", "\r\n", "\n```\n", "```", "\u{A0}", "(", ")", ".", "1234567890123456789012345",
      "* ",
      "\u{FEFF}", "\u{85}", "\u{E0041}", "🏴", "กำ", "\u{300}",
    ]
    return (0..<length).map { _ in parts.randomElement(using: &self)! }.joined()
  }
}
