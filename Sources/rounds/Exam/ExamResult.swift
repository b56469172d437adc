import Collection
import JSON
import Screen
import SpacedRepetition
import Statistics
import Study
import Text

/// The result of a finished exam, compared with its prediction.
struct ExamResult {
  let exam: Exam

  init(_ exam: Exam) {
    self.exam = exam
  }

  var count: PassCount {
    let right = exam.questions.count(where: \.isRight)
    return PassCount(passed: right, failed: exam.questions.count - right)
  }

  /// Whether it is passed; nil if no passing score is published.
  var isPassed: Bool? {
    exam.passMark.map { count.passed * 100 >= $0 * exam.questions.count }
  }

  /// The comparison of the result with the prediction; nil without one.
  var outcome: ExamPrediction.Outcome? {
    exam.prediction?.outcome(right: count.passed, of: count.total)
  }

  /// `61 to 79 %`.
  static func text(_ range: ClosedRange<Double>) -> String {
    "\(Int((range.lowerBound * 100).rounded())) to \(Int((range.upperBound * 100).rounded())) %"
  }

  /// `predicted 64 % (52 to 76 %)`, and if the result is outside that range, on which side.
  var prediction: String? {
    exam.prediction.map { prediction in
      let verdict =
        switch outcome {
        case .tooHigh: ", too high"
        case .tooLow: ", too low"
        case .within, nil: ""
        }
      return "predicted \(Int((prediction.share * 100).rounded())) % "
        + "(\(Self.text(prediction.range)))\(verdict)"
    }
  }

  var json: JSONObject {
    [
      "exam": .string(exam.name), "day": .string(exam.day.description),
      "right": .integer(count.passed), "questions": .integer(count.total),
      "share": StatsSummary.share(count.share),
      "low": StatsSummary.share(count.interval?.lowerBound),
      "high": StatsSummary.share(count.interval?.upperBound),
      "pass": exam.passMark.map { .integer($0) } ?? .null,
      "passed": isPassed.map { .bool($0) } ?? .null,
      "predicted": StatsSummary.share(exam.prediction?.share),
      "predictedLow": StatsSummary.share(exam.prediction?.range.lowerBound),
      "predictedHigh": StatsSummary.share(exam.prediction?.range.upperBound),
      "predictionHolds": outcome.map { .bool($0 == .within) } ?? .null,
      "shortages": .array(exam.shortages.map { .string($0.domain) }),
    ]
  }
}

extension StatsSummary {
  /// The number of exams in a picture.
  private static let shownExams = 20

  /// The finished practice exams, oldest first.
  var exams: [ExamResult] {
    ((try? ExamArchive(folder).exams()) ?? []).reversed().map { ExamResult($0) }
  }

  /// The pictures that have something to show: practice exams only after the first, memory only
  /// under FSRS.
  var pictures: [StatsPicture] {
    let exams = exams
    return StatsPicture.allCases.filter { picture in
      switch picture {
      case .exams: !exams.isEmpty
      case .memory: collection.settings.policy == .fsrs
      default: true
      }
    }
  }

  var examsChart: Chart {
    let exams = exams.suffix(Self.shownExams)
    let off = exams.compactMap(\.outcome).count { $0 != .within }
    let predicted = exams.compactMap(\.outcome).count
    return Chart(
      title: "Practice exams: reached and predicted", unit: "", axis: "",
      sample: counted(exams.count, "exam"),
      meaning: Self.verdict(off: off, of: predicted)
        + "Exams: the share right with its 95 % interval; predicted = the mean chance of the questions"
        + " before the start: by your own retention at each card's interval, by your first answers for"
        + " new cards, and by guessing where options are shown; in parentheses, the range of 95 of 100"
        + " results. A prediction is off if the result is outside of that range.",
      plot: .bars(
        exams.map { result in
          Chart.Share(
            "\(result.exam.day) \(sanitized(result.exam.name.uppercased(), keepNewlines: false))",
            result.count.share, result.count.interval, count: result.count.total,
            remark: result.prediction ?? "")
        }))
  }

  /// Whether the predictions have held, as a sentence.
  private static func verdict(off: Int, of count: Int) -> String {
    guard count > 0 else { return "" }
    return off == 0
      ? "The prediction held in \(count == 1 ? "the exam" : "all \(count) exams") that had one. "
      : "The prediction was off in \(off) of \(counted(count, "exam")). "
  }
}
