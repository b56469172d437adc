import Flashcards
import Text

/// A question as banks of questions have it, on its way to a card.
struct BankQuestion {
  /// Why a question cannot become a card, and what to do.
  struct Fault: Error, Hashable {
    let reason: String
    let hint: String
  }

  var question: String
  var options: [Note.Option] = []
  /// For a question without options: the answer, and further ones that are right.
  var answers: [String] = []
  var details = Note.Details()
  /// What is said of options, in their order.
  var remarks: [(option: Note.Option, text: String)] = []
  var path: [String] = []
  var line = 0
  var lastLine = 0

  init(_ question: String, line: Int) {
    self.question = question
    self.line = line
    lastLine = line
  }

  /// Options of a question that is right or wrong.
  static func trueOrFalse(_ isTrue: Bool) -> [Note.Option] {
    [
      Note.Option(text: "True", isCorrect: isTrue), Note.Option(text: "False", isCorrect: !isTrue),
    ]
  }

  func note() throws(Fault) -> Note {
    guard !question.isEmpty else {
      throw Fault(reason: "the question is empty", hint: "write one, or remove its options")
    }
    var details = details
    let remarks = remarksText
    if !remarks.isEmpty {
      details.why = ([details.why].compactMap(\.self) + [remarks]).joined(separator: "\n")
    }
    if options.isEmpty {
      guard let answer = answers.first, !answer.isEmpty else {
        throw Fault(reason: "the answer is empty", hint: "write one, or remove the question")
      }
      var known: Set<String> = [normalized(answer)]
      for other in answers.dropFirst() where !other.isEmpty {
        if known.insert(normalized(other)).inserted { details.also.append(other) }
      }
      return note(.basic(question: question, answer: answer), details)
    }
    return note(.choice(question: question, options: try checkedOptions()), details)
  }

  private func note(_ content: Note.Content, _ details: Note.Details) -> Note {
    Note(content: content, details: details, path: path, line: line, lastLine: lastLine)
  }

  private func checkedOptions() throws(Fault) -> [Note.Option] {
    var kept: [Note.Option] = []
    kept.reserveCapacity(options.count)
    for var option in options {
      option.whyNot = whyNot(option)
      option.text = Self.withoutBlankLines(option.text)
      if option.text.isEmpty {
        if option.isCorrect {
          throw Fault(reason: "the right option is empty", hint: "write it")
        }
        continue
      }
      if let known = kept.first(where: { Self.isSame($0.text, option.text) }) {
        guard known.isCorrect == option.isCorrect else {
          throw Fault(
            reason: "“\(option.text)” is among the options twice, once right and once wrong",
            hint: "change one of them")
        }
        continue
      }
      kept.append(option)
    }
    guard kept.count > 1 else {
      throw Fault(
        reason: "the question has only \(counted(kept.count, "option"))",
        hint: "a multiple choice needs two")
    }
    guard kept.count <= 15 else {
      throw Fault(
        reason: "\(kept.count) options; a multiple choice may have 15", hint: "remove some")
    }
    guard kept.contains(where: \.isCorrect) else {
      throw Fault(reason: "no option is right", hint: "mark the right one")
    }
    return kept
  }

  /// Whether two options read alike.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if one.utf8.count == other.utf8.count {
      return one == other || normalized(one) == normalized(other)
    }
    // Texts of other lengths differ unless white space or accents are written in two ways.
    return abs(one.utf8.count - other.utf8.count) < 8 && normalized(one) == normalized(other)
  }

  private static func withoutBlankLines(_ text: String) -> String {
    guard text.utf8.contains(.lineFeed) else { return text }
    return text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
      .joined(separator: "\n")
  }

  /// What is said of right options, which is a part of the explanation.
  private var remarksText: String {
    var lines: [String] = []
    for remark in remarks where remark.option.isCorrect && !remark.text.isEmpty {
      if !lines.contains(remark.text) { lines.append(remark.text) }
    }
    return lines.joined(separator: "\n")
  }

  /// What is said of a wrong option.
  private func whyNot(_ option: Note.Option) -> String? {
    let wrong = remarks.filter { !$0.option.isCorrect && !$0.text.isEmpty }
    // One text for whatever is wrong says nothing of a single option.
    if wrong.count > 1, wrong.allSatisfy({ $0.text == wrong[0].text }) { return nil }
    guard let remark = wrong.first(where: { $0.option == option }) else { return nil }
    let lines = remark.text.split(whereSeparator: \.isNewline).map { $0.trimmed() }
    let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    return text.isEmpty ? nil : text
  }
}
