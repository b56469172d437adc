import ArgumentParser
import Flashcards
import Screen
import Terminal

/// What can be copied from a card.
enum CopiedText {
  /// The most codes that are offered.
  private static let mostCodes = 6

  /// Code in a text: what is written as code, and codes as of ICD-10-CM, CPT, HCPCS or CARC; each
  /// once, in the order of the text.
  static func codes(in text: String) -> [String] {
    var codes: [String] = []
    func add(_ code: some StringProtocol) {
      let code = String(code)
      if !code.isEmpty, !codes.contains(code), codes.count < mostCodes { codes.append(code) }
    }
    for part in Self.parts(of: text) {
      if part.isCode {
        add(part.text)
      } else {
        for word in part.text.split(whereSeparator: {
          $0.isWhitespace || "()[]{},;/“”\"".contains($0)
        }) {
          let code = word.trimming { ".:!?'*_".contains($0) }
          if isCode(code) { add(code) }
        }
      }
    }
    return codes
  }

  /// The stretches between backticks, and those outside. The fence of a block and its language go.
  private static func parts(of text: String) -> [(text: Substring, isCode: Bool)] {
    var parts: [(Substring, Bool)] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "`") {
      parts.append((rest[..<start], false))
      let mark = rest[start...].prefix { $0 == "`" }
      guard let end = rest[mark.endIndex...].firstRange(of: mark) else { break }
      var code = rest[mark.endIndex..<end.lowerBound]
      if mark.count > 2, let line = code.firstIndex(where: \.isNewline) {
        code = code[code.index(after: line)...]
      }
      parts.append((code.trimming { $0.isNewline || mark.count < 3 && $0 == " " }, true))
      rest = rest[end.upperBound...]
    }
    return parts + [(rest, false)]
  }

  private static func isCode(_ word: Substring) -> Bool {
    func isUpper(_ character: Character) -> Bool {
      character.isASCII && (character.isUppercase || character.isNumber)
    }
    guard (3...10).contains(word.count), word.contains(where: \.isNumber) else { return false }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2 {
      return (2...3).contains(parts[0].count) && parts[0].allSatisfy { isUpper($0) && $0.isLetter }
        && (1...3).contains(parts[1].count) && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
    }
    let halves = word.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isUpper) }) else { return false }
    let first = halves[0]
    let isCategory =
      first.count == 3 && first.first?.isLetter == true && first.dropFirst().first?.isNumber == true
    switch halves.count {
    case 1:
      return isCategory || first.count == 5 || first.count == 7 && first.contains(where: \.isLetter)
    case 2: return isCategory && halves[1].count <= 4
    default: return false
    }
  }
}

extension Substring {
  /// The text without such characters at its ends.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = self
    while let first = text.first, isTrimmed(first) { text.removeFirst() }
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}

/// Something of a card that can be copied, with the key that picks it.
struct CopyChoice {
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case name, code, source, question, answer
  }

  let part: Part
  let key: Character
  /// What the line of keys calls it.
  let name: String
  let text: String

  /// All there is; what the learner has not seen yet is left out.
  static func all(of report: CardReport, isAnswered: Bool) -> [CopyChoice] {
    let card = report.card
    let seen =
      isAnswered ? [card.answer, card.question, card.note.details.why ?? ""] : [card.question]
    let codes = CopiedText.codes(in: seen.joined(separator: "\n"))
    var choices = [CopyChoice(part: .name, key: "n", name: "name", text: card.id.text)]
    for (index, code) in codes.enumerated() {
      choices.append(
        CopyChoice(
          part: .code, key: Character("\(index + 1)"),
          name: fitted(sanitized(code, keepNewlines: false), to: 16), text: code))
    }
    if let source = report.source {
      choices.append(CopyChoice(part: .source, key: "s", name: "source", text: source))
    }
    choices.append(CopyChoice(part: .question, key: "q", name: "question", text: card.question))
    if isAnswered, !card.answer.isEmpty {
      choices.append(CopyChoice(part: .answer, key: "a", name: "answer", text: card.answer))
    }
    return choices
  }
}

extension Context {
  /// Copies a text; returns what became of it.
  func copy(_ text: String) -> String {
    let shown = fitted(sanitized(text, keepNewlines: false), to: 60)
    return switch terminal.copy(text) {
    case .copied: "Copied: \(shown)"
    case .sent: "Sent to the terminal's clipboard: \(shown)"
    case .refused: "This terminal has no clipboard: \(shown)"
    case .tooLong: "It is too long for the terminal's clipboard: \(shown)"
    }
  }
}
