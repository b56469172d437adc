import Flashcards
import JSON
import Text

/// The keys of a card's line and what they make of it.
struct CardLineFields {
  private let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  private static let sides = [
    "question", "answer", "front", "back", "term", "definition", "text", "cloze", "options",
    "correct", "items",
  ]
  private static let others = [
    "kind", "deck", "path", "tags", "wordings", "also", "hint", "why", "explanation", "source",
    "asOf",
    "validUntil", "id",
  ]

  /// Looks for keys that mean nothing.
  func check() throws(CardFault) {
    let known = Self.sides + Self.others
    var seen: Set<String> = []
    for member in object.members {
      guard known.contains(member.key) else {
        // The usual slips: capitals, and letters that changed places.
        let letters = member.key.prefix(40).lowercased().sorted()
        let meant = known.first { $0.lowercased().sorted() == letters }
        throw CardFault(
          "there is no key `\(member.key.prefix(40))`",
          meant.map { "did you mean `\($0)`?" } ?? "the keys are \(known.joined(separator: ", "))",
          key: member.key)
      }
      guard seen.insert(member.key).inserted else {
        throw CardFault("the key `\(member.key)` is there twice", "keep one", key: member.key)
      }
    }
  }

  // MARK: Values

  private func has(_ key: String) -> Bool { object[key].map { $0 != .null } ?? false }

  /// A text; nil if it is missing, null or empty.
  func optional(_ key: String) throws(CardFault) -> String? {
    guard let value = object[key], value != .null else { return nil }
    guard let text = value.string else {
      throw CardFault("`\(key)` is no text", "write it in double quotes", key: key)
    }
    return text.contains { !$0.isWhitespace } ? text : nil
  }

  private func text(_ keys: String...) throws(CardFault) -> String {
    for key in keys {
      if let text = try optional(key) { return text }
    }
    let given = keys.first { object[$0] != nil }
    throw CardFault(
      given == nil ? "there is no `\(keys[0])`" : "`\(given!)` is empty", "write it", key: given)
  }

