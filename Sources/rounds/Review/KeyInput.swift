import Collection
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// Replies by single keys, on a terminal.
struct KeyInput: ReviewInput {
  let style: Styler
  let keys: KeyMap
  let scale: GradeScale
  /// Whether a line for the answer opens with the question.
  let typesAnswers: Bool

  func reply(to question: ReviewQuestion, on screen: inout ReviewScreen) -> QuestionReply {
    if typesAnswers || question.needsGuess, question.optionCount == 0,
      let reply = typed("", question, &screen)
    {
      return reply
    }
    while true {
      let key = screen.ask { [fittedKeys(parts(for: question), $0)] }
      if case .character(let letter) = key {
        if let options = question.option(letter) { return .chosen(options) }
        if question.beginsLine(letter) {
          if let reply = typed(String(letter), question, &screen) { return reply }
          continue
        }
      }
      switch keys[key] {
      case .reveal where question.needsGuess:
        screen.say(question.guessPrompt(type: keys.name(of: .type)))
      case .reveal: return .reveal
      case .type:
        if let reply = typed("", question, &screen) { return reply }
      case .help: screen.explain(help(questionHelp(question)))
      case .hint where !question.hasHint: screen.say("This card has no hint.")
      case .accept:
        screen.say("There is nothing to accept yet: \(keys.name(of: .type)) types an answer.")
      case nil: screen.say(unknown(key, before: question))
      case let command?: return .command(command)
      }
    }
  }

  /// Reads an answer as a line; nil if the learner leaves the line and returns to the question.
  private func typed(
    _ start: String, _ question: ReviewQuestion, _ screen: inout ReviewScreen
  ) -> QuestionReply? {
    switch AnswerLine(question: question, help: help(Self.typingHelp(question))).read(
      from: start, on: &screen)
    {
    case .typed(let text): .typed(text)
    case .chosen(let options): .chosen(options)
    case .nothing: .reveal
    case .command(let command): .command(command)
    case .left, .timeIsUp: nil
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
      case .accept where !question.canAccept: screen.say(question.acceptanceProblem ?? "")
      case .reveal, .type, .hint:
        screen.say(
          "The answer is shown. Enter gives the grade \(scale.choice(for: question.proposed).key), "
            + "\(Self.range(scale.choices.map(\.key), " to ")) another.")
      case nil: screen.say(unknown(key))
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

  func character(_ prompt: String, on screen: inout ReviewScreen) -> String? {
    let key = screen.ask { wrapped(prompt, width: $0).map { style($0, .keys) } }
    guard case .character(let character) = key, character != " " else { return nil }
    return String(character)
  }

  func line(_ prompt: String, on screen: inout ReviewScreen) -> String? {
    guard case .line(let line) = screen.readLine(prompt: prompt) else { return nil }
    return line.trimmed()
  }

  // MARK: Keys that do nothing

  private func unknown(_ key: Key, before question: ReviewQuestion) -> String {
    if case .character(let digit) = key, scale.choices.contains(where: { $0.key == digit }) {
      return "Grades come after the answer: \(keys.name(of: .reveal)) shows it."
    }
    if key == .paste {
      return "Pasted text counts only in a line: \(keys.name(of: .type)) opens one."
    }
    return unknown(key)
  }

  private func unknown(_ key: Key) -> String {
    if key == .paste { return "Pasted text counts only in a line that is being typed." }
    let all = "\(keys.name(of: .help)) lists the keys."
    if case .character(let digit) = key, digit.isASCII, digit.isNumber {
      return
        "“\(digit)” is not a grade: use \(Self.range(scale.choices.map(\.key), " to ")). \(all)"
    }
    return "\(KeyMap.shown(key)) does nothing here. \(all)"
  }
}
