package import SpacedRepetition

extension ReadingContext {
  /// The time at which an import journals a card's properties that have no time of their own in the
  /// file: its schedule, a suspension, a flag.
  ///
  /// The file knows the answers in it and no later ones. So this is right after the last of them,
  /// and whatever the learner did later, on this machine or another, comes after it in the fold and
  /// wins, however late the file is imported. Two machines that import the same file journal the
  /// same.
  /// - Parameters:
  ///   - lastAnswer: The time of the card's last answer in the file, in milliseconds since 1970.
  ///   - lastReviewed: The day of the card's last answer, if only that is known.
  ///   - created: A time before the card's first answer, if nothing is known of answers.
  package func undatedTime(
    after lastAnswer: Int?, _ lastReviewed: Day?, created: Int = 0
  ) -> Int {
    let time = lastAnswer.map { $0 + 1 } ?? lastReviewed.map { moment($0, 0) } ?? created
    return now > 0 ? min(max(time, 1), now) : max(time, 1)
  }
}
