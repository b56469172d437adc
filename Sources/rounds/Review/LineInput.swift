import SpacedRepetition
import Terminal

/// Replies as lines of standard input, where there is no terminal.
///
/// The first line after a question is empty to see the answer, or an answer; the next is the grade,
/// empty for the proposed one. `q` or the end of the input leaves, `u` takes back.
struct LineInput: ReviewInput {
  let context: Context

  func reply(to question: ReviewQuestion) -> QuestionReply {
    while true {
      guard case .line(let line) = context.terminal.readLine(prompt: "") else { return .leave }
      let text = line.trimmingSpaces
      if let reply = question.command(text) { return reply }
      switch text {
      case "": return .reveal
      case _ where question.optionCount > 0:
        if let options = question.options(named: text) { return .chosen(options) }
        let last = CardView.letter(question.optionCount - 1)
        context.note("`\(text)` names no option; write letters from a to \(last)")
      default: return .typed(text)
      }
    }
  }

  func grade(_ preview: Scheduler.Preview?, proposed: Grade) -> GradeReply {
    while true {
      guard case .line(let line) = context.terminal.readLine(prompt: "") else { return .leave }
      switch line.trimmingSpaces {
      case "": return .grade(proposed)
      case "q": return .leave
      case "u": return .undo
      case let text:
        if let digit = text.first, text.count == 1, let grade = Grade(digit: digit) {
          return .grade(grade)
        }
        context.note("`\(text)` is not a grade; write a number from 0 to 5, q or u")
      }
    }
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    let start = drop(while: \.isWhitespace)
    return String(
      start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }
}
