import Foundation
import Testing

/// Only one process writes at a time, and only briefly.
@Suite("Two programs on one collection")
struct LockTests {
  @Test("a command says at once that it waits for the lock, and goes on when it is free")
  func waiting() throws {
    let collection = try TestCollection()
    try #require(try collection.run("grade", "form", "4").succeeded)
    let lock = try HeldLock(collection)
    let terminal = try collection.open("suspend", "form")
    try terminal.waitForWords(
      "another rounds, process \(getpid()), is writing to the collection; waiting")
    lock.release()
    try terminal.waitFor("form is suspended.")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("a command that does not get the lock gives up, names the process, and says what to do")
  func givingUp() throws {
    let collection = try TestCollection()
    try #require(try collection.run("grade", "form", "4").succeeded)
    let lock = try HeldLock(collection)
    let result = try collection.run("suspend", "form")
    #expect(result.status == .exited(1) && result.output == "")
    #expect(result.errors.contains("another rounds, process \(getpid()), is writing"))
    #expect(result.errors.contains("try again when it is done"))
    for command in ["stats", "cards", "decks", "check", "show form"] {
      let result = try collection.shell("\"$ROUNDS\" \(command)")
      #expect(result.succeeded && !result.errors.contains("is writing"), "\(command)")
    }
    lock.release()
  }

  @Test("a review that does not get the lock records nothing, says so, and takes the answer again")
  func reviewWaits() throws {
    let collection = try TestCollection()
    let terminal = try collection.open("review")
    try terminal.waitFor("Tab type")
    let lock = try HeldLock(collection)
    terminal.send(" ")
    try terminal.waitFor("Enter=4")
    terminal.send("4")
    try terminal.waitForWords("is writing to the collection; nothing was recorded yet")
    lock.release()
    terminal.send("4")
    try terminal.waitFor("1 done")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.answers().count == 1)
  }

  @Test("a review that cannot begin to write offers a look that keeps nothing")
  func look() throws {
    let collection = try TestCollection()
    try #require(try collection.run("grade", "form", "4").succeeded)
    let lock = try HeldLock(collection)
    let piped = try collection.run("review", input: " 4q")
    #expect(piped.status == .exited(1) && piped.output == "")
    #expect(piped.errors.contains("`rounds review --read-only`"))
    // Nobody has to review read-only.
    let refused = try collection.open("review")
    try refused.waitFor("[y/N] ")
    refused.send("\r")
    #expect(try refused.waitForExit() == .exited(1))
    // A read-only review works like a normal one, and saves nothing.
    let second = try collection.open("review")
    try second.waitFor("[y/N] ")
    second.send("y\r")
    try second.waitFor("read-only · 0 due · 4 new")
    second.send("s")
    try second.waitFor("a read-only review keeps nothing")
    second.send(" 4")
    try second.waitFor("read-only · 1 done · 0 due · 3 new")
    second.send("u")
    try second.waitFor("The last answer is undone.")
    second.send("u")
    try second.waitFor("There is no answer of this review to undo.")
    second.send("?")
    try second.waitFor("leave; nothing is kept")
    second.send("q 2q")
    #expect(try second.waitForExit() == .exited(0))
    try second.waitFor("1 answer in ")
    try second.waitFor("Nothing was kept: the cards")
    lock.release()
    #expect(try collection.answers().count == 1)
    let asked = try collection.run("review", "--read-only", input: "\n5\n\n0\n")
    #expect(asked.succeeded && asked.output.contains("Nothing was kept"), "\(asked.errors)")
    #expect(try collection.answers().count == 1)
  }

  @Test("an import that waits for a pipe keeps nobody from writing")
  func pipedImport() throws {
    let collection = try TestCollection()
    try #require(try collection.run("grade", "form", "4").succeeded)
    let pipe = collection.folder + "/pipe.md"
    try #require(mkfifo(pipe, 0o600) == 0)
    let terminal = try collection.open("import", pipe)
    // This open returns once the import opens its end.
    let writer = open(pipe, O_WRONLY)
    #expect(try collection.run("suspend", "form").succeeded)
    let text = Array("Q: From a pipe?\nA: yes\n".utf8)
    #expect(write(writer, text, text.count) == text.count)
    close(writer)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(try collection.run("find", "pipe").output.contains("From a pipe?"))
  }

  @Test("a prompt that waits for a line keeps nobody from writing, and sees what was written")
  func prompt() throws {
    let collection = try TestCollection()
    let terminal = try collection.open()
    try terminal.waitFor("rounds: 0 due, 5 new> ")
    #expect(try collection.run("grade", "form", "4").succeeded)
    terminal.send("undo\r")
    try terminal.waitFor("Undone: grade 4")
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

/// The collection's lock, held by the tests.
private final class HeldLock {
  private var descriptor: Int32

  init(_ collection: TestCollection) throws {
    descriptor = open(collection.home + "/.lock", O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0)
    // A program that has just ended may have left its backup's thread running for a moment.
    while flock(descriptor, LOCK_EX) != 0 { try #require(errno == EINTR) }
    let id = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, id, id.count, 0)
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { release() }
}
