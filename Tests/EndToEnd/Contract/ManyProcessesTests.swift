import Foundation
import TestSupport
import Testing

@Suite("Many programs on one collection")
struct ManyProcessesTests {
  @Test("eight that answer at once lose nothing and do nothing twice")
  func grading() throws {
    let cards = Torture.times(5, long: 100)
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...(8 * cards))])
    // Each worker has its own cards, and tries again while another one writes.
    let script = """
      for worker in 1 2 3 4 5 6 7 8; do
        (
          i=0
          while [ $i -lt \(cards) ]; do
            card=n$((worker + 8 * i))
            until "$ROUNDS" grade $card 4 >/dev/null 2>&1; do :; done
            i=$((i + 1))
          done
        ) &
      done
      wait
      """
    let result = try Program.run(
      ["-c", script],
      environment: collection.environment.merging(["ROUNDS": Program.path]) { $1 },
      executable: "/bin/sh", timeout: 600)
    #expect(result.succeeded)
    let answers = try collection.answers()
    #expect(answers.count == 8 * cards)
    #expect(Set(answers) == Set((1...(8 * cards)).map { "n\($0) 4 learn" }))
    #expect(try collection.run("check").succeeded)
    print("eight programs: \(answers.count) answers, none lost, none twice")
  }

  @Test("a lock that a killed program left is no lock")
  func staleLock() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    terminal.terminate(SIGKILL)
    try terminal.waitForExit()
    #expect(try collection.read("home/.lock") == "\(terminal.process)\n")
    #expect(try collection.run("grade", "form", "4").succeeded)
  }
}
