import TestSupport
import Testing

@testable import Flashcards
@testable import Text

struct FileShapeTests {
  private let sample = "---\nname: n\n---\n\n# h\n\nQ: a\nb\nA: c\nWhy: d\n\ne\n\nC: [f]\n"

  @Test("Line endings of every system read the same", arguments: ["\r\n", "\r", "\n"])
  func lineEndings(_ ending: String) {
    let bytes = Array(sample.utf8).flatMap { $0 == 0x0a ? Array(ending.utf8) : [$0] }
    #expect(DeckParser.parse(bytes, file: "deck.md").deck == read(sample).deck)
    #expect(read(sample).deck.notes.map(\.line) == [7, 14])
  }

  @Test("Lines end where they end, however the bytes lie", arguments: 0..<50)
  func lineEnds(_ seed: Int) {
    var random = Random(seed: seed)
    // The neighbors of LF and CR, and bytes that differ from them in one bit, end no line.
    let bytes: [UInt8] = [0x0A, 0x0D, 0x61, 0x09, 0x0B, 0x0C, 0x0E, 0x8A, 0x8D, 0x0F, 0x00, 0xFF]
    for _ in 0..<50 {
      let text = (0..<random.below(60)).map { _ in
        bytes[random.isTrue(oneIn: 4) ? random.below(bytes.count) : 2]
      }
      var lines: [[UInt8]] = [[]]
      for (index, byte) in text.enumerated() {
        let isSecond = byte == 0x0A && index > 0 && text[index - 1] == 0x0D
        if isSecond { continue }
        if byte == 0x0A || byte == 0x0D {
          lines.append([])
        } else {
          lines[lines.count - 1].append(byte)
        }
      }
      if lines.last == [] { lines.removeLast() }
      let found = TextLines(text)
      #expect(found.ranges.map { Array(found.bytes[$0]) } == lines, "\(text)")
    }
  }

  @Test("A byte order mark at the start is passed over")
  func byteOrderMark() {
    #expect(read("\u{FEFF}" + sample).deck == read(sample).deck)
    #expect(read("\u{FEFF}Q: a\nA: b").deck.questions == ["a"])
    #expect(read("\u{FEFF}A: b").diagnostics.first?.location.column == 1)
  }

  @Test("The last line needs no line ending")
  func noFinalLineEnding() {
    #expect(read(String(sample.dropLast())).deck == read(sample).deck)
    #expect(read("Q: a\nA: b\r").deck.notes == [Note.basic("a", "b").at(1...2)])
  }

  @Test(
    "A file without cards is an empty deck",
    arguments: [
      "", "\n", "\n\n \n\t\n", "\r", "\u{FEFF}", "Only prose.\n\nWith https://a.b: and 1:2.",
      "# Heading\n", "<!-- Q: a\n -->", "  Not a tag", "Title\n=====",
    ])
  func noCards(_ text: String) {
    #expect(read(text).deck == Deck())
    #expect(read(text).diagnostics.isEmpty)
  }

  @Test("A file saved with accents apart holds the same cards")
  func normalForms() {
    let composed = read("Q: caf\u{E9}\nA: \u{C5}ngstr\u{F6}m\n\nC: [\u{E9}]").deck.cards.map(\.id)
    let apart = read("Q: cafe\u{301}\nA: A\u{30A}ngstro\u{308}m\n\nC: [e\u{301}]").deck.cards
    #expect(composed == apart.map(\.id))
  }

  @Test("A line that is not UTF-8 is reported at its first bad byte, and the cards are read")
  func invalidUTF8() {
    let bytes = Array("Q: é".utf8) + [0xe9, 0x20, 0xff] + Array("\nA: b\nQ: c\nA: ".utf8) + [0xc3]
    let result = DeckParser.parse(bytes, file: "deck.md")
    #expect(
      result.diagnostics.map(\.summary) == [
        "1:5: error: this line is not UTF-8", "4:4: error: this line is not UTF-8",
      ])
    #expect(result.deck.cards.map(\.answer) == ["b", "\u{FFFD}"])
  }

  @Test(
    "A control character is reported once a line",
    arguments: [
      ("Q: a\u{1B}[31m\u{7}", 5, "U+001B"), ("Q: \0", 4, "U+0000"), ("Q: é\u{7F}", 5, "U+007F"),
      ("Q: é\u{9B}31m", 5, "U+009B"), ("Q: a\u{85}b", 5, "U+0085"), ("Q: \u{B}", 4, "U+000B"),
    ])
  func controlCharacters(_ line: String, _ column: Int, _ name: String) {
    let diagnostics = read("\(line)x\nA: b\tc").diagnostics
    #expect(
      diagnostics.map(\.summary) == [
        "1:\(column): warning: the control character \(name) is shown as a mark"
      ])
  }

  @Test(
    "Of ASCII, control characters but the tab are reported wherever they stand", arguments: 1...40)
  func everyASCIICharacter(_ column: Int) {
    for value in UInt8(0)..<0x80 where value != 0x0A && value != 0x0D {
      var line = Array(repeating: UInt8(ascii: "x"), count: 40)
      line[column - 1] = value
      let diagnostics = DeckParser.parse(line, file: "deck.md").diagnostics
      let isControl = (value < 0x20 && value != 0x09) || value == 0x7F
      #expect(diagnostics.map(\.location.column) == (isControl ? [column] : []), "\(value)")
    }
  }

  @Test("A space that carries an accent is text")
  func accentOnSpace() {
    #expect(readNote("Q: acute\nA: \u{301}") == .basic("acute", "\u{301}"))
  }
}
