/// A card's phase of learning.
///
/// SM-2 as published has no steps within a day; a card that failed starts over in ``learning``.
/// Anki's variant takes a new card through learning steps, and a forgotten one through relearning
/// steps, before it counts in days again.
@frozen
public enum Phase: String, CaseIterable, Hashable, Sendable {
  /// Never answered.
  case new
  /// On the way to the first interval, or starting over.
  case learning
  /// Asked again after an interval of whole days.
  case review
  /// Forgotten, and on the way back to its interval.
  case relearning
}
