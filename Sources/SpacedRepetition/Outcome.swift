/// The result of an answer to a card.
@frozen
public struct Outcome: Hashable, Sendable {
  /// The card's progress after the answer.
  public let progress: CardProgress

  /// The wait until the card is asked again.
  public let wait: Wait

  /// Whether the answer made the card a leech, or is a later lapse at which a leech is noticed
  /// again: ``LeechRule/isNoticed(at:)``.
  public let isLeech: Bool

  /// Makes an outcome, as a ``SchedulingPolicy`` does.
  @inlinable
  public init(progress: CardProgress, wait: Wait, isLeech: Bool = false) {
    self.progress = progress
    self.wait = wait
    self.isLeech = isLeech
  }
}
