import Collection
import SpacedRepetition
import Terminal
import Text

/// Replies as lines of standard input if there is no terminal.
///
/// The first line after a question is empty to see the answer, or an answer; the next is the grade,
/// empty for the proposed one. `q` or the end of the input leaves, `u` undoes.
struct LineInput: ReviewInput {
  let context: Context
  let scale: GradeScale

  func reply(to question: ReviewQuestion, on screen: inout ReviewScreen) -> QuestionReply {
    while true {
      guard let line = readLine() else { return .command(.leave) }
      let text = line.trimmed()
      if let command = question.command(text) { return .command(command) }
      switch text {
      case "" where question.needsGuess: context.note(question.guessPrompt(type: nil))
      case "": return .reveal
      case _ where question.optionCount > 0:
        if let options = question.options(named: text) { return .chosen(options) }
        let last = CardView.letter(question.optionCount - 1)
        context.note("`\(text)` names no option; write letters from a to \(last)")
      default:
        guard let fault = question.orderFault(text) else { return .typed(text) }
        context.note("no order: \(fault)")
      }
    }
  }

  func grade(_ question: GradeQuestion, on screen: inout ReviewScreen) -> GradeReply {
    while true {
      guard let line = readLine() else { return .command(.leave) }
      switch line.trimmed() {
      case "": return .grade(question.proposed)
      case "q": return .command(.leave)
      case "u": return .command(.undo)
      case let text:
        if let choice = scale.choices.first(where: { String($0.key) == text || $0.name == text }) {
          return .grade(choice.grade)
        }
        let keys = scale.choices.map { String($0.key) }
        context.note(
          "`\(text)` is not a grade; write a number from \(keys[0]) to \(keys[keys.count - 1]), "
            + "q or u")
      }
    }
  }

  func command(
    of choices: [(ReviewCommand, String)], on screen: inout ReviewScreen
  ) -> ReviewCommand? { nil }

  func character(_ prompt: String, on screen: inout ReviewScreen) -> String? { readLine() }

  func line(_ prompt: String, on screen: inout ReviewScreen) -> String? {
    readLine()
  }

  /// The next line; nil at the end of the input, and if nobody has seen the question.
  private func readLine() -> String? {
    guard !context.terminal.outputIsClosed,
      case .line(let line) = context.terminal.readLine(prompt: "")
    else { return nil }
    return line
  }
}
