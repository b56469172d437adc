import Flashcards
import Text

/// Reads quizzes that people write as text or Markdown: a question, options with letters or marks,
/// and which are right.
///
///     1. Which form is a hospital's?        ## Question 2
///     A. CMS-1500                           Who pays?
///     B. UB-04                              - ✅ The payer
///     ANSWER: B                             > The claim goes to the payer.
///                                           - ❌ Nobody
///
/// Marks are ✅ and ❌, `[x]`, a star before the letter, (correct) or bold; instead a line `Answer:` or a
/// list under `Answer key` can tell. Moodle's format Aiken is one of these.
struct QuizReader: ~Copyable {
  private struct Draft {
    var question: BankQuestion
    var number: Int?
    var options: [QuizOption] = []
    var remarks: [String] = []
    var answer: String?
    var answerLine: Int?
    var whys: [String] = []
  }

  /// A line before the options, which may be of their question.
  private struct Asked {
    var text: String
    var line: Int
    var number: Int?
    var isParagraphStart: Bool
    var isHeading = false
  }

  private var text: PeerText
  private let file: String
  private var drafts: [Draft] = []
  private var open: Draft?
  private var asked: [Asked] = []
  private var path = HeadingPath()
  /// The first draft that a list of answers may be for.
  private var firstWithoutKey = 0
  private var isKey = false
  private var wasBlank = true

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = QuizReader(bytes, file: file, context)
    reader.run()
    return reader.imported()
  }

  /// Whether the beginning of a file is a quiz: it has questions with options, and says of most which
  /// are right.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let sample = Array(bytes.prefix(1 << 16))
    guard mayBegin(sample) else { return false }
    var reader = QuizReader(sample, file: "", ReadingContext())
    reader.run()
    let drafts = reader.drafts
    // What is cut off at the end has no answer.
    let isCut = sample.count < bytes.count
    let whole = isCut && drafts.count > 1 ? drafts.dropLast()[...] : drafts[...]
    let good = whole.count { isQuestion($0) && right(of: $0) != nil }
    let isLong =
      isCut && whole.allSatisfy { isQuestion($0) && $0.options.allSatisfy { $0.label != nil } }
    let isLabeled = whole.allSatisfy { isQuestion($0) && $0.options.allSatisfy { $0.label != nil } }
    return good > 0 && (good * 2 >= whole.count || isLabeled) || isLong && whole.count > 2
  }

  private static func mayBegin(_ bytes: [UInt8]) -> Bool {
    let marks: [StaticString] = [
      "✅", "❌", "✔", "✓", "☑", "nswer", "NSWER", "[x]", "[X]", "\n*", "ns:", "orrect", "**",
    ]
    return marks.contains { bytes.holds($0) }
  }

  private static func isQuestion(_ draft: Draft) -> Bool {
    let text = draft.question.question
    let asks = text.contains("?") || text.contains("__") || text.last == ":" || text.contains("...")
    if draft.options.contains(where: \.isBox) { return asks && text.contains("?") }
    if draft.options.allSatisfy({ $0.label == nil }) {
      return (asks || draft.number != nil) && Set(draft.options.map(\.mark)).count > 1
    }
    return asks || draft.number != nil || draft.answer != nil
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    text = PeerText(bytes, file: file, context)
    self.file = file
  }

  private mutating func run() {
    let properties = ObsidianFrontMatter(
      (0..<min(200, text.lines.count)).map { [text] in text.lines.text($0) })
    for line in properties.endLine..<max(properties.endLine, text.lines.count) {
      if text.fences.isCode[line] {
        readText(text.lines.text(line), line)
        wasBlank = false
        continue
      }
      let content = text.lines.text(line)
      let count = UInt8(open.map { min($0.options.count, 20) } ?? 0)
      let next = open?.answer == nil ? Character(UnicodeScalar(UInt8(ascii: "a") + count)) : "a"
      let kind = QuizLine(content, next: next)
      if isKey, readKey(content, kind) { continue }
      read(kind, line)
      wasBlank = kind == .blank
    }
    finish()
  }

  // MARK: Lines

  private mutating func read(_ kind: QuizLine, _ line: Int) {
    switch kind {
    case .blank, .markup: break
    case .keyTitle:
      finish()
      isKey = true
    case .heading(let level, let title):
      finish()
      path.enter(title, level: level)
      asked = [
        Asked(text: title, line: line, number: nil, isParagraphStart: true, isHeading: true)
      ]
    case .numbered(let number, let text):
      finish()
      asked.append(Asked(text: text, line: line, number: number, isParagraphStart: true))
    case .option(let option): readOption(option, line)
    case .answer(let value):
      guard open != nil else { return readText(value, line) }
      open!.answer = open!.answer ?? value
      open!.answerLine = open!.answerLine ?? line
      open!.question.lastLine = line + 1
    case .explanation(let value):
      guard open != nil else { return readText(value, line) }
      open!.whys.append(value)
      open!.question.lastLine = line + 1
    case .remark(let value): readRemark(value, line)
    case .text(let value): readText(value, line)
    }
  }

  private mutating func readOption(_ option: QuizOption, _ line: Int) {
    if open != nil, open!.answer == nil, option.label != "a" || open!.options.isEmpty,
      (option.label == nil) == (open!.options.last?.label == nil)
    {
      open!.options.append(option)
      open!.remarks.append("")
      open!.question.lastLine = line + 1
      return
    }
    finish()
    guard !asked.isEmpty else { return }
    // The question is what its number stands before; else the last paragraph.
    let start =
      asked.lastIndex { $0.number != nil } ?? asked.lastIndex(where: \.isParagraphStart) ?? 0
    let lines = asked[start...]
    let isHeading = lines.first?.isHeading ?? false
    let words = lines.count > 1 && isHeading ? lines.dropFirst() : lines
    var question = BankQuestion(
      words.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n"), line: lines.first!.line + 1)
    question.path = isHeading && lines.count == 1 ? path.titles.dropLast() : path.titles
    open = Draft(question: question, number: lines.first!.number, options: [option], remarks: [""])
    open!.question.lastLine = line + 1
    asked = []
  }

  private mutating func readRemark(_ value: String, _ line: Int) {
    guard open != nil else { return readText(value, line) }
    open!.question.lastLine = line + 1
    if open!.answer != nil || open!.options.isEmpty {
      open!.whys.append(value)
    } else {
      let last = open!.remarks.count - 1
      open!.remarks[last] += (open!.remarks[last].isEmpty ? "" : "\n") + value
    }
  }

  private mutating func readText(_ value: String, _ line: Int) {
    if open != nil, !wasBlank {
      // The line above goes on.
      open!.question.lastLine = line + 1
      if !open!.whys.isEmpty {
        open!.whys[open!.whys.count - 1] += "\n" + value
      } else if open!.answer != nil {
        open!.whys.append(value)
      } else if !open!.remarks[open!.remarks.count - 1].isEmpty {
        open!.remarks[open!.remarks.count - 1] += "\n" + value
      } else {
        open!.options[open!.options.count - 1].text += "\n" + value
      }
      return
    }
    finish()
    asked.append(Asked(text: value, line: line, isParagraphStart: wasBlank && !follows(line)))
    // Prose is of no question; a long one would be kept for nothing.
    if asked.count > 200 { asked.removeFirst(100) }
  }

  /// Whether a line is still of the question whose number is above it.
  private func follows(_ line: Int) -> Bool { asked.last?.text.isEmpty ?? false }

  /// Takes a line of a list of answers; false where the list is over.
  private mutating func readKey(_ content: String, _ kind: QuizLine) -> Bool {
    if case .blank = kind { return true }
    let words = content.split { !$0.isLetter && !$0.isNumber }
    var index = 0
    var pairs: [(Int, String)] = []
    while index + 1 < words.count, let number = Int(words[index]) {
      var letters: [Substring] = []
      while index + 1 < words.count, words[index + 1].count == 1, words[index + 1].first!.isLetter {
        letters.append(words[index + 1])
        index += 1
      }
      if letters.isEmpty { break }
      pairs.append((number, letters.joined(separator: ",")))
      index += 1
    }
    guard !pairs.isEmpty else {
      isKey = false
      firstWithoutKey = drafts.count
      return false
    }
    for (number, letters) in pairs {
      let place = drafts[firstWithoutKey...].firstIndex { $0.number == number && $0.answer == nil }
      if let place { drafts[place].answer = letters }
    }
    return true
  }

  private mutating func finish() {
    guard let draft = open else { return }
    open = nil
    asked = []
    // A list without marks is one of prose.
    let isList = draft.options.allSatisfy { $0.label == nil && $0.mark == nil }
    if isList, draft.answer == nil || Self.right(of: draft) == nil { return }
    if draft.options.count > 1 || draft.answer != nil { drafts.append(draft) }
  }

  // MARK: Answers

  /// Which options are right, and what is said besides; nil if nothing tells.
  private static func right(of draft: Draft) -> (places: Set<Int>, why: String)? {
    let marked = draft.options.indices.filter { draft.options[$0].mark == true }
    if !marked.isEmpty { return (Set(marked), "") }
    if let answer = draft.answer {
      if let found = places(answer, draft.options.map(\.text)) { return found }
      return nil
    }
    let bold = draft.options.indices.filter { draft.options[$0].isBold }
    return bold.isEmpty || bold.count == draft.options.count ? nil : (Set(bold), "")
  }

  private static func places(_ answer: String, _ options: [String]) -> (Set<Int>, why: String)? {
    var answer = QuizLine.withoutBold(answer)
    while let last = answer.last, "*_".contains(last) { answer.removeLast() }
    var keys = BankKeys()
    keys.decide()
    let found = keys.right(of: KeyedOptions(options: options, key: answer))
    if !found.isEmpty { return (Set(found), "") }
    // `B – since …`: a letter, and why.
    let text = answer.drop { "(*".contains($0) }
    guard let letter = text.first, letter.isASCII, letter.isLetter,
      let next = text.dropFirst().first(where: { $0 != " " && $0 != "*" }), ").:-–—,".contains(next)
    else { return nil }
    let place = Int(letter.lowercased().utf8.first! - UInt8(ascii: "a"))
    guard options.indices.contains(place) else { return nil }
    let why = text.dropFirst().drop { ").:-–—,* ".contains($0) }
    // The option is repeated behind its letter.
    return ([place], why == options[place] ? "" : String(why))
  }

  private mutating func imported() -> ImportedFile {
    var found = BankCollector(file: file, .quiz, text.diagnostics)
    for draft in drafts {
      guard let right = Self.right(of: draft) else {
        let line = draft.answerLine ?? draft.question.line - 1
        found.refuse(
          diagnostic(
            line,
            draft.answer.map {
              "“\($0.prefix(60))” is none of the \(counted(draft.options.count, "option"))"
            }
              ?? "no option is marked as right",
            "write a line such as `Answer: B` below the options"))
        continue
      }
      var question = draft.question
      question.options = draft.options.enumerated().map {
        Note.Option(text: $0.element.text, isCorrect: right.places.contains($0.offset))
      }
      question.remarks = zip(question.options, draft.remarks).map { ($0, $1) }
      let whys = ([right.why] + draft.whys).filter { !$0.isEmpty }
      if !whys.isEmpty { question.details.why = whys.joined(separator: "\n") }
      found.add(question) { diagnostic(draft.question.line - 1, $0, $1) }
    }
    return found.imported("quiz")
  }

  private func diagnostic(_ line: Int, _ message: String, _ hint: String) -> Diagnostic {
    text.decoded.diagnostic(
      at: text.lines.ranges[line].lowerBound, file: file, .error, message, hint: hint)
  }
}
