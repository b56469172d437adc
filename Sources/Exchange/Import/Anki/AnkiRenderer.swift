import Text

/// Renders the sides of a card from its templates, as HTML and then as text.
struct AnkiRenderer: ~Copyable {
  /// The side to render, and the treatment of deletions in cloze fields.
  enum Side: Equatable {
    /// The deletions of a number are hidden.
    case question(Int)
    /// All deletions are shown.
    case answer(Int)
    /// The deletions of these numbers are marked; see ``ClozeMark``.
    case marked(Set<Int>)
    /// Cloze fields are left out.
    case withoutCloze

    var isQuestion: Bool {
      switch self {
      case .question, .marked: true
      case .answer, .withoutCloze: false
      }
    }
  }

  /// The values that a card's templates can show.
  struct Values {
    var fields: [String]
    var tags = ""
    var deck = ""
    var card = ""
    var type = ""
    var flag = 0
    /// The cloze number.
    var number = 1
  }

  private var htmlText = HTMLText()
  /// Whether each field of the note has shown something since ``startNote(fields:)``.
  private(set) var isShown: [Bool] = []
  private var rendering: Allowance
  private var kept: Allowance
  /// The largest side in bytes: a template may show a large field many times.
  private static let largestSide = 4 << 20

  /// A side of a card exceeds the limit.
  struct SideIsTooLarge: Error {}

  init(_ limits: AnkiLimits) {
    rendering = Allowance(limits.rendering, of: "bytes on all cards")
    kept = Allowance(limits.text, of: "bytes of text")
  }

  /// The number of bytes of text still allowed.
  var textLeft: Int { kept.remaining }

  /// Starts another note.
  mutating func startNote(fields: Int) {
    isShown.removeAll(keepingCapacity: true)
    isShown += repeatElement(false, count: fields)
  }

  /// The text of one side, with all its sounds.
  mutating func text(
    _ template: AnkiTemplate, _ values: Values, _ side: Side, answerOnly: Bool = false
  ) throws -> String {
    try rendered(template, values, side, answerOnly: answerOnly).withSounds
  }

  /// A rendered side.
  struct Rendered {
    var text: String
    /// The sounds that Anki plays although they are hidden, in comments and in elements that are
    /// not displayed; in their form on a card.
    var hiddenSounds: [String] = []

    var withSounds: String {
      ([text] + hiddenSounds).filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }

  mutating func rendered(
    _ template: AnkiTemplate, _ values: Values, _ side: Side, answerOnly: Bool = false
  ) throws -> Rendered {
    var html = ""
    var room = Self.largestSide
    do {
      try render(template.nodes, values, side, into: &html, &room)
    } catch {
      try rendering.spend(html.utf8.count)
      throw error
    }
    try rendering.spend(html.utf8.count)
    if answerOnly, let end = endOfAnswerMark(in: html) { html.removeSubrange(..<end) }
    let text = htmlText.text(of: html)
    let rendered = Rendered(text: text, hiddenSounds: hiddenSounds(of: html, text))
    try kept.spend(rendered.withSounds.utf8.count)
    return rendered
  }

  private mutating func hiddenSounds(of html: String, _ text: String) -> [String] {
    var sounds: [String] = []
    var rest = html[...]
    while let start = rest.utf8.firstRange(of: "[sound:".utf8),
      let end = rest[start.upperBound...].utf8.firstIndex(of: UInt8(ascii: "]"))
    {
      let name = htmlText.text(of: String(rest[start.upperBound..<end]))
      let sound = "[sound: \(name)]"
      if !name.isEmpty, !sounds.contains(sound), !text.contains(sound) { sounds.append(sound) }
      rest = rest[end...]
    }
    return sounds
  }

  /// Counts text that was made without the renderer.
  mutating func keep(_ bytes: Int) throws { try kept.spend(bytes) }

  /// The text of a field by itself.
  mutating func text(ofField html: String) -> String { htmlText.text(of: html) }

  private mutating func render(
    _ nodes: [AnkiTemplate.Node], _ values: Values, _ side: Side, into html: inout String,
    _ room: inout Int
  ) throws {
    for node in nodes {
      let before = html.utf8.count
      switch node {
      case .text(let text): html += text
      case .field(let reference, let filters, let name):
        let value = value(of: reference, filters[...], name, values, side)
        html += value
        if case .field(let index) = reference, !value.isEmpty, isShown.indices.contains(index),
          !(filters.contains("hint") && side.isQuestion)
        {
          isShown[index] = true
        }
      case .commented(let reference, let filters, let name):
        html += value(of: reference, filters[...], name, values, side)
      case .section(let reference, let isNegated, let inner):
        if isFilled(reference, values) != isNegated {
          try render(inner, values, side, into: &html, &room)
        }
        continue
      }
      room -= html.utf8.count - before
      if room < 0 { throw SideIsTooLarge() }
    }
  }

