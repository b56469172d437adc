import TestSupport
import Testing

@testable import Screen

@Suite("Any Markdown")
struct MarkdownPropertyTests {
  private static let stylers = [
    Styler(support: .none), Styler(support: .ansi), Styler(support: .palette, theme: .mono),
    Styler(support: .trueColor, theme: .dark), Styler(support: .palette, theme: .contrast),
  ]
  private static let indents = ["", "  ", "        ", "→   "]

  @Test(
    "keeps all its words in order, within the width, in lines that can stand alone",
    arguments: 0..<8)
  func words(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<120 {
      let text = random.markdown(length: Int.random(in: 0..<40, using: &random), tables: false)
      let lines = check(text, &random)
      #expect(
        ScreenTests.words(withoutStyles(lines.joined())) == ScreenTests.words(sanitized(text)),
        "\(text.debugDescription)")
    }
  }

  @Test("keeps all its words where there are tables", arguments: 0..<4)
  func tables(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<120 {
      let text = random.markdown(length: Int.random(in: 0..<40, using: &random), tables: true)
      let lines = check(text, &random)
      // The lines of cells next to each other are mixed, and heads are repeated.
      let expected = counts(ScreenTests.words(sanitized(text)))
      let shown = counts(ScreenTests.words(withoutStyles(lines.joined())))
      #expect(
        expected.allSatisfy { shown[$0.key, default: 0] >= $0.value }, "\(text.debugDescription)")
    }
  }

  @Test("says the same with styles as without, but for marks", arguments: 0..<4)
  func styles(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<80 {
      let text = random.markdown(length: 30, tables: true)
      let texts = Self.stylers.map { style in
        let text = rendered(markdown: text, width: 1_000, style: style).joined()
        return ScreenTests.words(withoutStyles(text))
      }
      for other in texts.dropFirst() { #expect(other == texts[0], "\(text.debugDescription)") }
    }
  }

  private func check(_ text: String, _ random: inout SplitMix64) -> [String] {
    let width = Int.random(in: 4...60, using: &random)
    let style = Self.stylers.randomElement(using: &random)!
    let lines = rendered(
      markdown: text, width: width, firstIndent: Self.indents.randomElement(using: &random)!,
      indent: Self.indents.randomElement(using: &random)!, style: style,
      as: [nil, .question, .answer, .detail].randomElement(using: &random)!)
    #expect(!lines.isEmpty)
    for line in lines {
      let plain = withoutStyles(line)
      let comment: Comment = "\(line.debugDescription) of \(text.debugDescription), \(width)"
      #expect(displayWidth(plain) <= width, comment)
      #expect(plain.last != " ", comment)
      #expect(!plain.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, comment)
      #expect(plain == line || style.isEnabled, comment)
      if let last = line.ranges(of: "\u{1B}[").last {
        #expect(line[last.upperBound...].hasPrefix("0m"), comment)
      }
    }
    return lines
  }

  private func counts(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar: Int] {
    scalars.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
