extension AnkiSM2 {
  /// Anki's four answers.
  @frozen
  public enum Button: Int, CaseIterable, Comparable, Hashable, Sendable {
    /// Not remembered.
    case again = 1
    /// Remembered with difficulty.
    case hard = 2
    /// Remembered.
    case good = 3
    /// Remembered at once.
    case easy = 4

    /// The button for a grade of SM-2: 0, 1 and 2 are again, 3 hard, 4 good, 5 easy.
    @inlinable
    public init(_ grade: Grade) {
      self =
        switch grade {
        case .blackout, .incorrect, .almost: .again
        case .difficult: .hard
        case .hesitant: .good
        case .perfect: .easy
        }
    }

    /// Whether the left answer was recalled worse than the right one.
    @inlinable
    public static func < (left: Button, right: Button) -> Bool { left.rawValue < right.rawValue }
  }
}

extension Grade {
  /// The grade for a button: again is 1, hard 3, good 4, easy 5.
  ///
  /// ``AnkiSM2/Button/init(_:)`` turns it back into the same button.
  @inlinable
  public init(_ button: AnkiSM2.Button) {
    self =
      switch button {
      case .again: .incorrect
      case .hard: .difficult
      case .good: .hesitant
      case .easy: .perfect
      }
  }
}
