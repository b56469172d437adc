import Collection
import Terminal
import Text

/// Reads an answer as a line below the card: a text, the letters of options, or an order.
@MainActor
struct AnswerLine {
  enum Reply {
    case typed(String)
    /// Options of a multiple choice, by their index on the screen.
    case chosen(Set<Int>)
    /// An empty line.
    case nothing
    /// A single letter that stands for a key.
    case command(ReviewCommand)
    /// Esc or Ctrl-C: the line was canceled.
    case left
    case timeIsUp
  }

  let question: ReviewQuestion
  /// The help for `?` alone on the line.
  let help: ReviewScreen.Lines

  private var prompt: String {
    if question.optionCount > 0 { return "letters: " }
    if question.order != nil { return "order: " }
    return question.needsGuess ? "guess: " : "answer: "
  }

  /// Reads until a line is a valid answer.
  func read(from start: String, on screen: inout ReviewScreen) -> Reply {
    var start = start
    while true {
      switch screen.readLine(prompt: prompt, initialText: start) {
      case .interrupted: return .left
      case .endOfFile: return .command(.leave)
      case .timeIsUp: return .timeIsUp
      case .line("?"): screen.explain(help)
      case .line(let text):
        if let command = question.command(text.trimmed()) { return .command(command) }
        if text.allSatisfy(\.isWhitespace) {
          guard question.needsGuess else { return .nothing }
          screen.say("Type a guess: the answer is shown after it. A wrong one does no harm.")
          continue
        }
        start = ""
        if let fault = question.orderFault(text) {
          screen.say("Not an order: \(fault).")
          continue
        }
        guard question.optionCount > 0 else { return .typed(text) }
        if let options = question.options(named: text) { return .chosen(options) }
        let last = CardView.letter(question.optionCount - 1)
        screen.say(
          question.hasSeveralRightOptions
            ? "Write the letters of the right options, a to \(last)."
            : "Write the letter of an option, a to \(last).")
      }
    }
  }
}
