package import SpacedRepetition

/// What a learner did elsewhere to a card that we exported, apart from answering it.
///
/// Suspensions and flags have no times in Anki. The package says how the card stood when it left, so
/// a difference is a change that was made there.
package struct ImportedStanding: Hashable, Sendable {
  /// When the card left here, in milliseconds since 1970: what was done here later stays.
  package let left: Int
  /// Whether it was suspended or unsuspended; nil if neither.
  package let isSuspended: Bool?
  /// The flag that it got, or 0 if it lost its flag; nil if that is as it was.
  package let flag: Int?
  /// The day on which it comes back if it was buried.
  package let buriedUntil: Day?
}
