import Benchmark
import SpacedRepetition

/// A million grades, mostly passes, from a seed.
private func grades() -> [Grade] {
  var state: UInt64 = 1
  return (0..<1_000_000).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let draw = Int(state >> 33) % 10
    return draw == 0 ? .incorrect : draw < 3 ? .difficult : draw < 8 ? .hesitant : .perfect
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], maxDuration: .seconds(3))

  for policy in SM2.Policy.allCases {
    Benchmark("SM-2, a million steps, \(policy.rawValue)") { benchmark in
      let grades = grades()
      let scheduler = SM2(policy: policy)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(scheduler.state(after: grades))
      }
    }
  }

  func benchmarkProgress(_ name: String, _ policy: some SchedulingPolicy) {
    Benchmark(name) { benchmark in
      let day = Day("2026-01-01")!
      let reviews = grades().enumerated().map { Review(day: day + $0 / 1000, grade: $1) }
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(policy.progress(after: reviews))
      }
    }
  }
  benchmarkProgress("CardProgress of a million reviews", SM2())
  benchmarkProgress("CardProgress of a million reviews, Anki's variant", AnkiSM2())
}
