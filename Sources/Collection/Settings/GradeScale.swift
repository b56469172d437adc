package import SpacedRepetition

/// How many grades a learner wants to distinguish; the journal has SM-2's either way.
package enum GradeScale: String, CaseIterable, Hashable, Sendable {
  /// SM-2's six grades, on the keys 0 to 5.
  case sm2
  /// Again, hard, good and easy on the keys 1 to 4, as in Anki: the grades 1, 3, 4 and 5.
  case four
  /// Forgot and knew on the keys 1 and 2: the grades 1 and 4.
  case two

  /// A grade that can be given.
  package struct Choice: Hashable, Sendable {
    package let key: Character
    /// The name of the grade; SM-2's grades are named by their numbers.
    package let name: String
    package let grade: Grade
  }

  package var choices: [Choice] {
    switch self {
    case .sm2:
      Grade.allCases.map {
        Choice(key: Character("\($0.rawValue)"), name: "\($0.rawValue)", grade: $0)
      }
    case .four:
      [
        Choice(key: "1", name: "again", grade: .incorrect),
        Choice(key: "2", name: "hard", grade: .difficult),
        Choice(key: "3", name: "good", grade: .hesitant),
        Choice(key: "4", name: "easy", grade: .perfect),
      ]
    case .two:
      [
        Choice(key: "1", name: "forgot", grade: .incorrect),
        Choice(key: "2", name: "knew", grade: .hesitant),
      ]
    }
  }

  /// The choice closest to a grade: a pass for a pass and a failure for a failure.
  package func choice(for grade: Grade) -> Choice {
    choices.min { left, right in
      func distance(_ choice: Choice) -> Int {
        abs(choice.grade.rawValue - grade.rawValue)
          + (choice.grade.isPass == grade.isPass ? 0 : 10)
      }
      return distance(left) < distance(right)
    }!
  }
}
