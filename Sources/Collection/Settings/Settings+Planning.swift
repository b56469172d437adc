import JSON

/// The settings for an exam's date and the week.
extension Settings {
  static let planningKeys: [Key] = [
    Key(
      name: "exam-target", summary: "the chance of knowing a card on the day of the exam",
      values: .share(Self.examTargets)
    ) {
      .number($0.examTarget)
    } set: { settings, value in
      guard let number = value.number ?? value.string.flatMap(Double.init) else { return false }
      // 92 means the same as 0.92.
      let share = number > 1 ? number / 100 : number
      guard Self.examTargets ~= share else { return false }
      settings.examTarget = (share * 1000).rounded() / 1000
      return true
    },
    Key(
      name: "easy-days", summary: "weekdays with fewer cards due, or none", values: .weekdays
    ) {
      $0.easyDays.description.map { .string($0) } ?? .null
    } set: { settings, value in
      if value == .null || value.string == "none" {
        settings.easyDays = EasyDays()
        return true
      }
      guard let days = value.string.flatMap({ EasyDays($0) }) else { return false }
      settings.easyDays = days
      return true
    },
  ]

  private static let examTargets = 0.5...0.99
}

extension Settings.Key {
  /// The most exams that a learner can prepare for at once.
  private static let mostExams = 8

  /// The exams that the learner is preparing for.
  static let exam = Settings.Key(
    name: "exam", summary: "what you prepare for: cpc, cpb, cbcs, terms", values: .exams
  ) {
    $0.exams.isEmpty ? .null : .string($0.exams.joined(separator: ","))
  } set: { settings, value in
    if value == .null || value.string == "none" {
      settings.exams = []
      return true
    }
    let names = value.string?.lowercased().split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard let names, names.count <= mostExams, Set(names).count == names.count,
      names.allSatisfy({ $0.contains(where: \.isLetter) && !$0.contains("/") && $0 != "none" })
    else { return false }
    settings.exams = names
    return true
  }
}
