package import SpacedRepetition

/// Compares a typed answer with the accepted ones.
///
/// Case, white space, punctuation, accents, a leading article and a remark in parentheses are
/// forgiven, but not the point in a number nor the end of `C++` and `C#`. So `e119` is `E11.9` and `pr` is `PR (patient responsibility)`. A slip of a letter or
/// two in a longer answer is close; an answer with a digit in it is a code, and right or wrong.
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

  private let accepted: [String]

  package init(accepting answers: [String]) {
    accepted = answers
  }

  package func verdict(on typed: String) -> Verdict {
    let typedKey = key(typed)
    var best = Verdict.wrong
    for answer in accepted.flatMap({ [$0, withoutRemark($0)] }) {
      let answerKey = key(answer)
      // An answer that is all in parentheses has nothing left without them.
      if answerKey.isEmpty { continue }
      if typedKey == answerKey { return .right }
      if isSlip(typedKey, for: answerKey) { best = .close }
    }
    return best
  }

  /// What is compared: letters and digits, folded; the text itself if it has neither.
  private func key(_ text: String) -> String {
    var words = normalized(text).lowercased().split(separator: " ")
    if words.count > 1, ["a", "an", "the"].contains(words[0]) { words.removeFirst() }
    let folded = words.map(wordKey).joined()
    return folded.isEmpty ? normalized(text) : folded
  }

  private func wordKey(_ word: Substring) -> String {
    if let number = numberKey(word) { return number }
    var view = String.UnicodeScalarView()
    var isAfterLetter = false
    for scalar in String(word).decomposedScalars {
      let isMark = isAfterLetter && (scalar == "+" || scalar == "#")
      let isLetter = scalar.properties.isAlphabetic
      guard isLetter || isMark || scalar.properties.numericType != nil else { continue }
      view.append(scalar)
      isAfterLetter = isLetter || isMark
    }
    return String(view)
  }

  /// A number such as `$1,676.00`, without its signs, separators and idle zeros: `1676`; nil for a
  /// word that is no number.
  private func numberKey(_ word: Substring) -> String? {
    let digits = word.filter { !"$€£,%".contains($0) }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    guard parts.count == 2 else { return digits }
    var fraction = parts[1]
    while fraction.last == "0" { fraction.removeLast() }
    let whole = parts[0].isEmpty ? "0" : parts[0]
    return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
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

  /// Whether `typed` is `answer` but for one slip in six letters.
  private func isSlip(_ typed: String, for answer: String) -> Bool {
    let typed = Array(typed)
    let answer = Array(answer)
    guard answer.count >= 4, answer.count <= 200, abs(typed.count - answer.count) <= 4,
      !answer.contains(where: \.isNumber)
    else { return false }
    return editDistance(typed, answer) <= max(1, answer.count / 6)
  }
}

extension String {
  /// The scalars with accents taken apart from their letters.
  fileprivate var decomposedScalars: [Unicode.Scalar] {
    flatMap { character -> [Unicode.Scalar] in
      character.unicodeScalars.count == 1 && character.isASCII
        ? Array(character.unicodeScalars) : canonicallyDecomposed(String(character))
    }
  }
}
