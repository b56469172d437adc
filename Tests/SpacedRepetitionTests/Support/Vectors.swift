import Foundation
import SpacedRepetition
import Testing

/// One line of a vector file: grades, and the state after each of them.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  var grades: [Grade]
  var steps: [Step]

  /// Repetition, easiness in hundredths, interval.
  struct Step: Decodable, Sendable {
    var repetition: Int
    var easiness: Int
    var interval: Int128

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      repetition = try values.decode(Int.self)
      easiness = try values.decode(Int.self)
      if let small = try? values.decode(Int.self) {
        interval = Int128(small)
      } else {
        interval = try #require(Int128(try values.decode(String.self)))
      }
    }

    /// The expected state from a scheduler with a longest interval.
    var capped: SM2.State {
      SM2.State(
        repetition: repetition, easiness: Easiness(hundredths: easiness),
        interval: Int(min(interval, 36_500)))
    }
  }

  init(grades: [Grade], steps: [Step]) {
    self.grades = grades
    self.steps = steps
  }

  init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    // A randomly drawn sequence begins with the name of its distribution.
    if values.count == 3 { _ = try values.decode(String.self) }
    let digits = try values.decode(String.self)
    grades = try digits.map { try #require(Grade(digit: $0)) }
    steps = try values.decode([Step].self)
    try #require(grades.count == steps.count)
  }

  var testDescription: String { String(grades.map { Character("\($0.rawValue)") }) }
}

/// A file of vectors computed by another program with exact fractions.
struct VectorFile: Decodable {
  var exhaustive: [Vector]
  var random: [Vector]?
  var fortyFives: [Vector.Step]?

  private enum CodingKeys: String, CodingKey {
    case exhaustive
    case random = "random40_capped"
    case fortyFives = "forty_fives_uncapped"
  }

  static func read(_ policy: SM2.Policy) throws -> VectorFile {
    let name =
      switch policy {
      case .published: "sm2_original"
      case .superMemoDelphi: "sm2_delphi"
      }
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors"))
    return try JSONDecoder().decode(VectorFile.self, from: Data(contentsOf: url))
  }
}
