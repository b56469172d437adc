import Foundation
import Testing

/// One process writes at a time.
@Suite("Two programs on one collection")
struct LockTests {
  @Test("while a review holds the collection others look at it, and are told who has it")
  func review() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    for command in ["stats", "cards", "decks", "check", "show form"] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.succeeded, "\(command)")
      #expect(result.errors.contains("open in another") == false)
    }
    let result = try collection.run("grade", "form", "4")
    #expect(result.status == .exited(1))
    #expect(result.output == "")
    #expect(result.errors.contains("another rounds, process \(terminal.process)"))
    // Once the review has ended, however it ended, the collection is free.
    terminal.terminate(SIGKILL)
    try terminal.waitForExit()
    #expect(try collection.run("grade", "form", "4").succeeded)
  }

  @Test("a prompt that waits for a line keeps nobody from writing, and sees what was written")
  func prompt() throws {
    let collection = try TestCollection()
    let terminal = try collection.open()
    try terminal.waitFor("rounds 0 due, 5 new> ")
    #expect(try collection.run("grade", "form", "4").succeeded)
    terminal.send("undo\r")
    try terminal.waitFor("Taken back: grade 4")
    #expect(try collection.answers() == ["form 4 learn", "undo"])
  }

  @Test("a command waits for another one that is about to end")
  func patience() throws {
    let collection = try TestCollection(["numbers.md": SampleDecks.numbers(1...8)])
    let script = (1...8).map { "\"$ROUNDS\" grade n\($0) 4 &\n" }.joined() + "wait\n"
    let result = try collection.shell(script)
    #expect(result.errors == "")
    #expect(try collection.answers().sorted() == (1...8).map { "n\($0) 4 learn" })
    #expect(try collection.run("check").succeeded)
  }
}
