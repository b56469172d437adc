import Foundation
import SpacedRepetition
import Testing

/// The results of py-fsrs, fsrs-rs and Anki for answers under FSRS-6.
enum FSRSVectors {
  struct Steps: Decodable {
    /// Every sequence of one to five answers: shorter first, then in counting order.
    struct Tree: Decodable {
      var set: String
      var stability: [Double]
      var days: [[Int]]
      /// The days before the first answer, the second and so on.
      var gaps: [Int]?
      /// The days before each sequence's last answer.
      var gap: [Int]?
    }
    var sets: [String: [Double]]
    var difficulty: [String: [Double]]
    var trees: [Tree]
  }

  struct Random: Decodable {
    struct History: Decodable {
      var set: String
      var grades: String
      var gaps: [Int]
      var stability: [Double]
      var difficulty: [Double]
      var days: [[Int]]
    }
    var sets: [String: [Double]]
    var histories: [History]
  }

  struct Curves: Decodable {
    struct Row: Decodable {
      var set: String
      var numbers: [Double]
    }
    struct Conversion: Decodable {
      var from: [Double]
      var to: [Double]
    }
    var sets: [String: [Double]]
    var curve: [Row]
    var intervals: [Row]
    var conversions: [Row]
    var steps: [Row]
    var parameters: [Conversion]
    var ties: [[Double]]
  }

  struct Anki: Decodable {
    struct Buttons: Decodable {
      var set: String
      /// Retention, stability, difficulty, interval, days since the last answer.
      var before: [Double]
      /// Seconds, days after them, stability, difficulty.
      var again: [Double]
      /// Days, stability, difficulty.
      var passes: [[Double]]
    }
    struct Outcome: Decodable {
      var phase: String
      var numbers: [Double]
    }
    struct Learning: Decodable {
      var set: String
      var retention: Double
      var learningSteps: [Double]
      var relearningSteps: [Double]
      var newCard: [Outcome]
      /// The outcomes for a card of stability 0.3, difficulty 8 and interval 2, on its day.
      var reviewCard: [Outcome]
    }
    var sets: [String: [Double]]
    var buttons: [Buttons]
    var new: [Learning]
  }

  static let retentions = [0.8, 0.9, 0.95]

  static func read<Vectors: Decodable>(_ name: String, as: Vectors.Type = Vectors.self) throws
    -> Vectors
  {
    let url = try #require(
      Bundle.module.url(
        forResource: "fsrs6_\(name)", withExtension: "json", subdirectory: "Vectors"))
    return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
  }
}

extension [String: [Double]] {
  /// A scheduler with the named parameters.
  func scheduler(_ name: String) throws -> FSRS6 {
    FSRS6(try FSRS6.Parameters(try #require(self[name])))
  }
}
