import Collection

/// What a learner does at a question of an exam.
enum ExamReply {
  case typed(String)
  /// Options of a multiple choice, by their place on the screen.
  case chosen(Set<Int>)
  case next, back, flag, overview, leave, timeIsUp
}

/// What a learner does at the overview of an exam.
enum ExamChoice {
  /// Goes to a question, by its place.
  case question(Int)
  case end, leave, timeIsUp
}

/// Where an exam gets the learner's replies from.
@MainActor
protocol ExamInput {
  /// - Parameter opensLine: Whether an answer to type begins at once, as when the learner comes to a
  ///   question without one.
  func reply(
    to question: ReviewQuestion, opensLine: Bool, on screen: inout ReviewScreen
  ) -> ExamReply
  func choose(in exam: ExamOverview, on screen: inout ReviewScreen) -> ExamChoice
}

/// Replies as lines of standard input, where there is no terminal: an answer, an empty line for the
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

  /// Lines go on with the open questions until there are none.
  func choose(in exam: ExamOverview, on screen: inout ReviewScreen) -> ExamChoice {
    exam.open.first.map { .question($0) } ?? .end
  }
}
