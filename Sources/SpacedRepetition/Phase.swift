/// Where a card stands on its way into memory.
///
/// SM-2 as published knows no steps within a day; a card that failed starts again in ``learning``.
/// Anki's variant leads a new card through learning steps, and one that was forgotten through
/// relearning steps, before it counts in days again.
@frozen
public enum Phase: String, CaseIterable, Hashable, Sendable {
  /// Never answered.
  case new
  /// On the way to the first interval, or again from the beginning.
  case learning
  /// Asked again after an interval of whole days.
  case review
  /// Forgotten, on the way back to its interval.
  case relearning
}
