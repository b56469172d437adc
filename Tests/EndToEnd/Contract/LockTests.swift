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

  @Test("a second review says who has the collection, and offers a look that keeps nothing")
  func look() throws {
    let collection = try TestCollection()
    let first = try collection.open("review")
    try first.waitFor("Tab type")
    let piped = try collection.run("review", input: " 4q")
    #expect(piped.status == .exited(1) && piped.output == "")
    #expect(piped.errors.contains("another rounds, process \(first.process)"))
    #expect(piped.errors.contains("`rounds review --read-only`"))
    // Nobody needs to look.
    let refused = try collection.open("review")
    try refused.waitFor("[y/N] ")
    refused.send("\r")
    #expect(try refused.waitForExit() == .exited(1))
    // What is done in a look is as in a review, and stays nowhere.
    let second = try collection.open("review")
    try second.waitFor("[y/N] ")
    second.send("y\r")
    try second.waitFor("read-only · 0 due · 5 new")
    second.send("s")
    try second.waitFor("a read-only review keeps nothing")
    second.send(" 4")
    try second.waitFor("read-only · 1 done · 0 due · 4 new")
    second.send("u")
    try second.waitFor("The last answer is taken back.")
    second.send("u")
    try second.waitFor("There is no answer of this review to take back.")
    second.send("?")
    try second.waitFor("leave; nothing is kept")
    second.send("q 2q")
    #expect(try second.waitForExit() == .exited(0))
    try second.waitFor("1 answer in ")
    try second.waitFor("Nothing was kept: the cards")
    first.send(" 4q")
    #expect(try first.waitForExit() == .exited(0))
    #expect(try collection.answers().count == 1)
    let asked = try collection.run("review", "--read-only", input: "\n5\n\n0\n")
    #expect(asked.succeeded && asked.output.contains("Nothing was kept"), "\(asked.errors)")
    #expect(try collection.answers().count == 1)
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
