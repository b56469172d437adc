import Flashcards
import Text

/// Reads the notes of the plugin Obsidian_to_Anki: blocks `START … END` and lines `STARTI […] … ENDI`.
///
///     TARGET DECK: Coding::Forms
///     START
///     Basic
///     Which form is a hospital's?
///     Back: UB-04
///     Tags: forms
///     <!--ID: 1706231523626-->
///     END
///
/// The first field needs no name. A note's number in Anki is its name here. What the plugin finds by
/// patterns of its own settings, outside of blocks, is not read.
struct AnkiBlocks {
  private var text: PeerText
  private var found: BankCollector
  private var deck: String?
  private var fileTags: [String] = []

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = AnkiBlocks(bytes, file: file, context)
    reader.run()
    return reader.found.imported("notes of Obsidian_to_Anki")
  }

  /// Whether the lines of a text have a block, or a line that is one.
  static func isNote(_ bytes: [UInt8]) -> Bool {
    let sample = Array(bytes.prefix(1 << 20))
    guard sample.holds("START") else { return false }
    let lines = TextLines(sample)
    var isOpen = false
    for line in 0..<lines.count {
      let text = lines.trimmedText(line, from: 0)
      if text == "START" { isOpen = true }
      if isOpen, text == "END" { return true }
      if text.hasPrefix("STARTI ["), text.hasSuffix("ENDI") { return true }
    }
    return false
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    text = PeerText(bytes, file: file, context)
    found = BankCollector(file: file, .ankiBlocks, text.diagnostics)
  }

  private func content(_ line: Int) -> String { text.lines.trimmedText(line, from: 0) }

  private mutating func run() {
    takeSettings()
    var path = HeadingPath()
    var line = 0
    while line < text.lines.count {
      let content = content(line)
      if content == "START" {
        let end = (line + 1..<text.lines.count).first {
          ["END", "START"].contains(self.content($0))
        }
        guard let end, self.content(end) == "END" else {
          refuse(
            line, "this block has no END", hint: "write END on a line of its own below the note")
          line = end ?? text.lines.count
          continue
        }
        let lines = (line + 1..<end).map { text.lines.text($0) }
        take(lines, from: line, to: end, path.titles)
        line = end
      } else if content.hasPrefix("STARTI ["), content.hasSuffix("ENDI") {
        takeInline(String(content.dropFirst(8).dropLast(4)), line, path.titles)
      } else if !text.fences.isCode[line], let heading = HeadingLine(content) {
        path.enter(heading.title, level: heading.level)
      }
      line += 1
    }
  }

  /// The deck and the tags of the file, on the lines of their names or below them.
  private mutating func takeSettings() {
    for line in 0..<text.lines.count {
      let content = content(line)
      for name in ["TARGET DECK", "FILE TAGS"] where content.hasPrefix(name) {
        var value = String(content.dropFirst(name.count)).trimmed()
        if value.hasPrefix(":") { value = String(value.dropFirst()).trimmed() }
        if value.isEmpty, line + 1 < text.lines.count { value = self.content(line + 1) }
        if name == "TARGET DECK" {
          deck = deck ?? (value.isEmpty ? nil : value)
        } else {
          fileTags = tagList(value.replacing("#", with: ""))
        }
      }
    }
  }

  private mutating func takeInline(_ body: String, _ line: Int, _ path: [String]) {
    guard let end = body.firstIndex(of: "]") else {
      return refuse(line, "this line has no note type", hint: "write it as in STARTI [Basic] …")
    }
    let type = String(body[..<end])
    var rest = String(body[body.index(after: end)...])
    // Fields follow each other on the line.
    for name in ["Back:", "Tags:", "Extra:", "Add Reverse:"] {
      rest = rest.replacing(" " + name, with: "\n" + name)
    }
    rest = rest.replacing("<!--ID:", with: "\n<!--ID:")
    take([type] + rest.split(separator: "\n").map(String.init), from: line, to: line, path)
  }

  private mutating func take(_ lines: [String], from first: Int, to last: Int, _ path: [String]) {
    let lines = lines.drop { $0.allSatisfy(\.isWhitespace) }
    guard let type = lines.first?.trimmed() else {
      return refuse(first, "this block has no note type", hint: "write Basic or Cloze below START")
    }
    // A block that says no more than the number of a note deletes it in Anki.
    if type == "DELETE" || lines.contains(where: { $0.trimmed() == "DELETE" }) {
      return found.passOver(line: first + 1, "a block that deletes a note")
    }
    var fields: [(name: String, text: String)] = [("", "")]
    var details = Note.Details()
    details.tags = fileTags
    for line in lines.dropFirst() {
      if let number = Self.number(line) {
        details.id = CardID("o2a-\(number)")
      } else if line.hasPrefix("Tags:") {
        details.tags += tagList(line.dropFirst(5).replacing("#", with: ""))
      } else if let (name, rest) = Self.field(line) {
        fields.append((name, rest))
      } else {
        fields[fields.count - 1].text += "\n" + line
      }
    }
    fields = fields.map { ($0.name, $0.text.trimmed()) }
    if fields.count > 1, fields[0].text.isEmpty { fields.removeFirst() }
    add(type, fields, details, first, last, path)
  }

  private mutating func add(
    _ type: String, _ fields: [(name: String, text: String)], _ details: Note.Details, _ first: Int,
    _ last: Int, _ path: [String]
  ) {
    var details = details
    let front = fields[0].text
    guard !front.isEmpty else {
      return refuse(
        first, "the first field is empty", hint: "write the question below the note type")
    }
    let content: Note.Content
    var rest = fields.dropFirst()
    if type.lowercased().contains("cloze") {
      guard let cloze = ClozeText(Self.numbered(front))?.cloze else {
        return refuse(first, "the text has no deletion", hint: "write {{c1::…}} or {…} around it")
      }
      content = .cloze(cloze)
    } else {
      let place = rest.firstIndex { $0.name == "Back" } ?? rest.indices.first
      guard let place, !rest[place].text.isEmpty else {
        return refuse(first, "the back is empty", hint: "write a line that begins with `Back:`")
      }
      let back = rest[place].text
      rest.remove(at: place)
      content =
        type.contains("reversed") && !type.contains("optional")
        ? .term(term: front, definition: back) : .basic(question: front, answer: back)
    }
    let why = rest.filter { !$0.text.isEmpty && $0.name != "Add Reverse" }.map {
      ["Extra", "Back Extra"].contains($0.name) ? $0.text : "\($0.name): \($0.text)"
    }
    details.why = why.isEmpty ? nil : why.joined(separator: "\n")
    found.add(
      Note(content: content, details: details, path: path, line: first + 1, lastLine: last + 1),
      deck: deck)
  }

  /// The number of a note, on a line of its own: `<!--ID: 170-->` or `ID: 170`.
  private static func number(_ line: String) -> String? {
    var text = line.trimmed()
    if text.hasPrefix("<!--"), text.hasSuffix("-->") {
      text = String(text.dropFirst(4).dropLast(3)).trimmed()
    }
    guard text.hasPrefix("ID:") else { return nil }
    let number = text.dropFirst(3).trimmed()
    return !number.isEmpty && number.count < 20 && number.allSatisfy(\.isNumber) ? number : nil
  }

  /// A line that begins a field: `Back: …`. A field is called by one or two words in capitals.
  private static func field(_ line: String) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":"), let first = line.first, first.isUppercase else {
      return nil
    }
    let name = line[..<colon]
    let known = ["Back", "Front", "Extra", "Back Extra", "Text", "Add Reverse", "Hint", "Source"]
    guard known.contains(String(name)) else { return nil }
    return (String(name), String(line[line.index(after: colon)...]).trimmed())
  }

  /// A text with the plugin's short marks, `{text}` and `{2:text}`, as Anki's.
  private static func numbered(_ text: String) -> String {
    if text.contains("{{c") { return text }
    var result = ""
    var next = 1
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), close > inner.startIndex else { break }
      var word = inner[..<close]
      var number = next
      let digits = word.drop { $0 == "c" }.prefix(while: \.isNumber)
      if let own = Int(digits), own > 0,
        let mark = word.drop(while: { $0 == "c" }).dropFirst(digits.count).first,
        ":|".contains(mark)
      {
        number = own
        word = word.drop { $0 == "c" }.dropFirst(digits.count + 1)
      }
      next = max(next, number) + 1
      result += rest[..<open] + "{{c\(number)::\(word)}}"
      rest = inner[inner.index(after: close)...]
    }
    return result + rest
  }

  private mutating func refuse(_ line: Int, _ reason: String, hint: String) {
    found.refuse(
      text.decoded.diagnostic(
        at: text.lines.ranges[line].lowerBound, file: text.file, .error, reason, hint: hint))
  }
}
