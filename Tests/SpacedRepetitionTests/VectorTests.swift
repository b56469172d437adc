import SpacedRepetition
import Testing

/// The scheduler compared with states computed by another program with exact fractions.
struct VectorTests {
  @Test(
    "Every sequence of up to four grades gives the published states",
    arguments: SM2.Policy.allCases)
  func exhaustive(_ policy: SM2.Policy) throws {
    let vectors = try VectorFile.read(policy).exhaustive
    #expect(vectors.count == 6 + 36 + 216 + 1_296)
    for vector in vectors { follow(vector, policy) }
  }

  @Test("Long random sequences give the published states, the cap included")
  func random() throws {
    let vectors = try #require(try VectorFile.read(.published).random)
    #expect(vectors.count == 50)
    #expect(vectors.allSatisfy { $0.grades.count == 40 })
    for vector in vectors { follow(vector, .published) }
  }

  @Test("Forty perfect answers follow the exact values up to the cap and stay there")
  func fortyFives() throws {
    let steps = try #require(try VectorFile.read(.published).fortyFives)
    #expect(steps.count == 40)
    #expect(try #require(steps.last).interval > Int128(Int.max))
    follow(
      Vector(grades: Array(repeating: .perfect, count: 40), steps: steps), .published)
  }

  private func follow(_ vector: Vector, _ policy: SM2.Policy) {
    let sm2 = SM2(policy: policy)
    var state = SM2.State.new
    for (index, (grade, step)) in zip(vector.grades, vector.steps).enumerated() {
      state = sm2.next(state, grade)
      #expect(state == step.capped, "answer \(index + 1) of \(vector.testDescription)")
    }
    #expect(sm2.state(after: vector.grades) == state)
  }
}
