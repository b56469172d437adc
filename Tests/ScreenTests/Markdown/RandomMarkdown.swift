import TestSupport

extension SplitMix64 {
  /// Pieces of Markdown in any order, including marks that close nothing, but no images, whose
  /// addresses are not shown.
  mutating func markdown(length: Int, tables: Bool) -> String {
    var parts = [
      "claim", "PR", "remittance", "E11.9", "2*3*4", "a_b", "snake_case", "5 * 3", "[denied]",
      "[...]", "<b>", "CO-45", "日本語", "한국어", "é", "e\u{301}", "👨‍👩‍👧", "🇩🇪", "❤️", "🏴", "x̂",
      "1234567890123456789012345", "$a*b*c$", "\\(x\\)", "\\frac{1}{2}", "https://a.b/c_d",
      "<https://x.y/z>", "[text](https://u.v/w)", "[t](a.html \"title\")", "[x](CO-45)",
      "**", "*", "***", "_", "__", "~~", "`", "``", "[", "]", "(", ")", "|", "\\", "\\*", "$",
      "$$", "<", ">", "#", ".", ",", "、", "\u{A0}", "\u{1B}[31m", "\u{202E}", "\u{200D}", "\t",
      " ", " ", " ", " ", " ", "  ", "\n", "\n", "\n\n", "  \n", "\\\n", "\n- ", "\n* ", "\n+ ",
      "\n1. ", "\n  - ", "\n    ", "\n      ", "\n> ", "\n>", "\n> > ", "\n# ", "\n### ", "\n---\n",
      "\n***\n", "\n```\n", "\n~~~ swift\n", "\n===\n", "\n- [x] ", "**bold**", "*it*", "~~old~~",
      "`code`", "``a ` b``", "***x***", "\r\n",
    ]
    if tables { parts += ["\n| a | b |\n|---|--:|\n| c | d |\n", "\n|x|\n|-|\n", " | "] }
    return (0..<length).map { _ in parts.randomElement(using: &self)! }.joined()
  }
}

/// The text without the control sequences of styles.
func withoutStyles(_ text: String) -> String {
  text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
}

/// Letters, digits, symbols and emoji: characters that are not Markdown.
func words(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.value >= 0x80 || ("0"..."9") ~= $0 }
    .filter { !"─│┼…→\u{A0}".unicodeScalars.contains($0) }
}
