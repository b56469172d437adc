/// The rule for leeches: cards that are forgotten again and again, and cost more time than they are
/// worth.
///
/// ```swift
/// let rule = LeechRule.standard
/// print((1...16).filter(rule.isNoticed(at:)))    // [8, 12, 16]
/// ```
@frozen
public struct LeechRule: Hashable, Sendable {
  /// The number of lapses that makes a card a leech, 1 or more.
  public let threshold: Int

  /// Makes a rule; a threshold under 1 becomes 1.
  @inlinable
  public init(threshold: Int) { self.threshold = max(threshold, 1) }

  /// Eight lapses, as in Anki.
  @inlinable
  public static var standard: LeechRule { LeechRule(threshold: 8) }

  /// Whether a card with that many lapses is a leech.
  @inlinable
  public func isLeech(lapses: Int) -> Bool { lapses >= threshold }

  /// Whether the learner should do something about the card at a lapse: the one that makes it a
  /// leech, and every half of the threshold after it.
  ///
  /// - Parameter lapses: The card's lapses, including this one.
  @inlinable
  public func isNoticed(at lapses: Int) -> Bool {
    guard isLeech(lapses: lapses) else { return false }
    return (lapses - threshold).isMultiple(of: threshold / 2 + threshold % 2)
  }
}

extension CardProgress {
  /// Whether the card is a leech by the standard rule.
  @inlinable
  public var isLeech: Bool { LeechRule.standard.isLeech(lapses: lapses) }
}
