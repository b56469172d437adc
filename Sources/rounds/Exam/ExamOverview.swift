import Screen
import Study
import Text

/// The unanswered and flagged questions of an exam.
struct ExamOverview {
  /// The number of questions.
  let count: Int
  /// The indices of the unanswered and of the flagged questions.
  let open, flagged: [Int]
  /// The index of the last question shown.
  let place: Int

  init(_ exam: Exam) {
    count = exam.questions.count
    (open, flagged, place) = (exam.open, exam.flagged, exam.place)
  }

  func lines(width: Int, style: Styler) -> [String] {
    wrapped("\(count - open.count) of \(counted(count, "question")) answered.", width: width)
      + list("Unanswered", open, width, style) + list("Flagged", flagged, width, style)
      + [""]
      + wrapped(
        open.isEmpty
          ? "Answers can be changed until you end the exam with x."
          : "What has no answer at the end counts as wrong.", width: width)
  }

  private func list(
    _ name: String, _ places: [Int], _ width: Int, _ style: Styler
  ) -> [String] {
    guard !places.isEmpty else { return [] }
    let indent = String(repeating: " ", count: 12)
    return [""]
      + wrapped(
        places.map { "\($0 + 1)" }.joined(separator: "  "), width: width,
        firstIndent: name.padded(to: 12), indent: indent
      ).map { style($0, .title) }
  }
}
