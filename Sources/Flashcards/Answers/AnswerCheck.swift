package import SpacedRepetition

/// Compares a typed answer with the accepted ones.
///
/// Case, white space, hyphens, punctuation, accents, a leading article, a remark in parentheses and
/// the difference between British and American spelling are ignored, but not the point in a number,
/// the end of `C++` and `C#`, or signs such as `≥` and `→`. So `e119` is `E11.9`, `-25` is `25`,
/// `anaemia` is `anemia` and `pr` is `PR (patient responsibility)`. Marks that may be missing may
/// not be moved or replaced: `E1.19` is not `E11.9`, nor `+1` `-1`.
///
/// An answer is close if it differs from the expected one only by a typing slip in one word of six
/// letters or more, and the slip does not spell another word. Codes, numbers and words in capitals
/// are right or wrong.
package struct AnswerCheck {
  package enum Verdict: Sendable {
    case right, close, wrong

    /// The grade to offer for a typed or chosen answer.
    package var proposedGrade: Grade {
      switch self {
      case .right: .hesitant
      case .close: .difficult
      case .wrong: .incorrect
      }
    }
  }

  /// The accepted answers, each with and without its remark in parentheses.
  private let accepted: [AnswerKey]
  private let isWord: (String) -> Bool
  /// The cached results about slips, since each check searches all decks.
  private let found = Found()

  private final class Found {
    var words: [String: Bool] = [:]
  }

  /// - Parameter isWord: Whether a lowercase word occurs in the learner's decks; asked only if an
  ///   answer would be close.
  package init(accepting answers: [String], isWord: @escaping (String) -> Bool = { _ in false }) {
    self.isWord = isWord
    accepted = answers.flatMap { answer in
      let bare = withoutRemark(answer)
      return bare == answer ? [answer] : [answer, bare]
    }.map(AnswerKey.init).filter { !$0.units.isEmpty }
  }

  /// The accepted answers in the form in which they are compared, but for marks that may be left out:
  /// what has none of these keys is not right.
  package var keys: [String] { accepted.map { String($0.characters) } }

  /// The same form of any text; see ``keys``.
  package static func key(of text: String) -> String { String(AnswerKey(text).characters) }

  package func verdict(on typed: String) -> Verdict {
    let typed = AnswerKey(typed)
    if accepted.contains(where: {
      $0.characters == typed.characters && !typed.marks.contradict($0.marks)
    }) {
      return .right
    }
    return accepted.contains { isClose(typed, to: $0) } ? .close : .wrong
  }

  /// Whether a typed answer is a code with a letter in place of a similar digit, or the other way
  /// around: `O` and `0`, `I` or `L` and `1`.
  package func hasLookalikes(_ typed: String) -> Bool {
    let typed = AnswerKey(typed).characters
    return accepted.map(\.characters).contains { answer in
      typed != answer && answer.contains(where: \.isNumber)
        && typed.map(\.lookalike) == answer.map(\.lookalike)
    }
  }

  /// The difference between a typed answer and the nearest accepted one; nil if it would say
  /// nothing.
  package func diff(of typed: String) -> AnswerDiff? {
    let key = AnswerKey(typed)
    let all = accepted.compactMap { AnswerDiff(typed: key, expected: $0) }
    // Among equals the first one, which is the one that the card shows.
    return all.enumerated().min { ($0.1.distance, $0.0) < ($1.1.distance, $1.0) }?.1
  }

  /// The lengths of words in which a slip is forgiven.
  private static let wordLengths = 6...60

  /// Whether the only difference is a typing slip in one word that does not spell another word.
  private func isClose(_ typed: AnswerKey, to answer: AnswerKey) -> Bool {
    let (slipped, meant) = typed.differingWords(from: answer)
    guard Self.wordLengths.contains(meant.count), answer.isWord(meant), !answer.isInCapitals(meant),
      typed.isWord(slipped)
    else { return false }
    let marks = typed.marks.moved(from: slipped.upperBound, by: meant.count - slipped.count)
    let (typed, word) = (typed.characters[slipped], answer.characters[meant])
    guard TypingSlip.makes(Array(typed), of: Array(word)) else { return false }
    guard !marks.contradict(answer.marks) else { return false }
    return !Confusables.mayMeanAnother(String(typed), than: String(word)) && !isKnown(String(typed))
  }

  private func isKnown(_ word: String) -> Bool {
    if let known = found.words[word] { return known }
    let known = isWord(word)
    found.words[word] = known
    return known
  }
}

/// `PR (patient responsibility)` without the part in parentheses.
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
  /// The digit that looks like the letter.
  fileprivate var lookalike: Character {
    switch self {
    case "o": "0"
    case "i", "l": "1"
    default: self
    }
  }
}
