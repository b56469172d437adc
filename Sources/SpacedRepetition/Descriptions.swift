// Each value prints as a person would write it.

/// A number with at most two decimals; rounding by hand calls no C library.
private func decimal(_ value: Double) -> String {
  guard value >= 0, value < 1e15 else { return "\(value)" }
  let (whole, rest) = Int64(value * 100 + 0.5).quotientAndRemainder(dividingBy: 100)
  if rest == 0 { return "\(whole)" }
  let (tenths, hundredths) = rest.quotientAndRemainder(dividingBy: 10)
  return "\(whole).\(tenths)" + (hundredths == 0 ? "" : "\(hundredths)")
}

/// A count with its noun, such as "1 day" and "2 days".
private func counted(_ count: Int64, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

extension Wait: CustomStringConvertible {
  /// The wait in words, such as `6 days`, `10 minutes` or `90 seconds`.
  public var description: String {
    switch self {
    case .days(let days): counted(Int64(days), "day")
    case .seconds(let seconds):
      if seconds != 0, seconds.isMultiple(of: 3600) {
        counted(seconds / 3600, "hour")
      } else if seconds != 0, seconds.isMultiple(of: 60) {
        counted(seconds / 60, "minute")
      } else {
        counted(seconds, "second")
      }
    }
  }
}

extension Moment: CustomStringConvertible {
  /// The date and time in UTC and the rest of the study day, such as `2026-03-01 18:30:00 UTC, 9:30
  /// until the day ends`.
  public var description: String {
    let (hours, rest) = secondsLeft.quotientAndRemainder(dividingBy: 3600)
    return "\(Moment.utc(milliseconds)), \(hours):\(Moment.twoDigits(rest / 60)) until the day ends"
  }

  static func utc(_ milliseconds: Int64) -> String {
    var (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    if rest < 0 { (day, rest) = (day - 1, rest + 86_400_000) }
    let seconds = rest / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits)
    return "\(Day(number: Int(clamping: day))) \(clock[0]):\(clock[1]):\(clock[2]) UTC"
  }

  private static func twoDigits(_ value: Int64) -> String { (value < 10 ? "0" : "") + "\(value)" }
}

extension Review: CustomStringConvertible {
  /// The day and the grade, such as `2026-03-01: 4`, with the time in UTC if there is a moment.
  public var description: String {
    let time = moment.map { " at \(Moment.utc($0.milliseconds))" } ?? ""
    return "\(day): \(grade.rawValue)" + time
  }
}

extension SM2.State: CustomStringConvertible {
  /// The three numbers, such as `repetition 3, easiness 2.36, 15 days`.
  public var description: String {
    "repetition \(repetition), easiness \(easiness), \(Wait.days(interval))"
  }
}

extension AnkiSM2.State: CustomStringConvertible {
  /// The phase and the numbers that have a meaning in it, such as `review, 15 days, easiness 2.36`.
  public var description: String {
    var parts = [phase.rawValue]
    if stepsLeft > 0 { parts.append(counted(Int64(stepsLeft), "step") + " left") }
    if interval > 0 { parts += ["\(Wait.days(interval))", "easiness \(easiness)"] }
    if lapses > 0 { parts.append(counted(Int64(lapses), "lapse")) }
    return parts.joined(separator: ", ")
  }
}

extension MemoryState: CustomStringConvertible {
  /// The two numbers, such as `stability 12.5 days, difficulty 5.2`.
  public var description: String {
    "stability \(decimal(stability)) days, difficulty \(decimal(difficulty))"
  }
}

extension CardProgress: CustomStringConvertible {
  /// The phase, when the card is due, and its counts so far, such as `review, due 2026-03-08, 6
  /// days, easiness 2.50, 2 reviews`; `new` for a new card.
  public var description: String {
    var parts = [phase.rawValue]
    if let dueAt {
      parts.append("due \(Moment.utc(dueAt))")
    } else if let due {
      parts.append("due \(due)")
    }
    if stepsLeft > 0 { parts.append(counted(Int64(stepsLeft), "step") + " left") }
    if state.interval > 0 { parts.append("\(Wait.days(state.interval))") }
    if let memory {
      parts.append("\(memory)")
    } else if !isNew {
      parts.append("easiness \(state.easiness)")
    }
    if reviews > 0 { parts.append(counted(Int64(reviews), "review")) }
    if lapses > 0 { parts.append(counted(Int64(lapses), "lapse")) }
    return parts.joined(separator: ", ")
  }
}

extension Outcome: CustomStringConvertible {
  /// The wait and the progress, such as `in 6 days (review, due 2026-03-08, …)`.
  public var description: String { "in \(wait) (\(progress))" + (isLeech ? ", a leech" : "") }
}

extension LeechRule: CustomStringConvertible {
  /// The lapses at which a leech is noticed, such as `a leech at 8 lapses`.
  public var description: String { "a leech at " + counted(Int64(threshold), "lapse") }
}

extension SM2: CustomStringConvertible {
  /// The algorithm and its interpretation, such as `SM-2 as published`.
  public var description: String {
    switch policy {
    case .published: "SM-2 as published"
    case .superMemoDelphi: "SM-2 as in SuperMemo's Delphi code"
    }
  }
}

extension AnkiSM2.Options: CustomStringConvertible {
  /// The options that differ from Anki's own, such as `easyInterval 7, learningSteps 1 minute`.
  public var description: String {
    let standard = Self()
    var parts: [String] = []
    func add<Value: Equatable>(_ name: String, _ value: Value, _ other: Value, _ text: String) {
      if value != other { parts.append(name + " " + text) }
    }
    func waits(_ steps: [Int64]) -> String {
      steps.isEmpty ? "none" : steps.map { "\(Wait.seconds($0))" }.joined(separator: ", ")
    }
    add("learningSteps", learningSteps, standard.learningSteps, waits(learningSteps))
    add("relearningSteps", relearningSteps, standard.relearningSteps, waits(relearningSteps))
    add(
      "graduatingInterval", graduatingInterval, standard.graduatingInterval,
      "\(graduatingInterval)")
    add("easyInterval", easyInterval, standard.easyInterval, "\(easyInterval)")
    add("startingEasiness", startingEasiness, standard.startingEasiness, "\(startingEasiness)")
    add("easyBonus", easyBonus, standard.easyBonus, "\(easyBonus)")
    add("hardMultiplier", hardMultiplier, standard.hardMultiplier, "\(hardMultiplier)")
    add("intervalModifier", intervalModifier, standard.intervalModifier, "\(intervalModifier)")
    add("maximumInterval", maximumInterval, standard.maximumInterval, "\(maximumInterval)")
    add("lapseMultiplier", lapseMultiplier, standard.lapseMultiplier, "\(lapseMultiplier)")
    add(
      "minimumLapseInterval", minimumLapseInterval, standard.minimumLapseInterval,
      "\(minimumLapseInterval)")
    add("leechThreshold", leechThreshold, standard.leechThreshold, "\(leechThreshold)")
    add("leechAction", leechAction, standard.leechAction, leechAction.rawValue)
    return parts.isEmpty ? "Anki's own options" : parts.joined(separator: ", ")
  }
}

extension AnkiSM2: CustomStringConvertible {
  /// The algorithm's name and its changed options, such as `Anki's SM-2, easyInterval 7`.
  public var description: String {
    "Anki's SM-2" + (options == Options() ? "" : ", \(options)")
  }
}

extension FSRS6: CustomStringConvertible {
  /// The algorithm's name and its retention, such as `FSRS-6 at a retention of 0.9`.
  public var description: String {
    (parameters == .standard ? "FSRS-6" : "FSRS-6 with own parameters")
      + " at a retention of \(options.desiredRetention)"
  }
}

extension Scheduler: CustomStringConvertible {
  /// The description of the chosen algorithm.
  public var description: String {
    switch self {
    case .sm2(let sm2): sm2.description
    case .anki(let anki): anki.description
    case .fsrs(let fsrs): fsrs.description
    }
  }
}

#if !hasFeature(Embedded)
  extension FinalDrill: CustomStringConvertible {
    /// The cards in the order in which they will be asked, such as `["remittance", "superbill"]`.
    public var description: String { cards.description }
  }
#endif

extension SM2.Preview: CustomStringConvertible {
  /// The six grades with their intervals, such as `0: 1 day, 1: 1 day, 2: 1 day, 3: 15 days, …`.
  public var description: String {
    map { "\($0.grade.rawValue): \(Wait.days($0.state.interval))" }.joined(separator: ", ")
  }
}

extension PolicyPreview: CustomStringConvertible {
  /// The six grades with their waits, such as `0: 1 minute, 1: 1 minute, 2: 1 minute, …`.
  public var description: String {
    map { "\($0.grade.rawValue): \($0.outcome.wait)" }.joined(separator: ", ")
  }
}
