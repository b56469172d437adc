import Flashcards
import Text

/// Reads the cards of notes whose headings are the questions, as the plugin Decks has them, and of
/// decks where `???` parts the sides.
///
/// In a note with the tag `#decks` each heading of the second level is a question and the text below
/// it the answer; a table right below a heading has a card in each row; `==…==` is a deletion. In a
/// deck of `???` cards are separated by `---`, and there may be blank lines around both.
struct HeadingCards {
  private var text: PeerText
  private let lines: [String]
  private let start: Int
  private var found: BankCollector
  private let noteTags: [String]

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = HeadingCards(bytes, file: file, context)
    if reader.hasMarks { reader.readMarked() } else { reader.readHeadings() }
    return reader.found.imported(
      reader.hasMarks ? "deck of questions with ???" : "note of Decks, with headings as questions")
  }

  /// Whether a text has the tag, or `???` on a line with text above and below.
  static func isNote(_ bytes: [UInt8]) -> Bool {
    let sample = Array(bytes.prefix(1 << 18))
    let hasTag = sample.firstRange(of: Array("decks".utf8)) != nil
    guard hasTag || sample.firstRange(of: Array("\n???".utf8)) != nil else { return false }
    let reader = HeadingCards(sample, file: "", ReadingContext())
    return reader.hasMarks || reader.isTagged && reader.lines.contains { $0.hasPrefix("## ") }
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    let text = PeerText(bytes, file: file, context)
    let lines = (0..<text.lines.count).map { text.lines.text($0) }
    let properties = ObsidianFrontMatter(lines)
    found = BankCollector(file: file, .headings, text.diagnostics)
    noteTags = properties.tags.others
    start = properties.endLine
    self.lines = lines
    self.text = text
  }

  private static func isDeckTag(_ tag: some StringProtocol) -> Bool {
    tag == "decks" || tag.hasPrefix("decks/")
  }

  private var isTagged: Bool {
    if noteTags.contains(where: { Self.isDeckTag($0) }) { return true }
    return lines.indices.dropFirst(start).contains { line in
      !text.fences.isCode[line]
        && lines[line].split(whereSeparator: \.isWhitespace).contains {
          $0.hasPrefix("#") && Self.isDeckTag($0.dropFirst())
        }
    }
  }

  private func isMark(_ line: Int) -> Bool {
    lines[line].trimmed() == "???" && !text.fences.isCode[line]
  }

  private var hasMarks: Bool {
    lines.indices.dropFirst(start).contains { line in
      isMark(line) && lines[start..<line].contains { !$0.trimmed().isEmpty }
    }
  }

  // MARK: ???

  private mutating func readMarked() {
    var first = start
    for line in start...lines.count {
      let isEnd =
        line == lines.count || lines[line].trimmed() == "---" && !text.fences.isCode[line]
      guard isEnd else { continue }
      takeMarked(first..<line)
      first = line + 1
    }
  }

  private mutating func takeMarked(_ range: Range<Int>) {
    let used = range.filter { !lines[$0].trimmed().isEmpty }
    guard let top = used.first, let last = used.last else { return }
    guard let mark = range.first(where: isMark) else {
      return found.passOver(line: top + 1, "text without ??? in it")
    }
    var question = joined(range.lowerBound..<mark)
    // A heading above a question has no mark of its own in it.
    if let heading = HeadingLine(question) { question = heading.title }
    let answer = joined(mark + 1..<range.upperBound)
    guard !question.isEmpty, !answer.isEmpty else {
      return refuse(
        mark, "the \(question.isEmpty ? "question" : "answer") is empty",
        hint: "write it \(question.isEmpty ? "above" : "below") ???")
    }
    add(.basic(question: question, answer: answer), top, last, [], [], nil)
  }

  // MARK: Headings

  private mutating func readHeadings() {
    var path = HeadingPath()
    var line = start
    while line < lines.count {
      guard !text.fences.isCode[line], let heading = HeadingLine(lines[line]) else {
        line += 1
        continue
      }
      path.leave(level: heading.level)
      guard heading.level == 2 else {
        path.enter(heading.title, level: heading.level)
        line += 1
        continue
      }
      let end =
        (line + 1..<lines.count).first {
          !text.fences.isCode[$0] && (HeadingLine(lines[$0])?.level ?? 9) <= 2
        } ?? lines.count
      takeHeading(heading.title, line, end, path.titles)
      line = end
    }
  }

  private mutating func takeHeading(_ title: String, _ line: Int, _ end: Int, _ path: [String]) {
    let words = title.split(separator: " ")
    let tags = words.reversed().prefix { $0.hasPrefix("#") && $0.count > 1 }
    let front = words.dropLast(tags.count).joined(separator: " ")
    let names = tags.reversed().map { String($0.dropFirst()) }
    let used = (line + 1..<end).filter { !lines[$0].trimmed().isEmpty }
    guard let first = used.first, let last = used.last else {
      return found.passOver(line: line + 1, name: front, "a heading without text below it")
    }
    if let table = table(used) {
      for (row, cells) in table {
        guard cells.count > 1, !cells[0].isEmpty, !cells[1].isEmpty else {
          refuse(row, "a row of this table has an empty side", hint: "fill both cells")
          continue
        }
        let why = cells.count > 2 && !cells[2].isEmpty ? cells[2] : nil
        add(.basic(question: cells[0], answer: cells[1]), row, row, path + [front], names, why)
      }
      return
    }
    let (body, note) = withoutNotes(joined(first..<last + 1))
    let pieces = body.split(separator: "\n", omittingEmptySubsequences: false).map {
      (text: String($0), isCode: false)
    }
    if body.contains("=="), !used.contains(where: { text.fences.isCode[$0] }),
      case .cloze(let cloze, _) = ObsidianCloze.parse(pieces), cloze.isWithinLimits
    {
      return add(.cloze(cloze), line, last, path + [front], names, note)
    }
    add(.basic(question: front, answer: body), line, last, path, names, note)
  }

  /// The rows of a table, if the lines are nothing else; those of its header and its rule are left out.
  private func table(_ used: [Int]) -> [(line: Int, cells: [String])]? {
    guard used.count > 2, used.allSatisfy({ lines[$0].trimmed().hasPrefix("|") }),
      lines[used[1]].allSatisfy({ "|-: \t\r".contains($0) })
    else { return nil }
    return used.dropFirst(2).map { line in
      var cells = [""]
      var isEscaped = false
      for character in lines[line].trimmed().dropFirst() {
        if character == "|", !isEscaped {
          cells.append("")
        } else {
          if character == "|" { cells[cells.count - 1].removeLast() }
          cells[cells.count - 1].append(character)
        }
        isEscaped = character == "\\"
      }
      return (line, cells.map { $0.trimmed() })
    }
  }

  /// An answer without the remarks in it: `%%…%%`, or what is below a `---`.
  private func withoutNotes(_ body: String) -> (String, String?) {
    var body = body
    var notes: [String] = []
    while let open = body.firstRange(of: "%%"),
      let close = body[open.upperBound...].firstRange(of: "%%")
    {
      notes.append(body[open.upperBound..<close.lowerBound].trimmed())
      body.removeSubrange(open.lowerBound..<close.upperBound)
    }
    if let rule = body.firstRange(of: "\n---\n") {
      notes.append(body[rule.upperBound...].trimmed())
      body = String(body[..<rule.lowerBound])
    }
    let note = notes.filter { !$0.isEmpty }.joined(separator: "\n")
    return (body.trimmed(), note.isEmpty ? nil : note)
  }

  private func joined(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : lines[range].joined(separator: "\n").trimmed()
  }

  private mutating func add(
    _ content: Note.Content, _ first: Int, _ last: Int, _ path: [String], _ tags: [String],
    _ why: String?
  ) {
    if case .basic(_, let answer) = content, answer.isEmpty {
      return refuse(first, "the answer is empty", hint: "write it below the question")
    }
    var details = Note.Details()
    details.tags = (noteTags.filter { !Self.isDeckTag($0) } + tags).flatMap { tagList($0) }
    details.why = why
    found.add(
      Note(content: content, details: details, path: path, line: first + 1, lastLine: last + 1))
  }

  private mutating func refuse(_ line: Int, _ reason: String, hint: String) {
    found.refuse(
      text.decoded.diagnostic(
        at: text.lines.ranges[line].lowerBound, file: text.file, .error, reason, hint: hint))
  }
}
