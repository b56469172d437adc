/// Writes a deck as Markdown that reads back to the same notes.
package struct DeckPrinter {
  package init() {}

  /// The text of a deck file.
  ///
  /// Headings are written where a note's path differs from the one before it. A note must have its
  /// sides trimmed, as the parser leaves them.
  package func print(_ deck: Deck) -> String {
    var blocks: [String] = []
    if !deck.frontMatter.isEmpty { blocks.append(frontMatter(deck.frontMatter)) }
    var path: [String] = []
    for note in deck.notes {
      if note.path != path {
        blocks += headings(from: path, to: note.path)
        path = note.path
      }
      blocks.append(block(note))
    }
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  private func frontMatter(_ frontMatter: Deck.FrontMatter) -> String {
    var lines = ["---"]
    if let name = frontMatter.name { lines.append("name: \(quoted(name))") }
    if !frontMatter.tags.isEmpty {
      lines.append("tags: \(frontMatter.tags.joined(separator: " "))")
    }
    if let source = frontMatter.source { lines.append("source: \(quoted(source))") }
    return (lines + ["---"]).joined(separator: "\n")
  }

  /// Quotes around a value that has them itself, so that they are not taken off.
  private func quoted(_ value: String) -> String {
    let isQuoted = ["\"", "'"].contains { value.hasPrefix($0) && value.hasSuffix($0) }
    return isQuoted ? "\"\(value)\"" : value
  }

  private func headings(from old: [String], to new: [String]) -> [String] {
    let common = zip(old, new).prefix { $0 == $1 }.count
    // A shorter path has to say its last heading again to leave the deeper one.
    let start = common == new.count ? max(0, common - 1) : common
    if new.isEmpty { return ["#"] }
    return new.indices.dropFirst(start).map {
      String(repeating: "#", count: min($0 + 1, 6)) + " " + new[$0]
    }
  }

  /// The lines of one note, from its first tag to its last detail.
  package func block(_ note: Note) -> String {
    var lines: [String] = []
    switch note.content {
    case .basic(let question, let answer):
      lines.append(tagged("Q:", question, isQuestion: true))
      lines.append(tagged("A:", answer))
    case .term(let term, let definition):
      lines.append(tagged("T:", term))
      lines.append(tagged("D:", definition))
    case .cloze(let cloze):
      lines.append(tagged("C:", text(of: cloze)))
    case .choice(let question, let options):
      lines.append(tagged("Q:", question, isQuestion: true))
      for option in options {
        let text = option.text.split(separator: "\n").joined(separator: "\n  ")
        lines.append("- [\(option.isCorrect ? "x" : " ")] \(text)")
      }
    }
    return (lines + details(note.details)).joined(separator: "\n")
  }

  private func details(_ details: Note.Details) -> [String] {
    var lines = details.also.map { "Also: \($0)" }
    if let hint = details.hint { lines.append(tagged("Hint:", hint)) }
    if let why = details.why { lines.append(tagged("Why:", why)) }
    if let source = details.source { lines.append("Source: \(source)") }
    if let date = details.asOf { lines.append("As of: \(date)") }
    if let date = details.validUntil { lines.append("Valid until: \(date)") }
    if !details.tags.isEmpty { lines.append("Tags: \(details.tags.joined(separator: " "))") }
    if let id = details.id { lines.append("Id: \(id)") }
    return lines
  }

  private func tagged(_ tag: String, _ text: String, isQuestion: Bool = false) -> String {
    "\(tag) \(LineEscape.escaped(text, isQuestion: isQuestion))"
  }

  // MARK: Clozes

  private func text(of cloze: Cloze) -> String {
    cloze.notation == .numbered || !canUseBrackets(cloze)
      ? numberedText(cloze) : bracketText(cloze)
  }

  /// Brackets cannot say which deletions go together, nor that a backslash before one is literal.
  private func canUseBrackets(_ cloze: Cloze) -> Bool {
    guard cloze.deletions.map(\.group) == Array(1...max(1, cloze.deletions.count)) else {
      return false
    }
    return zip(cloze.segments, cloze.segments.dropFirst()).allSatisfy { segment, next in
      if case .text(let text) = segment, case .deletion = next {
        !text.hasSuffix("\\")
      } else {
        true
      }
    }
  }

  private func bracketText(_ cloze: Cloze) -> String {
    var result = ""
    var previous: Cloze.Deletion?
    for segment in cloze.segments {
      switch segment {
      case .text(let text):
        // A brace right after a deletion would open a hint.
        if let previous, previous.hint == nil, text.hasPrefix("{") { result += "\\" }
        result += escapedBrackets(text)
        previous = nil
      case .deletion(let deletion):
        result += "[\(escapedBrackets(deletion.text))]"
        if let hint = deletion.hint { result += "{\(hint)}" }
        previous = deletion
      }
    }
    return result
  }

  private func escapedBrackets(_ text: String) -> String {
    var result = ""
    var isInImage = false
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "[", index > 0, scalars[index - 1] == "!", scalars[index...].contains("]") {
        isInImage = true
      } else if (scalar == "[" || scalar == "]") && !isInImage {
        result += "\\"
      } else if scalar == "]" {
        isInImage = false
      }
      if scalar == "{", scalars[index...].starts(with: "{{c".unicodeScalars) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private func numberedText(_ cloze: Cloze) -> String {
    cloze.segments.map { segment in
      switch segment {
      case .text(let text): text.replacing("{{c", with: "\\{{c")
      case .deletion(let deletion):
        "{{c\(deletion.group)::\(deletion.text)"
          + (deletion.hint.map { "::\($0)" } ?? "") + "}}"
      }
    }.joined()
  }
}
