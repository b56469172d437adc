package import SpacedRepetition

/// The chance of remembering a card a number of days after its last answer, from 0 to 1.
///
/// It never rises over time. Under SM-2 it is measured from a learner's answers; a scheduler with a
/// model of memory can supply its own formula.
package struct Recall: Sendable {
  private let formula: @Sendable (_ progress: CardProgress, _ days: Int) -> Double

  package init(_ formula: @escaping @Sendable (_ progress: CardProgress, _ days: Int) -> Double) {
    self.formula = formula
  }

  /// - Parameters:
  ///   - progress: The card as its last answer left it.
  ///   - days: The days since then.
  package func chance(_ progress: CardProgress, after days: Int) -> Double {
    formula(progress, days)
  }
}
