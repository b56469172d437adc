package import SpacedRepetition

/// The work under each policy for a learner whose memory follows FSRS, and what the learner would
/// know in the end.
///
/// The days are simulated as in ``Simulation``, but whether a card is remembered depends on its
/// memory and on the time since it was asked, not only on the learner's shares. So policies can be
/// compared by their cost at equal knowledge. The learner's memory follows FSRS, which favors FSRS.
package struct PolicyRace: Sendable {
  /// The result of a policy.
  package struct Result: Hashable, Sendable {
    package let policy: Scheduler.Policy
    /// The desired retention, under FSRS.
    package let retention: Double?
    /// Answers and minutes per day.
    package let answers: Double
    package let minutes: Double
    /// The share of known cards that were remembered when asked.
    package let reached: Double?
    /// The number of cards that would be remembered on the last day.
    package let known: Double

    package init(
      policy: Scheduler.Policy, retention: Double?, answers: Double, minutes: Double,
      reached: Double?, known: Double
    ) {
      (self.policy, self.retention, self.answers) = (policy, retention, answers)
      (self.minutes, self.reached, self.known) = (minutes, reached, known)
    }

    package init(_ simulation: Simulation, _ scheduler: Scheduler) {
      let days = simulation.days
      let count = Double(max(1, days.count))
      policy = scheduler.policy
      retention =
        if case .fsrs(let fsrs) = scheduler { fsrs.options.desiredRetention } else { nil }
      answers =
        Double(days.reduce(0) { $0 + $1.reviews.total + $1.learned + $1.repeats }) / count
      minutes = days.reduce(0) { $0 + $1.milliseconds } / 60_000 / count
      reached = days.reduce(PassCount()) { $0 + $1.reviews }.share
      known = simulation.known
    }
  }

  package let results: [Result]

  package init(_ results: [Result]) { self.results = results }

  /// The work under FSRS to know as much as under another policy: interpolated between the
  /// simulated retentions; nil if it lies outside them.
  package func fsrs(knowing known: Double) -> (retention: Double, answers: Double)? {
    let row = results.filter { $0.retention != nil }.sorted { $0.known < $1.known }
    for (low, high) in zip(row, row.dropFirst()) where low.known <= known && known <= high.known {
      let share = high.known > low.known ? (known - low.known) / (high.known - low.known) : 0
      return (
        (low.retention ?? 0) + share * ((high.retention ?? 0) - (low.retention ?? 0)),
        low.answers + share * (high.answers - low.answers)
      )
    }
    return nil
  }
}
