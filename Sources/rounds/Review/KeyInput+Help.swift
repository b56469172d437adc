import Collection
import Screen
import SpacedRepetition

/// The help screen for `?`.
extension KeyInput {
  func help(_ entries: [(String, String)]) -> ReviewScreen.Lines {
    { width in
      entries.flatMap { key, meaning in
        wrapped(
          meaning, width: width, firstIndent: key.isEmpty ? "" : key.padded(to: 9),
          indent: key.isEmpty ? "" : String(repeating: " ", count: 9))
      }
    }
  }

  static func typingHelp(_ question: ReviewQuestion) -> [(String, String)] {
    [
      (
        "Enter",
        question.needsGuess
          ? "compare your guess; a line has to have something on it"
          : "compare what you typed; an empty line shows the answer"
      )
    ] + typingHelp
  }

  private static let typingHelp = [
    ("Esc", "close the line and go back to the question (Ctrl-C too)"),
    ("", "h, u, q and ? work alone on the line, where they are not the answer."),
  ]

  func questionHelp(_ question: ReviewQuestion) -> [(String, String)] {
    let options = [("a, b, …", "choose an option of a multiple choice")]
    let order = [("1, 2, …", "begin to type the order of the items, such as 2 4 1 3")]
    return (question.optionCount > 0 ? options : []) + (question.order != nil ? order : [])
      + keys.help.filter {
        $0.key != keys.name(of: .accept)
          && (question.hasSound || $0.key != keys.name(of: .play))
      }.map { ($0.key, $0.meaning) }
  }

  func gradeHelp(hasSteps: Bool) -> [(String, String)] {
    let grades: [(String, String)] =
      switch scale {
      case .sm2: Grade.allCases.map { ("\($0.rawValue)", $0.meaning) }
      case .four: Self.fourHelp
      case .two: Self.twoHelp
      }
    let intervals =
      "Beside each grade is the time until the card comes back: "
      + (hasSteps
        ? "s seconds, m minutes, h hours, d days, mo months, y years."
          + (scale == .sm2 ? " 0, 1 and 2 are Anki's again, 3 is hard, 4 good, 5 easy." : "")
        : "d days, mo months, y years. \(FinalDrill<Int>.rule)")
    let always = [
      ("Enter", "the grade that the line names, by what your answer was worth"),
      (keys.name(of: .reveal), "the next part of a long card; it gives no grade"),
    ]
    let commands = keys.help.filter {
      ![ReviewCommand.reveal, .type, .hint].map { keys.name(of: $0) }.contains($0.key)
    }
    return grades + always + [("", intervals)] + commands.map { ($0.key, $0.meaning) }
  }

  private static let fourHelp = [
    ("1", "again: not remembered (grade 1)"), ("2", "hard: remembered with difficulty (grade 3)"),
    ("3", "good: remembered (grade 4)"), ("4", "easy: at once (grade 5)"),
  ]

  private static let twoHelp = [
    ("1", "forgot: not remembered (grade 1)"), ("2", "knew: remembered (grade 4)"),
  ]
}
