import Foundation
import Journal
import SpacedRepetition
import Testing

@testable import Collection
@testable import Statistics

@Suite("The memory states that Anki has of a real learner's cards")
struct AnkiMemoryStatesTests {
  /// Card, stability and difficulty, in the order of the cards.
  private static func states() throws -> [[Double]] {
    let url = try #require(
      Bundle.module.url(
        forResource: "fsrs6_anki_memory", withExtension: "json", subdirectory: "Vectors"))
    return try JSONDecoder().decode([[Double]].self, from: try Data(contentsOf: url))
  }

  @Test("are those of the replay, in the training's log and in the fold of a journal")
  func states() throws {
    guard let reviews = FSRSLogs.real else { return }
    let states = try Self.states()
    #expect(states.count == 1205)
    let log = AnswerLog(reviews)
    #expect(log.cardCount == states.count)
    let fsrs = FSRS6()
    let history = History(events: FSRSLogs.events(reviews), scheduler: .fsrs(fsrs))
    for (card, expected) in states.enumerated() {
      let answers = log.rows(card).map { (button: log.buttons[$0], days: Int(log.gaps[$0])) }
      let state = try #require(fsrs.state(after: answers))
      // Anki computes in single precision.
      #expect(abs(state.stability / expected[1] - 1) < 1e-4, "\(expected)")
      #expect(abs(state.difficulty - expected[2]) < 1e-5, "\(expected)")
      #expect(fsrs.days(state.stability) == fsrs.days(expected[1]), "\(expected)")
      let record = history.record(of: FSRSLogs.name(card))
      #expect(record.progress.memory == state, "\(expected)")
    }
  }
}
