import SpacedRepetition
import Study
import Terminal

/// Replies by single keys, on a terminal.
struct KeyInput: ReviewInput {
  let style: Styler
  let keys: KeyMap
  let scale: GradeScale
  /// Whether a question waits for a typed answer.
  let typesAnswers: Bool

  func reply(to question: ReviewQuestion, on screen: inout ReviewScreen) -> QuestionReply {
    if typesAnswers, question.optionCount == 0 { return typed("", question, &screen) }
    while true {
      let key = screen.ask { [fittedKeys(parts(for: question), $0)] }
      if case .character(let letter) = key, let reply = choose(letter, question, &screen) {
        return reply
      }
      switch keys[key] {
      case .reveal: return .reveal
      case .type: return typed("", question, &screen)
      case .help: screen.explain(help(questionHelp(question)))
      case .hint where !question.hasHint: break
      case nil, .accept: break
      case let command?: return .command(command)
      }
    }
  }

  /// The reply that the letter of an option is, or the first digit of an order; both come before
  /// the keys of commands.
  private func choose(
    _ letter: Character, _ question: ReviewQuestion, _ screen: inout ReviewScreen
  ) -> QuestionReply? {
    if question.order != nil, letter.isASCII, letter.isNumber {
      return typed(String(letter), question, &screen)
    }
    guard !letter.isUppercase, let options = question.options(named: String(letter)) else {
      return nil
    }
    return question.hasSeveralRightOptions
      ? typed(String(letter), question, &screen) : .chosen(options)
  }

  /// Reads an answer as a line.
  private func typed(
    _ start: String, _ question: ReviewQuestion, _ screen: inout ReviewScreen
  ) -> QuestionReply {
    let prompt =
      question.optionCount > 0 ? "letters: " : question.order != nil ? "order: " : "answer: "
    var start = start
    while true {
      switch screen.readLine(prompt: prompt, initialText: start) {
      case .interrupted, .endOfFile: return .command(.leave)
      case .line("?"):
        screen.explain(help(question.canReveal ? Self.typingHelp : Self.examTypingHelp))
      case .line(let text):
        if let reply = question.command(text.trimmingSpaces) { return reply }
        if text.allSatisfy(\.isWhitespace) { return .reveal }
        if let fault = question.orderFault(text) {
          start = ""
          screen.say("No order: \(fault).")
          continue
        }
        guard question.optionCount > 0 else { return .typed(text) }
        if let options = question.options(named: text) { return .chosen(options) }
        start = ""
        let last = CardView.letter(question.optionCount - 1)
        screen.say("Write the letters of the right options, a to \(last).")
      }
    }
  }

  func grade(_ question: GradeQuestion, on screen: inout ReviewScreen) -> GradeReply {
    while true {
      let key = screen.ask { lines(for: question, $0) }
      if key == .enter { return .grade(question.proposed) }
      if case .character(let character) = key,
        let choice = scale.choices.first(where: { $0.key == character })
      {
        return .grade(choice.grade)
      }
      switch keys[key] {
      case .help:
        screen.explain(help(gradeHelp(hasSteps: question.preview?.scheduler.hasSteps ?? false)))
      case .accept where !question.canAccept: break
      case nil, .reveal, .type, .hint: break
      case let command?: return .command(command)
      }
    }
  }

  func command(
    of choices: [(ReviewCommand, String)], on screen: inout ReviewScreen
  ) -> ReviewCommand? {
    let parts = choices.map { "\(keys.name(of: $0)) \($1)" } + ["\(keys.name(of: .reveal)) goes on"]
    let command = keys[screen.ask { [fittedKeys(parts, $0)] }]
    return command == .leave || choices.contains { $0.0 == command } ? command : nil
  }

  func line(_ prompt: String, on screen: inout ReviewScreen) -> String? {
    guard case .line(let line) = screen.readLine(prompt: prompt) else { return nil }
    return line.trimmingSpaces
  }

  // MARK: The line of keys

  private func parts(for question: ReviewQuestion) -> [String] {
    var parts =
      question.canReveal
      ? ["\(keys.name(of: .reveal)) show"] : ["\(keys.name(of: .skip)) skip"]
    if question.optionCount > 0 {
      parts.insert("a-\(CardView.letter(question.optionCount - 1)) choose", at: 0)
    } else if question.order != nil {
      parts.insert("1-\(question.itemCount) order", at: 0)
    } else {
      parts.append("\(keys.name(of: .type)) type")
    }
    if question.hasHint { parts.append("\(keys.name(of: .hint)) hint") }
    return parts + leaving
  }

  private var leaving: [String] {
    ["\(keys.name(of: .leave)) leave", "\(keys.name(of: .help)) keys"]
  }

  /// The grades with the intervals that they would give, and the keys; in two or more lines where
  /// one has no room for them.
  private func lines(for question: GradeQuestion, _ width: Int) -> [String] {
    let grades = grades(question.preview)
    var tail = ["Enter=\(scale.choice(for: question.proposed).key)"]
    if question.canAccept { tail.append("\(keys.name(of: .accept)) accept") }
    tail += leaving
    if displayWidth(grades) + 10 < width { return [fittedKeys([grades] + tail, width)] }
    let first = scale.choices[0].key
    let last = scale.choices[scale.choices.count - 1].key
    return wrapped(grades, width: width).map { style($0, .keys) }
      + [fittedKeys(["grade \(first)-\(last)"] + tail, width)]
  }

