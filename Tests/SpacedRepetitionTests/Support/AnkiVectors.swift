import Foundation
import SpacedRepetition
import Testing

/// Anki's results for a card with each of its four buttons, under several presets.
struct AnkiVectors: Decodable {
  var presets: [Preset]
  var vectors: [Case]

  static func read() throws -> AnkiVectors {
    let url = try #require(
      Bundle.module.url(forResource: "anki_sm2", withExtension: "json", subdirectory: "Vectors"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(AnkiVectors.self, from: Data(contentsOf: url))
  }

  /// A preset in Anki's own JSON: steps in minutes, the easiness in thousandths.
  struct Preset: Decodable {
    struct New: Decodable {
      var delays: [Double]
      var initialFactor: Int
      var ints: [Int]
    }
    struct Review: Decodable {
      var ease4: Float
      var ivlFct: Float
      var maxIvl: Int
      var hardFactor: Float
    }
    struct Lapse: Decodable {
      var delays: [Double]
      var leechAction: Int
      var leechFails: Int
      var minInt: Int
      var mult: Float
    }
    var name: String
    var new: New
    var rev: Review
    var lapse: Lapse

    var options: AnkiSM2.Options {
      var options = AnkiSM2.Options()
      options.learningSteps = new.delays.map { Int64($0 * 60) }
      options.relearningSteps = lapse.delays.map { Int64($0 * 60) }
      options.graduatingInterval = new.ints[0]
      options.easyInterval = new.ints[1]
      options.startingEasiness = Easiness(hundredths: new.initialFactor / 10)
      options.easyBonus = rev.ease4
      options.hardMultiplier = rev.hardFactor
      options.intervalModifier = rev.ivlFct
      options.maximumInterval = rev.maxIvl
      options.lapseMultiplier = lapse.mult
      options.minimumLapseInterval = lapse.minInt
      options.leechThreshold = lapse.leechFails
      options.leechAction = lapse.leechAction == 0 ? .suspend : .tag
      return options
    }
  }

  /// A card before an answer.
  struct State: Decodable, Equatable {
    var type: Int
    var queue: Int
    var ivl: Int
    var factor: Int
    var reps: Int
    var lapses: Int
    var left: Int
    var late: Int
  }

  struct Due: Decodable, Equatable {
    var secsFromNow: Int?
    var daysFromToday: Int?
  }

  /// The row of the review log.
  struct Log: Decodable, Equatable {
    var ease: Int
    var ivl: Int
    var lastIvl: Int
    var factor: Int
    var type: Int
  }

  /// A card after an answer.
  struct Result: Decodable, Equatable {
    var type: Int
    var queue: Int
    var due: Due
    var ivl: Int
    var factor: Int
    var reps: Int
    var lapses: Int
    var left: Int
    var revlog: Log
    var leechTag: Bool
  }

  struct Case: Decodable, CustomTestStringConvertible {
    var preset: Int
    var state: State
    var now: String
    var rollover: Int
    /// By button: again, hard, good, easy.
    var result: [Result]

    var testDescription: String { "preset \(preset), \(state), \(now)" }
  }
}
