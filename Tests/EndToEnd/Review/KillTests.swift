import Foundation
import TestSupport
import Testing

/// kill -9 at random moments, a hundred times in total; a thousand times in the long form.
@Suite("Killed in a review")
struct KillTests {
  private static let cards = Torture.times(200, long: 4000)
  private static let killings = Torture.times(10, long: 100)

  @Test("every answer whose next card had appeared is kept", arguments: 1...10)
  func keepsAnswers(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...Self.cards)])
    var kept = 0
    for _ in 0..<Self.killings {
      // The first card of this review; an answer may be on disk before its next card is seen.
      kept = try collection.answers().count
      let seen = try reviewUntilKilled(collection, random: &random)
      let answers = try collection.answers()
      #expect(answers == (0..<answers.count).map { "n\($0 + 1) \(grade(ofCard: $0)) learn" })
      if let seen { #expect(answers.count >= seen - 1, "the card n\(seen) was on the screen") }
      #expect(answers.count >= kept)
    }
    #expect(kept > 0, "no answer was given before a kill")
    let check = try collection.run("check")
    #expect(check.succeeded || check.errors.contains("the last line is not finished"))
    // The next review continues with the first card without an answer.
    let terminal = try collection.open("review", "--new", "1")
    try terminal.waitFor("What is number \(try collection.answers().count + 1)?")
  }

  private func grade(ofCard index: Int) -> Int { 4 + index % 2 }

  /// Answers cards as fast as keys can be sent, and kills the program a random time after it has
  /// written a random number of bytes.
  /// - Returns: The number of the last card on the screen; nil if there was none.
  private func reviewUntilKilled(
    _ collection: TestCollection, random: inout SplitMix64
  ) throws -> Int? {
    let terminal = try collection.open("review", "--new", "\(Self.cards)")
    let next = try collection.answers().count
    terminal.send(
      (next..<min(next + 40, Self.cards)).map { " \(grade(ofCard: $0))" }.joined())
    let bytes = Int.random(in: 0...3000, using: &random)
    if bytes > 0 { try terminal.waitFor { _ in terminal.transcript.count >= bytes } }
    usleep(UInt32.random(in: 0...3000, using: &random))
    terminal.terminate(SIGKILL)
    #expect(try terminal.waitForExit() == .signalled(SIGKILL))
    return terminal.plainText.matches(of: /What is number (\d+)\?/).last.flatMap { Int($0.1) }
  }
}
