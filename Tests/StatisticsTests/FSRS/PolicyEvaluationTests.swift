import SpacedRepetition
import TestSupport
import Testing

@testable import Statistics

@Suite("The evaluation of policies")
struct PolicyEvaluationTests {
  /// The real log takes long to train without optimization: what training comes to is recorded, and
  /// held to by the long form.
  @Test("has the measures of the reference, and trains better than it")
  func scores() throws {
    for vector in try FSRSLogs.read().cases {
      guard let reviews = try vector.log() else { continue }
      let evaluation = PolicyEvaluation(reviews) { log, items in
        let part = items.count / (log.items.count / 6) - 1
        let recorded = (try? FSRS6.Parameters(vector.fittedParts[part])) ?? .standard
        if Torture.isOn {
          #expect(FSRSTraining(log, items).parameters == recorded, "\(vector.name) \(part)")
        }
        return recorded
      }
      #expect(evaluation.scored.count == vector.scored)
      for (name, expected) in vector.scores {
        let predictor = try #require(PolicyEvaluation.Predictor(rawValue: name))
        let score = try #require(evaluation.score(predictor))
        #expect(abs(score.logLoss - expected.logLoss) < 1e-9, "\(name)")
        #expect(abs(score.rmseBins - expected.rmseBins) < 1e-9, "\(name)")
        #expect(abs((score.auc ?? 0) - expected.auc) < 1e-9, "\(name)")
      }
      let trained = try #require(evaluation.score(.fsrsTrained))
      #expect(trained.logLoss < vector.trainedLogLoss)
      if vector.name == "real" { #expect(trained.logLoss <= 0.4355) }
      for (chance, expected) in zip(
        evaluation.predictions[.fsrsDefault] ?? [], vector.predictions ?? [])
      {
        #expect(abs(chance - expected) < 1e-9)
      }
    }
  }

  @Test("trains on what came before each part, and comes to the recorded parameters")
  func parts() throws {
    let vector = try #require(try FSRSLogs.read().cases.first { $0.name == "small" })
    let evaluation = try FSRSLogs.smallEvaluation.get()
    let recorded = PolicyEvaluation(try FSRSLogs.small()) { log, items in
      (try? FSRS6.Parameters(vector.fittedParts[items.count / (log.items.count / 6) - 1]))
        ?? .standard
    }
    #expect(evaluation.predictions == recorded.predictions)
  }

  @Test("says how sure a difference is, and is unsure where little is known")
  func differences() throws {
    let evaluation = try FSRSLogs.smallEvaluation.get()
    let gain = try #require(evaluation.difference(.fsrsTrained, minus: .fsrsDefault))
    #expect(gain.low < 0 && gain.high > 0 && !gain.isGain)
    let sm2 = try #require(evaluation.difference(.fsrsTrained, minus: .sm2))
    #expect(sm2.isGain && sm2.low < sm2.mean && sm2.mean < sm2.high)
    #expect(abs(sm2.mean + 0.0772) < 0.002 && abs(sm2.low + 0.107) < 0.005)
    let none = try #require(evaluation.difference(.sm2, minus: .sm2))
    #expect(none.mean == 0 && none.low == 0 && none.high == 0)
    #expect(PolicyEvaluation(ReviewColumns()).score(.average) == nil)
  }
}