  /// Texts, or one of them alone; empty if they are missing.
  func list(_ key: String) throws(CardFault) -> [String] {
    guard let value = object[key], value != .null else { return [] }
    if let text = value.string { return text.isEmpty ? [] : [text] }
    let texts = (value.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
    guard let array = value.array, texts.count == array.count else {
      throw CardFault("`\(key)` is no list of texts", "write [\"one\", \"two\"]", key: key)
    }
    return texts
  }

  private func date(_ key: String) throws(CardFault) -> FactDate? {
    guard let text = try optional(key) else { return nil }
    guard let date = FactDate(text) else {
      throw CardFault("`\(key)` is no date", "write 2026, 2026-05 or 2026-05-31", key: key)
    }
    return date
  }

  func details() throws(CardFault) -> Note.Details {
    var details = Note.Details()
    details.otherWordings = try list("wordings")
    details.also = try list("also")
    details.hint = try optional("hint")
    details.why = try optional(has("why") ? "why" : "explanation")
    details.source = try optional("source")
    details.asOf = try date("asOf")
    details.validUntil = try date("validUntil")
    details.tags = try list("tags").flatMap { tags in
      tags.split { $0.isWhitespace || $0 == "," }.map(String.init)
    }
    if let name = try optional("id") {
      guard CardID.isValid(name) else {
        throw CardFault(
          "`\(name.prefix(70))` cannot be a card's name", "1 to 64 letters, digits, -, _ or .",
          key: "id")
      }
      details.id = CardID(name)
    }
    return details
  }

  // MARK: Content

  func content() throws(CardFault) -> Note.Content {
    let content = try contentBySides()
    if let kind = try optional("kind"), Card.Kind(rawValue: kind) != content.kind {
      throw CardFault(
        "the keys make \(content.kind.withArticle), and `kind` says \(kind)", "leave `kind` out",
        key: "kind")
    }
    return content
  }

  private func contentBySides() throws(CardFault) -> Note.Content {
    if has("options") {
      return .choice(question: try text("question", "front"), options: try options())
    }
    if has("items") { return try ordering() }
    if has("text") || has("cloze") { return try cloze(text("text", "cloze")) }
    if has("term") || has("definition") {
      return .term(term: try text("term", "front"), definition: try text("definition", "back"))
    }
    return .basic(
      question: try text("question", "front"), answer: try text("answer", "back"))
  }

  private func ordering() throws(CardFault) -> Note.Content {
    let items = try list("items")
    let names = Set(items.map { normalized($0) })
    guard (2...15).contains(items.count), names.count == items.count, !names.contains("") else {
      throw CardFault(
        "`items` are not 2 to 15 texts that differ", "write them in the right order", key: "items")
    }
    return .ordering(question: try text("question", "front"), items: items)
  }

  private func cloze(_ text: String) throws(CardFault) -> Note.Content {
    let key = has("text") ? "text" : "cloze"
    let read = DeckParser.parse("C: \(text)\n", file: "")
    if let problem = read.diagnostics.first {
      throw CardFault(problem.message, problem.hint, key: key)
    }
    guard read.deck.notes.count == 1, case .cloze = read.deck.notes[0].content else {
      throw CardFault(
        "the text cannot be a cloze", "put what is to be filled in in [brackets]", key: key)
    }
    return read.deck.notes[0].content
  }

  /// Options that say themselves whether they are right, have a `*` before them, or are named by
  /// `correct` or `answer`.
  private func options() throws(CardFault) -> [Note.Option] {
    guard let values = object["options"]?.array else {
      throw CardFault("`options` is no list", "write [\"*right\", \"wrong\"]", key: "options")
    }
    var options: [Note.Option] = []
    for value in values {
      if let text = value.string {
        options.append(Note.Option(text: text.trimmed(), isCorrect: false))
      } else if let text = value["text"]?.string {
        options.append(
          Note.Option(
            text: text.trimmed(), isCorrect: value["correct"]?.bool ?? false,
            whyNot: value["whyNot"]?.string.map(Self.withoutBlankLines).flatMap {
              $0.isEmpty ? nil : $0
            }))
      } else {
        throw CardFault(
          "an option is neither a text nor {\"text\": …, \"correct\": …}", "write texts",
          key: "options")
      }
    }
    let named = try list("correct") + list("answer")
    if named.isEmpty {
      for index in options.indices where options[index].text.hasPrefix("*") {
        options[index].text = String(options[index].text.dropFirst()).trimmed()
        options[index].isCorrect = true
      }
    }
    for name in named {
      let place =
        options.firstIndex { normalized($0.text) == normalized(name) } ?? Self.place(ofLetter: name)
      guard let place, options.indices.contains(place) else {
        throw CardFault(
          "“\(name.prefix(60))” is none of the options", "write an option's text or its letter",
          key: has("correct") ? "correct" : "answer")
      }
      options[place].isCorrect = true
    }
    let texts = Set(options.map { normalized($0.text) })
    guard (2...15).contains(options.count), options.contains(where: \.isCorrect),
      texts.count == options.count, !texts.contains("")
    else {
      throw CardFault(
        "`options` are not 2 to 15 texts that differ, at least one of them right",
        "put a * before the right ones, or name them with `correct`", key: "options")
    }
    return options
  }

  private static func withoutBlankLines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimmed() }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private static func place(ofLetter name: String) -> Int? {
    guard name.utf8.count == 1, let letter = name.uppercased().utf8.first,
      (UInt8(ascii: "A")...UInt8(ascii: "O")).contains(letter)
    else { return nil }
    return Int(letter - UInt8(ascii: "A"))
  }
}

extension Note.Content {
  fileprivate var kind: Card.Kind {
    switch self {
    case .basic: .basic
    case .term: .term
    case .cloze: .cloze
    case .choice: .choice
    case .ordering: .ordering
    }
  }
}
