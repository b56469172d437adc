/// Runs rounds of a thousand SM-2 steps, as many as its argument says, for `instructions` to count.
@main
enum Steps {
  static func main() {
    let rounds = Int(CommandLine.arguments[1])!
    var draw: UInt64 = 1
    let grades = (0..<1000).map { _ in
      draw = draw &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Grade(rawValue: Int(draw >> 33) % Grade.allCases.count)!
    }
    let sm2 = SM2()
    var state = SM2.State.new
    for _ in 0..<rounds { state = sm2.state(after: grades, from: state) }
    print(state)
  }
}
