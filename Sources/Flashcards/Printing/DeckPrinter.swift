import Text

/// Writes a deck as Markdown that is read back to the same notes.
package struct DeckPrinter {
  package init() {}

  /// The text of a deck file.
  ///
  /// Headings are written where a note's path differs from the one before it. Text that the parser
  /// cannot produce may be read back in another form: white space around a side or a line of an
  /// option or item, an empty side, a blank line in an option or item, a line break in what takes
  /// one line (written as a space), more than six headings, a tag that is more than one word, and
  /// in a numbered deletion `::` or `}}`, or a brace at the end of its hint.
  package func print(_ deck: Deck) -> String {
    String(decoding: bytes(of: deck), as: UTF8.self)
  }

  /// The bytes of a deck file.
  package func bytes(of deck: Deck) -> [UInt8] {
    var bytes: [UInt8] = []
    var text = ""
    func begin() { if !bytes.isEmpty || !text.isEmpty { text += "\n\n" } }
    if !deck.frontMatter.isEmpty { text += frontMatter(deck.frontMatter) }
    var path: [String] = []
    for note in deck.notes {
      if note.path != path {
        for heading in headings(from: path, to: note.path) {
          begin()
          text += heading
        }
        path = note.path
      }
      begin()
      write(note, to: &text)
      // A large deck is in memory only once.
      bytes.append(contentsOf: text.utf8)
      text.removeAll(keepingCapacity: true)
    }
    bytes.append(contentsOf: text.utf8)
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    return bytes
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

  /// Adds quotes around a value that has its own, so that those are not removed.
  private func quoted(_ value: String) -> String {
    let isQuoted = ["\"", "'"].contains { value.hasPrefix($0) && value.hasSuffix($0) }
    return isQuoted ? "\"\(value)\"" : value
  }

  private func headings(from old: [String], to new: [String]) -> [String] {
    let common = zip(old, new).prefix { $0 == $1 }.count
    // A shorter path has to repeat its last heading to leave the deeper one.
    let start = common == new.count ? max(0, common - 1) : common
    if new.isEmpty { return ["#"] }
    return new.indices.dropFirst(start).map {
      Heading.line(oneLine(new[$0]), level: min($0 + 1, 6))
    }
  }

  /// The lines of one note, from its first tag to its last detail.
  package func block(_ note: Note) -> String {
    var text = ""
    write(note, to: &text)
    return text
  }

  private func write(_ note: Note, to text: inout String) {
    switch note.content {
    case .basic(let question, let answer):
      write([question] + note.details.otherWordings, to: &text)
      text += "\n"
      write("A:", answer, to: &text)
    case .term(let term, let definition):
      write("T:", term, to: &text)
      text += "\n"
      write("D:", definition, to: &text)
    case .cloze(let cloze):
      write("C:", ClozePrinter().print(cloze), to: &text)
    case .choice(let question, let options):
      write([question] + note.details.otherWordings, to: &text)
      for option in options {
        text += option.isCorrect ? "\n- [x] " : "\n- [ ] "
        text += LineEscape.escapedItem(option.text, indent: "  ")
        if let whyNot = option.whyNot {
          text += "\n  \(OptionTag.whyNot) "
          text += LineEscape.escapedItem(whyNot, indent: "  ")
        }
      }
    case .ordering(let question, let items):
      write("O:", question, as: .ordering, to: &text)
      for (index, item) in items.enumerated() {
        text += "\n\(index + 1). "
        text += LineEscape.escapedItem(item, indent: "   ")
      }
    }
    write(note.details, to: &text)
  }

  /// The wordings of a question, one below the other.
  private func write(_ wordings: [String], to text: inout String) {
    for (place, wording) in wordings.enumerated() {
      if place > 0 { text += "\n" }
      write("Q:", wording, as: .question, to: &text)
    }
  }

  private func write(_ details: Note.Details, to text: inout String) {
    func detail(_ tag: String, _ value: String) {
      text += "\n"
      write(tag, value, to: &text)
    }
    func short(_ tag: String, _ value: String) {
      text += "\n"
      text += tag
      text += value
    }
    for also in details.also { detail("Also:", oneLine(also)) }
    if let hint = details.hint { detail("Hint:", hint) }
    if let why = details.why { detail("Why:", why) }
    for source in details.source?.split(whereSeparator: \.endsLine) ?? []
    where !source.allSatisfy(\.isWhitespace) {
      detail("Source:", String(source))
    }
    if let date = details.asOf { short("As of: ", date.description) }
    if let date = details.validUntil { short("Valid until: ", date.description) }
    if let first = details.tags.first {
      short("Tags: ", first)
      for tag in details.tags.dropFirst() {
        text += " "
        text += tag
      }
    }
    if let id = details.id { short("Id: ", id.text) }
  }

  private func write(
    _ tag: String, _ side: String, as kind: LineEscape.Side = .other, to text: inout String
  ) {
    let side = LineEscape.escaped(side, as: kind)
    text += tag
    // After a tag, trailing spaces of a line, which are Markdown's line break, would be trimmed.
    text += endsFirstLineWithSpace(side) ? "\n" : " "
    text += side
  }

  private func endsFirstLineWithSpace(_ side: String) -> Bool {
    let hasInkAtEnd =
      side.utf8.withContiguousStorageIfAvailable { bytes in
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return end > 0 && bytes[end - 1] > 0x20 && bytes[end - 1] < 0x7F
      } ?? false
    if hasInkAtEnd { return false }
    return side.prefix { $0 != "\n" }.last?.isWhitespace ?? false
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.endsLine).joined(separator: " ")
  }
}
