/// How well an answer was recalled, on SuperMemo's scale from 0 to 5.
///
/// The learner gives the grade after seeing the right answer. As an enumeration it cannot be 6: the
/// scheduler has nothing to check.
///
/// | grade | case | the answer was |
/// |---|---|---|
/// | 5 | ``perfect`` | right, at once |
/// | 4 | ``hesitant`` | right, after a hesitation |
/// | 3 | ``difficult`` | right, with serious difficulty |
/// | 2 | ``almost`` | wrong, but the right one seemed easy to recall |
/// | 1 | ``incorrect`` | wrong, but the right one was remembered on seeing it |
/// | 0 | ``blackout`` | not remembered at all |
///
/// Source: P. A. Woźniak, *Optimization of learning* (1990), section 3.2, algorithm SM-2, step 4.
@frozen
public enum Grade: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// 0: a complete blackout.
  case blackout = 0
  /// 1: an incorrect answer; the right one was remembered on seeing it.
  case incorrect = 1
  /// 2: an incorrect answer; the right one seemed easy to recall.
  case almost = 2
  /// 3: a correct answer, recalled with serious difficulty.
  case difficult = 3
  /// 4: a correct answer, after a hesitation.
  case hesitant = 4
  /// 5: a perfect answer.
  case perfect = 5

  /// The grade for a key or a digit; `nil` for anything but `0` to `5` in ASCII.
  public init?(digit: Character) {
    guard let ascii = digit.asciiValue else { return nil }
    self.init(rawValue: Int(ascii) - Int(UInt8(ascii: "0")))
  }

  /// Whether the answer counts as remembered: a grade of 3 or more (step 6 of SM-2).
  @inlinable
  public var isPass: Bool {
    switch self {
    case .blackout, .incorrect, .almost: false
    case .difficult, .hesitant, .perfect: true
    }
  }

  /// Whether the answer ends a card's final drill: a grade of 4 or 5 (step 7 of SM-2).
  @inlinable
  public var endsDrill: Bool {
    switch self {
    case .blackout, .incorrect, .almost, .difficult: false
    case .hesitant, .perfect: true
    }
  }

  /// Whether the left answer was recalled worse than the right one.
  @inlinable
  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
