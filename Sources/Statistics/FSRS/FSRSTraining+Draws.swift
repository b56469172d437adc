import Files
package import SpacedRepetition

extension FSRSTraining {
  /// Parameters that fit cards drawn again and again from the learner's: what differs between them
  /// is uncertain, however exact each is.
  ///
  /// None where nothing was fitted, and with so many answers that little is uncertain.
  /// - Complexity: That of twenty short trainings.
  package func draws(_ log: AnswerLog, prior: FSRS6.Parameters? = nil) -> [FSRS6.Parameters] {
    guard objective != nil, log.buttons.count <= Self.mostRowsToDraw else { return [] }
    let set = TrainingSet(log, 0..<log.items.count)
    guard let first = FirstStabilities(set.firsts, recall: set.recall) else { return [] }
    let origin =
      prior?.values ?? first.values + FSRS6.Parameters.standard.values.dropFirst(4)
    return inParallel(Array(1...Self.drawCount)) { number in
      let drawn = set.drawn(seed: UInt64(number))
      let found = Self.descent(
        drawn, origin, from: parameters.values, nil, upTo: 80, gain: 1e-5
      ).x
      return Self.rounded(Self.ordered(found, set.firsts, fills: prior == nil))
    }
  }

  /// Of twenty numbers in order the second and the last but one have nine tenths between them.
  private static let drawCount = 20
  private static let mostRowsToDraw = 200_000
}
