package import SpacedRepetition

/// Compares a typed answer with the accepted ones.
///
/// Case, white space, hyphens, punctuation, accents, a leading article, a remark in parentheses and
/// the difference of British and American spelling are forgiven, but not the point in a number nor
/// the end of `C++` and `C#`. So `e119` is `E11.9`, `-25` is `25`, `anaemia` is `anemia` and `pr`
/// is `PR (patient responsibility)`. A slip of a letter or two in a longer answer is close; an
/// answer with a digit in it is a code, and right or wrong.
package struct AnswerCheck {
  package enum Verdict: Sendable {
    case right, close, wrong

    /// The grade to offer for an answer that was typed or chosen.
    package var proposedGrade: Grade {
      switch self {
      case .right: .hesitant
      case .close: .difficult
      case .wrong: .incorrect
      }
    }
  }

  /// The accepted answers, each with its remark in parentheses and without.
  private let accepted: [AnswerKey]

  package init(accepting answers: [String]) {
    accepted = answers.flatMap { answer in
      let bare = withoutRemark(answer)
      return bare == answer ? [answer] : [answer, bare]
    }.map(AnswerKey.init).filter { !$0.units.isEmpty }
  }

  package func verdict(on typed: String) -> Verdict {
    let typed = AnswerKey(typed).characters
    var best = Verdict.wrong
    for answer in accepted.map(\.characters) {
      if typed == answer { return .right }
      if isSlip(typed, for: answer) { best = .close }
    }
    return best
  }

  /// Whether a typed answer is a code with a letter for the digit that looks like it, or the other
  /// way round: `O` and `0`, `I` or `L` and `1`.
  package func hasLookalikes(_ typed: String) -> Bool {
    let typed = AnswerKey(typed).characters
    return accepted.map(\.characters).contains { answer in
      typed != answer && answer.contains(where: \.isNumber)
        && typed.map(\.lookalike) == answer.map(\.lookalike)
    }
  }

  /// How a typed answer differs from the accepted one that is nearest; nil where that would say
  /// nothing.
  package func diff(of typed: String) -> AnswerDiff? {
    let key = AnswerKey(typed)
    let all = accepted.compactMap { AnswerDiff(typed: key, expected: $0) }
    // Of equals the first: that is the one the card shows.
    return all.enumerated().min { ($0.1.distance, $0.0) < ($1.1.distance, $1.0) }?.1
  }

  /// Whether `typed` is `answer` but for one slip in six letters.
  private func isSlip(_ typed: [Character], for answer: [Character]) -> Bool {
    guard answer.count >= 4, answer.count <= 200, abs(typed.count - answer.count) <= 4,
      !answer.contains(where: \.isNumber)
    else { return false }
    return editDistance(typed, answer) <= max(1, answer.count / 6)
  }
}

/// `PR (patient responsibility)` without what is in parentheses.
private func withoutRemark(_ answer: String) -> String {
  var depth = 0
  return String(
    answer.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    })
}

extension Character {
  /// The digit that a letter may be taken for.
  fileprivate var lookalike: Character {
    switch self {
    case "o": "0"
    case "i", "l": "1"
    default: self
    }
  }
}
