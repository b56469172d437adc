import Foundation
import SpacedRepetition
import Testing

/// Anki's variant compared with Anki's own results for 714 cards with each of its buttons.
struct AnkiVectorTests {
  @Test("Every card is after every button as Anki has it: its row, its due time and its log")
  func rows() throws {
    let file = try AnkiVectors.read()
    #expect(file.vectors.count == 714)
    #expect(file.presets.count == 16)
    for vector in file.vectors {
      let anki = try AnkiSM2(options: file.presets[vector.preset].options)
      #expect(vector.result.count == 4)
      for (grade, expected) in zip(Self.grades, vector.result) {
        let found = try Self.answer(vector, grade, anki)
        #expect(
          found == expected, "\(vector.testDescription), button \(expected.revlog.ease)")
      }
    }
  }

  @Test("No preset of the vectors is out of range")
  func options() throws {
    for preset in try AnkiVectors.read().presets {
      #expect(preset.options.problems.isEmpty)
    }
  }

  private static let grades: [Grade] = [.almost, .difficult, .hesitant, .perfect]
  private static let phases: [Phase] = [.new, .learning, .review, .relearning]

  /// The result of a button for a card, in Anki's notation.
  private static func answer(
    _ vector: AnkiVectors.Case, _ grade: Grade, _ anki: AnkiSM2
  ) throws -> AnkiVectors.Result {
    let moment = try moment(vector)
    let today = Day(number: 20_000)
    let before = progress(vector.state, today)
    let outcome = anki.outcome(before, Review(day: today, grade: grade, moment: moment))
    let after = outcome.progress
    let type = try #require(phases.firstIndex(of: after.phase))
    let factor = after.phase == .learning ? 0 : after.state.easiness.hundredths * 10
    var due = AnkiVectors.Due()
    var queue: Int
    if let dueAt = after.dueAt {
      #expect(after.due == today)
      due.secsFromNow = Int((dueAt - moment.milliseconds) / 1000)
      queue = 1
    } else {
      due.daysFromToday = try #require(after.due) - today
      queue = after.phase == .review ? 2 : 3
    }
    if outcome.isLeech, anki.options.leechAction == .suspend { queue = -1 }
    let log = AnkiVectors.Log(
      ease: AnkiSM2.Button(grade).rawValue, ivl: outcome.wait.signed,
      lastIvl: anki.wait(before: before, at: moment)?.signed ?? 0, factor: factor,
      type: max(0, vector.state.type - 1))
    return AnkiVectors.Result(
      type: type, queue: queue, due: due, ivl: after.state.interval, factor: factor,
      reps: after.reviews, lapses: after.lapses, left: after.stepsLeft, revlog: log,
      leechTag: outcome.isLeech)
  }

  private static func progress(_ state: AnkiVectors.State, _ today: Day) -> CardProgress {
    CardProgress(
      state: SM2.State(
        repetition: 0, easiness: Easiness(hundredths: state.factor / 10), interval: state.ivl),
      phase: phases[state.type], lastReviewed: today - 1, due: today - state.late,
      stepsLeft: state.left, reviews: state.reps, lapses: state.lapses)
  }

  private static func moment(_ vector: AnkiVectors.Case) throws -> Moment {
    let now = Int64(try Date(vector.now, strategy: .iso8601).timeIntervalSince1970) * 1000
    let (day, hour) = (Int64(86_400_000), Int64(vector.rollover) * 3_600_000)
    let start = now / day * day + hour
    return Moment(milliseconds: now, dayEnd: now < start ? start : start + day)
  }
}
