import Collection

/// The learner's reply to a question of an exam.
enum ExamReply {
  case typed(String)
  /// Options of a multiple choice, by their index on the screen.
  case chosen(Set<Int>)
  case next, back, flag, overview, leave, timeIsUp
}

/// The learner's choice at the overview of an exam.
enum ExamChoice {
  /// Goes to a question, by its index.
  case question(Int)
  case end, leave, timeIsUp
}

/// The source of the learner's replies in an exam.
@MainActor
protocol ExamInput {
  /// - Parameter opensLine: Whether a line for a typed answer opens at once, as when the learner
  ///   comes to a question without an answer.
  func reply(
    to question: ReviewQuestion, opensLine: Bool, on screen: inout ReviewScreen
  ) -> ExamReply
  func choose(in exam: ExamOverview, on screen: inout ReviewScreen) -> ExamChoice
}

/// Replies as lines of standard input if there is no terminal: an answer, an empty line for the
/// next question, or `q`.
struct ExamLineInput: ExamInput {
  let input: LineInput

  func reply(
    to question: ReviewQuestion, opensLine: Bool, on screen: inout ReviewScreen
  ) -> ExamReply {
    while true {
      switch input.reply(to: question, on: &screen) {
      case .typed(let text): return .typed(text)
      case .chosen(let options): return .chosen(options)
      case .reveal: return .next
      case .command(.leave): return .leave
      case .command: input.context.note("there is nothing to undo in an exam; answer, or write q")
      }
    }
  }

  /// Lines continue with the open questions until there are none.
  func choose(in exam: ExamOverview, on screen: inout ReviewScreen) -> ExamChoice {
    exam.open.first.map { .question($0) } ?? .end
  }
}
