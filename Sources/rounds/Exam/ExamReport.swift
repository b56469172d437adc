import Collection
import Flashcards
import Screen
import SpacedRepetition
import Statistics
import Study
import Text

/// The result of an exam: the score, the scores by domain, and the missed questions.
struct ExamReport {
  let exam: Exam
  /// The earlier finished exams of this name, latest first.
  private let earlier: [Exam]

  /// - Parameter all: The finished exams, latest first.
  init(_ exam: Exam, among all: [Exam] = []) {
    self.exam = exam
    earlier = all.filter { $0.name == exam.name && $0.end ?? 0 < exam.end ?? .max }
  }

  /// The whole report.
  func lines(width: Int, style: Styler, in collection: Collection) -> [String] {
    summary(width: width, style: style) + missed(width, style, collection)
  }

  /// The score and the domains.
  func summary(width: Int, style: Styler) -> [String] {
    score(width: width, style: style) + meaning(width, style) + [""] + domains(width, style)
  }

  /// The score, and the time taken.
  func score(width: Int, style: Styler) -> [String] {
    let total = exam.questions.count
    let right = exam.questions.count(where: \.isRight)
    let unanswered = exam.open.count
    // Rounded down: 69.9 percent does not pass.
    let percent = right * 100 / max(1, total)
    let isPassed = exam.passMark.map { right * 100 >= $0 * total }
    let seconds = exam.elapsed / 1000 / max(1, exam.answered)
    return wrapped(
      "\(sanitized(exam.name.uppercased(), keepNewlines: false)): \(right) of \(total) right (\(percent) %), "
        + (exam.passMark.map {
          "\(isPassed == true ? "passed" : "not passed") at \($0) %"
            + (exam.shortages.isEmpty ? "." : " in what could be asked.")
        } ?? "with no percentage published to pass it."),
      width: width
    ).map { line in isPassed.map { style(line, $0 ? .right : .wrong) } ?? line }
      + wrapped(
        (exam.isTimeUp ? "Time is up. " : "")
          + (unanswered > 0
            ? "\(counted(unanswered, "question")) without an answer \(unanswered == 1 ? "counts" : "count") as wrong. "
            : "")
          + (seconds >= 60 ? "\(seconds / 60) min " : "") + "\(seconds % 60) s for each answer.",
        width: width)
  }

  /// What the score does and does not mean, and how it compares with the prediction and earlier
  /// exams.
  private func meaning(_ width: Int, _ style: Styler) -> [String] {
    let result = ExamResult(exam)
    var texts: [(text: String, role: Role?)] = []
    if let interval = result.count.interval {
      texts.append(
        (
          "By this sample you know \(ExamResult.text(interval)) of what the exam asks (95 % interval).",
          nil
        ))
    }
    if let prediction = result.prediction {
      let isOff = result.outcome != .within
      texts.append(
        ("Before the start it was \(prediction).", isOff ? .warning : nil))
    }
    if !exam.shortages.isEmpty {
      let list = exam.shortages.map { "\($0.domain) (\($0.found) of \($0.wanted))" }
      texts.append(
        (
          "Too few cards: \(list.joined(separator: ", ")). The score says nothing about what is "
            + "missing.", .warning
        ))
    }
    if !earlier.isEmpty {
      let list = earlier.prefix(5).map { exam in
        let count = ExamResult(exam).count
        return "\(count.passed * 100 / max(1, count.total)) % on \(exam.day)"
      }
      texts.append(("Earlier: \(list.joined(separator: ", ")).", nil))
    }
    return texts.flatMap { text, role in
      wrapped(sanitized(text, keepNewlines: false), width: width)
        .map { line in role.map { style(line, $0) } ?? line }
    }
  }

  private func domains(_ width: Int, _ style: Styler) -> [String] {
    let scores = exam.scores
    let longest = min(scores.map { displayWidth($0.domain) }.max() ?? 0, max(10, width - 17))
    return [style(fitted("By domain, the weakest first:", to: width), .title)]
      + scores.map { score in
        let percent = score.right * 100 / max(1, score.total)
        let name = fitted(sanitized(score.domain, keepNewlines: false), to: longest)
        let row =
          name.padded(to: longest + 2) + "\(score.right)/\(score.total)".padded(to: 8)
          + "\(percent) %"
        let start = longest + 2 + 8 + 7
        let room = min(20, width - start - 1)
        let bar = room >= 5 ? String(repeating: "▪", count: percent * room / 100) : ""
        return bar.isEmpty
          ? row
          : row.padded(to: start)
            + style(bar, percent >= exam.passMark ?? 70 ? .right : .wrong)
      }
  }

  private func missed(_ width: Int, _ style: Styler, _ collection: Collection) -> [String] {
    let missed = exam.questions.filter { !$0.isRight }
    guard !missed.isEmpty else { return [] }
    var lines = ["", style(fitted("What was missed:", to: width), .title)]
    for question in missed {
      guard let entry = collection.library[question.card] else { continue }
      let card = collection.asked(entry.card, on: exam.day)
      let right =
        card.options.isEmpty
        ? card.answer : card.options.filter(\.isCorrect).map(\.text).joined(separator: "; ")
      lines += rendered(
        markdown: card.question, width: width, firstIndent: "- ", indent: "  ", style: style,
        as: .question)
      lines += wrapped(
        sanitized(question.answer ?? "(no answer)", keepNewlines: false), width: width,
        firstIndent: "  you     ", indent: "          "
      ).map { style($0, .wrong) }
      for option in question.wrongOptions(of: card) {
        guard let whyNot = option.whyNot else { continue }
        lines += rendered(
          markdown: whyNot, width: width, firstIndent: "  not     ", indent: "          ",
          style: style, as: .detail)
      }
      lines += rendered(
        markdown: right, width: width, firstIndent: "  right   ", indent: "          ",
        style: style, as: .right)
    }
    return lines
  }
}