  private func isFilled(_ reference: AnkiTemplate.Reference, _ values: Values) -> Bool {
    switch reference {
    case .field(let index): index < values.fields.count && hasContent(values.fields[index])
    case .tags: !values.tags.isEmpty
    case .ordinal(let number): values.number == number
    case .flag: values.flag > 0
    case .deck, .subdeck, .card, .type, .frontSide: true
    case .unknown: false
    }
  }

  private mutating func value(
    of reference: AnkiTemplate.Reference, _ filters: ArraySlice<String>, _ name: String,
    _ values: Values, _ side: Side
  ) -> String {
    switch reference {
    case .field(let index):
      guard index < values.fields.count else { return "" }
      return filtered(values.fields[index], filters, name, side)
    case .tags: return htmlEscaped(values.tags)
    case .deck: return htmlEscaped(values.deck)
    case .subdeck:
      return htmlEscaped(values.deck.split(separator: ":").last.map(String.init) ?? values.deck)
    case .card: return htmlEscaped(values.card)
    case .type: return htmlEscaped(values.type)
    case .flag: return values.flag > 0 ? "flag\(values.flag)" : ""
    // Anki repeats the question above the answer; here it is there anyway.
    case .frontSide: return ""
    case .ordinal, .unknown: return ""
    }
  }

  private mutating func filtered(
    _ field: String, _ filters: ArraySlice<String>, _ name: String, _ side: Side
  ) -> String {
    if filters.isEmpty { return field }
    if filters.contains("type") {
      if side.isQuestion { return "" }
      guard filters.contains("cloze") else { return field }
      if case .answer(let number) = side { return AnkiCloze(field).answers(number) }
      return ""
    }
    var value = field
    for filter in filters.reversed() {
      switch filter {
      case "cloze", "cloze-only": value = AnkiCloze(value).html(side)
      case "hint":
        if side.isQuestion { value = hasContent(value) ? "[\(htmlEscaped(name))]" : "" }
      case "text": value = htmlEscaped(htmlText.text(of: value))
      case "furigana": value = Furigana(value).both
      case "kana": value = Furigana(value).reading
      case "kanji": value = Furigana(value).base
      case _ where filter.hasPrefix("tts"): value = ""
      default: break
      }
    }
    return value
  }
}

/// Whether a field has more than white space and empty lines.
func hasContent(_ html: String) -> Bool {
  var rest = html.utf8[...]
  while let byte = rest.popFirst() {
    if byte <= .space { continue }
    guard byte == UInt8(ascii: "<") else { return true }
    let tag = rest.prefix(8).prefix { $0 != UInt8(ascii: ">") }
    guard rest.count > tag.count, rest[tag.endIndex...].first == UInt8(ascii: ">") else {
      return true
    }
    let name = String(decoding: tag, as: UTF8.self).filter { !" /".contains($0) }.lowercased()
    guard name == "br" || name == "div" else { return true }
    rest = rest[tag.endIndex...].dropFirst()
  }
  return false
}

extension AnkiCloze {
  /// The field as one side shows it.
  func html(_ side: AnkiRenderer.Side) -> String {
    if case .withoutCloze = side { return "" }
    var result = ""
    func add(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .text(let text): result += text
        case .deletion(let deletion): add(deletion)
        }
      }
    }
    func add(_ deletion: Deletion) {
      switch side {
      case .question(let number) where deletion.numbers.contains(number):
        result += "[\(deletion.hint ?? "...")]"
      case .marked(let numbers) where !numbers.isDisjoint(with: deletion.numbers):
        result.unicodeScalars.append(ClozeMark.start)
        result += deletion.numbers.filter(numbers.contains).map(String.init).joined(separator: ",")
        result.unicodeScalars.append(ClozeMark.text)
        add(deletion.content)
        if let hint = deletion.hint {
          result.unicodeScalars.append(ClozeMark.hint)
          result += hint
        }
        result.unicodeScalars.append(ClozeMark.end)
      default: add(deletion.content)
      }
    }
    add(nodes)
    return result
  }

  /// The texts hidden on the card with a number.
  func answers(_ number: Int) -> String {
    var answers: [String] = []
    func plain(_ nodes: [Node]) -> String {
      nodes.reduce(into: "") { text, node in
        switch node {
        case .text(let part): text += part
        case .deletion(let deletion): text += plain(deletion.content)
        }
      }
    }
    func find(_ nodes: [Node]) {
      for case .deletion(let deletion) in nodes {
        if deletion.numbers.contains(number) {
          answers.append(plain(deletion.content))
        } else {
          find(deletion.content)
        }
      }
    }
    find(nodes)
    return answers.joined(separator: ", ")
  }
}