  /// The grades, each with the interval that it would give; without a schedule what it would do.
  private func grades(_ preview: AnswerPreview?) -> String {
    let choices = scale.choices
    guard let preview else {
      let again = choices.filter { !$0.grade.endsDrill }.map(\.key)
      let done = choices.filter(\.grade.endsDrill).map(\.key)
      return "\(Self.range(again)) again  \(Self.range(done)) done"
    }
    if scale == .sm2, preview.scheduler.hasSteps {
      return [("0-2", Grade.almost), ("3", .difficult), ("4", .hesitant), ("5", .perfect)]
        .map { "\($0):\(intervalText(preview[$1].wait.signed))" }.joined(separator: "  ")
    }
    return choices.map { choice in
      let name = scale == .sm2 ? "\(choice.key):" : "\(choice.key) \(choice.name) "
      return name + intervalText(preview[choice.grade].wait.signed)
    }.joined(separator: "  ")
  }

  private static func range(_ keys: [Character]) -> String {
    guard let first = keys.first, let last = keys.last, keys.count > 1 else {
      return keys.map(String.init).joined()
    }
    return "\(first)-\(last)"
  }

  /// As many of the parts as fit on a line.
  private func fittedKeys(_ parts: [String], _ width: Int) -> String {
    style(
      parts.reduce("") { line, part in
        let candidate = line.isEmpty ? part : line + " · " + part
        return displayWidth(candidate) < width ? candidate : line
      }, .keys)
  }

  // MARK: Help

  private func help(_ entries: [(String, String)]) -> ReviewScreen.Lines {
    { width in
      entries.flatMap { key, meaning in
        wrapped(
          meaning, width: width, firstIndent: key.isEmpty ? "" : key.padded(to: 9),
          indent: key.isEmpty ? "" : String(repeating: " ", count: 9))
      }
    }
  }

  private static let typingHelp = [
    ("Enter", "compare what you typed; an empty line shows the answer"),
    ("", "h, u, q and ? work alone on the line, where they are not the answer."),
  ]

  private static let examTypingHelp = [
    ("Enter", "take what you typed as your answer; an empty line skips the question"),
    ("", "q and ? work alone on the line, where they are not the answer."),
  ]

  private func questionHelp(_ question: ReviewQuestion) -> [(String, String)] {
    guard question.canReveal else { return examHelp(question) }
    let options = [("a, b, …", "choose an option of a multiple choice")]
    let order = [("1, 2, …", "begin to type the order of the items, such as 2 4 1 3")]
    return (question.optionCount > 0 ? options : []) + (question.order != nil ? order : [])
      + keys.help.filter { $0.key != keys.name(of: .accept) }.map { ($0.key, $0.meaning) }
  }

  /// Of the keys of a review only these do something in an exam.
  private func examHelp(_ question: ReviewQuestion) -> [(String, String)] {
    let letters = (
      "a, b, …",
      question.hasSeveralRightOptions
        ? "begin to type the letters of all right options" : "choose an option"
    )
    return (question.optionCount > 0 ? [letters] : []) + [
      (
        keys.name(of: .type),
        question.optionCount > 0 ? "type letters, such as a c" : "type the answer"
      ),
      (keys.name(of: .skip), "put the question behind the others"),
      (keys.name(of: .leave), "leave the exam; `exam` goes on with it"),
      (keys.name(of: .help), "show these keys"),
    ]
  }

  private func gradeHelp(hasSteps: Bool) -> [(String, String)] {
    let grades: [(String, String)] =
      switch scale {
      case .sm2: Self.sm2Help
      case .four: Self.fourHelp
      case .two: Self.twoHelp
      }
    let intervals =
      "Beside each grade stands when the card would come back: "
      + (hasSteps
        ? "s seconds, m minutes, h hours, d days, mo months, y years."
          + (scale == .sm2 ? " 0, 1 and 2 are Anki's again, 3 is hard, 4 good, 5 easy." : "")
        : "d days, mo months, y years. What is graded under 4 comes back today, in the final drill.")
    let always = [
      ("Enter", "the grade that the line names, by what your answer was worth")
    ]
    let commands = keys.help.filter {
      ![ReviewCommand.reveal, .type, .hint].map { keys.name(of: $0) }.contains($0.key)
    }
    return grades + always + [("", intervals)] + commands.map { ($0.key, $0.meaning) }
  }

  private static let sm2Help = [
    ("0", "blackout: no idea"),
    ("1", "wrong, but the answer was remembered on seeing it"),
    ("2", "wrong, though it seemed easy to recall"),
    ("3", "right, with serious difficulty"),
    ("4", "right, after a hesitation"),
    ("5", "perfect"),
  ]

  private static let fourHelp = [
    ("1", "again: not remembered (grade 1)"), ("2", "hard: remembered with difficulty (grade 3)"),
    ("3", "good: remembered (grade 4)"), ("4", "easy: at once (grade 5)"),
  ]

  private static let twoHelp = [
    ("1", "forgot: not remembered (grade 1)"), ("2", "knew: remembered (grade 4)"),
  ]
}
