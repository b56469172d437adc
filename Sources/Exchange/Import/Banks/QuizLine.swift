import Text

/// What a line of a quiz written as text is.
enum QuizLine: Equatable {
  case blank
  /// A heading, with the number of the question that it begins, if it says one.
  case heading(level: Int, title: String)
  /// The number of a question and what follows it.
  case numbered(Int, text: String)
  case option(QuizOption)
  case answer(String)
  case explanation(String)
  /// A quotation below an option says why it is right or wrong.
  case remark(String)
  /// Nothing but tags of HTML.
  case markup
  /// The line above a list of answers.
  case keyTitle
  case text(String)
}

/// An option as its line has it.
struct QuizOption: Equatable {
  /// The letter before it, in small letters.
  var label: Character?
  /// Whether a mark says that it is right or wrong.
  var mark: Bool?
  /// Whether that mark is a check box, as lists of tasks have them.
  var isBox = false
  /// Whether the whole option is bold.
  var isBold = false
  var text: String
}

extension QuizLine {
  /// - Parameter next: The letter that the next option would have; nil where none can come.
  init(_ line: String, next: Character) {
    let trimmed = line.trimmed()
    if trimmed.isEmpty || trimmed.allSatisfy({ "-_=*".contains($0) }) {
      self = .blank
    } else if trimmed.hasPrefix(">") {
      self = .remark(String(trimmed.drop { $0 == ">" || $0 == " " }))
    } else if trimmed.hasPrefix("<"), trimmed.hasSuffix(">"), !trimmed.hasPrefix("<quiz") {
      self = .markup
    } else if let option = QuizOption(trimmed, next: next) {
      self = .option(option)
    } else if let heading = HeadingLine(trimmed), !heading.title.isEmpty {
      let title = Self.withoutBold(heading.title)
      if Self.isKeyTitle(title) {
        self = .keyTitle
      } else if let (number, text) = Self.number(title), Self.saysQuestion(title) || !text.isEmpty {
        self =
          Self.saysQuestion(title) || text.contains("?")
          ? .numbered(number, text: text) : .heading(level: heading.level, title: title)
      } else {
        self = .heading(level: heading.level, title: title)
      }
    } else {
      let plain = Self.withoutBold(trimmed)
      if Self.isKeyTitle(plain) {
        self = .keyTitle
      } else if let value = Self.value(of: Self.answerNames, in: plain) {
        self = .answer(value)
      } else if let value = Self.value(of: Self.explanationNames, in: plain) {
        self = .explanation(value)
      } else if let (number, text) = Self.number(plain) {
        self = .numbered(number, text: text)
      } else {
        self = .text(plain)
      }
    }
  }

  private static let answerNames = [
    "the correct answer is", "correct answers", "correct answer", "correct options",
    "correct option", "correct choice", "right answer", "correct", "answers", "answer", "ans",
    "antwort", "respuesta", "réponse",
  ]
  private static let explanationNames = [
    "explanation", "rationale", "reasoning", "reason", "why", "feedback", "justification",
  ]

  /// What follows one of these names and a colon.
  private static func value(of names: [String], in line: String) -> String? {
    let text = line.drop { "*_-•✅✔️☑💡📝 ".contains($0) }
    let lower = text.prefix(30).lowercased()
    for name in names where lower.hasPrefix(name) {
      var rest = text.dropFirst(name.count).drop { "*_ ".contains($0) }
      if name.hasSuffix(" is") {
        if rest.first == ":" { rest = rest.dropFirst() }
      } else {
        guard let mark = rest.first, mark == ":" || mark == "=" else { continue }
        rest = rest.dropFirst()
      }
      return String(rest.drop { "*_ ".contains($0) }).trimmed()
    }
    return nil
  }

  private static func isKeyTitle(_ text: String) -> Bool {
    let words = text.lowercased().filter { $0.isLetter || $0 == " " }.trimmed()
    return ["answer key", "answers key", "key", "answers", "answer sheet", "solutions"].contains(
      words)
      && !text.contains(where: \.isNumber)
  }

  private static func saysQuestion(_ text: String) -> Bool {
    text.lowercased().hasPrefix("question") || text.hasPrefix("Q")
  }

