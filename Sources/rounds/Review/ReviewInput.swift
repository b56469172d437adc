import Collection
import Flashcards
import SpacedRepetition
import Study

/// The learner's reply to a question.
enum QuestionReply {
  case reveal
  case typed(String)
  /// Options of a multiple choice, by their index on the screen.
  case chosen(Set<Int>)
  case command(ReviewCommand)
}

/// The learner's reply to an answer.
enum GradeReply {
  case grade(Grade)
  case command(ReviewCommand)
}

/// The question for the learner.
struct ReviewQuestion {
  /// The number of options of a multiple choice; 0 for other cards.
  var optionCount: Int
  /// Whether more than one of them is right.
  var hasSeveralRightOptions: Bool
  /// Reads the order of an ordering's items; nil for other cards.
  var order: OrderCheck?
  /// The number of items of an ordering; 0 for other cards.
  var itemCount = 0
  var hasHint: Bool
  /// Whether the answer is shown only after a guess.
  var needsGuess = false
  var hasSound = false
  /// Whether a typed text is the right answer, which takes precedence over its meaning as a key.
  var isRight: (String) -> Bool
}

/// The prompt for a grade after the answer is shown.
struct GradeQuestion {
  /// The effect of each grade on the card; nil if answers change nothing.
  var preview: AnswerPreview?
  /// The default grade for Enter.
  var proposed: Grade
  /// Why the typed text cannot be accepted from now on; nil if it can.
  var acceptanceProblem: String?
  var canAccept: Bool { acceptanceProblem == nil }
  /// Whether the grades are shown with their meanings, for a learner who has not given many yet.
  var explainsGrades = false
}

/// The source of the learner's replies in a review.
@MainActor
protocol ReviewInput {
  func reply(to question: ReviewQuestion, on screen: inout ReviewScreen) -> QuestionReply
  func grade(_ question: GradeQuestion, on screen: inout ReviewScreen) -> GradeReply
  /// Offers commands, each with its effect here.
  /// - Returns: The learner's choice, or `leave`; nil to continue, as without a terminal.
  func command(of choices: [(ReviewCommand, String)], on screen: inout ReviewScreen)
    -> ReviewCommand?
  /// Asks for one character, without Enter; nil if the learner cancels.
  func character(_ prompt: String, on screen: inout ReviewScreen) -> String?
  /// Asks for a line; nil if the learner cancels.
  func line(_ prompt: String, on screen: inout ReviewScreen) -> String?
}

extension ReviewQuestion {
  /// The command of a one-letter line, unless it is the answer.
  func command(_ line: String) -> ReviewCommand? {
    let command: ReviewCommand
    switch line {
    case "q": command = .leave
    case "u": command = .undo
    case "h" where hasHint: command = .hint
    default: return nil
    }
    return optionCount > 0 || !isRight(line) ? command : nil
  }

  /// The option that a letter chooses by itself; nil if more than one is right. Letters of options
  /// take precedence over the keys of commands.
  func option(_ letter: Character) -> Set<Int>? {
    hasSeveralRightOptions || letter.isUppercase ? nil : options(named: String(letter))
  }

  /// What to do before the answer is shown, for a card that needs a guess.
  ///
  /// - Parameter type: The key that opens a line.
  func guessPrompt(type: String?) -> String {
    let how =
      optionCount > 0
      ? "choose a letter" : type.map { "\($0) types one" } ?? "write one"
    return "Guess before the answer is shown: \(how). A wrong guess does no harm."
  }

  /// Whether a character starts a line of letters or numbers.
  func beginsLine(_ character: Character) -> Bool {
    if order != nil { return character.isASCII && character.isNumber }
    return hasSeveralRightOptions && !character.isUppercase
      && options(named: String(character)) != nil
  }

  /// The problem of a typed order, and what to write instead; nil if it is valid.
  func orderFault(_ text: String) -> String? {
    guard let order else { return nil }
    do throws(OrderCheck.Fault) {
      _ = try order.result(of: text)
      return nil
    } catch {
      return "\(error.message); write each number from 1 to \(itemCount) once, in the right order"
    }
  }

  /// The options named by letters such as `b` or `a, c`; nil if the text has anything else.
  func options(named text: String) -> Set<Int>? {
    let letters = text.lowercased().filter { !$0.isWhitespace && $0 != "," }
    let indices = letters.map { letter in
      letter.asciiValue.map { Int($0) - Int(UInt8(ascii: "a")) } ?? -1
    }
    guard !indices.isEmpty, indices.allSatisfy({ (0..<optionCount).contains($0) }) else {
      return nil
    }
    return Set(indices)
  }
}
