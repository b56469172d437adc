import TestSupport
import Text

@testable import Flashcards

/// Makes decks of texts that look like parts of the grammar.
struct NastyDecks {
  private static let lines = [
    "", "", "   ", "text", "  text", "Q: x", "A: x", "T: x", "D: x", "C: [x]", "Why: x", "Also: x",
    "Id: x",
    "As of: 2026", "Valid until: x", "Tags: #x", "Q\\: x", "Q\\\\: x", "As of\\: x", " Q: x", "---",
    "  ---",
    "--- ", "\\---", "\\\\---", "----", "# x", "## x #", "#", "\\# x", "#x", "```", "```swift",
    "~~~",
    "   ~~~", "````", "```x```", "\\```", "  \\~~~", "A: ```swift", "Why: ~~~", "A\\: ```",
    "Q: ~~~",
    "```\nQ: x\n---\n\n# y\n```", "- [ ] x", "- [x] x", "* [X] x", "\\- [ ] x", "- [ ]",
    "  - [ ] x", "\\",
    "\\\\", "\\a", "[x]", "\\[x\\]", "![x](y)", "{{c1::x}}", "\\{{c1::x}}", "{x}", "\u{301}", "é",
    "日本語",
    "👩‍👩‍👧", "a\u{2028}b", "\u{FEFF}x", "```\u{301}", "---\u{301}", "Q:\u{301}", ": x", "Q :", "\tx",
    "#\tx",
    "<b>", "a :: b", "===", "| - |", "O: x", "O\\: x", "o: x", "1. x", "1) x", "01. x", "2. x",
    "Why not: x", "Why not\\: x", "1\\. x", "1\\\\) x", "1.", "  1. x", "1.x", "1\u{301}. x",
  ]
  private static let titles = [
    "x", "C#", "#", "# #", "x #", "x ##", "\\#", "---", "Q: x", "```", "日本 語", "- [ ] x", "a/b",
    "#x", "1",
  ]
  private static let values = [
    "x", "\"x\"", "'x'", "\"", "\"'x'\"", "a: b", "a = b", "#x", "---", "Q: x", "é", "\\---",
    "x # y", "\\",
  ]
  private static let tags = ["a", "b", "c::d", "é", "x-y", "Q:", "---"]
  private static let pieces = [
    "[", "]", "[x]", "{", "}", "{{", "}}", "{{c1::", "{{c2::x}}", "{x}", "\\", "\\\\", "\\[", "\\]",
    "\\{",
    "!", "![", "![x](y)", "![x\\](y)", "::", "\n", "\n\n", " ", "x", "é", "$x$", "(y)", "\nQ: x",
    "\n---",
    "\n```", "\n# x", "\n- [ ] x", "\n\\---", "c1::", "1",
  ]

  var random: Random
  private var count = 0

  init(seed: Int) {
    random = Random(seed: seed)
  }

  mutating func deck() -> Deck {
    var deck = Deck()
    if random.isTrue() { deck.frontMatter.name = random.element(of: Self.values) }
    if random.isTrue() { deck.frontMatter.source = random.element(of: Self.values) }
    if random.isTrue() { deck.frontMatter.tags = tagList() }
    var path: [String] = []
    for _ in 0..<random.below(8) {
      if random.isTrue() {
        path = Array(path.prefix(random.below(path.count + 1)))
        path += (0..<random.below(7 - path.count)).map { _ in random.element(of: Self.titles) }
      }
      var note = Note(content: content(), details: details(), path: path)
      if note.takesWordings, random.isTrue(oneIn: 3) {
        note.details.otherWordings = (0...random.below(3)).map { _ in text() }
      }
      deck.notes.append(note)
    }
    return deck
  }

  private mutating func content() -> Note.Content {
    switch random.below(5) {
    case 0: .basic(question: text(), answer: text())
    case 1: .term(term: text(), definition: text())
    case 2: .choice(question: text(), options: options())
    case 3: .ordering(question: text(), items: options().map(\.text))
    default: .cloze(cloze())
    }
  }

  /// A text that occurs nowhere else in the deck.
  private mutating func text() -> String {
    count += 1
    var lines = random.elements(of: Self.lines, atMost: 6)
    lines.insert("text \(count)", at: random.below(lines.count + 1))
    return lines.joined(separator: "\n").trimmed()
  }

  private mutating func options() -> [Note.Option] {
    var options = (0..<(2 + random.below(4))).map { _ in
      let lines = text().split(separator: "\n").map { $0.trimmed() }.filter { !$0.isEmpty }
      let whyNot = random.isTrue(oneIn: 3) ? text().split(separator: "\n").map { $0.trimmed() } : []
      return Note.Option(
        text: lines.joined(separator: "\n"), isCorrect: random.isTrue(),
        whyNot: whyNot.isEmpty ? nil : whyNot.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
    options[0].isCorrect = true
    return options
  }

  mutating func cloze() -> Cloze {
    count += 1
    let notation = random.element(of: [Cloze.Notation.brackets, .numbered])
    // Features of only one notation are tested with that one alone.
    let isBrackets = notation == .brackets && random.isTrue()
    var segments: [Cloze.Segment] = []
    for number in 1...(1 + random.below(3)) {
      let text = number == 1 ? "text \(count)" : random.isTrue() ? "" : "y"
      let pieces = random.elements(of: Self.pieces, atMost: text.isEmpty ? 0 : 6).joined()
      if !text.isEmpty { segments.append(.text(text + pieces + (isBrackets ? "y" : ""))) }
      let deletion = Cloze.Deletion(
        text: deleted(isBrackets), hint: random.isTrue() ? hint(isBrackets) : nil,
        group: notation == .numbered ? 1 + random.below(3) : number,
        otherGroups: notation == .numbered && random.isTrue(oneIn: 4) ? [4 + random.below(2)] : [])
      segments.append(.deletion(deletion))
    }
    segments.append(.text(random.elements(of: Self.pieces, atMost: 6).joined() + "end"))
    return Cloze(notation: notation, segments: segments)
  }

  private mutating func deleted(_ isBrackets: Bool) -> String {
    let text = random.elements(of: Self.pieces, atMost: 5).joined() + "x"
    return isBrackets
      ? text
      : text.replacing("::", with: ";").replacing("}", with: ")")
        + (random.isTrue(oneIn: 5) ? "\\" : "")
  }

  private mutating func hint(_ isBrackets: Bool) -> String {
    let hints = ["hint", "a b", "[x]", "\\", "{", "a::b", "é", "Q: x"]
    return random.element(of: isBrackets ? hints : hints + ["a\nb", "}x"])
  }

  private mutating func details() -> Note.Details {
    var details = Note.Details()
    if random.isTrue() { details.also = (0..<random.below(3)).map { _ in line() } }
    if random.isTrue() { details.hint = text() }
    if random.isTrue() { details.why = text() }
    if random.isTrue() { details.source = line() }
    if random.isTrue() {
      details.asOf = FactDate(random.element(of: ["2026", "2026-05", "0999-12-31"]))
    }
    if random.isTrue() { details.validUntil = FactDate("2026-02-28") }
    if random.isTrue() { details.tags = tagList() }
    if random.isTrue(oneIn: 4) {
      count += 1
      details.id = CardID("id-\(count)")
    }
    return details
  }

  private mutating func line() -> String {
    let line = random.element(of: Self.lines + Self.values)
    return line.trimmed().isEmpty || line.contains("\n") ? "x" : line.trimmed()
  }

  private mutating func tagList() -> [String] {
    Self.tags.filter { _ in random.isTrue() }
  }
}
