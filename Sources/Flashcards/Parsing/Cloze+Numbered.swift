import Text

extension Cloze {
  /// Parses a text with `{{c1::text::hint}}`; nil if it has no such deletion, or is not a valid
  /// cloze.
  package init?(numbered text: String) {
    let (cloze, problems) = ClozeParser().parse(text)
    guard cloze.notation == .numbered, problems.allSatisfy({ $0.problem.severity == .warning }),
      !cloze.deletions.isEmpty, cloze.isWithinLimits
    else { return nil }
    self = cloze
  }
}
