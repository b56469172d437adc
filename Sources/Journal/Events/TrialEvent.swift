/// The start of a trial: new notes are assigned to one of two arms at random, and the answers to
/// them show which arm remembers more.
package struct TrialEvent: Hashable, Sendable {
  package var kind: TrialKind
  package var first: TrialArm
  package var second: TrialArm
  /// The number that decides with a note's name to which arm the note belongs. It also identifies
  /// the trial, whichever journal its events are in.
  package var seed: Int

  package init(kind: TrialKind, first: TrialArm, second: TrialArm, seed: Int) {
    self.kind = kind
    self.first = first
    self.second = second
    self.seed = seed
  }
}

/// The question of a trial. The names are those in the journal.
package enum TrialKind: String, CaseIterable, Hashable, Sendable {
  /// Whether a guess before the first answer helps.
  case guess
  /// Whether other wordings of a question help.
  case variants
  /// Which of two scheduling policies is better.
  case policy
}

/// What is done with a note in one arm of a trial. The names are those in the journal.
package enum TrialArm: String, CaseIterable, Hashable, Sendable {
  /// A new card shows its answer when the learner asks for it.
  case noGuess = "no-guess"
  /// A new card waits for a guess before it shows its answer.
  case guess
  /// The first wording of a question is always asked.
  case oneWording = "one-wording"
  /// Every wording of a question is asked.
  case allWordings = "all-wordings"
  /// A scheduling policy.
  case published, delphi, anki, fsrs

  /// The arm as a number from 1, to be packed.
  var code: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

  /// The arm of a number; nil for 0.
  init?(code: UInt8) {
    guard 1...Self.allCases.count ~= Int(code) else { return nil }
    self = Self.allCases[Int(code) - 1]
  }
}

extension TrialKind {
  /// The arms that a trial of this kind can have.
  package var arms: [TrialArm] {
    switch self {
    case .guess: [.noGuess, .guess]
    case .variants: [.oneWording, .allWordings]
    case .policy: [.published, .delphi, .anki, .fsrs]
    }
  }
}
