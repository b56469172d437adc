import SpacedRepetition
import Study
import Terminal

/// Replies by single keys, on a terminal.
struct KeyInput: ReviewInput {
  let terminal: TerminalSession
  let style: Styler
  /// Whether the line of keys can be wiped away again.
  let canErase: Bool
  /// Whether a question waits for a typed answer.
  let typesAnswers: Bool

  func reply(to question: ReviewQuestion) -> QuestionReply {
    if typesAnswers, question.optionCount == 0 { return typed("", question) }
    while true {
      let key = ask(keys(for: question))
      switch key {
      case .character(" "), .enter: return .reveal
      case .tab: return typed("", question)
      case .interrupt, .endOfFile, .character("q"): return .leave
      case .character("u") where question.optionCount <= 20: return .undo
      case .character("?"): explain(Self.questionHelp)
      case .character(let letter):
        if let reply = choose(letter, question) { return reply }
        if letter == "h", question.hasHint { return .hint }
      default: break
      }
    }
  }

  /// The reply that the letter of an option is.
  private func choose(_ letter: Character, _ question: ReviewQuestion) -> QuestionReply? {
    guard let options = question.options(named: String(letter)) else { return nil }
    return question.hasSeveralRightOptions ? typed(String(letter), question) : .chosen(options)
  }

  /// Reads an answer as a line.
  private func typed(_ start: String, _ question: ReviewQuestion) -> QuestionReply {
    let prompt = question.optionCount > 0 ? "letters: " : "answer: "
    var start = start
    while true {
      switch terminal.readLine(prompt: prompt, initialText: start) {
      case .interrupted, .endOfFile: return .leave
      case .line("?"): explain(Self.questionHelp)
      case .line(let text):
        if let reply = question.command(text.trimmingSpaces) { return reply }
        if text.allSatisfy(\.isWhitespace) { return .reveal }
        guard question.optionCount > 0 else { return .typed(text) }
        if let options = question.options(named: text) { return .chosen(options) }
        start = ""
        let last = CardView.letter(question.optionCount - 1)
        terminal.write("Write the letters of the right options, a to \(last).\n")
      }
    }
  }

  func grade(_ preview: Scheduler.Preview?, proposed: Grade) -> GradeReply {
    let keys = ["Enter=\(proposed.rawValue)", "q leave", "? keys"]
    let grades = grades(preview)
    let isWide = displayWidth(grades) + 10 < terminal.width
    if !isWide {
      for line in wrapped(grades, width: terminal.width) {
        terminal.write(style(line, .cyan) + "\n")
      }
    }
    // Where the intervals stay on the screen, a blank line parts them from the next card.
    defer { if !isWide { terminal.write("\n") } }
    while true {
      switch ask([isWide ? grades : "grade 0-5"] + keys) {
      case .enter: return .grade(proposed)
      case .interrupt, .endOfFile, .character("q"): return .leave
      case .character("u"): return .undo
      case .character("?"): explain(Self.gradeHelp(hasSteps: preview?.scheduler.hasSteps ?? false))
      case .character(let digit):
        if let grade = Grade(digit: digit) { return .grade(grade) }
      default: break
      }
    }
  }

  // MARK: The line of keys

  private func keys(for question: ReviewQuestion) -> [String] {
    var keys = ["Space show"]
    if question.optionCount > 0 {
      keys = ["a-\(CardView.letter(question.optionCount - 1)) choose", "Space show"]
    } else {
      keys.append("Tab type")
    }
    if question.hasHint { keys.append("h hint") }
    return keys + ["q leave", "? keys"]
  }

  /// The grades, each with the interval that it would give; in the drill what it would do.
  private func grades(_ preview: Scheduler.Preview?) -> String {
    guard let preview else { return "0-3 again  4-5 done" }
    return Self.keys(of: preview.scheduler).map { keys, grade in
      "\(keys):\(intervalText(preview[grade].wait.signed))"
    }.joined(separator: "  ")
  }

  /// The keys that differ in what they do, each with a grade that it gives.
  private static func keys(of scheduler: Scheduler) -> [(String, Grade)] {
    switch scheduler {
    case .sm2: Grade.allCases.map { ("\($0.rawValue)", $0) }
    case .anki: [("0-2", .almost), ("3", .difficult), ("4", .hesitant), ("5", .perfect)]
    }
  }

  /// Shows as many of the parts as fit on a line, waits for a key, and wipes the line away.
  private func ask(_ parts: [String]) -> Key {
    func line() -> String {
      // The last column stays free: a terminal may wrap once it is written.
      let room = terminal.width - 1
      return style(
        parts.reduce("") { line, part in
          let candidate = line.isEmpty ? part : line + " · " + part
          return displayWidth(candidate) <= room ? candidate : line
        }, .cyan)
    }
    terminal.write(line())
    // After a resize, or Ctrl-Z and `fg`, the line is gone or too long.
    let key = terminal.readKey { terminal.write((canErase ? "\r\u{1B}[K" : "\n") + line()) }
    terminal.write(canErase ? "\r\u{1B}[K" : "\n")
    return key
  }

  private func explain(_ lines: [String]) {
    for line in lines {
      for part in wrapped(line, width: terminal.width, indent: "         ") {
        terminal.write(part + "\n")
      }
    }
  }

  private static let questionHelp = [
    "Space    show the answer (Enter does too)",
    "Tab      type the answer first; it is compared and a grade is proposed",
    "a, b, …  choose an option of a multiple choice",
    "h        show the hint, where the card has one",
    "u        take back the last answer",
    "q        leave; everything answered is kept (Ctrl-C and Ctrl-D too)",
    "Where answers are typed, h, u, q and ? work alone on the line.",
  ]

  private static func gradeHelp(hasSteps: Bool) -> [String] {
    grades + [
      "Beside each grade stands when the card would come back: "
        + (hasSteps
          ? "s seconds, m minutes, h hours, d days, mo months, y years. 0, 1 and 2 are Anki's "
            + "again, 3 is hard, 4 good, 5 easy."
          : "d days, mo months, y years. Cards under 4 come back today, in the final drill.")
    ]
  }

  private static let grades = [
    "0        blackout: no idea",
    "1        wrong, but the answer was remembered on seeing it",
    "2        wrong, though it seemed easy to recall",
    "3        right, with serious difficulty",
    "4        right, after a hesitation",
    "5        perfect",
    "Enter    the grade that the line names: 4, or what your answer was worth",
    "u        take back the last answer",
    "q        leave; this card stays unanswered",
  ]
}
