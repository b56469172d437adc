/// A card's state in a model of memory: how long it lasts, and how hard it is.
///
/// SM-2 has no such model. A policy that has one keeps its two numbers in ``CardProgress/memory``;
/// together with ``CardProgress/lastReviewed`` they give the chance of recall on any day.
@frozen
public struct MemoryState: Hashable, Sendable {
  /// The days after which the chance of recall has fallen to 90 %.
  public var stability: Double

  /// How hard the card is, on the scale of the policy that made it; 1 to 10 in FSRS.
  public var difficulty: Double

  /// Makes a memory state.
  @inlinable
  public init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}