  /// `12. Text`, `Q12) Text`, `Question 12 of 100: Text`.
  static func number(_ line: String) -> (Int, text: String)? {
    var text = line[...]
    var isNamed = false
    for name in ["question", "q."] + ["q"] where text.lowercased().hasPrefix(name) {
      text = text.dropFirst(name.count).drop { " #:".contains($0) }
      isNamed = true
      break
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.count < 6 else { return nil }
    text = text.dropFirst(digits.count)
    if isNamed {
      let rest = text.drop(while: \.isWhitespace)
      if rest.hasPrefix("of ") || rest.hasPrefix("/") {
        text = rest.dropFirst(rest.hasPrefix("/") ? 1 : 3).drop(while: \.isWhitespace)
          .drop(while: \.isNumber)
      }
    }
    let rest = text.drop { "*_".contains($0) }
    if rest.isEmpty { return isNamed ? (number, "") : nil }
    guard let mark = rest.first, ".):-–—".contains(mark) || isNamed && mark.isWhitespace else {
      return nil
    }
    let behind = rest.dropFirst()
    guard behind.isEmpty || isNamed || behind.first!.isWhitespace || behind.first == "*" else {
      return nil
    }
    return (number, text: withoutBold(String(behind.drop { ".):*_ ".contains($0) }).trimmed()))
  }

  /// A text without the stars that make all of it, or its beginning, bold.
  static func withoutBold(_ text: String) -> String {
    guard text.hasPrefix("**") else {
      let isRest = text.hasSuffix("**") && text.split(separator: "**").count == 1
      return isRest ? String(text.dropLast(2)) : text
    }
    let rest = text.dropFirst(2)
    guard let end = rest.firstRange(of: "**") else { return String(rest) }
    return String(rest[..<end.lowerBound]) + String(rest[end.upperBound...])
  }
}

extension QuizOption {
  private static let right: [String] = ["✅", "✔️", "✔", "✓", "☑️", "☑", "🟢"]
  private static let wrong: [String] = ["❌", "✖️", "✖", "✗", "✘", "☐", "❎", "🔴"]

  init?(_ line: String, next: Character) {
    var rest = line[...]
    var (mark, isBox): (Bool?, Bool) = (nil, false)
    func skipSpace() { rest = rest.drop(while: \.isWhitespace) }
    let isListed = ["- ", "* ", "+ ", "• "].contains { rest.hasPrefix($0) }
    if isListed {
      rest = rest.dropFirst(2)
      skipSpace()
    }
    if let found = Self.symbol(rest) {
      mark = found.mark
      rest = found.rest
      skipSpace()
    } else if isListed || rest.hasPrefix("["), rest.count > 2,
      rest.hasPrefix("[") || rest.hasPrefix("("),
      let box = [
        ("[x]", true), ("[X]", true), ("[ ]", false), ("[]", false), ("(x)", true),
        ("(X)", true), ("( )", false), ("()", false), ("[*]", true), ("(*)", true),
      ]
      .first(where: { rest.hasPrefix($0.0) })
    {
      (mark, isBox) = (box.1, true)
      rest = rest.dropFirst(box.0.count)
      skipSpace()
    }
    // A star right before the letter marks the right option.
    if rest.hasPrefix("*"), !rest.hasPrefix("**"), OptionLabel(rest.dropFirst()) != nil {
      mark = true
      rest = rest.dropFirst()
    }
    let isBold = rest.hasPrefix("**") && rest.hasSuffix("**") && rest.count > 4
    let body = rest.hasPrefix("**") ? QuizLine.withoutBold(String(rest))[...] : rest
    var label: Character?
    if let found = OptionLabel(body), found.label.count == 1, found.label.first!.isLetter,
      found.mark != ":" || mark != nil || isListed,
      Character(found.label.lowercased()) == next || next == "a"
    {
      let letter = Character(found.label.lowercased())
      guard letter == next else { return nil }
      label = letter
      rest = found.rest
    } else {
      rest = body
    }
    var text = rest.trimmed()
    if mark == nil, let found = Self.markAtEnd(text) { (mark, text) = found }
    // An entry of a list may be an option among others that are marked.
    guard label != nil || isListed || Self.symbol(line[...]) != nil || isBox else { return nil }
    guard !text.isEmpty else { return nil }
    self.init(label: label, mark: mark, isBox: isBox, isBold: isBold, text: text)
  }

  private static func symbol(_ text: Substring) -> (mark: Bool, rest: Substring)? {
    for (signs, mark) in [(right, true), (wrong, false)] {
      if let sign = signs.first(where: { text.hasPrefix($0) }) {
        return (mark, text.dropFirst(sign.count))
      }
    }
    return nil
  }

  private static func markAtEnd(_ text: String) -> (Bool?, String)? {
    for (signs, mark) in [(right, true), (wrong, false)] {
      if let sign = signs.first(where: { text.hasSuffix($0) }) {
        return (mark, String(text.dropLast(sign.count)).trimmed())
      }
    }
    let lower = text.lowercased()
    for (end, mark) in [
      ("(correct)", true), ("(correct answer)", true), ("[correct]", true), ("(right)", true),
      ("(incorrect)", false), ("(wrong)", false), ("- correct", true),
    ] where lower.hasSuffix(end) {
      return (mark, String(text.dropLast(end.count)).trimmed())
    }
    if text.hasSuffix("*"), !text.hasSuffix("**"), text.count(where: { $0 == "*" }) == 1 {
      return (true, String(text.dropLast()).trimmed())
    }
    return nil
  }
}
