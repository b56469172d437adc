import SpacedRepetition
import TestSupport
import Testing

@testable import Statistics

@Suite("The training of FSRS-6")
struct FSRSTrainingTests {
  @Test("begins with the items, first stabilities, loss and slope of the reference")
  func reference() throws {
    let vectors = try FSRSLogs.read()
    for vector in vectors.cases {
      guard let reviews = try vector.log() else { continue }
      let log = AnswerLog(reviews)
      #expect(log.items.count == vector.items)
      let set = TrainingSet(log, 0..<log.items.count)
      #expect(set.items == vector.trainedOn)
      #expect(abs(set.recall - vector.recall) < 1e-6)
      let first = try #require(FirstStabilities(set.firsts, recall: set.recall))
      for (value, expected) in zip(first.values, vector.firstStabilities) {
        #expect(abs(value / expected - 1) < 1e-5)
      }
      let objective = FSRSObjective(set, start: vector.start.w)
      for point in [vector.start, vector.point] {
        let found = objective.at(point.w)
        #expect(abs(found.value / point.objective - 1) < 1e-9)
        for (slope, expected) in zip(found.gradient, point.gradient) {
          #expect(abs(slope - expected) <= 1e-9 * max(1, abs(expected)))
        }
      }
    }
  }

  @Test("finds the first stabilities of the reference in cases with few and odd answers")
  func firstStabilities() throws {
    for vector in try FSRSLogs.read().firstStabilities {
      var firsts = FirstIntervals()
      for group in vector.groups {
        for place in 0..<group[2] {
          firsts.add(
            FSRS6.Button(rawValue: group[0])!, Int32(group[1]), isPass: place < group[3])
        }
      }
      firsts.removeRare()
      let kept = firsts.groups.joined()
      let recall =
        Double(kept.reduce(0) { $0 + $1.passed }) / Double(kept.reduce(0) { $0 + $1.count })
      let found = FirstStabilities(firsts, recall: recall)?.values
      #expect((found == nil) == kept.isEmpty)
      for (value, expected) in zip(found ?? FSRS6.Parameters.standard.values, vector.w) {
        #expect(abs(value / expected - 1) < 1e-5, "\(vector.groups)")
      }
    }
  }

  @Test("comes to parameters that are at the minimum of the published objective")
  func minimum() throws {
    for vector in try FSRSLogs.read().cases {
      guard let reviews = try vector.log() else { continue }
      let log = AnswerLog(reviews)
      let set = TrainingSet(log, 0..<log.items.count)
      let value = FSRSObjective(set, start: vector.start.w).at(vector.fitted).value
      #expect(value <= vector.minimum * 1.0001)
      #expect(vector.fitted.prefix(4).sorted() == Array(vector.fitted.prefix(4)))
    }
  }

  /// The real log takes long without optimization.
  @Test("comes to the same parameters each time, and on every machine")
  func same() throws {
    for vector in try FSRSLogs.read().cases where Torture.isOn || vector.name == "small" {
      guard let reviews = try vector.log() else { continue }
      let training = FSRSTraining(AnswerLog(reviews))
      #expect(training.parameters.values == vector.fitted, "\(vector.name)")
      #expect(try #require(training.objective) <= vector.minimum * 1.0001)
      #expect(training.items == vector.trainedOn)
    }
    #expect(
      try FSRSLogs.smallTraining.get().parameters.values
        == FSRSLogs.read().cases.first { $0.name == "small" }?.fitted)
  }

  @Test("says by other draws of the cards how uncertain a long stability is")
  func draws() throws {
    let log = AnswerLog(try FSRSLogs.small())
    let training = try FSRSLogs.smallTraining.get()
    let draws = training.draws(log)
    #expect(draws.count == 20 && Set(draws).count == 20)
    func stability(_ parameters: FSRS6.Parameters, _ gaps: [Int]) throws -> Double {
      try #require(FSRS6(parameters).state(after: gaps.map { (.good, $0) })).stability
    }
    func spread(_ gaps: [Int]) throws -> (low: Double, high: Double) {
      let sorted = try draws.map { try stability($0, gaps) }.sorted()
      return (sorted[1], sorted[18])
    }
    let gaps = [0, 2, 11, 45]
    let long = try spread(gaps)
    // The learner's true parameters are known, for the log is made.
    #expect(long.low < 161.1 && 161.1 < long.high)
    #expect(try long.low < stability(training.parameters, gaps))
    #expect(try long.high > stability(training.parameters, gaps))
    // After a few days little is uncertain.
    let short = try spread([0, 2])
    #expect(long.high / long.low > short.high / short.low)
    #expect(FSRSTraining(log, 0..<40).draws(log).isEmpty)
  }

  @Test("gives a long stability within 3 % of that at the minimum, whatever single answers say")
  func steadiness() throws {
    let fsrs = FSRS6(try FSRSLogs.smallTraining.get().parameters)
    let state = fsrs.state(after: [0, 2, 11, 45].map { (.good, $0) })
    #expect(abs(try #require(state).stability / 149.2 - 1) < 0.03)
  }

  @Test("keeps to what is usual where there is little to learn from")
  func few() throws {
    #expect(FSRSTraining(AnswerLog(ReviewColumns())).parameters == .standard)
    let log = AnswerLog(try FSRSLogs.small())
    let some = FSRSTraining(log, 0..<40)
    #expect(some.objective == nil)
    #expect(some.parameters.values.dropFirst(4) == FSRS6.Parameters.standard.values.dropFirst(4))
  }

  @Test("has the slope that differences of the objective have")
  func slope() throws {
    let log = AnswerLog(try FSRSLogs.small())
    let set = TrainingSet(log, 0..<log.items.count)
    var w = FSRS6.Parameters.standard.values
    w[18] = 0.3
    w[19] = 0.2
    let objective = FSRSObjective(set, start: FSRS6.Parameters.standard.values)
    let gradient = objective.at(w).gradient
    for j in w.indices {
      let distance = 1e-6 * max(0.1, w[j])
      var (less, more) = (w, w)
      less[j] -= distance
      more[j] += distance
      let slope = (objective.at(more).value - objective.at(less).value) / (2 * distance)
      #expect(abs(gradient[j] - slope) < 1e-4 * max(1, abs(slope)), "w\(j)")
    }
  }
}
