import Flashcards
import Sandboxes
import SpacedRepetition
import Study
import Testing

@Suite("A plan for an exam")
struct StudyPlanTests {
  private func plan(_ new: Int, _ perDay: Int, learned: Int = 0, days: Int) -> StudyPlan {
    StudyPlan(
      newCards: new, perDay: perDay, learnedToday: learned, today: today, exam: today + days)
  }

  /// The days from today on which new cards are learned, day by day.
  private func met(_ new: Int, _ perDay: Int, _ learned: Int, later: Int) -> (last: Int?, [Int]) {
    var left = new
    var lefts: [Int] = []
    var last: Int? = new == 0 ? 0 : nil
    for day in 0..<400 {
      left -= min(left, day == 0 ? max(0, perDay - learned) : later)
      lefts.append(left)
      if left == 0, last == nil { last = day }
    }
    return (last, lefts)
  }

  @Test("agrees with a count day by day, whatever the numbers")
  func model() {
    var random = SeededGenerator(7)
    for _ in 0..<5000 {
      let new = Int.random(in: 0...300, using: &random)
      let perDay = Int.random(in: 0...30, using: &random)
      let learned = Int.random(in: 0...35, using: &random)
      let days = Int.random(in: 1...60, using: &random)
      let plan = plan(new, perDay, learned: learned, days: days)
      let model = met(new, perDay, learned, later: perDay)
      #expect(plan.uncovered == model.1[days - 1])
      if let last = model.last { #expect(plan.lastNew == today + last) }
      if perDay == 0, new > 0 { #expect(plan.lastNew == nil) }
      guard let needed = plan.neededPerDay else {
        #expect(days == 1 && plan.uncovered > 0)
        continue
      }
      let spare = days >= 44 ? 22 : days > 7 ? 7 : 1
      let goal = days - spare
      #expect(met(new, perDay, learned, later: needed).1[goal] == 0)
      if needed > 0 { #expect(met(new, perDay, learned, later: needed - 1).1[goal] > 0) }
    }
  }

  @Test("tells whether there is time to see each card three times")
  func comfort() {
    #expect(plan(100, 10, days: 16).isComfortable)
    #expect(!plan(100, 10, days: 15).isComfortable)
    #expect(!plan(1, 0, days: 100).isComfortable)
    // With weeks to go, each card is to be recalled on three days after the first: 1 + 6 + 15.
    #expect(plan(210, 10, days: 44).isComfortable)
    #expect(!plan(240, 10, days: 44).isComfortable)
    #expect(plan(240, 10, days: 44).neededPerDay == 11)
  }

  @Test("takes a measured pace of fractions, and never where nothing is learned")
  func fractions() {
    func plan(_ perDay: Double, learned: Int = 0, days: Int = 11) -> StudyPlan {
      StudyPlan(
        newCards: 10, perDay: perDay, learnedToday: learned, today: today, exam: today + days)
    }
    #expect(plan(0.5).lastNew == today + 20)
    #expect(plan(0.5).uncovered == 5)
    #expect(plan(2.5).lastNew == today + 4 && plan(2.5).uncovered == 0)
    #expect(plan(2.5, learned: 2).lastNew == today + 4)
    #expect(plan(1e-9).lastNew == nil && plan(0).lastNew == nil)
  }

  @Test("an exam that is today or past leaves no time")
  func past() {
    for days in [0, -1, -400] {
      #expect(plan(5, 10, days: days).uncovered == 5)
      #expect(plan(5, 10, days: days).neededPerDay == nil)
      #expect(plan(0, 10, days: days).uncovered == 0)
    }
  }
}
