/// Writes a deck as Markdown that reads back to the same notes.
package struct DeckPrinter {
  package init() {}

  /// The text of a deck file.
  ///
  /// Headings are written where a note's path differs from the one before it. What the parser could
  /// not have read may come back in another form: white space around a side or an option's line, an
  /// empty side, a blank line in an option, a line break in what takes one line (written as a
  /// space), more than six headings, a tag that is more than one word, and in a numbered deletion
  /// `::`, `}}` or a brace at its end.
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
    if let name = frontMatter.name { lines.append("name: \(quoted(oneLine(name)))") }
    if !frontMatter.tags.isEmpty {
      lines.append("tags: \(frontMatter.tags.joined(separator: " "))")
    }
    if let source = frontMatter.source { lines.append("source: \(quoted(oneLine(source)))") }
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
      Heading.line(oneLine(new[$0]), level: min($0 + 1, 6))
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
      lines.append(tagged("C:", ClozePrinter().print(cloze)))
    case .choice(let question, let options):
      lines.append(tagged("Q:", question, isQuestion: true))
      for option in options {
        lines.append("- [\(option.isCorrect ? "x" : " ")] \(LineEscape.escapedOption(option.text))")
      }
    }
    return (lines + details(note.details)).joined(separator: "\n")
  }

  private func details(_ details: Note.Details) -> [String] {
    var lines = details.also.map { tagged("Also:", oneLine($0)) }
    if let hint = details.hint { lines.append(tagged("Hint:", hint)) }
    if let why = details.why { lines.append(tagged("Why:", why)) }
    if let source = details.source { lines.append(tagged("Source:", oneLine(source))) }
    if let date = details.asOf { lines.append("As of: \(date)") }
    if let date = details.validUntil { lines.append("Valid until: \(date)") }
    if !details.tags.isEmpty { lines.append("Tags: \(details.tags.joined(separator: " "))") }
    if let id = details.id { lines.append("Id: \(id)") }
    return lines
  }

  private func tagged(_ tag: String, _ text: String, isQuestion: Bool = false) -> String {
    let text = LineEscape.escaped(text, isQuestion: isQuestion)
    // Behind a tag the spaces at the end of a line, Markdown's line break, would be trimmed.
    let hasLineBreak = text.prefix { $0 != "\n" }.last?.isWhitespace ?? false
    return hasLineBreak ? "\(tag)\n\(text)" : "\(tag) \(text)"
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.endsLine).joined(separator: " ")
  }
}
