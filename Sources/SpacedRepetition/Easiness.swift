/// A card's easiness: SM-2's E-Factor, by which its intervals grow.
///
/// Every change that SM-2 makes to an E-Factor is a whole number of hundredths, so an easiness is
/// an integer and all arithmetic with it is exact. In binary floating point it is not: 1.30 + 0.10
/// + 0.10 is slightly above 1.5, and rounding up then adds a day that the algorithm does not have.
///
/// ```swift
/// var easiness = Easiness.initial            // 2.50
/// easiness = easiness.after(.difficult)      // 2.36
/// print(easiness, easiness.hundredths)       // 2.36 236
/// ```
@frozen
public struct Easiness: Hashable, Sendable {
  /// The E-Factor times 100; at least 130.
  public let hundredths: Int

  /// Makes an easiness from hundredths; less than 130 becomes 130, the ``floor``.
  @inlinable
  public init(hundredths: Int) {
    self.hundredths = max(hundredths, 130)
  }

  /// The easiness of a card that was never answered: 2.50 (step 2 of SM-2).
  @inlinable
  public static var initial: Easiness { Easiness(hundredths: 250) }

  /// The lowest easiness of a card: 1.30 (step 5 of SM-2).
  ///
  /// Cards below it came back annoyingly often, and turned out to be badly worded rather than hard.
  @inlinable
  public static var floor: Easiness { Easiness(hundredths: 130) }

  /// The easiness after an answer, by SM-2's formula and with its floor.
  ///
  /// EF′ = EF + (0.1 − (5 − q) × (0.08 + (5 − q) × 0.02)), which in hundredths is
  ///
  /// | grade | 0 | 1 | 2 | 3 | 4 | 5 |
  /// |---|---|---|---|---|---|---|
  /// | change | −80 | −54 | −32 | −14 | 0 | +10 |
  ///
  /// There is no ceiling; the sum stops at the largest integer. The formula covers every grade; the
  /// ``SM2/Policy`` decides whether it is applied to a grade under 3.
  ///
  /// Source: Woźniak 1990, algorithm SM-2, step 5.
  @inlinable
  public func after(_ grade: Grade) -> Easiness {
    let change =
      switch grade {
      case .blackout: -80
      case .incorrect: -54
      case .almost: -32
      case .difficult: -14
      case .hesitant: 0
      case .perfect: 10
      }
    let (sum, overflow) = hundredths.addingReportingOverflow(change)
    return Easiness(hundredths: overflow ? .max : sum)
  }
}

extension Easiness: Comparable {
  /// Whether the left card is harder than the right one.
  @inlinable
  public static func < (left: Easiness, right: Easiness) -> Bool {
    left.hundredths < right.hundredths
  }
}

extension Easiness: CustomStringConvertible {
  /// The E-Factor with exactly two decimals, such as `2.50`.
  public var description: String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
