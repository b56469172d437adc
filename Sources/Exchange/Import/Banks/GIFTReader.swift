import Flashcards
import Text

/// Reads questions in GIFT, Moodle's format of plain text.
///
///     $CATEGORY: Coding/Forms
///     // [id:ub04] [tag:forms]
///     ::Form:: Which form is a hospital's? { =UB-04 #It is paper. ~CMS-1500 ####See chapter 25. }
///
/// Unlike Moodle's reader it takes a blank line within braces, and where each answer has a line of its
/// own, a `=` within a line is text.
struct GIFTReader: ~Copyable {
  private let file: String
  private let text: DecodedText
  private let lines: TextLines
  private var found: BankCollector
  var words = BankText()
  private var deck: String?
  /// What a comment says of the question below it.
  private var id: CardID?
  private var tags: [String] = []

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = GIFTReader(bytes, file: file, context)
    reader.run()
    return reader.found.imported("questions in GIFT")
  }

  /// Whether the beginning of a file is GIFT: more of its blocks are questions than not.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(1 << 15)
    guard sample.contains(UInt8(ascii: "{")), sample.contains(UInt8(ascii: "}")) else {
      return false
    }
    let start = sample.first { !$0.isSpace && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if let start, "{<-#".utf8.contains(start) { return false }
    if start == UInt8(ascii: "["),
      !["[html]", "[moodle]", "[plain]", "[markdown]"].contains(where: {
        sample.firstRange(of: Array($0.utf8)) != nil
      })
    {
      return false
    }
    var sampleBytes = Array(sample)
    // The last block may be cut off.
    if bytes.count > sample.count, let end = sampleBytes.lastIndex(of: UInt8(ascii: "}")) {
      sampleBytes.removeSubrange((end + 1)...)
    }
    var reader = GIFTReader(sampleBytes, file: "", ReadingContext())
    reader.run()
    // A brace is no sign by itself.
    let marks = reader.lines.ranges.contains { range in
      let line = reader.lines.bytes[range]
      return line.starts(with: "::".utf8) || line.starts(with: "$CATEGORY:".utf8)
        || Self.opensAnswers(line)
    }
    return marks && reader.found.notes > 0 && reader.found.notes >= reader.found.errors
      && reader.found.notes * 3 >= reader.blocks
  }

  /// Whether `{` is followed by what begins answers.
  private static func opensAnswers(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { index in
      guard line[index] == UInt8(ascii: "{") else { return false }
      let rest = line[(index + 1)...].drop { $0 == .space }
      return rest.first.map { "=~#TF".utf8.contains($0) } ?? true
    }
  }

  private var blocks = 0

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    self.file = file
    text = DecodedText(bytes, as: context.encoding)
    lines = TextLines(text.utf8)
    found = BankCollector(file: file, .gift, text.diagnostics(file: file))
  }

  private mutating func run() {
    var line = 0
    while line < lines.count {
      let range = lines.ranges[line]
      let start = text.utf8[range].drop(while: \.isSpace)
      if start.isEmpty {
        line += 1
      } else if start.starts(with: "//".utf8) {
        readComment(String(decoding: start, as: UTF8.self))
        line += 1
      } else if start.starts(with: "$CATEGORY:".utf8) {
        let category = String(decoding: start.dropFirst(10), as: UTF8.self)
        deck = BankCollector.deck(category: Self.unescaped(Array(category.utf8)[...]))
        line += 1
      } else {
        let end = blockEnd(from: line)
        readBlock(line, end)
        (id, tags) = (nil, [])
        line = end
      }
    }
  }

  private mutating func readComment(_ comment: String) {
    for part in comment.split(separator: "[").dropFirst() {
      guard let end = part.firstIndex(of: "]") else { continue }
      let pair = part[..<end].split(separator: ":", maxSplits: 1).map { $0.trimmed() }
      guard pair.count == 2, !pair[1].isEmpty else { continue }
      if pair[0] == "id" { id = CardID(imported: pair[1]) }
      if pair[0] == "tag" { tags += tagList(pair[1].split(separator: " ").joined(separator: "_")) }
    }
  }

  /// The line behind a question: a blank one, unless braces are open and answers go on below it.
  private func blockEnd(from start: Int) -> Int {
    var isOpen = false
    var line = start
    while line < lines.count {
      if lines.isBlank(line) {
        guard isOpen, line + 1 < lines.count else { return line }
        let next = text.utf8[lines.ranges[line + 1]].first { !$0.isSpace }
        guard let next, "=~}#".utf8.contains(next) else { return line }
      }
      var isEscaped = false
      for byte in text.utf8[lines.ranges[line]] {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "{") {
          isOpen = true
        } else if byte == UInt8(ascii: "}") {
          isOpen = false
        }
      }
      line += 1
    }
    return line
  }

  // MARK: Questions

  private mutating func readBlock(_ first: Int, _ end: Int) {
    blocks += 1
    let offset = lines.ranges[first].lowerBound
    var block = text.utf8[offset..<lines.ranges[end - 1].upperBound]
    if end - first > 1, (first..<end).contains(where: { isComment($0) }) {
      let kept = (first..<end).filter { !isComment($0) }
      block = Array(kept.map { text.utf8[lines.ranges[$0]] }.joined(separator: "\n".utf8))[...]
    }
    block = block.drop(while: \.isSpace)
    if block.starts(with: "::".utf8),
      let title = Self.firstRange(of: "::", in: block.dropFirst(2))
    {
      block = block[title.upperBound...].drop(while: \.isSpace)
    }
    let format = Self.takeFormat(&block)
    guard let open = Self.firstRange(of: "{", in: block) else {
      return found.passOver(line: first + 1, "a description without a question in it")
    }
    guard let close = Self.firstRange(of: "}", in: block[open.upperBound...]) else {
      return refuse(
        first, "this brace is never closed",
        hint: "write `}` after the answers, or \\{ for the text",
        offset: block.startIndex >= offset ? open.lowerBound : offset)
    }
    let isHTML = format.map { $0 == "html" }
    let before = Self.unescaped(block[..<open.lowerBound])
    let after = Self.unescaped(block[close.upperBound...]).trimmed()
    var question = BankQuestion(
      words.text(after.isEmpty ? before : Self.withGap(before, after), isHTML: isHTML),
      line: first + 1)
    question.lastLine = end
    question.details.tags = tags
    question.details.id = id
    var answers = block[open.upperBound..<close.lowerBound]
    if let general = Self.firstRange(of: "####", in: answers) {
      let why = words.text(Self.unescaped(answers[general.upperBound...]), isHTML: isHTML)
      question.details.why = why.isEmpty ? nil : why
      answers = answers[..<general.lowerBound]
    }
    read(answers.trimmedSpace, of: question, first, isHTML)
  }

  private mutating func read(
    _ answers: ArraySlice<UInt8>, of asked: BankQuestion, _ line: Int, _ isHTML: Bool?
  ) {
    var question = asked
    guard let start = answers.first else {
      return found.passOver(line: line + 1, "an essay, which has no answer to check")
    }
    if start == UInt8(ascii: "#") {
      return readNumber(answers.dropFirst(), of: question, line, isHTML)
    }
    if Self.isEmbedded(answers) {
      return found.passOver(
        line: line + 1, "a text with several questions in it (Moodle's cloze)")
    }
    if start != UInt8(ascii: "="), start != UInt8(ascii: "~") {
      let parts = Self.split(answers, at: UInt8(ascii: "#")).map { Self.unescaped($0).trimmed() }
      guard
        let isTrue = ["T": true, "TRUE": true, "F": false, "FALSE": false][parts[0].uppercased()]
      else {
        return refuse(
          line, "“\(parts[0].prefix(40))” in braces is not an answer in GIFT",
          hint: "begin the right answer with = and each wrong one with ~")
      }
      question.options = BankQuestion.trueOrFalse(isTrue)
      // The first remark is for those who were wrong.
      let remarks = parts.dropFirst().reversed().map { words.text($0, isHTML: isHTML) }
        .filter { !$0.isEmpty }
      if !remarks.isEmpty {
        question.details.why = (remarks + [question.details.why].compactMap(\.self))
          .joined(separator: "\n")
      }
      return add(question, line)
    }
    let parsed = self.answers(answers, isHTML)
    let pairs = parsed.compactMap(\.pair)
    if pairs.count > 0, pairs.count == parsed.count(where: { $0.isRight }) {
      return readPairs(pairs, of: question, line)
    }
    if parsed.allSatisfy(\.isRight) {
      question.answers = parsed.filter { $0.weight ?? 100 >= 100 }.map(\.text)
      if question.answers.isEmpty { question.answers = parsed.map(\.text) }
      let remark = parsed.first { !$0.remark.isEmpty }?.remark ?? ""
      if !remark.isEmpty {
        question.details.why = [remark, question.details.why].compactMap(\.self)
          .joined(separator: "\n")
      }
    } else {
      question.options = parsed.map {
        Note.Option(text: $0.text, isCorrect: $0.weight.map { $0 > 0 } ?? $0.isRight)
      }
      question.remarks = zip(question.options, parsed).map { ($0, $1.remark) }
    }
    add(question, line)
  }

  private mutating func readPairs(
    _ pairs: [(left: String, right: String)], of asked: BankQuestion, _ line: Int
  ) {
    var rights: [String] = []
    for pair in pairs where !rights.contains(pair.right) { rights.append(pair.right) }
    // A question of several cards has no name for each.
    for pair in pairs where !pair.left.isEmpty {
      var question = asked
      question.details.id = nil
      question.question += "\n" + pair.left
      if 2...15 ~= rights.count {
        question.options = rights.map { Note.Option(text: $0, isCorrect: $0 == pair.right) }
      } else {
        question.answers = [pair.right]
      }
      add(question, line)
    }
  }

  private mutating func readNumber(
    _ answers: ArraySlice<UInt8>, of asked: BankQuestion, _ line: Int, _ isHTML: Bool?
  ) {
    var question = asked
    let all =
      answers.trimmedSpace.first == UInt8(ascii: "=")
      ? Self.split(answers, at: UInt8(ascii: "=")).dropFirst().map(\.self) : [answers]
    for answer in all {
      let parts = Self.split(answer, at: UInt8(ascii: "#")).map { Self.unescaped($0).trimmed() }
      var number = parts[0]
      if number.hasPrefix("%"), let end = number.dropFirst().firstIndex(of: "%") {
        if number[..<end] != "%100" { continue }
        number = number[number.index(after: end)...].trimmed()
      }
      let ends = number.split(separator: "..").map { $0.trimmed() }
      let sides = number.split(separator: ":").map { $0.trimmed() }
      var why: String?
      if ends.count == 2 {
        number = "\(ends[0]) to \(ends[1])"
      } else if sides.count == 2, let center = Double(sides[0]), let margin = Double(sides[1]) {
        number = sides[0]
        if margin != 0 {
          why = "\(Self.plain(center - margin)) to \(Self.plain(center + margin)) is right."
        }
      }
      question.answers.append(number)
      let remark = parts.count > 1 ? words.text(parts[1], isHTML: isHTML) : ""
      let lines = [question.details.why, why, remark.isEmpty ? nil : remark].compactMap(\.self)
      question.details.why = lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
    add(question, line)
  }

  private mutating func add(_ question: BankQuestion, _ line: Int) {
    found.add(question, deck: deck) { [text, file, lines] reason, hint in
      text.diagnostic(at: lines.ranges[line].lowerBound, file: file, .error, reason, hint: hint)
    }
  }

  private mutating func refuse(_ line: Int, _ reason: String, hint: String, offset: Int? = nil) {
    found.refuse(
      text.diagnostic(
        at: offset ?? lines.ranges[line].lowerBound, file: file, .error, reason, hint: hint))
  }

  private func isComment(_ line: Int) -> Bool {
    text.utf8[lines.ranges[line]].drop(while: \.isSpace).starts(with: "//".utf8)
  }

  private static func withGap(_ before: String, _ after: String) -> String {
    let isJoined = after.first.map { ".,;:!?)".contains($0) } ?? false
    return before.trimmed() + " _____" + (isJoined ? "" : " ") + after
  }

  private static func plain(_ number: Double) -> String {
    guard number.magnitude < 1e15 else { return "\(number)" }
    let rounded = (number * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
