package import SpacedRepetition

extension Grade {
  /// The meaning of the grade in one word.
  package var word: String {
    switch self {
    case .blackout: "blackout"
    case .incorrect: "wrong"
    case .almost: "almost"
    case .difficult: "hard"
    case .hesitant: "good"
    case .perfect: "easy"
    }
  }

  /// The meaning of the grade, as SM-2 defines it.
  package var meaning: String {
    switch self {
    case .blackout: "blackout: no idea"
    case .incorrect: "wrong, but you knew it when you saw the answer"
    case .almost: "wrong, though it seemed easy to recall"
    case .difficult: "right, with serious difficulty"
    case .hesitant: "right, after a hesitation"
    case .perfect: "right, at once"
    }
  }
}

extension FinalDrill {
  /// The rule of the drill, for a learner.
  package static var rule: String {
    "Cards graded under 4 come back at the end of the day's review until they get a 4 or a 5."
  }
}
