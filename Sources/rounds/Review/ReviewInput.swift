import Collection
import Flashcards
import SpacedRepetition
import Study

/// What a learner does when a question is shown.
enum QuestionReply {
  case reveal
  case typed(String)
  /// Options of a multiple choice, by their place on the screen.
  case chosen(Set<Int>)
  case command(ReviewCommand)
}

/// What a learner does when the answer is shown.
enum GradeReply {
  case grade(Grade)
  case command(ReviewCommand)
}

/// What the learner is asked.
struct ReviewQuestion {
  /// How many options a multiple choice shows; 0 for other cards.
  var optionCount: Int
  /// Whether more than one of them is right.
  var hasSeveralRightOptions: Bool
  /// What reads the order of an ordering's items; nil for other cards.
  var order: OrderCheck?
  /// How many items an ordering shows; 0 for other cards.
  var itemCount = 0
  var hasHint: Bool
  /// Whether a typed text is the right answer, which goes before what it means as a key.
  var isRight: (String) -> Bool
}

/// What the learner is asked when the answer is shown.
struct GradeQuestion {
  /// What each grade would make of the card; nil where the answers move nothing.
  var preview: AnswerPreview?
  /// The grade that Enter gives.
  var proposed: Grade
  /// Why what was typed cannot be accepted from now on; nil if it can.
  var acceptanceProblem: String?
  var canAccept: Bool { acceptanceProblem == nil }
  /// Whether the grades are shown with what they mean, for who has not given many yet.
  var explainsGrades = false
}

/// Where a review gets the learner's replies from.
@MainActor
protocol ReviewInput {
  func reply(to question: ReviewQuestion, on screen: inout ReviewScreen) -> QuestionReply
  func grade(_ question: GradeQuestion, on screen: inout ReviewScreen) -> GradeReply
  /// Offers commands, each with what it does here.
  /// - Returns: The one that the learner chose, or `leave`; nil to go on, as without a terminal.
  func command(of choices: [(ReviewCommand, String)], on screen: inout ReviewScreen)
    -> ReviewCommand?
  /// Asks for one character, which counts without Enter; nil if the learner gives up.
  func character(_ prompt: String, on screen: inout ReviewScreen) -> String?
  /// Asks for a line; nil if the learner gives up.
  func line(_ prompt: String, on screen: inout ReviewScreen) -> String?
}

extension ReviewQuestion {
  /// What a line of one letter means, unless it is the answer.
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

  /// The option that a letter chooses by itself; nil where more than one is right. Letters of
  /// options come before the keys of commands.
  func option(_ letter: Character) -> Set<Int>? {
    hasSeveralRightOptions || letter.isUppercase ? nil : options(named: String(letter))
  }

  /// Whether a character begins a line of letters or numbers.
  func beginsLine(_ character: Character) -> Bool {
    if order != nil { return character.isASCII && character.isNumber }
    return hasSeveralRightOptions && !character.isUppercase
      && options(named: String(character)) != nil
  }

  /// What is wrong with a typed order, and what to write instead; nil if it is one.
  func orderFault(_ text: String) -> String? {
    guard let order else { return nil }
    do throws(OrderCheck.Fault) {
      _ = try order.result(of: text)
      return nil
    } catch {
      return "\(error.message); write each number from 1 to \(itemCount) once, in the right order"
    }
  }

  /// The options that letters such as `b` or `a, c` name; nil if they name none or others.
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
