import Collection
import Screen
import Terminal
import Text

/// Replies by single keys, on a terminal.
struct ExamKeyInput: ExamInput {
  let style: Styler
  let keys: KeyMap

  func reply(
    to question: ReviewQuestion, opensLine: Bool, on screen: inout ReviewScreen
  ) -> ExamReply {
    if question.optionCount == 0, opensLine, let reply = typed("", question, &screen) {
      return reply
    }
    while true {
      let key = screen.ask { keyLines(parts(for: question), $0) }
      if case .character(let letter) = key {
        if let options = question.option(letter) { return .chosen(options) }
        if question.beginsLine(letter) {
          if let reply = typed(String(letter), question, &screen) { return reply }
          continue
        }
      }
      switch key {
      case .timeIsUp: return .timeIsUp
      case .enter, .right: return .next
      case .left: return .back
      case .character("F"): return .flag
      case .character("O"): return .overview
      default: break
      }
      switch keys[key] {
      case .skip: return .next
      case .flag: return .flag
      case .source: return .overview
      case .leave: return .leave
      case .type:
        if let reply = typed("", question, &screen) { return reply }
      case .help: screen.explain(Self.help(help(question)))
      case .reveal: screen.say("An exam shows no answers. Enter goes to the next question.")
      case .undo: screen.say("Left goes back to an answer; another one replaces it.")
      default:
        screen.say(
          "\(KeyMap.shown(key)) does nothing in an exam. \(keys.name(of: .help)) lists the keys.")
      }
    }
  }

  /// Reads an answer as a line; nil if the learner leaves the line and returns to the question.
  private func typed(
    _ start: String, _ question: ReviewQuestion, _ screen: inout ReviewScreen
  ) -> ExamReply? {
    while true {
      switch AnswerLine(question: question, help: Self.help(Self.typingHelp)).read(
        from: start, on: &screen)
      {
      case .typed(let text): return .typed(text)
      case .chosen(let options): return .chosen(options)
      case .nothing: return .next
      case .command(.leave): return .leave
      case .command: screen.say("Esc leaves the line, then Left goes back to an answer.")
      case .left: return nil
      case .timeIsUp: return .timeIsUp
      }
    }
  }

  func choose(in exam: ExamOverview, on screen: inout ReviewScreen) -> ExamChoice {
    while true {
      let key = screen.ask { keyLines(parts(for: exam), $0) }
      switch key {
      case .timeIsUp: return .timeIsUp
      case .enter where !exam.open.isEmpty: return .question(exam.open[0])
      case .left, .escape: return .question(exam.place)
      case .character("x"):
        if confirmEnd(exam, &screen) { return .end }
      case .character(let digit) where digit.isASCII && digit.isNumber:
        if let place = place(from: digit, in: exam, &screen) { return .question(place) }
      case _ where keys[key] == .leave: return .leave
      case _ where keys[key] == .help: screen.explain(Self.help(Self.overviewHelp))
      default:
        screen.say(
          "Type the number of a question and Enter to go to it, or x to end the exam. "
            + "\(keys.name(of: .help)) lists the keys.")
      }
    }
  }

  private func confirmEnd(_ exam: ExamOverview, _ screen: inout ReviewScreen) -> Bool {
    if !exam.open.isEmpty {
      screen.say("\(counted(exam.open.count, "question")) without an answer will count as wrong.")
    }
    while true {
      let key = screen.ask { keyLines(["End the exam now?", "y yes", "n no"], $0) }
      switch key {
      case .character("y"), .character("Y"): return true
      case .character("n"), .character("N"), .enter, .escape, .left, .timeIsUp: return false
      case _ where keys[key] == .leave: return false
      default: screen.say("Press y to end the exam and see your score, or n to go on with it.")
      }
    }
  }

  private func place(
    from digit: Character, in exam: ExamOverview, _ screen: inout ReviewScreen
  ) -> Int? {
    guard
      case .line(let line) = screen.readLine(prompt: "go to question: ", initialText: String(digit))
    else { return nil }
    if let number = Int(line.trimmed()), 1...exam.count ~= number { return number - 1 }
    screen.say("There is no question “\(line)”: write a number from 1 to \(exam.count).")
    return nil
  }

  // MARK: The lines of keys

  private func parts(for question: ReviewQuestion) -> [String] {
    [
      question.optionCount > 0
        ? "a-\(CardView.letter(question.optionCount - 1)) answer"
        : "\(keys.name(of: .type)) type",
      "Enter skip", "Left back", "\(keys.name(of: .flag)) flag",
      "\(keys.name(of: .source)) overview",
    ] + leaving
  }

  private func parts(for exam: ExamOverview) -> [String] {
    ["1-\(exam.count) + Enter go to"] + (exam.open.isEmpty ? [] : ["Enter unanswered"])
      + ["Left back", "x end"] + leaving
  }

  private var leaving: [String] {
    ["\(keys.name(of: .leave)) leave", "\(keys.name(of: .help)) keys"]
  }

  private func keyLines(_ parts: [String], _ width: Int) -> [String] {
    partLines(parts, separator: " · ", width: width).map { style($0, .keys) }
  }

  // MARK: Help

  private static func help(_ entries: [(key: String, meaning: String)]) -> ReviewScreen.Lines {
    { width in
      entries.flatMap { key, meaning in
        wrapped(
          meaning, width: width, firstIndent: key.padded(to: 13),
          indent: String(repeating: " ", count: 13))
      }
    }
  }

  private func help(_ question: ReviewQuestion) -> [(key: String, meaning: String)] {
    let choice = (
      "a, b, …",
      question.hasSeveralRightOptions
        ? "begin to type the letters of all right options"
        : "choose an option and go on; it can be changed until the end"
    )
    return (question.optionCount > 0 ? [choice] : []) + [
      (
        keys.name(of: .type),
        question.optionCount > 0 ? "type letters, such as a c" : "type the answer, or another one"
      ),
      (
        "Enter, Right", "the next question, with or without an answer (\(keys.name(of: .skip)) too)"
      ),
      ("Left", "the question before"),
      ("\(keys.name(of: .flag)), F", "flag the question to come back to it, or remove the flag"),
      ("\(keys.name(of: .source)), O", "the overview: what is unanswered or flagged, and the end"),
      (keys.name(of: .leave), "leave; `rounds exam` continues with the time that is left"),
      (keys.name(of: .help), "show these keys"),
    ]
  }

  private static let typingHelp = [
    (key: "Enter", meaning: "keep what you typed; an empty line goes to the next question"),
    (key: "Esc", meaning: "close the line and use the keys of the question (Ctrl-C too)"),
    (key: "q, ?", meaning: "work alone on the line, where they are not the answer"),
  ]

  private static let overviewHelp = [
    (key: "1, 2, …", meaning: "type the number of a question, then Enter, to go to it"),
    (key: "Enter", meaning: "the first question without an answer"),
    (key: "Left, Esc", meaning: "back to the last question"),
    (key: "x", meaning: "end the exam, once you confirm"),
    (key: "q", meaning: "leave; `rounds exam` continues with the time that is left"),
  ]
}
