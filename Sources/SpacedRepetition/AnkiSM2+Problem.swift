extension AnkiSM2.Options {
  /// An option that is out of range.
  @frozen
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The option's name, such as `hardMultiplier`.
    public let option: String

    /// The problem, such as `is 9.0, but has to be in 0.5...1.3`.
    public let reason: String

    /// The option's name and the problem.
    public var description: String { option + " " + reason }
  }

  /// The options that are out of range; empty if all options are valid.
  public var problems: [Problem] {
    var options = self
    return options.takeDefaults()
  }

  /// The options with the default in place of each that is out of range; steps that are too short
  /// are left out.
  var valid: Self {
    var options = self
    _ = options.takeDefaults()
    return options
  }

  /// A step as long as the longest interval is long enough, and its sums cannot overflow.
  private static var longestStep: Int64 { Int64(SM2.longestInterval) * AnkiSM2.secondsInDay }

  /// Makes the options valid, and returns the invalid ones.
  private mutating func takeDefaults() -> [Problem] {
    let standard = Self()
    var problems: [Problem] = []
    // Key paths would make the names unnecessary, but Embedded Swift has none.
    func check<Value: Comparable & CustomStringConvertible>(
      _ option: String, _ value: inout Value, _ range: ClosedRange<Value>, default: Value
    ) {
      guard !range.contains(value) else { return }
      problems.append(
        Problem(
          option: option,
          reason: "is \(value), but has to be in \(range.lowerBound)...\(range.upperBound)"))
      value = `default`
    }
    func check(_ option: String, _ steps: inout [Int64]) {
      for step in steps where !(1...Self.longestStep ~= step) {
        problems.append(
          Problem(
            option: option,
            reason: "has a step of \(step) s, but steps have to be in 1...\(Self.longestStep) s"))
      }
      steps = steps.filter { $0 >= 1 }.map { min($0, Self.longestStep) }
    }
    let days = 1...SM2.longestInterval
    check("learningSteps", &learningSteps)
    check("relearningSteps", &relearningSteps)
    check(
      "graduatingInterval", &graduatingInterval, days, default: standard.graduatingInterval)
    check("easyInterval", &easyInterval, days, default: standard.easyInterval)
    check(
      "startingEasiness", &startingEasiness,
      Easiness(hundredths: 131)...Easiness(hundredths: 500), default: standard.startingEasiness)
    check("easyBonus", &easyBonus, 1...5, default: standard.easyBonus)
    check("hardMultiplier", &hardMultiplier, 0.5...1.3, default: standard.hardMultiplier)
    check("intervalModifier", &intervalModifier, 0.5...2, default: standard.intervalModifier)
    check("maximumInterval", &maximumInterval, days, default: standard.maximumInterval)
    check("lapseMultiplier", &lapseMultiplier, 0...1, default: standard.lapseMultiplier)
    check(
      "minimumLapseInterval", &minimumLapseInterval, days,
      default: standard.minimumLapseInterval)
    check("leechThreshold", &leechThreshold, 1...Int.max, default: standard.leechThreshold)
    return problems
  }
}
