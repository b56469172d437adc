import Foundation
import SpacedRepetition
import TestSupport
import Testing

@Suite("exp and log without a library")
struct ElementaryTests {
  private func places(_ value: Double, _ expected: Double) -> Double {
    abs(value - expected) / expected.ulp
  }

  @Test("are within a unit in the last place of the system's, over their whole range")
  func accuracy() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200_000 {
      for bound in [2.0, 700] {
        let x = Double.random(in: -bound...bound, using: &random)
        #expect(places(Elementary.exp(x), exp(x)) <= 1)
      }
      let x = Double.random(in: 0.5...2, using: &random)
      #expect(places(Elementary.log(x), log(x)) <= 1)
      let wide = exp(Double.random(in: -700...700, using: &random))
      #expect(places(Elementary.log(wide), log(wide)) <= 1)
    }
  }

  @Test("end where numbers end")
  func edges() {
    #expect(Elementary.exp(0) == 1 && Elementary.log(1) == 0)
    #expect(Elementary.exp(-745.5) == 0 && Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(710) == .infinity && Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(-745) == .leastNonzeroMagnitude)
    #expect(abs(Elementary.exp(709.7) / exp(709.7) - 1) < 1e-15)
    #expect(Elementary.log(0) == -.infinity && Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity && Elementary.log(.nan).isNaN)
    #expect(abs(Elementary.log(0x1p-1030) / log(0x1p-1030) - 1) < 1e-15)
  }

  @Test("give both numbers of a pair what each gives alone")
  func pairs() {
    let pair = Elementary.exp(SIMD2(0.3, -7))
    #expect(pair[0] == Elementary.exp(0.3) && pair[1] == Elementary.exp(-7))
    let logs = Elementary.log(SIMD2(0.3, 7))
    #expect(logs[0] == Elementary.log(0.3) && logs[1] == Elementary.log(7))
  }
}
