import SpacedRepetition
import Testing

@testable import Statistics

@Suite("The evaluation of policies")
struct PolicyEvaluationTests {
  @Test("has the measures of the reference, and trains better than it")
  func scores() throws {
    let vectors = try FSRSLogs.read()
    for vector in vectors.cases {
      guard let reviews = try vectors.log(vector.name) else { continue }
      let evaluation = PolicyEvaluation(reviews)
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

  @Test("says how sure a difference is, and is unsure where little is known")
  func differences() throws {
    let evaluation = PolicyEvaluation(try FSRSLogs.small())
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
