package import SpacedRepetition

/// Parameters that fit a learner's answers: the lowest point of the published objective.
///
/// All answers are looked at in each step, and steps go on to the end, so one log has one result, the
/// same every time and on every machine. Other trainers shuffle the answers and stop early; where
/// that leaves them depends on the shuffle.
///
/// Source: fsrs-rs 6.6 for the objective, the weights and the first stabilities.
package struct FSRSTraining: Sendable {
  /// The parameters, of four decimals each.
  package let parameters: FSRS6.Parameters
  /// The items that were fitted to.
  package let items: Int
  /// The objective at the parameters; nil if there were too few items to fit to.
  package let objective: Double?

  /// The fewest items from which all parameters are fitted.
  package static let fewestItems = 64

  /// - Parameters:
  ///   - range: The items to fit to, from the first on; nil for all.
  ///   - prior: What the parameters are drawn to, if not to those that are usual.
  /// - Complexity: Linear in the number of answers, times the steps: some dozens.
  package init(_ log: AnswerLog, _ range: Range<Int>? = nil, prior: FSRS6.Parameters? = nil) {
    let set = TrainingSet(log, range ?? 0..<log.items.count)
    items = set.items
    let standard = prior ?? .standard
    guard set.items >= 8, let first = FirstStabilities(set.firsts, recall: set.recall) else {
      parameters = standard
      objective = nil
      return
    }
    let start = prior?.values ?? first.values + standard.values.dropFirst(4)
    guard set.items >= Self.fewestItems, set.hasLaterItems else {
      parameters = Self.rounded(start)
      objective = nil
      return
    }
    let minimum = Self.minimum(set, from: start)
    parameters = Self.rounded(Self.ordered(minimum, set.firsts, fills: prior == nil))
    objective = FSRSObjective(set, start: start).at(parameters.values).value
  }

  // MARK: The way down

  private static var lowest: [Double] {
    var lowest = FSRS6.Parameters.bounds.map(\.lowerBound)
    lowest[19] = 0.01
    return lowest
  }

  /// From so many rows on a part of the cards shows most of the way.
  private static let rowsForSample = 60_000

  static func minimum(_ set: TrainingSet, from start: [Double]) -> [Double] {
    guard set.buttons.count > rowsForSample else {
      return descent(set, start, from: start, nil, upTo: 400, gain: 2e-7).x
    }
    let sample = set.sample(every: (set.buttons.count + rowsForSample / 2) / (rowsForSample / 2))
    let rough = descent(sample, start, from: start, nil, upTo: 200, gain: 1e-6)
    return descent(set, start, from: rough.x, rough.curvature, upTo: 60, gain: 1e-7).x
  }

  /// - Parameter origin: What the penalty draws to.
  static func descent(
    _ set: TrainingSet, _ origin: [Double], from x: [Double], _ curvature: BoxMinimizer.Matrix?,
    upTo limit: Int, gain: Double
  ) -> (x: [Double], curvature: BoxMinimizer.Matrix) {
    let objective = FSRSObjective(set, start: origin)
    // In units of their usual deviations all parameters count alike.
    let deviations = FSRSObjective.deviations
    func scaled(_ w: [Double]) -> [Double] {
      w.indices.map { (w[$0] - origin[$0]) / deviations[$0] }
    }
    @Sendable func unscaled(_ x: [Double]) -> [Double] {
      x.indices.map { origin[$0] + x[$0] * deviations[$0] }
    }
    let (lowest, highest) = (Self.lowest, FSRS6.Parameters.bounds.map(\.upperBound))
    @Sendable func bounded(_ x: [Double]) -> [Double] {
      let w = unscaled(x)
      return w.indices.map { min(max(w[$0], lowest[$0]), highest[$0]) }
    }
    var minimizer = BoxMinimizer(
      { x in
        var point = objective.at(bounded(x))
        for j in 0..<21 { point.gradient[j] *= deviations[j] }
        return point
      }, from: scaled(x), lowest: scaled(lowest), highest: scaled(highest), curvature: curvature)
    minimizer.run(upTo: limit, gain: gain)
    return (bounded(minimizer.x), minimizer.curvature)
  }

  // MARK: The end

  /// The first stabilities in order, and those of buttons without answers between the others.
  static func ordered(_ w: [Double], _ firsts: FirstIntervals, fills: Bool) -> [Double] {
    let counts = firsts.counts
    var known: [Double?] = (0..<4).map { counts[$0] > 0 || !fills ? w[$0] : nil }
    FirstStabilities.order(&known, counts)
    return (FirstStabilities.completed(known) ?? Array(w.prefix(4))) + w.dropFirst(4)
  }

  /// As they are stored: a decimal more moves no day, and rounding hides where machines differ.
  static func rounded(_ w: [Double]) -> FSRS6.Parameters {
    let rounded = w.map { ($0 * 10_000).rounded() / 10_000 }
    return (try? FSRS6.Parameters(rounded)) ?? .standard
  }
}
